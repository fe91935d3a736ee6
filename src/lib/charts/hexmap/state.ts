import type { CellState } from '#lib/domain/cell.ts';
import type { Released } from '#lib/domain/figure.ts';
import type { OddR } from '#lib/domain/hexes.ts';
import { figureText, m, NBSP, stateText, SYMBOLS } from '#lib/text/index.ts';

/** `told`: there is a figure, and its level may not be held against others': the cell holds none. */
export type HexState = Exclude<CellState, 'value'> | 'told';

/** Why there is no figure, or that there is one. */
export type WithoutValue = { [State in HexState]: { state: State } }[HexState];

/** A kommune on the map. */
export interface HexCell {
	code: string;
	label: string;
	/** Code of its fylke: the cells of one lie together. */
	fylke: string;
	at: OddR;
	cell: Released | WithoutValue;
	/** It belongs to the area that is looked at; the others are pale. */
	within: boolean;
	/** Said with the figure: that it is from another year, or the like. */
	note?: string;
}

export interface HexInput {
	cells: readonly HexCell[];
	fylker: readonly { code: string; name: string }[];
	/** Where one class ends and the next begins, ascending, in the figures' unit; none: one class. */
	breaks: readonly number[];
	/** As it is written after a number; empty where it has none. */
	unit: string;
	decimals: number;
	/** What the lowest and the highest class are, in words, where the indicator has a direction. */
	ends?: { low: string; high: string };
	/** Codes that the picture is drawn close to; null: the whole country. */
	near?: readonly string[] | null;
	/** The one kommune that is looked at. */
	chosen?: string | null;
}

/** What is drawn of a cell. */
export interface HexMark {
	code: string;
	/** From 0; null where it has none. */
	klass: number | null;
	state: HexState | null;
	within: boolean;
	/** Name and figure, as it is read aloud. */
	said: string;
	name: string;
	/** With its unit, or why there is none. */
	figure: string;
	/** As short as it stands in a cell. */
	short: string;
}

/** A line of the scale beside the map. */
export interface HexKey {
	klass: number | null;
	state: HexState | null;
	text: string;
}

/** The class of a value: the first that it is below the end of. */
export function klassOf(value: number, breaks: readonly number[]): number {
	const found = breaks.findIndex((end) => value < end);
	return found < 0 ? breaks.length : found;
}

/** Each kommune with its class or state, and its words. */
export function hexMarks({ cells, breaks, unit, decimals }: HexInput): HexMark[] {
	return cells.map(({ code, label, cell, within, note }) => {
		const klass = cell.state === 'value' ? klassOf(cell.value, breaks) : null;
		const figure = [figureOf(cell, unit, decimals), note].filter(Boolean).join(', ');
		return {
			...{ code, klass, within, figure, name: label },
			short: shortOf(cell, decimals),
			state: cell.state === 'value' ? null : cell.state,
			said:
				klass === null
					? m.hexmap_cell({ name: label, figure })
					: m.hexmap_cell_class({ name: label, figure, klass: klass + 1, of: breaks.length + 1 })
		};
	});
}

function figureOf(cell: Released | WithoutValue, unit: string, decimals: number): string {
	if (cell.state === 'told') return m.hexmap_told();
	if (cell.state !== 'value') return stateText(cell.state);
	const text = figureText(cell, decimals);
	return unit ? `${text}${NBSP}${unit}` : text;
}

function shortOf(cell: Released | WithoutValue, decimals: number): string {
	if (cell.state === 'told') return '';
	return cell.state === 'value' ? figureText(cell, decimals) : SYMBOLS[cell.state];
}

const STATES: readonly HexState[] = [
	'told',
	'hidden',
	'protecting',
	'not-collected',
	'not-applicable'
];

/** The scale: every class of it, the highest first, and those of the states that are on the map. */
export function hexKeys(input: HexInput): HexKey[] {
	const { cells } = input;
	const found = new Set(cells.map(({ cell }) => cell.state));
	const states = STATES.filter((state) => found.has(state)).map((state) => ({
		klass: null,
		state,
		text: state === 'told' ? m.hexmap_told() : `${SYMBOLS[state]} ${stateText(state)}`
	}));
	return [...(found.has('value') ? classKeys(input) : []), ...states];
}

function classKeys({ breaks, decimals, ends }: HexInput): HexKey[] {
	const number = (x: number | undefined) =>
		figureText({ state: 'value', value: x ?? 0 }, breaks.every(Number.isInteger) ? 0 : decimals);
	const last = breaks.length;
	return Array.from({ length: last + 1 }, (_, i) => last - i).map((klass) => {
		const [low, high] = [breaks[klass - 1], breaks[klass]];
		const text =
			last === 0
				? m.hexmap_class_one()
				: low === undefined
					? m.hexmap_class_below({ end: number(high) })
					: high === undefined
						? m.hexmap_class_from({ start: number(low) })
						: m.hexmap_class_between({ start: number(low), end: number(high) });
		const word = klass === last ? ends?.high : klass === 0 ? ends?.low : undefined;
		return { klass, state: null, text: last > 0 && word ? `${text} · ${word}` : text };
	});
}

/** How a press changes the selection. */
export type Press = 'only' | 'toggle' | 'add';

/** The selection after some are pressed: in the order in which they were selected. */
export function selectionAfter(
	selected: readonly string[],
	pressed: readonly string[],
	press: Press
): string[] {
	if (press === 'only') return [...pressed];
	const rest = pressed.filter((code) => !selected.includes(code));
	if (press === 'add') return [...selected, ...rest];
	return [...selected.filter((code) => !pressed.includes(code)), ...rest];
}
