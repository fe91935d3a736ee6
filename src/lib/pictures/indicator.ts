import { spanNote } from './spanNote.ts';
import { indikatorerOf, type Described } from '../catalogue/described.ts';
import { PLACES } from '../catalogue/indikator.ts';
import { indikator, shownAt, type Indikator } from '../catalogue/indikatorer.ts';
import { describedSource } from '../catalogue/kilder.ts';
import type { CompareRow } from '../charts/compare/state.ts';
import type { Kommune } from '../domain/area.ts';
import type { Table } from '../domain/table.ts';
import { computedSpan, spanned } from './computed.ts';
import type { Figure, Released } from '../domain/figure.ts';
import { spanOf } from '../model/chance.ts';
import { areasAround, type FigureSet } from '../model/figureSet.ts';
import { areaName } from './kommuneNames.ts';
import { comparable, leadingSource } from '../model/series.ts';
import { figureText, inSentence, m, NBSP, of } from '../text/index.ts';
import type { Picture } from './of.ts';
import { ofKommune, sourcesOfIndicator } from './origin.ts';
import type { Reference } from './signature.ts';

/** The indicators below a kommune's picture, in order. */
export const SHOWN: readonly string[] = PLACES.filter((place) => place.startsWith('kommune/'))
	.flatMap(shownAt)
	.map(({ id }) => id);

/** The indicators of the sources that the user has described. */
export function ownIndicators(described: readonly Described[]): string[] {
	return described.flatMap((source) => indikatorerOf(source).map(({ id }) => id));
}

/** Why an indicator is not compared between kommuner: the publisher's word, or nobody's check. */
function notCompared({ kilder: [first] }: Indikator): string {
	return first && describedSource(first) ? m.not_compared_unchecked() : m.not_compared();
}

export interface ChartContext {
	set: FigureSet;
	kommune: Kommune;
	year: number;
	reference: Reference | null;
}

export interface IndicatorPicture extends Picture {
	definition: Indikator;
	rows: CompareRow[];
	figures: Figure[];
	year: number;
}

/** The picture of an indicator for a kommune; null when no file has any figure for it. */
export function indicatorPicture(id: string, context: ChartContext): IndicatorPicture | null {
	const definition = indikator(id);
	const own = context.set
		.of(id, context.kommune.code, 'alle')
		.filter((one) => one.year <= context.year && one.value.state !== 'not-collected');
	// As where a sentence tells it: the newest year that says something, if any does.
	const told = own.filter((one) => one.value.state !== 'not-applicable');
	const year = (told.at(-1) ?? own.at(-1))?.year;
	if (year === undefined) return null;
	const figures = ordered(
		definition,
		own.filter((one) => one.year === year)
	);
	const byCategory = figures.length > 1 || figures[0]?.category !== 'alle';
	const rows = byCategory
		? categoryRows(definition, figures, context)
		: areaRows(definition, year, context);
	const kortnavn = of(leadingSource(id).kortnavn);
	const unit = of(definition.enhet);
	const said = heading(definition, figures, context);
	return {
		name: of(definition.navn),
		definition,
		rows,
		figures,
		year,
		heading: said,
		subtitle: [
			m.per_unit_year_source({ unit, years: String(year), source: kortnavn }),
			spanNote(definition, figures),
			comparable(id) ? '' : notCompared(indikator(id))
		]
			.filter(Boolean)
			.join('. '),
		summary: summary(definition, rows, year),
		table: tableOf(definition, rows, { caption: said, year, byCategory }),
		origin: ofKommune(context.kommune.code, year, {
			sources: sourcesOfIndicator(definition, [year]),
			method: of(definition.definisjon)
		})
	};
}

function ordered({ kategorier }: Indikator, figures: Figure[]): Figure[] {
	if (!kategorier) return figures;
	const order = Object.keys(kategorier);
	return figures.toSorted((a, b) => order.indexOf(a.category) - order.indexOf(b.category));
}

export function categoryName({ kategorier }: Indikator, category: string): string {
	const found = kategorier?.[category];
	return found ? of(found) : category;
}

/** One row for each category, the reference as a thin mark where comparing is allowed. */
function categoryRows(definition: Indikator, figures: Figure[], context: ChartContext) {
	const { set } = context;
	const reference = referenceFor(definition, figures, context);
	return figures.map((figure): CompareRow => {
		const theirs =
			reference && set.get(definition.id, reference.area, figure.year, 'alle', figure.category);
		return {
			id: figure.category,
			label: categoryName(definition, figure.category),
			cell: figure.value,
			span: computedSpan(spanOf(figure, definition)),
			role: 'chosen',
			...(theirs && reference
				? { reference: { label: reference.name, cell: theirs.value, ...reportingNote(theirs) } }
				: {})
		};
	});
}

/** How many of its kommuner a larger area's figure is of. */
const reportingNote = ({ reporting, of: all }: Pick<Figure, 'reporting' | 'of'>) =>
	all !== null && reporting !== null ? { note: m.reporting_of({ reporting, of: all }) } : {};

