import type { FigureForlop, ForlopId } from '../domain/figure.ts';
import { shownAt, type Indikator } from '../catalogue/indikatorer.ts';
import type { FigureSet } from '../model/figureSet.ts';

/** What a trend on the page is about. */
export interface Question {
	indicator: Indikator;
	forlop: FigureForlop;
	category: string;
	/** Asked of the pathway, but the source only has it for all adults. */
	wider: boolean;
}

/** The indicators of a pathway that name its page, in their order. */
export function pathwayQuestions(forlop: ForlopId, set: FigureSet, kommune: string): Question[] {
	return shownAt('forlop/utvikling')
		.filter((one) => one.forlop.includes(forlop))
		.flatMap((indicator) => questionsOf(indicator, `${forlop}`, set, kommune));
}

/**
 * The parts that the kommune has, each a question of its own: an overview names its own sources, and
 * they don't add up. Without any of the pathway, what the source tells of all adults instead. What
 * only the kommune itself can name is not asked for.
 */
function questionsOf(
	indicator: Indikator,
	forlop: FigureForlop,
	set: FigureSet,
	kommune: string
): Question[] {
	const ask = (forlop: FigureForlop, category: string, wider = false): Question => ({
		indicator,
		forlop,
		category,
		wider
	});
	const parts = new Set(set.of(indicator.id, kommune, forlop).map(({ category }) => category));
	if (parts.size > 0 || indicator.egneKategorier)
		return [...parts].map((category) => ask(forlop, category));
	const ofAll = set.of(indicator.id, kommune, 'alle').length > 0;
	return [ofAll ? ask('alle', 'alle', true) : ask(forlop, 'alle')];
}

/** What may come: no users of a pathway. */
export function contextQuestions(): Question[] {
	return shownAt('forlop/kontekst').map((indicator) => ({
		indicator,
		forlop: 'alle',
		category: indicator.helhet ?? 'alle',
		wider: false
	}));
}
