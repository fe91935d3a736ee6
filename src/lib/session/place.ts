import { YARDSTICKS, type Yardstick } from '../model/yardsticks.ts';

export const REFERENCE_LEVELS = ['helsefellesskap', 'fylke', 'land'] as const;
export type ReferenceLevel = (typeof REFERENCE_LEVELS)[number];

/** What the address holds of the view: it can be shared, and back works. */
export interface Place {
	kommune: string | null;
	year: number | null;
	/** Which of the areas around the kommune it is compared with. */
	reference: ReferenceLevel;
	/** The tab is to show the synthetic examples. */
	example: boolean;
	/** What man-years are held against first; null: what leads by itself. */
	yardstick: Yardstick | null;
}

/** As the address calls them. */
const NAMED: Record<Yardstick, string> = { norm: 'norm', practice: 'praksis', target: 'mal' };

export function placeFrom(parameters: URLSearchParams): Place {
	const kommune = parameters.get('kommune');
	const year = Number(parameters.get('aar'));
	const reference = REFERENCE_LEVELS.find((level) => level === parameters.get('mot'));
	return {
		kommune: kommune && /^\d{4}$/.test(kommune) ? kommune : null,
		year: Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : null,
		reference: reference ?? REFERENCE_LEVELS[0],
		example: parameters.get('data') === 'eksempel',
		yardstick: YARDSTICKS.find((one) => NAMED[one] === parameters.get('malestokk')) ?? null
	};
}

/** What an address asks for that no place can be: as it was written, and the kommune that may be meant. */
export interface Unplaced {
	kommune: string | null;
	/** A number that has lost its first zero. */
	meant: string | null;
	year: string | null;
}

/** So much of what somebody has written is said again. */
const SAID = 20;

export function unplacedIn(parameters: URLSearchParams): Unplaced {
	const place = placeFrom(parameters);
	const written = (name: string) => parameters.get(name)?.trim().slice(0, SAID) || null;
	const kommune = place.kommune === null ? written('kommune') : null;
	return {
		kommune,
		meant: kommune && /^\d{3}$/.test(kommune) ? `0${kommune}` : null,
		year: place.year === null ? written('aar') : null
	};
}

/** The query of an address, with its question mark; empty when there is nothing to say. */
export function placeQuery({ kommune, year, reference, example, yardstick }: Place): string {
	const parameters = new URLSearchParams();
	if (kommune) parameters.set('kommune', kommune);
	if (year) parameters.set('aar', String(year));
	if (reference !== REFERENCE_LEVELS[0]) parameters.set('mot', reference);
	if (example) parameters.set('data', 'eksempel');
	if (yardstick) parameters.set('malestokk', NAMED[yardstick]);
	const text = parameters.toString();
	return text && `?${text}`;
}
