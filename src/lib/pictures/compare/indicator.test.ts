import { beforeAll, describe, expect, it } from 'vitest';
import { indikator, indikatorer } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import { ranksState } from '../../charts/ranks/state.ts';
import { multiplesState } from '../../charts/multiples/state.ts';
import { ColumnPacker } from '../../disclosure/columns.ts';
import { openAll, pick } from '../../disclosure/gate.ts';
import { HIDDEN, value, type Cell } from '../../domain/cell.ts';
import type { RawFigure } from '../../domain/figure.ts';
import { Columns } from '../../model/compare/columns.ts';
import { developmentsOf } from '../../model/compare/developments.ts';
import { funnelSpreadOf } from '../../model/compare/funnelSpread.ts';
import { mayCompare } from '../../model/compare/guard.ts';
import { placingOf } from '../../model/compare/placing.ts';
import { turningOf } from '../../model/compare/turning.ts';
import { speak } from '../../text/speak.ts';
import { funnelPicture } from './funnel.ts';
import type { IndicatorAsked } from './indicatorAsked.ts';
import { multiplesPicture, yearsOf } from './multiples.ts';
import { notShown } from './notShown.ts';
import { ranksPicture } from './ranks.ts';
import { heldNames, turningPicture } from './turning.ts';

beforeAll(() => speak('nb'));

const INNLANDET = areas.kommuner.filter(({ fylke }) => fylke === '34');
const CODES = INNLANDET.slice(0, 12).map(({ code }) => code);
const SCOPE = { level: 'list', name: 'prøven', codes: CODES } as const;
const YEARS = [2018, 2019, 2020, 2021, 2022, 2023];
const key = (indicator: string) => ({ indicator, forlop: 'alle' as const, category: 'alle' });

type Level = (area: number, year: number) => number | Cell;

/** Of a thousand persons in each kommune, and of a hundred thousand in the country; a count of nobody. */
function askedOf(indicator: string, level: Level): IndicatorAsked {
	const definition = indikator(indicator);
	const raw = ['0', ...CODES].flatMap((area, i) =>
		YEARS.map((year): RawFigure => {
			const count = level(i - 1, year);
			return {
				...{ indicator, level: area === '0' ? 'land' : 'kommune', area, year },
				...{ forlop: 'alle', category: 'alle', low: null, high: null },
				denominator: definition.slag === 'antall' ? null : i === 0 ? 100_000 : 1000,
				cell: typeof count === 'number' ? value(count) : count,
				...{ reporting: null, of: null }
			};
		})
	);
	const packer = new ColumnPacker();
	const limit = { k: 5, closedGroup: true };
	packer.add(definition.personer ? pick(raw, definition, limit) : openAll(raw, definition));
	return {
		...{ columns: new Columns(packer.columns()), key: key(indicator), scope: SCOPE },
		...{ places: CODES.map(kommuneAt), year: 2024, chosen: null, marked: new Set<number>() },
		reference: { kind: 'area', scope: { level: 'land', code: '0' } },
		level: 95
	};
}

function picturesOf(asked: IndicatorAsked) {
	const column = asked.columns.newest(asked.key, asked.year, asked.places)!;
	return {
		funnel: funnelPicture(asked, funnelSpreadOf(column, asked.places)),
		ranks: ranksPicture(asked, placingOf(column, asked.places)),
		multiples: multiplesPicture(asked, developmentsOf(yearsOf(asked), asked.places))
	};
}

/** What is written, in the order it stands, without what the chart draws its lines from. */
function written(asked: IndicatorAsked): string {
	const { multiples } = picturesOf(asked);
	const { input, ...words } = multiples!;
	const panels = multiplesState(input).panels.map(({ id, note, told }) => ({ id, note, told }));
	return JSON.stringify({ ...words, panels });
}

describe('what may not be laid beside each other', () => {
	const forbidden = indikatorer
		.filter(({ slag, forlop }) => slag !== 'modell' && forlop.length === 0)
		.filter((one) => !mayCompare({ indicator: one.id }).allowed);

	it('has neither funnel nor row of values, and says why and what instead', () => {
		expect(forbidden.map(({ id }) => id)).toContain('psykolog');
		for (const { id } of forbidden) {
			const { funnel, ranks } = picturesOf(askedOf(id, (i, year) => 60 + 7 * i + (year - 2018)));
			expect([funnel, ranks], id).toEqual([null, null]);
			const [why, ...others] = notShown(key(id), 12);
			expect(others).toEqual([]);
			expect(why?.split('. ').length, id).toBeGreaterThan(1);
		}
	});

	it('is written the same whatever the levels are: in order, words, table and file', () => {
		for (const { id } of forbidden) {
			const one = written(askedOf(id, (i, year) => 50 * (1 + i) + (1 + i) * (year - 2018)));
			const turned = written(askedOf(id, (i, year) => 50 * (13 - i) + (13 - i) * (year - 2018)));
			expect(one, id).toBe(turned);
			expect(one, id).not.toMatch(/landet/i);
		}
	});

	it('draws no number on any scale, and each from zero to its own largest', () => {
		const { multiples } = picturesOf(
			askedOf('arsverk_rate', (i, year) => 10 * (i + 2) + year - 2018)
		);
		const state = multiplesState(multiples!.input);
		expect(state).toMatchObject({ own: true, ticks: [], reference: null });
		for (const { line, high } of state.panels) expect(high).toBe(line.last?.value);
	});
});

