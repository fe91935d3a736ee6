import { describe, expect, it } from 'vitest';
import { startingIn } from '../model/costs.ts';
import { emptyPlan, emptyScenario, type Plan, type Scenario } from '../model/plan.ts';
import type { ScenarioOutcome } from '../model/scenario.ts';
import { TOGETHER } from '../model/units.ts';
import { isComputed, type TableCell } from '../domain/table.ts';
import { fourYears, type FourYearsInput } from './fourYears.ts';

const scenario: Scenario = {
	...emptyScenario('A', ''),
	staff: [{ forlop: 3, education: '', arsverk: 2 }],
	measures: [{ measure: 'fact_liten', units: 1, arsverk: 4.5, shared: [] }]
};
const plan: Plan = {
	...emptyPlan(),
	price: { kroner: 1_000_000, year: 2026 },
	scenarios: [scenario]
};
const outcome = (low: number, high: number) =>
	({
		units: [{ unit: TOGETHER, gap: { low, high, median: (low + high) / 2 } }]
	}) as unknown as ScenarioOutcome;
const input: FourYearsInput = {
	...{ plan, scenario, assumptions: [], name: 'Tynset', first: 2027 },
	outcomes: { today: outcome(3, 6), then: outcome(-1, 2) }
};
const text = (cell: TableCell | undefined) =>
	(cell === undefined || typeof cell === 'string'
		? (cell ?? '')
		: isComputed(cell)
			? cell.text
			: ''
	).replaceAll('\u00a0', ' ');
const rowsOf = (more: Partial<FourYearsInput> = {}) =>
	fourYears({ ...input, ...more })!.table.rows.map((row) =>
		['what', 'arsverk', '2027', '2028', '2029', '2030', 'all'].map((key) => text(row[key]))
	);

describe('the table for an economic plan', () => {
	it('has each measure, year by year, in thousand kroner, and the sum', () => {
		const rows = rowsOf();
		expect(rows[0]).toEqual([
			'Årsverk i forløp 3',
			'2',
			'2 000',
			'2 000',
			'2 000',
			'2 000',
			'8 000'
		]);
		expect(rows[1]?.slice(1)).toEqual(['4,5', '4 500', '4 500', '4 500', '4 500', '18 000']);
		expect(rows[2]).toEqual(['Sum', '6,5', '6 500', '6 500', '6 500', '6 500', '26 000']);
	});
	it('begins a measure in the year that is chosen for it', () => {
		const later = startingIn(startingIn(scenario, 'measure 0', 3), 'measure 9', 2);
		const rows = rowsOf({ scenario: later });
		expect(fourYears({ ...input, scenario: later })!.lines.map(({ from }) => from)).toEqual([1, 3]);
		expect(rows[1]?.slice(2)).toEqual(['0', '0', '4 500', '4 500', '9 000']);
		expect(rows[2]?.slice(2)).toEqual(['2 000', '2 000', '6 500', '6 500', '17 000']);
	});
	it('says what it does to the gap, whose price it is and of which year', () => {
		const { table, notes, finding } = fourYears(input)!;
		const said = table.rows.slice(-2).map((row) => [text(row['what']), text(row['note'])]);
		expect(said[0]?.[0]).toMatch(/^Gapet i dag/);
		expect(said[0]?.[1]).not.toBe(said[1]?.[1]);
		expect(notes[0]!.replaceAll('\u00a0', ' ')).toContain(
			'1 000 000 kroner i 2026-priser. Tallet er kommunens eget'
		);
		expect(finding.replaceAll('\u00a0', ' ')).toContain('26 000 tusen kroner i årene 2027–2030');
	});
	it('has no kroner before the price is written, and says so', () => {
		const { table, finding } = fourYears({ ...input, plan: { ...plan, price: null } })!;
		expect(table.rows[0]).not.toHaveProperty('2027');
		expect(finding).toMatch(/ikke skrevet/);
	});
	it('says of a measure that nobody has said how many man-years it takes, and counts it not', () => {
		const unsaid = { ...scenario, measures: [{ ...scenario.measures[0]!, arsverk: null }] };
		const { table } = fourYears({ ...input, scenario: unsaid })!;
		expect(text(table.rows[1]?.['note'])).toMatch(/Ingen har sagt/);
		expect(text(table.rows[1]?.['2027'])).toBe('');
		expect(text(table.rows[2]?.['2027'])).toBe('2 000');
	});
	it('is none where nothing is put in', () => {
		expect(fourYears({ ...input, scenario: emptyScenario('A', '') })).toBeNull();
	});
});
