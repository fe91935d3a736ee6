import { tiltaksfil, type Anbefaling, type Grad, type Tiltak } from '../catalogue/tiltak.ts';
import type { Locale } from '../domain/text.ts';

export type PathwayKey = '1' | '2' | '3';

export interface MeasureFilter {
	forlop: PathwayKey | null;
	grad: Grad | null;
	/** Every word must be found, in the name, the description, a competence or a partner. */
	text: string;
}

export interface MeasureGroup {
	recommendation: Anbefaling;
	measures: Tiltak[];
}

/** Competences and partners by their id. */
export const namesById = new Map(
	[...tiltaksfil.kompetanser, ...tiltaksfil.partnere].map((one) => [one.id, one.navn])
);

/** The pathways of a measure that pass the filter, each with its degree. */
export function pairsOf(
	measure: Tiltak,
	filter: Omit<MeasureFilter, 'text'>
): [PathwayKey, Grad][] {
	return (Object.entries(measure.forlop) as [PathwayKey, Grad][]).filter(
		([forlop, grad]) =>
			(filter.forlop === null || forlop === filter.forlop) &&
			(filter.grad === null || grad === filter.grad)
	);
}

/** The measures that pass, under the recommendation of the first pathway that lets them through. */
export function groupMeasures(filter: MeasureFilter, locale: Locale): MeasureGroup[] {
	const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
	const groups = new Map<string, Tiltak[]>();
	for (const measure of tiltaksfil.tiltak) {
		const first = pairsOf(measure, filter)[0];
		if (!first || !words.every((word) => searchable(measure, locale).includes(word))) continue;
		const recommendation = measure.anbefaling[first[0]] ?? '';
		groups.set(recommendation, [...(groups.get(recommendation) ?? []), measure]);
	}
	return tiltaksfil.anbefalinger.flatMap((recommendation) => {
		const measures = groups.get(recommendation.id);
		return measures ? [{ recommendation, measures }] : [];
	});
}

function searchable({ navn, beskrivelse, kompetanse, partnere }: Tiltak, locale: Locale): string {
	const names = [...kompetanse, ...partnere].map((id) => namesById.get(id)?.[locale] ?? id);
	return [navn[locale], beskrivelse[locale], ...names].join(' ').toLowerCase();
}
