import { describe, expect, it } from 'vitest';
import { value } from '../domain/cell.ts';
import type { Released } from '../domain/figure.ts';
import type { Amount } from './amounts/state.ts';
import type { BalanceInput, Lane } from './balance/state.ts';
import type { CompareRow } from './compare/state.ts';
import type { CompetenceRow } from './competence/state.ts';
import type { DependsRow } from './depends/state.ts';
import type { LikenessCell } from './likeness/state.ts';
import type { HeatCell } from './heat/state.ts';
import type { HexCell } from './hexmap/state.ts';
import type { NewsSide } from './news/state.ts';
import type { PracticeRow } from './practice/state.ts';
import type { ReportRow } from './reporting/state.ts';
import type { FunnelInput, FunnelPoint } from './funnel/state.ts';
import type { MultiplePoint } from './multiples/state.ts';
import type { RankRow, RanksInput } from './ranks/state.ts';
import type { ScenarioRow } from './scenarios/state.ts';
import type { GapQuantity, Quantity } from './signature/state.ts';
import type { SpinePeer, SpineRow } from './spine/state.ts';
import type { TrendPoint } from './trend/state.ts';

/*
 * Raw values that must not compile: `npm run check` fails when one of them does. A block for each
 * chart. Bounds of axes, years, pixels and what the user has set himself are plain numbers.
 */

const BRANDED = [
	'amounts',
	'balance',
	'compare',
	'competence',
	'depends',
	'funnel',
	'heat',
	'hexmap',
	'likeness',
	'multiples',
	'news',
	'practice',
	'ranks',
	'reporting',
	'scenarios',
	'signature',
	'spine',
	'trend'
];

it('knows of every chart that it takes no raw values', () => {
	const folders = Object.keys(import.meta.glob('./*/state.ts')).map((path) => path.split('/')[1]);
	expect(folders.toSorted()).toEqual(BRANDED);
});

const shown = value(12) as Released;
const raw = { low: 9, high: 21 };
const rawRange = { low: 9, middle: 14, high: 21 };

describe('compare', () => {
	it('takes no raw cell and no raw span', () => {
		const row = { id: 'a', label: 'A', role: 'other' } as const;
		// @ts-expect-error a raw cell has not passed the gate
		const cell: CompareRow = { ...row, cell: value(3) };
		// @ts-expect-error nor has a raw span
		const span: CompareRow = { ...row, cell: shown, span: raw };
		// @ts-expect-error nor has what it is held against
		const reference: CompareRow['reference'] = { label: 'B', cell: value(3) };
		expect([cell, span, reference]).toHaveLength(3);
	});
});

describe('trend', () => {
	it('takes no raw cell and no raw span', () => {
		// @ts-expect-error a raw cell has not passed the gate
		const cell: TrendPoint = { year: 2024, cell: value(3) };
		// @ts-expect-error nor has a raw span
		const span: TrendPoint = { year: 2024, cell: shown, span: raw };
		expect([cell, span]).toHaveLength(2);
	});
});

describe('hexmap', () => {
	it('takes no raw cell, and no value beside a figure that is only told of', () => {
		// @ts-expect-error a raw cell has not passed the gate
		const cell: HexCell['cell'] = value(3);
		// @ts-expect-error nor is there a value in what is told
		const told: HexCell['cell'] = { state: 'told', value: 3 };
		expect([cell, told]).toHaveLength(2);
	});
});

describe('what the model computes', () => {
	it('is no raw range in amounts', () => {
		// @ts-expect-error the model has not computed it
		const range: Amount['range'] = rawRange;
		expect(range).toEqual(rawRange);
	});

	it('is no raw number or range in balance', () => {
		// @ts-expect-error the model has not computed it
		const lane: Lane['range'] = rawRange;
		// @ts-expect-error nor the ends of the zones
		const turns: BalanceInput['turns'] = raw;
		expect([lane, turns]).toHaveLength(2);
	});

	it('is no raw number in depends', () => {
		// @ts-expect-error the model has not computed it
		const share: DependsRow['share'] = 0.5;
		expect(share).toBe(0.5);
	});

	it('is no raw range in practice', () => {
		// @ts-expect-error the model has not computed it
		const here: PracticeRow['here'] = rawRange;
		// @ts-expect-error nor what the others have
		const pooled: PracticeRow['pooled'] = rawRange;
		// @ts-expect-error nor what most of them have
		const most: PracticeRow['most'] = raw;
		expect([here, pooled, most]).toHaveLength(3);
	});

	it('is no raw range in scenarios', () => {
		// @ts-expect-error the model has not computed it
		const gap: ScenarioRow['gap'] = rawRange;
		expect(gap).toEqual(rawRange);
	});

	it('is no raw number or span in competence', () => {
		// @ts-expect-error the model has not computed it
		const share: CompetenceRow['value'] = 40;
		// @ts-expect-error nor its limits
		const limits: CompetenceRow['limits'] = raw;
		expect([share, limits]).toHaveLength(2);
	});
});

