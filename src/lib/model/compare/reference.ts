import { indikator } from '../../catalogue/indikatorer.ts';
import { PLACES, placeAt } from '../../catalogue/places.ts';
import { areas } from '../../catalogue/omrader.ts';
import { stateCode, type ReleasedColumn } from '../../domain/column.ts';
import { quantile } from '../../statistics/quantile.ts';
import { FEWEST_OTHERS, mayHoldAgainst } from './guard.ts';
import { kommunerIn, type Scope } from './scope.ts';

/** What kommuner are held against. */
export type Reference =
	/** An area of the cube: its own figure. */
	| { kind: 'area'; scope: Exclude<Scope, { level: 'list' }> }
	/** Kommuner that the user, or likeness, has chosen: the middle of what they have published. */
	| { kind: 'kommuner'; codes: readonly string[] };

export interface ReferenceValue {
	/** In the indicator's unit. */
	value: number;
	/** Whether it is the area's own figure, or the middle of single kommuner's. */
	of: 'area' | 'median';
	/** How many kommuner it is of, without the one that is left out; null where it isn't told. */
	n: number | null;
	/** How many there are, told or not. */
	all: number;
	/** The kommune is one of them, and could not be left out. */
	includes: boolean;
}

/** Only the country is so many that chance in its own figure is nothing beside a kommune's. */
export const isAsKnown = (reference: Reference): boolean =>
	reference.kind === 'area' && reference.scope.level === 'land';

const VALUE = stateCode('value');

/**
 * What a kommune is held against in one column: made of published figures only. The kommune is left out
 * of an area where both figures are published and are counts of something; elsewhere the difference would
 * give a hidden figure away, and the value says that the kommune is part of it.
 *
 * @param without place of the kommune that is compared, or null where several are
 * @returns       null where there is nothing published to hold against
 */
export function referenceIn(
	column: ReleasedColumn,
	reference: Reference,
	without: number | null = null
): ReferenceValue | null {
	const found =
		reference.kind === 'area'
			? areaValue(column, reference.scope, without)
			: medianValue(column, reference.codes, without);
	if (!found) return null;
	// Where single kommuner can't be compared, only five or more others as one may stand in: itself is none.
	const others = (found.n ?? found.all) - (found.includes ? 1 : 0);
	return mayHoldAgainst(column.key, others).allowed ? found : null;
}

function areaValue(
	column: ReleasedColumn,
	scope: Extract<Reference, { kind: 'area' }>['scope'],
	without: number | null
): ReferenceValue | null {
	const place = placeAt(scope.level, scope.code);
	if (column.state[place] !== VALUE) return null;
	const value = column.value[place] ?? NaN;
	const members = kommunerIn(scope);
	const figure = column.figure(place);
	const own = without === null ? undefined : areas.kommuner[without]?.code;
	const isIn = own !== undefined && members.some(({ code }) => code === own);
	const told = { of: 'area' as const, n: figure?.reporting ?? null, all: members.length };
	if (!isIn || without === null || column.state[without] !== VALUE)
		// One that tells nothing is in no sum.
		return { ...told, value, includes: isIn && maybeIn(column, without) };
	const rest = remainder(column, place, without);
	if (rest === undefined) return { ...told, value, includes: true };
	if (rest === null) return null;
	return { ...told, value: rest, n: told.n === null ? null : told.n - 1, includes: false };
}

/** Hidden, or to be: then it is counted in the sum, and nobody may take it out. */
const maybeIn = (column: ReleasedColumn, place: number | null): boolean =>
	place !== null &&
	[stateCode('hidden'), stateCode('protecting')].includes(column.state[place] ?? 0);

/** Undefined where it is no sum of its kommuner; null where nothing is left. */
function remainder(column: ReleasedColumn, area: number, own: number): number | null | undefined {
	const { slag, skala } = indikator(column.key.indicator);
	if (slag !== 'andel' && slag !== 'rate') return undefined;
	const rest = (all: Float64Array) => (all[area] ?? NaN) - (all[own] ?? NaN);
	const [count, of] = [rest(column.numerator), rest(column.denominator)];
	if (Number.isNaN(count) || Number.isNaN(of)) return undefined;
	// A hair below nothing is nothing: sums of parts of persons are rounded.
	if (of <= 1e-9) return null;
	return (Math.max(0, count) / of) * (slag === 'andel' ? 100 : skala);
}

function medianValue(
	column: ReleasedColumn,
	codes: readonly string[],
	without: number | null
): ReferenceValue | null {
	const places = codes
		.map((code) => placeAt('kommune', code))
		.filter((place) => place >= 0 && place !== without);
	const values = valuesAt(column, places);
	if (values.length < FEWEST_OTHERS) return null;
	return {
		value: quantile(values, 0.5),
		...{ of: 'median', n: values.length, all: places.length, includes: false }
	};
}

/** Published values of some places, smallest first. */
export function valuesAt(column: ReleasedColumn, places: readonly number[]): number[] {
	return places
		.filter((place) => column.state[place] === VALUE && PLACES[place])
		.map((place) => column.value[place] ?? NaN)
		.sort((a, b) => a - b);
}
