import { m, NBSP, numberText, spanText, stateText } from '#lib/text/index.ts';
import type { CompareRow, CompareState } from './state.ts';

/** Up to this many letters a unit is said at every value; a longer one only at the first. */
const SHORT_UNIT = 10;

/** What is written at a row. */
export interface RowText {
	name: string;
	/** Coverage, and why a reference isn't shown. */
	note: string;
	/** The value with unit and span, or the words for its state. */
	figure: string;
	/** Name and value of the reference, where it is named. */
	reference: string;
}

/** The texts of the rows, in their order. */
export function rowTexts(state: CompareState): RowText[] {
	const first = state.rows.find(({ cell }) => cell.state === 'value')?.id;
	return state.rows.map((row) => ({
		name: row.label,
		note: noteOf(row),
		figure: figureOf(row, state, row.id === first || state.unit.length <= SHORT_UNIT),
		reference: row.id === state.named ? referenceOf(row, state.decimals) : ''
	}));
}

function figureOf({ cell, span }: CompareRow, state: CompareState, withUnit: boolean): string {
	if (cell.state !== 'value') return stateText(cell.state);
	const figure = numberText(cell.value, state.decimals);
	const said = withUnit && state.unit ? `${figure}${NBSP}${state.unit}` : figure;
	return span ? `${said} (${spanText(span.low, span.high, state.decimals)})` : said;
}

function noteOf({ note = '', reference }: CompareRow): string {
	if (!reference || reference.cell.state === 'value') return note;
	const { label, cell } = reference;
	const state = m.chart_label_state({ label, state: stateText(cell.state) });
	return note ? `${note} · ${state}` : state;
}

function referenceOf({ reference }: CompareRow, decimals: number): string {
	if (reference?.cell.state !== 'value') return '';
	return `${reference.label} ${numberText(reference.cell.value, decimals)}`;
}
