import { indikator } from '../catalogue/indikatorer.ts';
import type { MeasureRow } from '../model/measures.ts';
import { PATHWAYS } from '../model/units.ts';
import { m, of } from '../text/index.ts';
import { degreeText } from './degrees.ts';
import type { Picture } from './of.ts';
import { offeredText } from './offered.ts';
import { ofKommune, sourcesOfIndicator } from './origin.ts';

/** What is told of each measure of the guideline, as a table: the page has them as a matrix of its own. */
export function measuresTable(
	rows: readonly MeasureRow[],
	{ kommune, place, year }: { kommune: string; place: string; year: number }
): Pick<Picture, 'name' | 'heading' | 'subtitle' | 'table' | 'origin'> {
	const caption = m.workbook_measures_caption({ place, year: String(year) });
	const told = [...new Set(rows.flatMap((row) => row.year ?? []))].sort((a, b) => a - b);
	return {
		...{ name: m.measures_title(), heading: caption, subtitle: m.workbook_measures_subtitle() },
		table: {
			caption,
			columns: [
				{ key: 'measure', label: m.matrix_measure() },
				{ key: 'degree', label: m.workbook_degree() },
				...PATHWAYS.map((number) => ({ key: `h${number}`, label: m.pathway_short({ number }) })),
				{ key: 'answer', label: m.matrix_answer() },
				{ key: 'year', label: m.year_label() },
				{ key: 'remark', label: m.workbook_remark() }
			],
			rows: rows.map(({ tiltak, grad, offered, year, note }) => ({
				...{ measure: of(tiltak.navn), degree: degreeText(grad) },
				...Object.fromEntries(
					PATHWAYS.map((number) => {
						const own = tiltak.forlop[number];
						return [`h${number}`, own ? degreeText(own) : ''];
					})
				),
				...{ answer: offeredText(offered, grad), year: year === null ? '' : String(year) },
				remark: note
			}))
		},
		origin: ofKommune(kommune, year, {
			sources: told.length > 0 ? sourcesOfIndicator(indikator('tilbud'), told) : []
		})
	};
}
