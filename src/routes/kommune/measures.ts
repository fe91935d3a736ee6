import { measureByText, measuresOf, type Grad, type Tiltak } from '#lib/catalogue/tiltak.ts';
import type { ForlopId } from '#lib/domain/figure.ts';
import type { Offered, TickedMeasure } from '#lib/session/choices.svelte.ts';
import type { FigureSet } from '#lib/session/figureSet.ts';

export interface MeasureStatus {
	tiltak: Tiltak;
	grad: Grad;
	/** Null: nothing tells, which is not the same as not offered. */
	offered: Offered | null;
	/** Year of the file that tells, or null when the user ticked it. */
	year: number | null;
	note: string;
}

/** How the view `tilbud` codes the answers. */
const ANSWERS = new Map<number, Offered>([
	[2, 'yes'],
	[1, 'shared'],
	[0, 'no']
]);

/** What the newest file up to a year tells of each measure, by the measure's id. */
function answersUpTo(set: FigureSet, kommune: string, year: number) {
	const answers = new Map<string, { offered: Offered; year: number }>();
	for (const figure of set.of('tilbud', kommune)) {
		const id = measureByText(figure.category);
		if (!id || figure.year > year || figure.value.state !== 'value') continue;
		const offered = ANSWERS.get(figure.value.value);
		if (offered) answers.set(id, { offered, year: figure.year });
	}
	return answers;
}

/** The measures of a pathway and whether the kommune offers them; the file's answer comes first. */
export function measureStatuses(
	set: FigureSet,
	place: { kommune: string; year: number; forlop: ForlopId },
	ticked: (measure: string) => TickedMeasure | undefined
): MeasureStatus[] {
	const answers = answersUpTo(set, place.kommune, place.year);
	return measuresOf(place.forlop)
		.filter((tiltak) => !tiltak.tverrgaende || answers.has(tiltak.id))
		.map((tiltak) => {
			const told = answers.get(tiltak.id);
			const own = ticked(tiltak.id);
			return {
				tiltak,
				grad: tiltak.forlop[place.forlop] ?? 'eksempel',
				offered: told?.offered ?? own?.offered ?? null,
				year: told?.year ?? null,
				note: own?.note ?? ''
			};
		});
}

export function countByAnswer(statuses: readonly MeasureStatus[]) {
	const count = (offered: Offered | null) =>
		statuses.filter((one) => one.offered === offered).length;
	return { yes: count('yes'), shared: count('shared'), no: count('no'), unknown: count(null) };
}
