import { indikator } from '../catalogue/indikatorer.ts';
import type { Figure } from '../domain/figure.ts';
import { figureText, inSentence, m, of } from '../text/index.ts';
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
