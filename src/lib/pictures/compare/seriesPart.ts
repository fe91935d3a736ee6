import { indikator } from '../../catalogue/indikatorer.ts';
import type { SeriesKey } from '../../domain/column.ts';
import { m } from '../../text/index.ts';
import { categoryName } from '../indicator.ts';

/** What part of its indicator a series is: a pathway, a category, or both; empty where it is all of it. */
export const seriesPart = ({ indicator, forlop, category }: SeriesKey): string =>
	[
		...(forlop === 'alle' ? [] : [m.compare_pathway({ number: forlop })]),
		...(category === 'alle' ? [] : [categoryName(indikator(indicator), category)])
	].join(', ');
