import { begun, dateText, m } from '../text/index.ts';
import { citedSentence, type Cited } from './cited.ts';
import { assumptionsEdition, crosswalkEdition, sourcesText, type Rests } from './rests.ts';

/** What a citation says, on paper and on the page it leads to. */
export interface Citation extends Rests {
	figures: readonly Cited[];
	/** The day it was made: '2026-11-29'. */
	made: string;
}

/** A day that was written without its time: the same in every time zone. */
export const dayText = (day: string): string => dateText(new Date(`${day}T00:00`));

/** The citation as a line of text for a footnote, in the page's language. */
export function citationLine(citation: Citation): string {
	const { figures, sources, crosswalk, assumptions, synthetic, made } = citation;
	return [
		citedSentence(figures),
		sources.length > 0 && begun(m.print_sources({ sources: sourcesText(sources) })),
		crosswalk && begun(crosswalkEdition(crosswalk)),
		assumptions && begun(assumptionsEdition(assumptions)),
		synthetic && m.chart_synthetic(),
		m.picture_made({ date: dayText(made) })
	]
		.filter(Boolean)
		.map((said) => `${said}.`)
		.join(' ');
}
