import { collator } from '#lib/text/index.ts';
import type { PointRole } from '../funnel/state.ts';
import type { Gap } from '../scale/role.ts';
import {
	trendState,
	type TrendBreak,
	type TrendCut,
	type TrendLine,
	type TrendPoint,
	type TrendSeries
} from '../trend/state.ts';

export interface MultiplePoint extends TrendPoint {
	/** An answer from an earlier year that stands in for this one's. */
	carried?: boolean;
}

export interface MultiplePanel {
	id: string;
	label: string;
	role: PointRole;
	points: readonly MultiplePoint[];
	/** Below the name: the newest value, and how it moves. */
	note: string;
	/** The same in full, for those who go through the picture by keys. */
	told: string;
}

export interface MultiplesInput {
	panels: readonly MultiplePanel[];
	/** What each is held against. It isn't drawn where each panel has a scale of its own. */
	reference: { label: string; points: readonly TrendPoint[] } | null;
	/** Each panel has a scale of its own and no numbers: what may not be held against each other isn't. */
	own: boolean;
	breaks: readonly TrendBreak[];
	unit: string;
	decimals: number;
}

export interface PanelState {
	id: string;
	label: string;
	role: PointRole;
	note: string;
	told: string;
	line: TrendLine;
	/** Years whose answer is from an earlier one. */
	carried: ReadonlySet<number>;
	/** Ends of its scale, in the unit of the values. */
	low: number;
	high: number;
}

export interface MultiplesState {
	/** The chosen, those that are marked, and the others by name: never by value. */
	panels: PanelState[];
	reference: { label: string; line: TrendLine } | null;
	own: boolean;
	years: number[];
	cuts: TrendCut[];
	/** Numbers of the scale that all have; none where each has its own. */
	ticks: number[];
	/** Some panel's development can't be judged: what its mark means is told. */
	unsure: boolean;
	/** What some panel has instead of a value. */
	gaps: Gap[];
	unit: string;
	decimals: number;
}

/** What stands for a development that can't be judged. */
export const UNSURE = '?';

const REFERENCE = ' reference';
const WEIGHT: Record<PointRole, number> = { chosen: 0, marked: 1, other: 2 };
const GAPS: readonly Gap[] = ['hidden', 'protecting', 'not-collected', 'not-applicable'];

export function multiplesState(input: MultiplesInput): MultiplesState {
	const { own, breaks, unit, decimals } = input;
	const reference = own ? null : input.reference;
	const series: TrendSeries[] = input.panels.map(({ id, label, points }) => ({
		...{ id, label, points },
		role: 'other'
	}));
	const all = reference
		? [...series, { ...reference, id: REFERENCE, role: 'reference' as const }]
		: series;
	const { lines, years, domain, cuts } = trendState({
		...{ series: all, unit, decimals, breaks, zero: true }
	});
	const lineOf = new Map(lines.map((line) => [line.id, line]));
	const panels = input.panels.toSorted(byRoleAndName).flatMap((panel) => {
		const line = lineOf.get(panel.id);
		return line ? [panelState(panel, line, own ? ownEnds(line) : domain)] : [];
	});
	const held = lineOf.get(REFERENCE);
	const seen = new Set(panels.flatMap(({ line }) => line.gaps.map(({ state }) => state)));
	return {
		panels,
		reference: reference && held ? { label: reference.label, line: held } : null,
		own,
		years,
		cuts,
		ticks: own ? [] : domain.ticks,
		unsure: panels.some(({ note }) => note.endsWith(UNSURE)),
		gaps: GAPS.filter((gap) => seen.has(gap)),
		unit,
		decimals
	};
}

const byRoleAndName = (a: MultiplePanel, b: MultiplePanel) =>
	WEIGHT[a.role] - WEIGHT[b.role] || collator.compare(a.label, b.label) || a.id.localeCompare(b.id);

function panelState(
	{ id, label, role, note, told, points }: MultiplePanel,
	line: TrendLine,
	{ low, high }: { low: number; high: number }
): PanelState {
	const carried = new Set(points.filter((one) => one.carried).map(({ year }) => year));
	return { id, label, role, note, told, line, carried, low, high };
}

/** From zero to its own largest value, so that every panel is as high and none tells how much. */
function ownEnds({ segments }: TrendLine): { low: number; high: number } {
	const values = segments.flat().map(({ value }) => value);
	const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
	return { low, high: high > low ? high : low + 1 };
}
