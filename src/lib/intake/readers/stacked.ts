import { FIGURE, PERIOD, YEAR } from './header.ts';
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
			at += leastRows(textsOf(filled[at]).length);
		}
	const [first, second] = heads;
	if (first === undefined || second === undefined) return filled.length;
	return sameNames(filled[first], filled[second]) ? filled.length : second;
}

/** Words or years over figures, after rows or at the top, and under them rows of the same width. */
function isHead(filled: readonly TextRecord[], at: number): boolean {
	const names = textsOf(filled[at]);
	const years = areYears(names);
	if (names.length < 2 || names.includes('') || (!years && names.some(isFigure))) return false;
	const rows = filled.slice(at + 1, at + 1 + leastRows(names.length)).map(textsOf);
	if (!areRows(rows, names.length)) return false;
	const figures = names.flatMap((_, i) =>
		rows.every((row) => FIGURE.test(row[i] ?? '')) ? [i] : []
	);
	if (figures.length === 0) return false;
	const before = textsOf(filled[at - 1]);
	const apart = before.length !== names.length;
	if (years) {
		const afterBlank = (filled[at]?.line ?? 0) - (filled[at - 1]?.line ?? 0) > 1;
		const onlyYears = rows.every((row) => figures.every((i) => PERIOD.test(row[i] ?? '')));
		return !onlyYears && (apart || afterBlank);
	}
	if (!figures.every((i) => WORD.test(names[i] ?? ''))) return false;
	// Among rows of its own width a line is the head of another table only where figures are words.
	return apart || figures.filter((i) => isFigure(before[i] ?? '')).length > figures.length / 2;
}

/** Two columns may be remarks on a table, each with its name. */
const leastRows = (width: number) => (width > 2 ? LEAST_ROWS - 1 : LEAST_ROWS);

function areRows(rows: readonly string[][], width: number): boolean {
	const widths = rows.map((row) => row.length);
	return (
		rows.length === leastRows(width) && Math.max(...widths) === width && Math.min(...widths) > 1
	);
}

/** The name of a row's column, and years that follow one another. */
function areYears([first = '', ...rest]: readonly string[]): boolean {
	return (
		WORD.test(first) &&
		rest.length > 1 &&
		rest.every((text) => YEAR.test(text)) &&
		rest.every((text, i) => i === 0 || Math.abs(Number(text) - Number(rest[i - 1])) === 1)
	);
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
