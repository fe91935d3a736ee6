import type { Cell } from '../../domain/cell.ts';
import type {
	ComputedNumber,
	ComputedRange,
	ComputedSpan,
	Released,
	ReleasedNumber,
	ReleasedSpan
} from '../../domain/figure.ts';

/*
 * The figures of the gallery are made up, and of no municipality: they have passed no gate, and need
 * none. Only the gallery may take them from here.
 */

/** As the gate would have let it out. */
export const shown = (cell: Cell) => cell as Released;

/** As the gate would have let out what a figure is counted in. */
export const counted = (n: number) => n as ReleasedNumber;

/** As the gate would have let out the span of a figure. */
export const between = (low: number, high: number) => ({ low, high }) as ReleasedSpan;

/** As the model would have computed it. */
export const computed = (x: number) => x as ComputedNumber;
export const span = (low: number, high: number) => ({ low, high }) as ComputedSpan;
export const range = (low: number, middle: number, high: number) =>
	({ low, middle, high }) as ComputedRange;

/** A number of rows: as many as make a picture long. */
export const many = <Row>(row: (i: number) => Row): Row[] =>
	Array.from({ length: 40 }, (_, i) => row(i));

/** Names that find no room on one line. */
export const LONG =
	'Interkommunalt samarbeid om rus og psykisk helse i Nord-Gudbrandsdal og Sør-Østerdal';
export const LONG_WORD = 'Spesialsykepleierkompetanseutviklingssamarbeidet';
