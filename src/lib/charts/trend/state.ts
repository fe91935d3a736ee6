import { roundDomain, type Domain } from '../scale/domain.ts';
import { byRole, type Gap, type Role, type Span } from '../scale/role.ts';
import type { Released } from '#lib/domain/figure.ts';

export interface TrendPoint {
	year: number;
	cell: Released;
	span?: Span | null;
}

export interface TrendSeries {
	id: string;
	label: string;
	role: Role;
	points: readonly TrendPoint[];
}

/** Between two years the figures changed meaning: no line crosses it. */
export interface TrendBreak {
	from: number;
	to: number;
	text: string;
}

export interface TrendInput {
	series: readonly TrendSeries[];
	/** As it is written after a number: '%', 'årsverk', 'brukere per 1000 innbyggere'. */
	unit: string;
	decimals: number;
	breaks: readonly TrendBreak[];
	/** Whether the scale starts from zero. */
	zero: boolean;
}

/** A year with a value, in the indicator's unit. */
export interface ValuePoint {
	year: number;
	value: number;
	span: Span | null;
}

/** A year whose value is somewhere in a span. */
export interface KnownYear {
	year: number;
	span: Span;
}

/** A series as lines that may be drawn, and the years that have none. */
export interface TrendLine {
	id: string;
	label: string;
	role: Role;
	/** Unbroken stretches of values; a stretch of one is a point. */
	segments: ValuePoint[][];
	gaps: { year: number; state: Gap }[];
	/** Years without a value of which the ends are known, oldest first. */
	known: KnownYear[];
	last: ValuePoint | null;
}

/** A break and where it lies: in the middle of the two years. */
export interface TrendCut {
	at: number;
	text: string;
}

export interface TrendState {
	/** By weight: the chosen first. Drawn in the opposite order. */
	lines: TrendLine[];
	/** Every year with a point, ascending. */
	years: number[];
	domain: Domain;
	cuts: TrendCut[];
	unit: string;
	decimals: number;
}

/** The lines, gaps, breaks and scale of a trend, before any size is known. */
export function trendState({ series, unit, decimals, breaks, zero }: TrendInput): TrendState {
	const years = yearsOf(series);
	const cuts = cutsWithin(breaks, years);
	const lines = [...series].sort(byRole).map((one) => lineOf(one, cuts));
	const values = lines.flatMap(extentOf);
	const round = roundDomain(values, { zero, decimals, count: 4 });
	// Without a figure there is nothing to measure, and no numbers on the axis.
	const domain = values.length > 0 ? round : { ...round, ticks: [] };
	return { lines, years, domain, cuts, unit, decimals };
}

function yearsOf(series: readonly TrendSeries[]): number[] {
	const years = new Set(series.flatMap(({ points }) => points.map(({ year }) => year)));
	return [...years].sort((a, b) => a - b);
}

/** The breaks that lie between years in the picture, one for each place. */
function cutsWithin(breaks: readonly TrendBreak[], years: readonly number[]): TrendCut[] {
	const [first = 0, last = 0] = [years[0], years.at(-1)];
	const texts = new Map<number, string[]>();
	for (const { from, to, text } of breaks) {
		const at = (from + to) / 2;
		if (at <= first || at >= last) continue;
		const known = texts.get(at) ?? [];
		if (!known.includes(text)) texts.set(at, [...known, text]);
	}
	return [...texts]
		.sort(([a], [b]) => a - b)
		.map(([at, parts]) => ({ at, text: parts.join(' · ') }));
}

function lineOf({ id, label, role, points }: TrendSeries, cuts: readonly TrendCut[]): TrendLine {
	const segments: ValuePoint[][] = [];
	const gaps: TrendLine['gaps'] = [];
	const known: KnownYear[] = [];
	let open: ValuePoint[] = [];
	for (const { year, cell, span = null } of ascending(points)) {
		if (cell.state !== 'value') {
			gaps.push({ year, state: cell.state });
			if (span) known.push({ year, span });
			open = [];
			continue;
		}
		if (isCut(open.at(-1), year, cuts)) open = [];
		if (open.length === 0) segments.push(open);
		open.push({ year, value: cell.value, span });
	}
	return { id, label, role, segments, gaps, known, last: segments.at(-1)?.at(-1) ?? null };
}

/** The newest that is known where it is a span alone: newer than any value. */
export function lastKnown({ known, last }: Pick<TrendLine, 'known' | 'last'>): KnownYear | null {
	const newest = known.at(-1);
	return newest && newest.year > (last?.year ?? 0) ? newest : null;
}

function ascending(points: readonly TrendPoint[]): TrendPoint[] {
	return [...points].sort((a, b) => a.year - b.year);
}

function isCut(before: ValuePoint | undefined, year: number, cuts: readonly TrendCut[]): boolean {
	return before !== undefined && cuts.some(({ at }) => before.year <= at && at < year);
}

/** Everything the scale must hold for a line: its values and their spans. */
function extentOf({ segments, known }: TrendLine): number[] {
	return [
		...segments
			.flat()
			.flatMap(({ value, span }) => [value, span?.low ?? value, span?.high ?? value]),
		...known.flatMap(({ span }) => [span.low, span.high])
	];
}