describe('reporting', () => {
	it('takes no values at all, only whether there are some', () => {
		// @ts-expect-error a number of persons is no mark
		const marks: ReportRow['marks'] = [3];
		expect(marks).toHaveLength(1);
	});
});

describe('pictures of many kommuner', () => {
	const point = { id: 'a', label: 'A', role: 'other', outside: null } as const;
	const row = { id: 'a', label: 'A', role: 'other', third: null } as const;

	it('take no raw cell, denominator, middle or limits in a funnel', () => {
		// @ts-expect-error a raw cell has not passed the gate
		const cell: FunnelPoint = { ...point, cell: value(3), of: null };
		// @ts-expect-error nor has what it is counted in
		const of: FunnelPoint = { ...point, cell: shown, of: 40 };
		// @ts-expect-error the model has not computed it
		const middle: FunnelInput['middle'] = 3;
		// @ts-expect-error nor the limits
		const limits: FunnelInput['limits'] = [{ of: 40, inner: raw, outer: raw }];
		expect([cell, of, middle, limits]).toHaveLength(4);
	});

	it('take no raw cell, span, rank or reference among ranks', () => {
		// @ts-expect-error a raw cell has not passed the gate
		const cell: RankRow = { ...row, cell: value(3), span: null, rank: null };
		// @ts-expect-error the model has not computed its span
		const span: RankRow = { ...row, cell: shown, span: raw, rank: null };
		// @ts-expect-error nor its ranks
		const rank: RankRow = { ...row, cell: shown, span: null, rank: rawRange };
		// @ts-expect-error nor what it is held against
		const reference: RanksInput['reference'] = { label: 'B', value: 3 };
		expect([cell, span, rank, reference]).toHaveLength(4);
	});

	it('take no raw cell in small multiples', () => {
		// @ts-expect-error a raw cell has not passed the gate
		const cell: MultiplePoint = { year: 2024, cell: value(3) };
		expect(cell).toBeDefined();
	});
});

describe('news', () => {
	it('takes no raw cell and no raw span', () => {
		// @ts-expect-error a raw cell has neither passed the gate nor been computed
		const cell: NewsSide['cell'] = value(3);
		// @ts-expect-error nor has a raw span
		const span: NewsSide['span'] = raw;
		expect([cell, span]).toHaveLength(2);
	});
});

describe('likeness', () => {
	it('takes no raw number', () => {
		// @ts-expect-error the model has not computed it
		const apart: LikenessCell['apart'] = 0.4;
		expect(apart).toBe(0.4);
	});
});

describe('heat', () => {
	it('takes no raw cell, span or reference', () => {
		// @ts-expect-error a raw cell has not passed the gate
		const cell: HeatCell['cell'] = value(3);
		// @ts-expect-error nor has a raw span
		const span: HeatCell['span'] = raw;
		// @ts-expect-error nor has what it is held against
		const held: HeatCell['held'] = 3;
		expect([cell, span, held]).toHaveLength(3);
	});
});

describe('spine', () => {
	it('takes no raw cell, span, spread or peer', () => {
		// @ts-expect-error a raw cell has not passed the gate
		const cell: SpineRow['cell'] = value(3);
		// @ts-expect-error nor has a raw span
		const span: SpineRow['span'] = raw;
		// @ts-expect-error nor has the middle of the others
		const median: NonNullable<SpineRow['spread']>['median'] = 3;
		// @ts-expect-error nor has one of them
		const peer: SpinePeer['cell'] = value(3);
		// @ts-expect-error nor has what it is held against
		const reference: SpineRow['reference'] = 3;
		expect([cell, span, median, peer, reference]).toHaveLength(5);
	});
});

describe('signature', () => {
	it('takes no raw cell, span or number', () => {
		// @ts-expect-error a raw cell has neither passed the gate nor been computed
		const cell: Quantity['cell'] = value(3);
		// @ts-expect-error nor has a raw span
		const span: Quantity['span'] = raw;
		// @ts-expect-error nor has what it is held against
		const reference: Quantity['reference'] = 3;
		// @ts-expect-error nor has the value before it
		const previous: Quantity['previous'] = 3;
		// @ts-expect-error nor has what is held outside
		const outside: Quantity['outside'] = 3;
		// @ts-expect-error nor has a gap
		const gap: GapQuantity['span'] = rawRange;
		expect([cell, span, reference, previous, outside, gap]).toHaveLength(6);
	});
});