/**
 * The chosen reference, or the nearest larger area that has figures: what a publisher gives only
 * for fylke and country has none for a helsefellesskap. Counts have no reference.
 */
function referenceFor(
	definition: Indikator,
	figures: readonly Figure[],
	{ set, kommune, reference }: ChartContext
): Reference | null {
	if (!reference || !comparable(definition.id) || definition.slag === 'antall') return null;
	const larger = areasAround(kommune)
		.slice(1)
		.map(({ level, area }) => ({ area, name: areaName(level, area) }));
	const has = ({ area }: Reference) =>
		figures.some(
			({ year, category }) => set.get(definition.id, area, year, 'alle', category) !== undefined
		);
	return [reference, ...larger].find(has) ?? null;
}

/** The kommune first, then the areas it is part of, where comparing is allowed. */
function areaRows(definition: Indikator, year: number, { set, kommune }: ChartContext) {
	const areas = comparable(definition.id) ? areasAround(kommune) : areasAround(kommune).slice(0, 1);
	return areas.flatMap(({ level, area }): CompareRow[] => {
		const figure = set.get(definition.id, area, year);
		// A larger area of one kommune alone says the same once more.
		if (!figure || (level !== 'kommune' && figure.of === 1)) return [];
		return [
			{
				id: area,
				label: areaName(level, area),
				cell: figure.value,
				span: computedSpan(spanOf(figure, definition)),
				role: level === 'kommune' ? 'chosen' : 'reference',
				...reportingNote(figure)
			}
		];
	});
}

/** The unit as it fits beside a number; the whole unit stands below the heading. */
export function shortUnit(definition: Indikator): string {
	const unit = of(definition.enhet);
	if (definition.slag === 'andel' || /^(prosent|per ?cent)/i.test(unit)) return '%';
	if (/^(kroner|kr|nok)\b/i.test(unit)) return 'kr';
	const per = /^per 1[,\s]?000\b/.exec(unit)?.[0];
	if (per) return per;
	return unit.length <= 12 ? unit : '';
}

export function withUnit(definition: Indikator, cell: Released): string {
	const text = figureText(cell, definition.desimaler);
	const unit = shortUnit(definition);
	return cell.state === 'value' && unit ? `${text}${NBSP}${unit.replaceAll(' ', NBSP)}` : text;
}

/** A name that ends with the unit says it for the value too. */
function named(definition: Indikator, cell: Released): string {
	const said = of(definition.navn).endsWith(shortUnit(definition));
	return said ? figureText(cell, definition.desimaler) : withUnit(definition, cell);
}

/** What the picture shows, said with the figure itself where there is one. */
function heading(definition: Indikator, figures: Figure[], { kommune }: ChartContext): string {
	const name = of(definition.navn);
	const place = areaName('kommune', kommune.code);
	const only = figures.find(({ category }) => category === definition.helhet) ?? figures[0];
	if (only && (figures.length === 1 || definition.helhet !== undefined))
		return m.chart_heading_one({ name, place, value: named(definition, only.value) });
	const largest = figures
		.filter((one) => one.value.state === 'value')
		.toSorted((a, b) => numberOf(b) - numberOf(a))[0];
	// One that is hidden may be larger still.
	const ranked = figures.every((one) => one.value.state === 'value');
	if (!largest || !ranked) return m.chart_heading_none({ name, place });
	return m.chart_heading_largest({
		name,
		place,
		category: inSentence(categoryName(definition, largest.category)),
		value: withUnit(definition, largest.value)
	});
}

function numberOf({ value }: Figure): number {
	return value.state === 'value' ? value.value : -Infinity;
}

function summary(definition: Indikator, rows: readonly CompareRow[], year: number): string {
	const list = rows
		.map(({ label, cell }) => `${label}: ${figureText(cell, definition.desimaler)}`)
		.join('; ');
	return `${of(definition.navn)}, ${of(definition.enhet)}, ${year}. ${list}.`;
}

/** The table behind a picture, a row for each of its rows. */
function tableOf(
	definition: Indikator,
	rows: readonly CompareRow[],
	{ caption, year, byCategory }: { caption: string; year: number; byCategory: boolean }
): Table {
	const { desimaler: decimals } = definition;
	const number = { numeric: true, decimals };
	const referenceName = rows.find((row) => row.reference)?.reference?.label;
	return {
		caption,
		columns: [
			{ key: 'what', label: byCategory ? m.category() : m.area() },
			{ key: 'year', label: m.year_label() },
			{ key: 'value', label: m.value(), unit: of(definition.enhet), ...number },
			...(referenceName
				? [{ key: 'reference', label: referenceName, unit: of(definition.enhet), ...number }]
				: []),
			{ key: 'note', label: m.state_note() }
		],
		rows: rows.map(({ label, cell, span, reference, note = reference?.note ?? '' }) => ({
			what: label,
			year: String(year),
			value: span ? spanned(cell, span, decimals) : cell,
			...(reference && { reference: reference.cell }),
			note
		}))
	};
}
