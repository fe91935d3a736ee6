import { scaleLog } from 'd3';
import type { ComputedRange, ComputedSpan } from '../../domain/figure.ts';

/** A point or a stretch of the scale, with its name: «her», «landet», «antakelsene». */
export interface Lane {
	id: string;
	name: string;
	/** Its figure in words. */
	label: string;
	range: ComputedRange;
	chosen: boolean;
}

export interface BalanceInput {
	/** Users per man-year: below `low` something is missing, above `high` need is covered. */
	turns: ComputedSpan;
	lanes: readonly Lane[];
}

export interface PlacedLane {
	lane: Lane;
	from: number;
	at: number;
	to: number;
}

/** Where marks stand along the scale, per cent of its width. */
export interface PlacedBalance {
	ends: { low: number; high: number };
	/** Where «missing» ends, and where «covered» begins. */
	low: number;
	high: number;
	lanes: PlacedLane[];
	ticks: { value: number; at: number }[];
	/** A number of users per man-year as a place on the scale, and back. */
	place: (users: number) => number;
	users: (place: number) => number;
}

/** Room outside the outermost mark, as a factor. */
const ROOM = 1.35;

/** Users per man-year is a ratio: twice as many is as far as half as many. */
export function placeBalance({ turns, lanes }: BalanceInput): PlacedBalance {
	const all = [turns.low, turns.high, ...lanes.flatMap(({ range }) => [range.low, range.high])];
	const known = all.filter((one) => Number.isFinite(one) && one > 0);
	const [low, high] = [Math.min(...known) / ROOM, Math.max(...known) * ROOM];
	const scale = scaleLog([low, high], [0, 100]).clamp(true);
	const place = (users: number) => scale(Math.max(users, low / 10));
	return {
		ends: { low, high },
		low: place(turns.low),
		high: place(turns.high),
		lanes: lanes.map((lane) => ({
			lane,
			from: place(lane.range.low),
			at: place(lane.range.middle),
			to: place(lane.range.high)
		})),
		ticks: TICKS.filter((one) => one > low && one < high).map((value) => ({
			value,
			at: place(value)
		})),
		place,
		users: (at) => scale.invert(at)
	};
}

const TICKS = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

export type Zone = 'missing' | 'undecided' | 'covered';

/** The answer if one man-year had so many users, the same in both pathways. */
export function zoneOf(users: number, { low, high }: { low: number; high: number }): Zone {
	if (users <= low) return 'missing';
	return users >= high ? 'covered' : 'undecided';
}
