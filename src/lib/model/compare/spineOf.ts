import { indikator, looksAhead } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import type { ReleasedColumn, SeriesKey } from '../../domain/column.ts';
import type { Compared } from '../../statistics/compared.ts';
import { expectedByChance } from '../../statistics/compared.ts';
import type { Columns } from './columns.ts';
import { mayCompare, type Ruling } from './guard.ts';
import { heldAt, type Held, type Level } from './held.ts';
import type { Reference } from './reference.ts';
import { kommunerIn } from './scope.ts';
import { spreadOf, type Spread } from './spread.ts';

export interface SpineAsked {
	columns: Columns;
	/** Of the kommune. */
	code: string;
	/** Figures are of the newest year up to it in which the kommune has any, or else the others. */
	year: number;
	level: Level;
	reference: Reference | null;
	/** Codes of those that are like it. */
	peers: readonly string[];
}

/** One indicator of a kommune, against the others. */
export interface SpineLine {
	key: SeriesKey;
	column: ReleasedColumn;
	held: Held;
	/** Where the others lie; null where they may not be compared, or are fewer than five. */
	spread: Spread | null;
	/**
	 * Against others as one, of figures that may not be compared one by one: more, less or as much as
	 * they. Null for all other lines.
	 */
	together: { than: Compared; n: number } | null;
	/** Places of those that are like it and may be compared. */
	peers: readonly number[];
}

/** Every indicator that a kommune may be held against others in; those of which nothing is told are left out. */
export function spineOf(asked: SpineAsked): SpineLine[] {
	const { columns, code, year } = asked;
	const own = kommuneAt(code);
	const others = othersIn(asked);
	const lines = columns.series().flatMap((key): SpineLine[] => {
		const ruling = mayCompare(key);
		if (looksAhead(indikator(key.indicator)) || !isHeld(ruling)) return [];
		// Its own newest; where it tells nothing, the others are still shown.
		const column =
			columns.newest(key, year, [own]) ??
			(ruling.allowed ? columns.newest(key, year, others) : null);
		if (!column) return [];
		return ruling.allowed ? [one(column, asked, others)] : asOne(column, asked);
	});
	// Those under one warning stand together, last.
	return [
		...lines.filter(({ together }) => together === null),
		...lines.filter(({ together }) => together !== null)
	];
}

const isHeld = (ruling: Ruling) => ruling.allowed || ruling.instead.includes('against-others');

/** Places of the kommuner that it is held against, without its own. */
function othersIn({ code, reference }: SpineAsked): number[] {
	if (!reference) return [];
	const codes =
		reference.kind === 'area'
			? kommunerIn(reference.scope).map((kommune) => kommune.code)
			: reference.codes;
	return codes.filter((other) => other !== code).map(kommuneAt);
}

function one(
	column: ReleasedColumn,
	{ code, reference, level, peers }: SpineAsked,
	others: readonly number[]
): SpineLine {
	return {
		key: column.key,
		column,
		held: heldAt(column, kommuneAt(code), reference, level),
		spread: spreadOf(column, others),
		together: null,
		peers: peers.filter((peer) => peer !== code && areas.kommuner[kommuneAt(peer)]).map(kommuneAt)
	};
}

/** None where its own figure is not told, or it can't be taken out of the others. */
function asOne(column: ReleasedColumn, { code, reference, level }: SpineAsked): SpineLine[] {
	const place = kommuneAt(code);
	const value = column.value[place] ?? NaN;
	const held = heldAt(column, place, reference, level);
	const { reference: found } = held;
	if (!found || found.of !== 'area' || found.includes || Number.isNaN(value)) return [];
	const { desimaler } = indikator(column.key.indicator);
	const [here, there] = [value, found.value].map((x) => Number(x.toFixed(desimaler)));
	const than = here === there ? 'similar' : (here ?? NaN) > (there ?? NaN) ? 'higher' : 'lower';
	return [
		{
			...{ key: column.key, column, held: { ...held, limits: null, against: null, judged: null } },
			...{ spread: null, together: { than, n: found.n ?? found.all - 1 }, peers: [] }
		}
	];
}

/** How many lines differ, of those where it can be told, and how many chance alone would give. */
export function spineTally(lines: readonly SpineLine[], level: Level) {
	const told = lines.filter(({ held }) => held.against !== null);
	return {
		comparisons: told.length,
		differing: told.filter(({ held }) => held.against !== 'similar').length,
		better: told.filter(({ held }) => held.judged === 'better').length,
		worse: told.filter(({ held }) => held.judged === 'worse').length,
		byChance: expectedByChance(told.length, level)
	};
}
