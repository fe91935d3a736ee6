import type { FigureForlop, ForlopId } from '../domain/figure.ts';
import { indikator, type Indikator } from '../catalogue/indikatorer.ts';
import type { FigureSet } from '../model/figureSet.ts';

/** What a trend on the page is about. */
export interface Question {
	indicator: Indikator;
	forlop: FigureForlop;
	category: string;
	/** Asked of the pathway, but the source only has it for all adults. */
	wider: boolean;
}

const ask = (id: string, forlop: FigureForlop, category = 'alle'): Question => ({
	indicator: indikator(id),
	forlop,
	category,
	wider: false
});

/** The indicators of a pathway, need first. A source's own counts each stand by themselves. */
export function pathwayQuestions(forlop: ForlopId, set: FigureSet, kommune: string): Question[] {
	const id = `${forlop}` as const;
	const mapped = ['brukere_forlop', 'brukere_rate'].filter((one) =>
		indikator(one).forlop.includes(forlop)
	);
	const overviews = new Set(set.of('oversikt_forlop', kommune, id).map((one) => one.category));
	return [
		...mapped.map((one) => ask(one, id)),
		...[...overviews].map((category) => ask('oversikt_forlop', id, category)),
		ask('arsverk_forlop', id),
		furtherEducation(id, set, kommune)
	];
}

/** By pathway where its row has the figure, else for all adults. */
function furtherEducation(id: FigureForlop, set: FigureSet, kommune: string): Question {
	const own = set.of('videreutdanning', kommune, id).length > 0;
	return own ? ask('videreutdanning', id) : { ...ask('videreutdanning', 'alle'), wider: true };
}

/** What may come: no users of a pathway. */
export function contextQuestions(): Question[] {
	return [
		ask('kpr_kontakt', 'alle', 'symptomer_og_lidelser'),
		ask('ungdom_plaget', 'alle', 'samlet')
	];
}
