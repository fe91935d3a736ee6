import type { ComputedNumber, ComputedSpan, Released, ReleasedNumber } from '#lib/domain/figure.ts';
import { roundDomain, type Domain } from '../scale/domain.ts';

/** What a point is: the one asked about, one that is chosen beside it, or one of the crowd. */
export type PointRole = 'chosen' | 'marked' | 'other';

/** Where a point is against the limits: outside those of 99.8 % is outside those of 95 % too. */
export interface Outside {
	side: 'lower' | 'higher';
	level: 95 | 99.8;
}

export interface FunnelPoint {
	id: string;
	label: string;
	role: PointRole;
	cell: Released;
	/** What it is counted in. A point without it has no place. */
	of: ReleasedNumber | null;
	outside: Outside | null;
}

/** The limits at a denominator, in the unit of the values. */
export interface FunnelLimit {
	of: number;
	inner: ComputedSpan;
	outer: ComputedSpan;
}

export interface FunnelInput {
	points: readonly FunnelPoint[];
	/** The value of all of them together; null where there are none. */
	middle: ComputedNumber | null;
	/** Ascending denominators. */
	limits: readonly FunnelLimit[];
	/** As it is written after a number. */
	unit: string;
	decimals: number;
	/** What the denominators are, for the axis: 'innbyggere 18+'. */
	counted: string;
}

/** A point that has a place. */
export interface ValuePoint extends Omit<FunnelPoint, 'cell' | 'of'> {
	value: number;
	of: number;
}

export interface FunnelState {
	/** The crowd first: those that matter most are drawn last. */
	points: ValuePoint[];
	/** Those that are named, most important first. */
	named: ValuePoint[];
	middle: number | null;
	limits: readonly FunnelLimit[];
	domain: Domain;
	/** The denominators that are drawn. */
	extent: [number, number];
	unit: string;
	decimals: number;
	counted: string;
}

const WEIGHT: Record<PointRole, number> = { chosen: 0, marked: 1, other: 2 };

/**
 * The points, who of them is named, and the scales. A figure that isn't shown has no place, and moves
 * nothing.
 */
export function funnelState(input: FunnelInput): FunnelState {
	const { unit, decimals, counted, limits, middle } = input;
	const points = input.points.flatMap(placed);
	const values = points.map(({ value }) => value);
	const round = roundDomain(middle === null ? values : [...values, middle], {
		zero: true,
		decimals,
		count: 5
	});
	const ofs = points.map(({ of }) => of);
	const extent: [number, number] =
		points.length > 0 ? [Math.min(...ofs), Math.max(...ofs)] : [1, 10];
	return {
		points: points.toSorted((a, b) => weight(b) - weight(a)),
		named: points.filter((point) => weight(point) < 4).toSorted(byWeight(middle ?? 0)),
		middle,
		limits: limits.filter(({ of }) => of >= extent[0] && of <= extent[1]),
		// Without a figure there is nothing to measure, and no numbers on the axis.
		domain: points.length > 0 ? round : { ...round, ticks: [] },
		extent,
		unit,
		decimals,
		counted
	};
}

function placed({ cell, of, ...point }: FunnelPoint): ValuePoint[] {
	if (cell.state !== 'value' || of === null || !(of > 0)) return [];
	return [{ ...point, value: cell.value, of }];
}

/** Chosen, marked, outside the outer limits, outside the inner ones, and the crowd. */
function weight({ role, outside }: ValuePoint): number {
	if (role !== 'other') return WEIGHT[role];
	return outside ? (outside.level === 99.8 ? 2 : 3) : 4;
}

/** Of the same weight, the largest and then the furthest from the middle has its name first. */
const byWeight = (middle: number) => (a: ValuePoint, b: ValuePoint) =>
	weight(a) - weight(b) ||
	Math.abs(b.value - middle) - Math.abs(a.value - middle) ||
	b.of - a.of ||
	a.id.localeCompare(b.id);
