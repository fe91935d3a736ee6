import type { TextRecord } from './records.ts';

export const YEAR = /^(?:19|20)\d\d$/;
/**
 * What names the time of a column: a year, several (2013-2015), a school year (2017/2018, 2017/18), a
 * date, a quarter or a month as statistics write them (2023K1, 2023M01).
 */
export const PERIOD =
	/^(?:(?:19|20)\d\d(?:\s?[-–/_]\s?(?:(?:19|20)\d\d|\d\d))?|(?:19|20)\d\d[-.]\d\d[-.]\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d[KMQ]\d{1,2})$/i;
/** A figure, a date, a time, a code of digits: what stands in a column of figures. */
export const FIGURE = /^[-−+<>$€£]?\s*\d[\d\s.,:/\u00a0\u202f-]*%?$/;
/** A few words without a number, such as stand over the columns that tell what a row is of. */
const SHORT_NAME = /^\p{L}[\p{L} .&/-]{0,29}$/u;
/** From the first line as full as the table is; over it stand names of groups. */
const MOST_LINES = 3;
export const GROUP_LINES = 3;

/** Lines of names: the records `from` up to, and not including, `to`. */
export interface HeaderLines {
	from: number;
	to: number;
}

/**
 * The lines of names around a first one: names of groups of columns over it, further names under it.
 *
 * @param figures which columns hold figures
 */
export function headerLines(
	filled: readonly TextRecord[],
	start: number,
	figures: readonly boolean[]
): HeaderLines {
	let from = start;
	while (start - from < GROUP_LINES && isGroupLine(filled[from - 1], filled[from], figures)) from--;
	let to = start + 1;
	while (to - start < MOST_LINES && continuesHeader(filled.slice(from, to), filled[to], figures))
		to++;
	return { from, to };
}

/**
 * Whether a line has names: words where below there are figures, or the years that columns hold.
 *
 * @param records the lines around it, blank ones left out
 */
export function looksLikeHeader(
	records: readonly TextRecord[],
	start: number,
	figures: readonly boolean[]
): boolean {
	const record = records[start];
	const texts = record ? textsOf(record) : [];
	const words = texts.filter((text) => text !== '' && !FIGURE.test(text));
	if (words.length === 0)
		return (
			isOnlyYears(texts) || (isGroupLine(records[start - 1], record, figures) && isYears(texts))
		);
	if (!figures.includes(true)) return new Set(words).size === words.length;
	const over = texts.flatMap((text, at) => (figures[at] && text !== '' ? [at] : []));
	const numbers = over.filter((at) => FIGURE.test(texts[at] ?? ''));
	if (numbers.length === 0 || numbers.length < over.length - numbers.length) return true;
	if (!numbers.every((at) => PERIOD.test(texts[at] ?? ''))) return false;
	const years = new Set(numbers.map((at) => texts[at]));
	if (years.size === 1) return !records.slice(start + 1).some((one) => hasYear(one, numbers));
	// The same years again, under the names of several groups.
	return years.size === numbers.length || isGroupLine(records[start - 1], record, figures);
}

const hasYear = ({ cells }: TextRecord, columns: readonly number[]) =>
	columns.some((at) => PERIOD.test(cells[at]?.trim() ?? ''));

/** Years over columns, each once, and no name over the first. */
function isOnlyYears(texts: readonly string[]): boolean {
	const years = texts.filter((text) => text !== '');
	return isYears(texts) && new Set(years).size === years.length;
}

/** Years or other periods over columns, and no name over the first. */
function isYears(texts: readonly string[]): boolean {
	const years = texts.filter((text) => text !== '');
	return texts[0] === '' && years.length > 1 && years.every((text) => PERIOD.test(text));
}

/**
 * A further line of names: words over most columns of figures; or words or years that fill what the
 * lines above have left blank; or the columns' numbers.
 */
