import { indikator, type Indikator } from '../catalogue/indikatorer.ts';
import { fields, kilde } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import type { Figure } from '../domain/figure.ts';
import { begun, figureText, inSentence, m, of } from '../text/index.ts';
import { categoryName } from './indicator.ts';
import { areaName } from './kommuneNames.ts';

/** What a figure is, in one line: of whom, where, when and how much. A figure of a part names its part. */
export function explainedTitle(figure: Figure): string {
	const definition = indikator(figure.indicator);
	const { value, forlop, category } = figure;
	const part = category === 'alle' ? '' : inSentence(categoryName(definition, category));
	const unit = value.state === 'value' ? ` ${of(definition.enhet)}` : '';
	const names = [
		[of(definition.navn), part].filter(Boolean).join(': '),
		...(forlop === 'alle' ? [] : [m.pathway_short({ number: forlop }).toLowerCase()]),
		areaName(figure.level, figure.area),
		String(figure.year)
	];
	return `${names.join(', ')}: ${figureText(value, definition.desimaler)}${unit}`;
}

/** How many rows stand behind a figure. */
export function rowsText(count: number, internal: boolean): string {
	if (count === 1) return internal ? m.explain_rows_internal_one() : m.explain_rows_count_one();
	return internal ? m.explain_rows_internal({ count }) : m.explain_rows_count({ count });
}

/**
 * A cell of a row of the source: a code by the name that the source itself uses, a kommune by its name and
 * number. A place that is none of ours stands as it is.
 */
export function sourceCell(
	definition: Indikator | null,
	column: string,
	text: string | null
): string {
	const source = definition?.kilder[0];
	if (text === null || !source) return text ?? '';
	const field = fields(kilde(source)).find(
		({ forlopsatlas }) => forlopsatlas?.navn && of(forlopsatlas.navn) === column
	)?.forlopsatlas;
	if (field?.rolle === 'omrade') return placeText(text);
	const [name] = field?.verdier?.[text] ?? [];
	return name ? begun(name) : text;
}

function placeText(code: string): string {
	const known = areas.kommuner.some((one) => one.code === code);
	return known ? `${areaName('kommune', code)} (${code})` : code;
}
