import { indikator } from '../catalogue/indikatorer.ts';
import type { FigureSet } from '../model/figureSet.ts';
import type { Question } from './trendQuestions.ts';

/**
 * The indicators of a kommune that have a development up to a year: those with its whole told in
 * more than one year. One year alone is no line.
 */
export function developmentQuestions(
	ids: readonly string[],
	set: FigureSet,
	{ kommune, year }: { kommune: string; year: number }
): Question[] {
	return ids.flatMap((id) => {
		const indicator = indikator(id);
		const category = indicator.helhet ?? 'alle';
		const told = set
			.of(id, kommune, 'alle', category)
			.filter(
				(one) => one.year <= year && ['value', 'hidden', 'protecting'].includes(one.value.state)
			);
		return told.length > 1 ? [{ indicator, forlop: 'alle', category, wider: false }] : [];
	});
}
