import { indikator, type Indikator } from '../../catalogue/indikatorer.ts';
import { PLACES } from '../../catalogue/places.ts';
import type { PointRole } from '../../charts/funnel/state.ts';
import type { ReleasedColumn, SeriesKey } from '../../domain/column.ts';
import type { TableCell } from '../../domain/table.ts';
import type { Columns } from '../../model/compare/columns.ts';
import { referenceIn, type Reference } from '../../model/compare/reference.ts';
import type { Level } from '../../model/compare/funnelSpread.ts';
import type { Scope } from '../../model/compare/scope.ts';
import { leadingSource } from '../../model/series.ts';
import { collator, m, numberText, of } from '../../text/index.ts';
import { computed } from '../computed.ts';
import { shortUnit } from '../indicator.ts';
import { areaName } from '../kommuneNames.ts';
import { scopePlace } from './scopePlace.ts';
import { sourcesOfIndicator, type Origin } from '../origin.ts';
import { scopeText, seriesName } from './names.ts';

/** What the pictures of one indicator are asked for. */
export interface IndicatorAsked {
	columns: Columns;
	key: SeriesKey;
	scope: Scope;
	/** Places of its kommuner. */
	places: readonly number[];
	/** The newest year that figures may be of. */
	year: number;
	/** The kommune asked about; null where there is none. */
	chosen: number | null;
	/** Those that are named beside it: the selection, and those that are like it. */
	marked: ReadonlySet<number>;
	/** What all of them are held against; null where it is not the same for all, or not known. */
	reference: Reference | null;
	level: Level;
}

/** Of the newest year that any of the kommuner has a figure in. */
export const columnOf = ({ columns, key, year, places }: IndicatorAsked): ReleasedColumn | null =>
	columns.newest(key, year, places);

export const definitionOf = ({ key }: Pick<IndicatorAsked, 'key'>): Indikator =>
	indikator(key.indicator);

export const nameAt = (place: number): string => areaName('kommune', PLACES[place]?.code ?? '');
export const codeAt = (place: number): string => PLACES[place]?.code ?? '';

export function roleAt(place: number, { chosen, marked }: IndicatorAsked): PointRole {
	if (place === chosen) return 'chosen';
	return marked.has(place) ? 'marked' : 'other';
}

/** Norwegian order; two of the same name by code. */
export const byName = (places: readonly number[]): number[] =>
	places.toSorted((a, b) => collator.compare(nameAt(a), nameAt(b)) || a - b);

/** As it is written after a number in a chart. */
export const unitOf = (definition: Indikator): string =>
	shortUnit(definition) || of(definition.enhet);

export interface HeldAgainst {
	label: string;
	value: number;
}

/** What all of them are held against in a year, with its name; null where nothing is published. */
export function heldAgainst(
	{ reference }: IndicatorAsked,
	column: ReleasedColumn
): HeldAgainst | null {
	const found = reference && referenceIn(column, reference);
	if (!found) return null;
	const label =
		reference.kind === 'area'
			? areaName(reference.scope.level, reference.scope.code)
			: m.ind_median({ count: found.n ?? found.all });
	return { label, value: found.value };
}

/** What is measured, where, when and by whom. */
export function subtitleOf(
	asked: IndicatorAsked,
	years: readonly number[],
	...more: string[]
): string {
	const { key, scope } = asked;
	const [first, last] = [years[0], years.at(-1)];
	const when = first === last ? String(first) : `${first}–${last}`;
	const unit = of(definitionOf(asked).enhet);
	return [
		`${seriesName(key)}, ${unit}`,
		scopeText(scope),
		`${of(leadingSource(key.indicator).kortnavn)} ${when}`,
		...more
	]
		.filter(Boolean)
		.join(' · ');
}

/** Where the figures are from. */
export function originOf(asked: IndicatorAsked, years: readonly number[], method: string): Origin {
	const place = scopePlace(asked.scope);
	return { place, years, sources: sourcesOfIndicator(definitionOf(asked), years), method };
}

/** A whole number of persons that is published. */
export const count = (n: number): TableCell => computed(numberText(n), { median: n }, 0);
