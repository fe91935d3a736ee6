import { indikator } from '../../catalogue/indikatorer.ts';
import { kommuneAt, placeAt } from '../../catalogue/places.ts';
import type { ReleasedColumn } from '../../domain/column.ts';
import { compared, expectedByChance, type Compared } from '../../statistics/compared.ts';
import type { Level } from '../../statistics/level.ts';
import type { Limits } from '../../statistics/wilson.ts';
import { betterOf, FEWEST_OTHERS, mayJudge } from './guard.ts';
import { judgedAs } from './held.ts';
import { limitsAt } from './limits.ts';
import { referenceIn, type Reference } from './reference.ts';
import { kommunerIn } from './scope.ts';

/** How many figures differ from what they are held against, of those where it can be told. */
export interface Tally {
	comparisons: number;
	lower: number;
	higher: number;
	better: number;
	worse: number;
	/** How many chance alone would flag if nothing differed. */
	byChance: number;
}

/**
 * What `heldAt` says of many figures, counted. It is asked anew at each press, of thousands: so what an
 * area has in common for all of its kommuner is found once.
 *
 * @param columns of the table; those that may not be judged have no comparison
 * @param places  of kommuner
 */
export function tallyOf(
	columns: readonly ReleasedColumn[],
	places: readonly number[],
	referenceAt: (place: number) => Reference | null,
	level: Level
): Tally {
	const tally: Tally = { comparisons: 0, lower: 0, higher: 0, better: 0, worse: 0, byChance: 0 };
	for (const column of columns.filter(({ key }) => mayJudge(key).allowed)) {
		const better = betterOf(column.key);
		const valueOf = referencesOf(column, referenceAt);
		for (const place of places) {
			const against = standingAt(column, place, valueOf, level);
			if (against === null) continue;
			tally.comparisons++;
			if (against === 'similar') continue;
			tally[against]++;
			const judged = judgedAs(against, better);
			if (judged) tally[judged]++;
		}
	}
	return { ...tally, byChance: expectedByChance(tally.comparisons, level) };
}

function standingAt(
	column: ReleasedColumn,
	place: number,
	valueOf: (place: number) => number,
	level: Level
): Compared | null {
	if (Number.isNaN(column.value[place] ?? NaN)) return null;
	const limits = limitsIn(column, place, level);
	const reference = limits === null ? NaN : valueOf(place);
	return limits === null || Number.isNaN(reference) ? null : compared(limits, reference);
}

/** What each kommune is held against in a column; NaN where there is nothing. */
function referencesOf(column: ReleasedColumn, referenceAt: (place: number) => Reference | null) {
	const areas = new Map<string, (place: number) => number>();
	return (place: number): number => {
		const reference = referenceAt(place);
		if (!reference) return NaN;
		if (reference.kind !== 'area') return referenceIn(column, reference, place)?.value ?? NaN;
		const { level, code } = reference.scope;
		const id = `${level}/${code}`;
		const there = areas.get(id) ?? withoutEach(column, reference);
		areas.set(id, there);
		return there(place);
	};
}

/** The figure of an area without one of its kommuner, as `referenceIn` finds it for each. */
function withoutEach(
	column: ReleasedColumn,
	reference: Extract<Reference, { kind: 'area' }>
): (place: number) => number {
	const whole = referenceIn(column, reference);
	if (!whole) return () => NaN;
	const all = whole.n ?? whole.all;
	const { slag, skala } = indikator(column.key.indicator);
	const unit = slag === 'andel' ? 100 : skala;
	const area = placeAt(reference.scope.level, reference.scope.code);
	const members = new Set(kommunerIn(reference.scope).map(({ code }) => kommuneAt(code)));
	return (place) => {
		// Fewer are single kommuner, and nobody is judged by them (`isOfMany`).
		if (all - (members.has(place) ? 1 : 0) < FEWEST_OTHERS) return NaN;
		if (!members.has(place) || Number.isNaN(column.value[place] ?? NaN)) return whole.value;
		const [count, of] = [column.numerator, column.denominator].map(
			(numbers) => (numbers[area] ?? NaN) - (numbers[place] ?? NaN)
		) as [number, number];
		if (Number.isNaN(count) || Number.isNaN(of)) return whole.value;
		return of <= 1e-9 ? NaN : (Math.max(0, count) / of) * unit;
	};
}

/** Limits that have been found, by column, level and place: a column never changes. */
const found = new WeakMap<ReleasedColumn, Map<Level, (Limits | null | undefined)[]>>();

function limitsIn(column: ReleasedColumn, place: number, level: Level): Limits | null {
	const levels = found.get(column) ?? new Map<Level, (Limits | null | undefined)[]>();
	const there = levels.get(level) ?? [];
	if (there.length === 0) found.set(column, levels.set(level, there));
	const limits = there[place];
	return limits === undefined ? (there[place] = limitsAt(column, place, level)) : limits;
}