describe('what has no direction', () => {
	const { ranks, funnel } = picturesOf(askedOf('omsorg_for_barn', (i) => 100 + 25 * i));

	it('stands by name, with no rank in picture, table or words', () => {
		expect(ranks?.input.rows.every(({ rank, third }) => rank === null && third === null)).toBe(
			true
		);
		const names = ranksState(ranks!.input).rows.map(({ label }) => label);
		expect(names).toEqual(names.toSorted(new Intl.Collator('nb').compare));
		expect(ranks?.table.columns.map((one) => one.key)).toEqual(['kommune', 'value']);
		expect(ranks?.table.rows.map(({ kommune }) => kommune)).toEqual(names);
		expect([ranks?.heading, ranks?.summary].join()).not.toMatch(/best|dårligst|plass/i);
	});

	it('may still be told apart in a funnel, which ranks nobody', () => {
		expect(funnel?.input.points).toHaveLength(12);
		expect(funnel?.table.rows.map(({ kommune }) => kommune)).toEqual(
			ranks?.table.rows.map(({ kommune }) => kommune)
		);
	});
});

describe('what has a direction', () => {
	const level: Level = (i, year) => (i === 3 && year === 2023 ? HIDDEN : 40 + 60 * i);
	const { ranks, funnel } = picturesOf(askedOf('individuell_plan', level));

	it('never writes a rank without its interval', () => {
		for (const row of ranks!.table.rows) {
			const rank = row['ranks'];
			if (typeof rank === 'string') expect(rank).toBe('ikke rangert');
			else expect(rank).toMatchObject({ middle: null });
		}
	});

	it('does not rank what is hidden, and has it in the table with why', () => {
		const name = areas.kommuner.find(({ code }) => code === CODES[3])?.name;
		const row = ranks!.table.rows.find(({ kommune }) => kommune === name);
		expect(row).toMatchObject({ value: HIDDEN, ranks: 'ikke rangert', third: '' });
		expect(funnel!.table.rows.find(({ kommune }) => kommune === name)).toMatchObject({
			value: HIDDEN,
			count: '',
			of: '',
			'95': ''
		});
		expect(funnel!.input.points.map(({ id }) => id)).not.toContain(CODES[3]);
		expect(ranks!.summary).toContain('1 kommuner har ikke tall');
	});

	it('names as best only those in the heading that the picture has wholly in that third', () => {
		const sure = ranks!.input.rows.filter(({ third, outermost }) => third === 'first' && outermost);
		expect(sure.length).toBeGreaterThan(0);
		for (const { label } of sure) expect(ranks!.heading).toContain(label);
	});
});

describe('what a publisher gives without its counts', () => {
	it('does not stay the same: whether it moves can not be judged', () => {
		const { multiples } = picturesOf(askedOf('kpr_kontakt', (_, year) => 150 + year - 2018));
		expect(multiples!.tally['cannot-be-judged']).toBe(CODES.length);
		expect(multiples!.heading).toMatch(/^Om tallet stiger eller faller, kan ikke avgjøres/);
	});

	it('is no figure of none that could turn either way', () => {
		const asked = askedOf('kpr_kontakt', () => 150);
		const { columns, places, reference } = asked;
		const nothing = turningOf({
			...{ columns, places, year: 2024, level: 95, referenceOf: () => reference }
		});
		const context = { scope: SCOPE, year: 2024, level: 95, heldName: () => 'landet' } as const;
		expect(turningPicture(nothing, context).heading).toBe(
			'Ingen av tallene som er lastet inn, kan vurderes slik'
		);
	});
});

describe('who turns which way', () => {
	const asked = askedOf('levekar_rod', (i, year) =>
		i < 0 ? 20_000 : i === 0 ? 220 + 40 * (year - 2018) : i === 1 ? 180 - 25 * (year - 2018) : 200
	);
	const turning = turningOf({
		...{ columns: asked.columns, places: asked.places, year: 2024, level: 95 },
		referenceOf: () => asked.reference
	});
	const against = { kind: 'area', level: 'land' } as const;
	const picture = turningPicture(turning, {
		...{ scope: SCOPE, year: 2024, level: 95, heldName: heldNames(against) }
	});

	it('says of each why: the level, what it is held against, and since when', () => {
		expect(picture.worse.map(({ why }) => why)).toEqual([
			expect.stringMatching(
				/^Høyere enn hele landet \(42,0 mot 19,8.% i 2023\), og stigende siden 2018\.$/
			)
		]);
		expect(picture.better.map(({ why }) => why)).toEqual([
			expect.stringMatching(/^Lavere enn .*, og fallende siden 2018\.$/)
		]);
		expect(picture.table.rows).toHaveLength(2);
	});

	it('says how many chance alone would give, and how many could not be judged', () => {
		expect(picture.chance).toMatch(/Av 12 vurderinger .* 0,6 .*høyst nesten ingen/);
		expect(picture.chance).not.toContain('som om referansen var kjent');
		expect(picture.not).toEqual([]);
	});

	it('says that chance gives more where what they are held against is uncertain itself', () => {
		const some = turningOf({
			...{ columns: asked.columns, places: asked.places, year: 2024, level: 95 },
			referenceOf: () => ({ kind: 'kommuner', codes: CODES })
		});
		const context = { scope: SCOPE, year: 2024, level: 95 as const, heldName: () => 'midten' };
		expect(turningPicture(some, context).chance).toContain('som om referansen var kjent');
	});
});
