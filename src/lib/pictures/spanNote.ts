import type { Indikator } from '../catalogue/indikatorer.ts';
import type { Figure } from '../domain/figure.ts';
import { chanceOf } from '../model/chance.ts';
import { m } from '../text/index.ts';

/** What the spans of some figures are, or why there are none where one would look for them. */
export function spanNote(definition: Indikator, figures: readonly Figure[]): string {
	if (figures.some(({ span }) => span)) return m.span_by_crosswalk();
	if (figures.some((figure) => chanceOf(figure, definition))) return m.span_by_chance();
	return definition.slag === 'publisert' ? m.span_not_given() : '';
}
