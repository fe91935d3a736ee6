import { FIGURE, PERIOD } from './header.ts';
import type { TextRecord } from './records.ts';

/** A symbol that stands for a figure is no name. */
const WORD = /^(?!n\/?a$).*\p{L}/iu;
/** As few rows as make a table of lines that follow one another. */
const LEAST_ROWS = 3;

/**
 * Where the first of several tables ends that stand on top of each other, blank lines or not: at a line
 * of names with rows of its own width under it. The end of the records where there is one table.
 *
 * @param filled  the lines with something in them
 * @param start   where the first table is looked for
 */
export function firstTableEnd(filled: readonly TextRecord[], start: number): number {
	const heads: number[] = [];
	for (let at = start; at < filled.length; at++)
		if (isHead(filled, at)) {
			heads.push(at);
			// Its rows are none.
			at += LEAST_ROWS;
		}
	const [first, second] = heads;
	if (first === undefined || second === undefined) return filled.length;
	return sameNames(filled[first], filled[second]) ? filled.length : second;
}

/** Words over figures, after rows or at the top, and under them rows of the same width. */
function isHead(filled: readonly TextRecord[], at: number): boolean {
	const names = textsOf(filled[at]);
	if (names.length < 2 || names.some((text) => text === '' || isFigure(text))) return false;
	const rows = filled.slice(at + 1, at + 1 + LEAST_ROWS).map(textsOf);
	const widths = rows.map((row) => row.length);
	if (rows.length < LEAST_ROWS || Math.max(...widths) !== names.length) return false;
	if (widths.some((width) => width < 2)) return false;
	const figures = names.flatMap((_, i) =>
		rows.every((row) => FIGURE.test(row[i] ?? '')) ? [i] : []
	);
	if (figures.length === 0 || !figures.every((i) => WORD.test(names[i] ?? ''))) return false;
	const before = textsOf(filled[at - 1]);
	// Among rows of its own width a line is the head of another table only where all figures are words.
	return before.length !== names.length || figures.every((i) => isFigure(before[i] ?? ''));
}

const isFigure = (text: string) =>
	(FIGURE.test(text) && !PERIOD.test(text)) || /^\d{4}$/.test(text);

const sameNames = (one?: TextRecord, other?: TextRecord) =>
	textsOf(one).join('\0') === textsOf(other).join('\0');

/** The texts of a line up to the last: in a grid all lines are as long as the widest table. */
function textsOf(record?: TextRecord): string[] {
	const texts = (record?.cells ?? []).map((cell) => cell.trim());
	return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
}
