import { indikator } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import { seriesId, type ReleasedColumn, type SeriesKey } from '../../domain/column.ts';
import type { Columns } from './columns.ts';
import { mayCompare } from './guard.ts';
import type { NearestAsked } from './nearest.ts';

/*
 * What kommuner may be like each other in: what a service can't choose. Their size, the ages of those
 * who live there and how central it is, and other figures that the user adds. How many persons there
 * are to a square kilometre is not among them: no file of ours has the area of a kommune.
 */

/** Traits that are there from the beginning; the names of the others are those of their series. */
export const FIRST_TRAITS = ['folketall', 'andel_18_29', 'andel_67_pluss', 'sentralitet'] as const;
export type FirstTrait = (typeof FIRST_TRAITS)[number];

export interface Trait {
	id: string;
	/** Of one that the user may add. */
	series: SeriesKey | null;
	/** Of its figures; null where no file tells, or it is of no year. */
	year: number | null;
	/** As it is told, a place for each kommune; NaN where it is not. */
	told: Float64Array;
	/** As it is held against others. */
	held: Float64Array;
	/** It tells of needs, means or quality: what a service does may have made it so. */
	chosen: boolean;
}

const N = areas.kommuner.length;
const numbers = (of: (place: number) => number) =>
	Float64Array.from({ length: N }, (_, at) => of(at));

const ADULTS: SeriesKey = { indicator: 'innbyggere_18', forlop: 'alle', category: 'alle' };
const ages = (category: string): SeriesKey => ({
	...{ indicator: 'innbyggere_alder', forlop: 'alle', category }
});

/** The first ones, and after them the others that are loaded. @param upTo no newer year is used */
export function traitsOf(columns: Columns, upTo: number): Trait[] {
	return [...firstTraits(columns, upTo), ...otherTraits(columns, upTo)];
}

function firstTraits(columns: Columns, upTo: number): Trait[] {
	const adults = columns.newest(ADULTS, upTo, KOMMUNER);
	const size = numbers((at) => adults?.value[at] ?? NaN);
	return [
		// Ten times as many is as far apart among the small as among the large.
		{ ...first('folketall', size, adults), held: size.map((x) => (x > 0 ? Math.log10(x) : NaN)) },
		shareOfAge('andel_18_29', '18_29', columns, upTo),
		shareOfAge('andel_67_pluss', '67_pluss', columns, upTo),
		first(
			'sentralitet',
			numbers((at) => Number(areas.kommuner[at]?.sentralitet.replace('sentralitet_', '')))
		)
	];
}

const first = (
	id: FirstTrait,
	told: Float64Array,
	column: ReleasedColumn | null = null
): Trait => ({
	...{ id, series: null, year: column?.year ?? null, told, held: told, chosen: false }
});

/** Of those aged 18 and over, per cent. */
function shareOfAge(id: FirstTrait, age: string, columns: Columns, upTo: number): Trait {
	const part = columns.newest(ages(age), upTo, KOMMUNER);
	const whole = part && columns.at(ADULTS, part.year);
	return first(
		id,
		numbers((at) => ((part?.value[at] ?? NaN) / (whole?.value[at] || NaN)) * 100),
		part
	);
}

/** Those that may stand beside each other; counts only say again how large a kommune is. */
function otherTraits(columns: Columns, upTo: number): Trait[] {
	return columns.series().flatMap((key) => {
		const column = mayCompare(key).allowed ? columns.newest(key, upTo, KOMMUNER) : null;
		if (!column) return [];
		const told = numbers((at) => column.value[at] ?? NaN);
		const chosen = indikator(key.indicator).dimensjon !== 'kontekst';
		return [{ id: seriesId(key), series: key, year: column.year, told, held: told, chosen }];
	});
}

const KOMMUNER: readonly number[] = areas.kommuner.map((_, at) => at);
const CODES: readonly string[] = areas.kommuner.map(({ code }) => code);

/** How much a trait counts. */
export const WEIGHTS = [0, 0.5, 1, 2, 3] as const;

/** By trait, where it is not as it begins. */
export type Weights = Readonly<Record<string, number>>;

/** The first ones count as one another, and others not before they are added. */
export function weightOf(id: string, weights: Weights): number {
	return Object.hasOwn(weights, id) ? (weights[id] ?? 0) : isFirst(id) ? 1 : 0;
}

export const isFirst = (id: string): id is FirstTrait => FIRST_TRAITS.some((one) => one === id);

/** So many are named where nobody has asked for more. */
export const NEAREST = 8;

/** Who is nearest to a kommune, as it is asked beside the page. */
export const askedOf = (
	kommune: string,
	traits: readonly Trait[],
	{ weights, k = NEAREST }: { weights: Weights; k?: number }
): NearestAsked => ({
	area: kommune,
	areas: CODES,
	traits: traits.flatMap(({ id, held }) => {
		const weight = weightOf(id, weights);
		return weight > 0 ? [{ id, weight, values: held }] : [];
	}),
	k
});
