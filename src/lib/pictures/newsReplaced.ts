import { indikator } from '../catalogue/indikatorer.ts';
import type { Figure } from '../domain/figure.ts';
import type { Table, TableCell } from '../domain/table.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { figureText, m, of } from '../text/index.ts';
import { computed } from './computed.ts';
import { areaName } from './kommuneNames.ts';
import { NEWS_FIGURES } from './newsLines.ts';
import type { Picture } from './of.ts';
import { ofKommune, sourcesOf } from './origin.ts';

export interface ReplacedInput {
	/** The names of the files, and the contract of both. */
	old: string;
	fresh: string;
	source: string;
	kommune: string;
	/** Released figures from before, and those that are there now. */
	before: FigureSet;
	now: FigureSet;
}

/** What a corrected file made of the figures of a kommune. */
export function replacedPicture(input: ReplacedInput): Picture {
	const { old, fresh, kommune } = input;
	const moved = movedOf(input);
	const name = areaName('kommune', kommune);
	const words = { old, fresh, name };
	const heading = moved.length > 0 ? m.news_replaced_of(words) : m.news_replaced_same(words);
	const figures = moved.flatMap(({ before, now }) => now ?? before);
	const years = [...new Set(figures.map(({ year }) => year))].sort();
	return {
		name: m.news_replaced_title(),
		heading,
		subtitle: m.news_replaced_method(),
		summary: heading,
		table: tableOf(moved),
		origin: {
			...ofKommune(kommune, years.at(-1) ?? 0, {
				sources: sourcesOf(figures),
				method: m.news_replaced_method()
			}),
			years
		}
	};
}

interface Moved {
	label: string;
	before: Figure;
	now: Figure | undefined;
}

/** Figures that are others than before, or not there any more. */
function movedOf({ before, now, kommune, source }: ReplacedInput): Moved[] {
	const asked = NEWS_FIGURES.filter(({ indicator }) =>
		indikator(indicator).kilder.includes(source)
	);
	return asked.flatMap(({ indicator, forlop = 'alle', category = 'alle', label }) =>
		before.of(indicator, kommune, forlop, category).flatMap((one): Moved[] => {
			const after = now.get(indicator, kommune, one.year, forlop, category);
			return isSame(one, after) ? [] : [{ label: label(), before: one, now: after }];
		})
	);
}

function isSame({ value }: Figure, now: Figure | undefined): boolean {
	if (value.state !== 'value' || now?.value.state !== 'value')
		return value.state === now?.value.state;
	return value.value === now.value.value;
}

function tableOf(moved: readonly Moved[]): Table {
	return {
		caption: m.news_replaced_title(),
		columns: [
			{ key: 'what', label: m.news_column_what() },
			{ key: 'year', label: m.year_label() },
			{ key: 'unit', label: m.news_column_unit() },
			{ key: 'before', label: m.news_replaced_before(), numeric: true },
			{ key: 'after', label: m.news_replaced_after(), numeric: true }
		],
		rows: moved.map(({ label, before, now }) => ({
			...{ what: label, year: String(before.year) },
			unit: of(indikator(before.indicator).enhet),
			before: beforeCell(before, now),
			after: now ? written(now) : m.news_not_loaded()
		}))
	};
}

/** What may not be seen now is not given back by what was seen before. */
const beforeCell = (before: Figure, now: Figure | undefined): TableCell =>
	now?.value.state === 'hidden' || now?.value.state === 'protecting'
		? m.news_replaced_hidden()
		: written(before);

/** Rows are of several indicators: each has the decimals of its own. */
function written({ indicator, value }: Figure): TableCell {
	if (value.state !== 'value') return value;
	const { desimaler: decimals } = indikator(indicator);
	return computed(figureText(value, decimals), { median: value.value }, decimals);
}
