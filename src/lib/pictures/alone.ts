import type { Figure } from '../domain/figure.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { newest, type PathwayFigures } from '../model/pathwayFigures.ts';
import { leadingSource } from '../model/series.ts';
import { inSentence, m, numberText, of } from '../text/index.ts';
import { listText } from '../text/lists.ts';
import { areaName } from './kommuneNames.ts';
import { lackingText } from './lacking.ts';
import type { Picture } from './of.ts';
import { sourcesOf, together, type Origin } from './origin.ts';

export interface AloneInput {
	set: FigureSet;
	/** The kommune's code. */
	kommune: string;
	year: number;
	/** What there are figures of. */
	names: readonly string[];
	pathways: readonly Pick<PathwayFigures, 'leads' | 'staff'>[];
}

const ADULTS = 'innbyggere_18';

/** In the place of an answer: what the files tell, how many live there, and what is not loaded. */
export function aloneText({ set, kommune, year, names, pathways }: AloneInput): string {
	const place = areaName('kommune', kommune);
	const told = [...new Set(names.map(inSentence))];
	return [
		told.length > 0 ? m.alone_there({ place, names: listText(told) }) : '',
		populationText(set, kommune, year),
		lackingText(pathways)
	]
		.filter(Boolean)
		.join(' ');
}

/** Where the sentence and some pictures come from. */
export function aloneSources(
	{ set, kommune, year }: Pick<AloneInput, 'set' | 'kommune' | 'year'>,
	told: readonly Picture[]
): Origin['sources'] {
	const adults = population(set, kommune, year);
	return together(...told.map(({ origin }) => origin.sources), sourcesOf(adults ? [adults] : []));
}

function population(set: FigureSet, kommune: string, year: number): Figure | null {
	const adults = newest(set, ADULTS, kommune, year);
	return adults?.value.state === 'value' ? adults : null;
}

function populationText(set: FigureSet, kommune: string, year: number): string {
	const adults = population(set, kommune, year);
	if (adults?.value.state !== 'value') return '';
	return m.alone_population({
		count: numberText(adults.value.value),
		year: adults.year,
		source: of(leadingSource(ADULTS).kortnavn)
	});
}
