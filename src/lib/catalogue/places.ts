import type { FigureLevel } from '../domain/figure.ts';
import { areas } from './omrader.ts';

/** An area that the cube has figures of. */
export interface PlaceOf {
	level: FigureLevel;
	code: string;
}

const of = (level: FigureLevel, all: readonly { code: string }[]): PlaceOf[] =>
	all.map(({ code }) => ({ level, code }));

/**
 * All areas that the cube has, in one order: the kommuner first, as `areas.kommuner` has them, then the
 * larger ones. A column of figures has a place for each.
 */
export const PLACES: readonly PlaceOf[] = [
	...of('kommune', areas.kommuner),
	{ level: 'land', code: '0' },
	...of('fylke', areas.fylker),
	...of('helsefellesskap', areas.helsefellesskap),
	...areas.groups.map(({ level, code }): PlaceOf => ({ level, code }))
];

const at = new Map(PLACES.map(({ level, code }, place) => [`${level}/${code}`, place]));

/** Where an area stands in `PLACES`; −1 where there is no such area. */
export const placeAt = (level: FigureLevel, code: string): number =>
	at.get(`${level}/${code}`) ?? -1;

/** Where a kommune stands in `PLACES`; −1 where there is none of that number. */
export const kommuneAt = (code: string): number => placeAt('kommune', code);
