import { kommuneAt } from '../../catalogue/places.ts';
import { tiltaksfil, type Tiltak } from '../../catalogue/tiltak.ts';
import type { ReleasedColumn, SeriesKey } from '../../domain/column.ts';
import { TAIL, type Level } from '../../statistics/level.ts';
import type { Limits } from '../../statistics/wilson.ts';
import type { Columns } from './columns.ts';
import { betterOf, mayRank, type Refusal } from './guard.ts';
import { limitsAt } from './limits.ts';
import type { Offers } from './offers.ts';

export type { Level };

/** A value between its limits, in the indicator's unit. */
export interface Limited extends Limits {
	/** Of the kommune. */
	code: string;
	value: number;
}

/** One indicator in which some of the peers do better, beyond what chance may have made. */
export interface BetterLine {
	column: ReleasedColumn;
	own: Limited;
	/** In the order of the peers, which is how near they are; no order of merit. */
	better: readonly Limited[];
	/** How many of the peers have a figure to hold against. */
	told: number;
}

export interface Better {
	lines: readonly BetterLine[];
	/** Indicators that were tried, whatever came of it. */
	tried: readonly ReleasedColumn[];
	/** Pairs of kommune and indicator that were held against each other. */
	pairs: number;
	/** So many of them chance alone would give at most, if nobody differed. */
	byChance: number;
	/** Indicators with a direction that may not be used so, and why. */
	refused: readonly { key: SeriesKey; why: Refusal }[];
}

interface Asked {
	kommune: string;
	/** Codes, nearest first. */
	peers: readonly string[];
	/** No newer year is used. */
	upTo: number;
	level: Level;
}

/**
 * Those among the peers whose limits lie wholly on the better side of one's own: both are uncertain, and
 * neither is taken as known. Only where the indicator has a direction and kommuner may be ranked by it.
 */
export function betterAmong(columns: Columns, { kommune, peers, upTo, level }: Asked): Better {
	const place = kommuneAt(kommune);
	const directed = columns.series().filter((key) => betterOf(key) !== null);
	const allowed = directed.filter((key) => mayRank(key).allowed);
	const told = allowed.flatMap((key) => {
		const column = columns.newest(key, upTo, [place]);
		const own = column && limitedAt(column, kommune, level);
		return column && own ? [{ column, own }] : [];
	});
	const lines = told.map(({ column, own }): BetterLine => {
		const others = peers.flatMap((code) => limitedAt(column, code, level) ?? []);
		const high = betterOf(column.key) === 'high';
		const better = others.filter((one) => (high ? one.low > own.high : one.high < own.low));
		return { column, own, better, told: others.length };
	});
	const pairs = lines.reduce((sum, one) => sum + one.told, 0);
	return {
		lines: lines.filter(({ better }) => better.length > 0),
		tried: told.map(({ column }) => column),
		pairs,
		byChance: pairs * TAIL[level],
		refused: directed.flatMap((key) => {
			const ruling = mayRank(key);
			return ruling.allowed ? [] : [{ key, why: ruling.why }];
		})
	};
}

function limitedAt(column: ReleasedColumn, code: string, level: Level): Limited | null {
	const place = kommuneAt(code);
	const limits = place < 0 ? null : limitsAt(column, place, level);
	return limits && { code, value: column.value[place] ?? NaN, ...limits };
}

/** A measure that one's own kommune has answered no to. */
export interface Lacked {
	tiltak: Tiltak;
	/** Year of the kommune's own answer; null where the user has ticked it. */
	year: number | null;
	/** Who of the others have it, alone or with others, and who have answered that they don't. */
	having: readonly { code: string; offered: 'yes' | 'shared' }[];
	without: number;
}

/**
 * Measures that some kommuner have and one's own has not, as all of them have answered. No answer is
 * never a no, and neither is one that merged kommuner have answered differently. That there is a measure says nothing of how much of it, nor that it has made a figure so.
 */
export function lackedBeside(
	kommune: string,
	others: readonly string[],
	answers: Offers['of']
): Lacked[] {
	return tiltaksfil.tiltak
		.flatMap((tiltak): Lacked[] => {
			const own = answers(kommune, tiltak.id);
			if (own.state !== 'no') return [];
			const states = others.map((code) => ({ code, offered: answers(code, tiltak.id).state }));
			const having = states.flatMap(({ code, offered }) =>
				offered === 'yes' || offered === 'shared' ? [{ code, offered }] : []
			);
			if (having.length === 0) return [];
			const without = states.filter(({ offered }) => offered === 'no').length;
			return [{ tiltak, year: own.year, having, without }];
		})
		.toSorted((a, b) => b.having.length - a.having.length);
}
