import { indikator } from '../catalogue/indikatorer.ts';
import type { Table, TableCell } from '../domain/table.ts';
import type { Assumption } from '../model/assumptions.ts';
import { costLines, sumOf, yearsOf, YEARS, type CostLine, type Ends } from '../model/costs.ts';
import type { Plan, Scenario } from '../model/plan.ts';
import type { ScenarioOutcome } from '../model/scenario.ts';
import { TOGETHER } from '../model/units.ts';
import { m, numberText, of, spanText } from '../text/index.ts';
import { gapSpanText } from './answerWords.ts';
import { computed } from './computed.ts';
import { scenarioName } from './planSaid.ts';

/** The table that an economic plan wants: what each measure of a plan costs in each of four years. */
export interface FourYears {
	/** What all of it comes to, in a sentence. */
	finding: string;
	/** Of the plan. */
	first: number;
	last: number;
	table: Table;
	/** The lines that a year can be chosen for, by their names. */
	lines: { id: string; name: string; from: number }[];
	/** What a man-year costs and whose figure it is, and when the gap is what it says. */
	notes: string[];
}

export interface FourYearsInput {
	plan: Plan;
	scenario: Scenario;
	/** Today, and with the scenario; null while it is not known. */
	outcomes: { today: ScenarioOutcome; then: ScenarioOutcome } | null;
	assumptions: readonly Assumption[];
	/** As it is written: 'Tynset'. */
	name: string;
	/** The first of the four. */
	first: number;
}

/** Null where the scenario puts nothing in. */
export function fourYears(input: FourYearsInput): FourYears | null {
	const { plan, scenario, assumptions, name, first } = input;
	const lines = costLines(scenario, assumptions);
	if (lines.length === 0) return null;
	const { price } = plan;
	const years = Array.from({ length: YEARS }, (_, at) => first + at);
	const cost = lines.map((line) => (price ? yearsOf(line, price.kroner) : null));
	const rows = lines.map((line, i) => ({
		what: nameOf(line),
		arsverk: arsverkCell(line.arsverk),
		...yearCells(years, cost[i] ?? null),
		note: noteOf(line)
	}));
	const sums = years.map((_, at) => sumOf(cost.map((one) => one?.[at] ?? null)));
	const all = price ? sumOf(sums) : null;
	return {
		finding:
			price && all
				? m.fouryears_finding({
						...{ sum: thousands(all), year: String(price.year) },
						...{ first: String(first), last: String(first + YEARS - 1) }
					})
				: m.fouryears_finding_none(),
		...{ first, last: first + YEARS - 1 },
		lines: lines.map((line) => ({ id: line.id, name: nameOf(line), from: line.from })),
		notes: [
			price
				? m.fouryears_price({ kroner: numberText(price.kroner), year: String(price.year) })
				: m.fouryears_no_price(),
			m.fouryears_gap_note()
		],
		table: {
			caption: m.fouryears_caption({
				...{ name, scenario: scenarioName(scenario), year: String(price?.year ?? '') }
			}),
			columns: [
				{ key: 'what', label: m.fouryears_what() },
				{ key: 'arsverk', label: m.fouryears_arsverk(), numeric: true },
				...[...years.map(String), 'all'].map((key) => ({
					...{ key, label: key === 'all' ? m.fouryears_all_years() : key },
					...{ unit: m.fouryears_unit(), numeric: true }
				})),
				{ key: 'note', label: m.fouryears_note() }
			],
			rows: [
				...rows,
				{
					what: m.fouryears_sum(),
					arsverk: arsverkCell(sumOf(lines.map(({ arsverk }) => arsverk))),
					...yearCells(years, price ? sums : null),
					note: ''
				},
				...gapRows(input, years)
			]
		}
	};
}

function nameOf({ measure, forlop, education }: CostLine): string {
	if (measure)
		return m.fouryears_measure({
			...{ count: numberText(measure.units, decimalsOf(measure.units)) },
			...{ unit: of(measure.of.enhet), name: of(measure.of.navn) }
		});
	const named = indikator('utdanning').kategorier?.[education];
	return m.fouryears_staff({
		forlop: String(forlop),
		education: named ? m.fouryears_education({ education: of(named) }) : ''
	});
}

function noteOf({ arsverk, assumed }: CostLine): string {
	if (arsverk === null) return m.fouryears_unknown();
	return assumed ? m.fouryears_assumed() : m.fouryears_own();
}

const decimalsOf = (x: number) => (Number.isInteger(x) ? 0 : 1);

function endsCell({ low, high }: Ends, decimals: number): TableCell {
	const text = low === high ? numberText(low, decimals) : spanText(low, high, decimals);
	return computed(text, { low, high, median: low === high ? low : null }, decimals);
}

const arsverkCell = (ends: Ends | null): TableCell =>
	ends === null ? '' : endsCell(ends, Math.max(decimalsOf(ends.low), decimalsOf(ends.high)));

const thousands = ({ low, high }: Ends) =>
	low === high ? numberText(low / 1000) : spanText(low / 1000, high / 1000, 0);

/** In thousand kroner, as budgets are written. */
const kronerCell = (ends: Ends | null): TableCell =>
	ends === null ? '' : endsCell({ low: ends.low / 1000, high: ends.high / 1000 }, 0);

function yearCells(
	years: readonly number[],
	cost: readonly (Ends | null)[] | null
): Record<string, TableCell> {
	if (!cost) return {};
	return Object.fromEntries([
		...years.map((year, at) => [String(year), kronerCell(cost[at] ?? null)]),
		['all', kronerCell(sumOf(cost))]
	]) as Record<string, TableCell>;
}

/** What it does to the gap: today in the first year, and with the plan in the last. */
function gapRows(
	{ outcomes }: FourYearsInput,
	years: readonly number[]
): Record<string, TableCell>[] {
	if (!outcomes) return [];
	const told = ({ units }: ScenarioOutcome) => {
		const found = units.find(({ unit }) => unit === TOGETHER);
		return found ? gapSpanText(found) : '';
	};
	const [now, then] = [told(outcomes.today), told(outcomes.then)];
	if (!now || !then || years.length === 0) return [];
	return [
		{ what: m.fouryears_gap_now(), note: now },
		{ what: m.fouryears_gap_then(), note: then }
	];
}
