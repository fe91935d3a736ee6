import { indikator } from '../catalogue/indikatorer.ts';
import type { Figure } from '../domain/figure.ts';
import { begun, m, numberText, spanText } from '../text/index.ts';
import { chanceOf } from '../model/chance.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { isOneKommune, newest } from '../model/pathwayFigures.ts';
import { countedText } from './arsverkText.ts';
import { areaName } from './kommuneNames.ts';
import { sourcesOf, type Origin } from './origin.ts';
import { previousFigure } from '../model/series.ts';

/** A sentence and the figure it is about, so that it can be followed back. */
export interface Finding {
	text: string;
	figure: Figure;
}

/** A finding rests on no shares and no assumptions. */
export const findingOrigin = ({ figure }: Finding): Origin => ({
	place: { level: figure.level, code: figure.area },
	years: [figure.year],
	sources: sourcesOf([figure])
});

/**
 * How many users there are among adults, beside the helsefellesskap or else the country. It differs
 * where the reference lies outside the kommune's own limits: overlap of two spans is no test.
 */
export function needSentence(
	set: FigureSet,
	kommune: string,
	year: number,
	reference: { area: string; name: string } | null
): Finding | null {
	const own = newest(set, 'brukere_i_alt_rate', kommune, year);
	if (own?.value.state !== 'value') return null;
	const rate = numberText(own.value.value, 1);
	const limits = chanceOf(own, indikator('brukere_i_alt_rate'));
	if (!limits) return null;
	const span = spanText(limits.low, limits.high, 1);
	const place = { name: areaName('kommune', kommune), rate, span, year: own.year };
	const theirs = reference && set.get('brukere_i_alt_rate', reference.area, own.year);
	if (!reference || theirs?.value.state !== 'value' || isOneKommune(theirs))
		return { text: m.finding_need(place), figure: own };
	const { value: other } = theirs.value;
	const chance = limits.low <= other && other <= limits.high;
	const text = m.finding_need_compared({
		...place,
		reference: begun(areaText(reference.name, theirs, place.name)),
		theirs: numberText(other, 1),
		judged: chance ? m.finding_by_chance() : m.finding_not_chance()
	});
	return { text, figure: own };
}

/** An area by name, with how many of its kommuner the figure is of, and that this is one of them. */
function areaText(area: string, { reporting, of }: Figure, name: string): string {
	if (reporting === null || of === null || reporting === of) return m.area_with({ area, name });
	return m.area_reporting({ area, reporting, of, name });
}

/** How the adults' man-years have moved within an unbroken series. */
export function capacitySentence(set: FigureSet, kommune: string, year: number): Finding | null {
	const now = newest(set, 'arsverk_malgruppe', kommune, year, 'alle', 'voksne');
	if (now?.value.state !== 'value') return null;
	const before = previousFigure(set, now);
	const words = { count: countedText(now.value.value), year: now.year };
	if (before?.value.state !== 'value')
		return { text: m.finding_capacity_alone(words), figure: now };
	const text = m.finding_capacity({
		...words,
		before: countedText(before.value.value),
		beforeYear: before.year
	});
	return { text, figure: now };
}