function continuesHeader(
	header: readonly TextRecord[],
	record: TextRecord | undefined,
	figures: readonly boolean[]
): boolean {
	if (!record || record.cells.length !== figures.length) return false;
	const texts = textsOf(record);
	if (isColumnNumbers(texts)) return true;
	// Years under the names of groups, and no name of a row before them.
	if (isYears(texts) && new Set(texts).size > 2) return true;
	const over = texts.filter((text, at) => figures[at] && text !== '');
	const words = over.filter((text) => /\p{L}/u.test(text));
	if (words.length === over.length && over.length > figures.filter(Boolean).length / 2) return true;
	const named = figures.map((_, at) => header.some(({ cells }) => cells[at]?.trim()));
	const blank = figures.flatMap((is, at) => (is && !named[at] ? [at] : []));
	return (
		blank.length > 0 &&
		blank.every((at) => texts[at]) &&
		texts.every((text) => !FIGURE.test(text) || PERIOD.test(text)) &&
		over.length > 1 &&
		new Set(over).size > 1
	);
}

/** 1, 2, 3 … under the names, as forms have. */
function isColumnNumbers(texts: readonly string[]): boolean {
	return (
		texts.length > 2 && texts.every((text, at) => text.replace(/^\((.*)\)$/, '$1') === `${at + 1}`)
	);
}

/** A line of names over groups of columns, above those of the columns. */
function isGroupLine(
	above: TextRecord | undefined,
	header: TextRecord | undefined,
	figures: readonly boolean[]
): boolean {
	if (!above || !header || above.cells.length !== header.cells.length) return false;
	const texts = textsOf(above);
	const [first = '', second = ''] = texts;
	const over = texts.flatMap((text, at) => (at > 0 && figures[at] && text !== '' ? [at] : []));
	const filled = texts.filter((text) => text !== '').length;
	if (over.length === 0 && figures.includes(true)) return false;
	if (filled === texts.length || !(first === '' || SHORT_NAME.test(first))) return false;
	if (!texts.every((text) => !FIGURE.test(text) || PERIOD.test(text))) return false;
	// "Kilde" and "SSB" side by side, and nothing more, are a remark on the table.
	if (filled === 2 && first !== '' && second !== '' && header.cells[0]?.trim()) return false;
	const away = header.line - above.line;
	// One name alone is of all the columns from there on; further to the right it is a remark.
	if (filled === 1) return away === 1 && (over[0] ?? Infinity) <= mostLeft(texts.length);
	return filled > 1 && (away === 1 || (away === 2 && over.length > 1));
}

const mostLeft = (width: number) => Math.max(2, Math.floor(width / 2));

/** One name a column: what its lines say, from above, those of groups filled in from the left. */
export function namesOf(
	header: readonly TextRecord[],
	width: number,
	figures: readonly boolean[]
): string[] {
	const lines = header.map(textsOf).filter((texts) => !isColumnNumbers(texts));
	const last = header.at(-1)?.cells.length ?? width;
	const filled = lines.map((texts, i) =>
		i < lines.length - 1 ? spread(texts, last, figures) : texts
	);
	return Array.from({ length: last }, (_, at) => joined(filled.map((texts) => texts[at] ?? '')));
}

/**
 * A name over a group stands over the first of its columns. One that stands over a column that tells
 * what a row is of does not reach over figures.
 */
function spread(texts: readonly string[], width: number, figures: readonly boolean[]): string[] {
	let origin = 0;
	return Array.from({ length: width }, (_, at) => {
		if (texts[at]) origin = at;
		return origin < at && figures[at] && !figures[origin] ? '' : (texts[origin] ?? '');
	});
}

/** A name that begins with its group's is not told twice: "Kommune" over "Kommunenr". */
function joined(texts: readonly string[]): string {
	const told = texts.filter((text) => text !== '');
	return told
		.filter((text, i) => !told.slice(i + 1).some((one) => beginsWith(one, text)))
		.join(' ');
}

const beginsWith = (text: string, start: string) =>
	text.toLowerCase().startsWith(start.toLowerCase());

const textsOf = ({ cells }: TextRecord) => cells.map((cell) => cell.trim());
