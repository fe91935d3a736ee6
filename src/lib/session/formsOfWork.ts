import { sumReleased } from '../disclosure/sum.ts';
import type { Figure, Released } from '../domain/figure.ts';
import { formTotals, type FormTotal } from '../model/forms.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { newest } from '../model/pathwayFigures.ts';
import { leadingSource } from '../model/series.ts';
import { formsPicture, type FormsPicture } from '../pictures/forms.ts';
import { areaName } from '../pictures/kommuneNames.ts';
import { ofKommune, sourcesOf } from '../pictures/origin.ts';
import { of } from '../text/index.ts';

/** What a kommune's man-years for adults are, from the newest year that tells up to the chosen one. */
export interface FormsOfWork {
	year: number;
	/** Empty where the year's man-years are not told by type of measure. */
	totals: FormTotal<Released>[];
	/** All of them as the source gives them. */
	all: Released;
	/** The figure that can be explained: one of the types, or the total. */
	figure: Figure;
}

/** Null where no man-years are told. A year without types is not filled in from another. */
export function formsOfWork(
	set: FigureSet,
	{ kommune, year }: { kommune: string; year: number }
): FormsOfWork | null {
	const told = newest(set, 'arsverk_malgruppe', kommune, year, 'alle', 'voksne');
	if (!told) return null;
	const types = set
		.of('arsverk_tiltakstype', kommune, 'alle')
		.filter((one) => one.year === told.year && one.value.state !== 'not-applicable');
	const totals = formTotals(
		types.map(({ category, value }) => ({ type: category, cell: value })),
		sumReleased
	);
	return { year: told.year, totals, all: told.value, figure: types[0] ?? told };
}

/** Null where they are not told by type. */
export const formsSeen = (kommune: string, found: FormsOfWork): FormsPicture | null =>
	formsPicture({
		...{ ...found, place: areaName('kommune', kommune) },
		source: of(leadingSource('arsverk_tiltakstype').kortnavn),
		origin: ofKommune(kommune, found.year, { sources: sourcesOf([found.figure]) })
	});
