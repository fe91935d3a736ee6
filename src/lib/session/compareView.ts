import { everyIndikator } from '../catalogue/indikatorer.ts';
import { areas } from '../catalogue/omrader.ts';
import { seriesId, seriesOf, type SeriesKey } from '../domain/column.ts';
import { isScope, SCOPE_LEVELS, type Scope, type ScopeLevel } from '../model/compare/scope.ts';
import type { Level } from '../statistics/level.ts';
import { withoutTurning } from './declared.ts';
import { placeFrom, placeQuery, type Place } from './place.ts';

/** What kommuner are held against, as the address names it. */
export type ReferenceChoice =
	| { kind: 'area'; level: ScopeLevel }
	/** Kommuner that are like the chosen one. */
	| { kind: 'peers' }
	/** A list of one's own, by its codes. */
	| { kind: 'list'; name: string; codes: readonly string[] };

/** What the address of a comparison holds beside the place: it can be shared, and back works. */
export interface CompareView extends Place {
	/** Null: what the page begins with (`scopeAround`). */
	scope: Scope | null;
	against: ReferenceChoice;
	level: Level;
	/** What one picture is of; null: what the page begins with. */
	series: SeriesKey | null;
	/** What the table has; empty: what it begins with. */
	columns: readonly SeriesKey[];
	/** Codes of the kommuner that are marked in all pictures, in their order. */
	selected: readonly string[];
	/** How rows follow each other, in the page's own words; null: as it begins. */
	order: string | null;
}

const COUNTRY: ReferenceChoice = { kind: 'area', level: 'land' };
/** Names of lists are somebody's words: no more of them than fits in an address. */
const LONGEST_NAME = 60;
const MOST_COLUMNS = 60;

const CODES = new Set(areas.kommuner.map(({ code }) => code));

/** Those that there are, each once. */
const codesIn = (text: string | null): string[] => [
	...new Set((text ?? '').split(/[-,]/).filter((code) => CODES.has(code)))
];

/**
 * What is no view is left out: the page begins with something that is. So is what no indicator of this
 * tab is called: an address may come from somebody who has described a source of their own.
 */
export function viewFrom(parameters: URLSearchParams): CompareView {
	const known = new Set(everyIndikator().map(({ id }) => id));
	const isKnown = (key: SeriesKey | null): key is SeriesKey =>
		key !== null && known.has(key.indicator);
	const series = seriesOf(parameters.get('ind') ?? '');
	const order = /^[\w.:-]{1,80}$/.exec(parameters.get('rekke') ?? '')?.[0] ?? null;
	const ordering = order === null ? null : seriesOf(order);
	return {
		...placeFrom(parameters),
		scope: scopeFrom(parameters.get('omrade'), codesIn(parameters.get('koder'))),
		against: againstFrom(parameters.get('ref'), codesIn(parameters.get('refkoder'))),
		level: parameters.get('niva') === '99.8' ? 99.8 : 95,
		series: isKnown(series) ? series : null,
		columns: (parameters.get('kol') ?? '')
			.split(',')
			.slice(0, MOST_COLUMNS)
			.map((one) => seriesOf(one))
			.filter(isKnown),
		selected: codesIn(parameters.get('valgt')),
		order: ordering !== null && !isKnown(ordering) ? null : order
	};
}

/** Somebody's words, without marks that turn the direction of text, and cut between letters. */
const named = (text: string): string => [...withoutTurning(text)].slice(0, LONGEST_NAME).join('');

function scopeFrom(text: string | null, codes: readonly string[]): Scope | null {
	const [, kind = '', rest = ''] = /^([a-z]+)[:.](.+)$/.exec(text ?? '') ?? [];
	const scope: Scope | null =
		kind === 'liste'
			? { level: 'list', name: named(rest), codes }
			: isLevel(kind)
				? { level: kind, code: rest }
				: null;
	return scope && isScope(scope) ? scope : null;
}

function againstFrom(text: string | null, codes: readonly string[]): ReferenceChoice {
	if (text === 'like') return { kind: 'peers' };
	const name = /^liste[:.](.+)$/.exec(text ?? '')?.[1];
	if (name !== undefined && codes.length > 0) return { kind: 'list', name: named(name), codes };
	return text !== null && isLevel(text) ? { kind: 'area', level: text } : COUNTRY;
}

const isLevel = (text: string): text is ScopeLevel => SCOPE_LEVELS.some((one) => one === text);

/** The query of an address, with its question mark; empty when there is nothing to say. */
export function viewQuery(view: CompareView): string {
	const parameters = new URLSearchParams(placeQuery(view));
	const { scope, against, level, series, columns, selected, order } = view;
	if (scope?.level === 'list') {
		parameters.set('omrade', `liste:${scope.name}`);
		parameters.set('koder', scope.codes.join('-'));
	} else if (scope) parameters.set('omrade', `${scope.level}:${scope.code}`);
	if (against.kind === 'peers') parameters.set('ref', 'like');
	else if (against.kind === 'list') {
		parameters.set('ref', `liste:${against.name}`);
		parameters.set('refkoder', against.codes.join('-'));
	} else if (against.level !== 'land') parameters.set('ref', against.level);
	if (level !== 95) parameters.set('niva', String(level));
	if (series) parameters.set('ind', seriesId(series));
	if (columns.length > 0) parameters.set('kol', columns.map(seriesId).join());
	if (selected.length > 0) parameters.set('valgt', selected.join('-'));
	if (order) parameters.set('rekke', order);
	const text = parameters.toString();
	return text && `?${text}`;
}
