import { areas } from '../../catalogue/omrader.ts';
import { kommuneAt, placeAt } from '../../catalogue/places.ts';
import type { Kommune } from '../../domain/area.ts';

export const SCOPE_LEVELS = [
	'embete',
	'fylke',
	'helsefellesskap',
	'kostragruppe',
	'sentralitet',
	'land'
] as const;
export type ScopeLevel = (typeof SCOPE_LEVELS)[number];

/** The kommuner that a page is about: those of an area, or a list of one's own. */
export type Scope =
	{ level: ScopeLevel; code: string } | { level: 'list'; name: string; codes: readonly string[] };

export const COUNTRY_SCOPE: Scope = { level: 'land', code: '0' };

/** Those of an area, in the order of `areas.kommuner`. */
export function kommunerIn(scope: Scope): Kommune[] {
	if (scope.level === 'land') return areas.kommuner;
	if (scope.level === 'list') {
		const chosen = new Set(scope.codes);
		return areas.kommuner.filter(({ code }) => chosen.has(code));
	}
	const { level, code } = scope;
	return areas.kommuner.filter((kommune) => kommune[level] === code);
}

/** The same, as places of a column. */
export const placesIn = (scope: Scope): number[] =>
	kommunerIn(scope).map(({ code }) => kommuneAt(code));

/** Whether there is such an area, or a list of kommuner that there are. */
export function isScope(scope: Scope): boolean {
	return scope.level === 'list'
		? kommunerIn(scope).length > 0
		: placeAt(scope.level, scope.code) >= 0;
}

const NARROW: readonly Exclude<ScopeLevel, 'land'>[] = ['helsefellesskap', 'fylke', 'embete'];

/**
 * The least of these areas that has all of some kommuner: what a page begins with where files of a
 * part of the country are loaded. One alone begins with its county governor's.
 */
export function scopeAround(codes: readonly string[]): Scope {
	const chosen = new Set(codes);
	const some = areas.kommuner.filter(({ code }) => chosen.has(code));
	const [first] = some;
	if (!first) return COUNTRY_SCOPE;
	if (some.length === 1) return { level: 'embete', code: first.embete };
	const level = NARROW.find((one) => some.every((kommune) => kommune[one] === first[one]));
	return level ? { level, code: first[level] } : COUNTRY_SCOPE;
}
