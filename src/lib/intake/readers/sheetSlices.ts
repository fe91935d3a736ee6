import { LIMITS, sheetTooLarge } from '../limits.ts';
import { formulaCells } from './formulas.ts';

/** Rows of a sheet as a sheet of their own, its first row numbered 1. */
export interface Slice {
	/** The number in the whole sheet of the row that is 1 here. */
	first: number;
	xml: string;
}

/** The reader reads so much of a sheet at once; of a larger one it loses itself in small pieces. */
const SLICE_CHARACTERS = 48 * 1024;
/** More empty rows than this are not made. */
const MOST_GAP = 20;
/** Excel has room for 32 767 characters in a cell, each of which may be written long. */
const LONGEST_CELL = 1024 * 1024;
/** From so much of a sheet it can be told how many cells there are in all of it. */
const ENOUGH_CHARACTERS = 2 * 1024 * 1024;
/** A cell can't be written shorter: `<c r="A1"><v>1</v></c>`. */
const CELL_CHARACTERS = 20;

const TAG = /<(\/?)(?:[\w.-]+:)?(row|c|sheetData|dimension)(?=[\s/>])([^>]*)>/g;
const OPEN = '<worksheet><sheetData>';
const CLOSE = '</sheetData></worksheet>';

/**
 * Cuts a sheet into slices as its text comes, in pieces cut anywhere. Cells and rows with nothing in
 * them are left out, however they look. What is more than can be held is known before it is.
 *
 * @param name of the sheet, to tell of it
 * @param size of its text, as far as it is known
 * @param calculated whether the answers of its formulas are in it
 */
export function sheetSlicer(name: string, size: number, most = LIMITS, calculated = true) {
	const slices: Slice[] = [];
	const all = { rows: 0, columns: 0, cells: 0 };
	let rest = '';
	let seen = 0;
	/** The slice that is being written; the prefix that names of elements have in this sheet. */
	let [xml, first, row, column] = ['', 0, 0, 0];
	let rowTag: string | null = null;
	let inside = false;
	const formulas = formulaCells(calculated);

	const flush = () => {
		if (xml !== '') slices.push({ first, xml: `${OPEN}${xml}${CLOSE}` });
		xml = '';
	};
	/** Writes the row's own tag, once it is known that there is something in it. */
	const begin = () => {
		if (rowTag === null) return;
		if (xml !== '' && (xml.length > SLICE_CHARACTERS || row - all.rows > MOST_GAP)) flush();
		if (xml === '') first = row;
		if (row <= all.rows && all.cells > 0) throw new Error('rows of a sheet are out of order');
		xml += `<row r="${row - first + 1}">`;
		rowTag = null;
		all.rows = row;
	};
	const check = () => {
		if (all.cells > most.cells || all.rows * all.columns > most.span)
			throw sheetTooLarge(name, all);
		// It goes on as it began, more or less: half of that is far too much already.
		const likely = seen < ENOUGH_CHARACTERS ? 0 : Math.floor((all.cells / seen) * (size / 2));
		if (likely > most.cells) throw sheetTooLarge(name, { ...all, cells: likely });
	};

	/** Takes a cell from its tag on; the cell ends where `text` does. */
	const cell = (attributes: string, content: string) => {
		begin();
		all.cells++;
		if (column > all.columns) all.columns = column;
		const own = formulas.look(attributes, content, () => `${letters(column)}${row}`);
		xml += `<c r="${letters(column)}${row - first + 1}"${own.attributes}>${own.content}</c>`;
	};

	const notInCell = (open: unknown) => {
		if (open) throw new Error('a cell of a sheet does not end');
	};

	/** Takes what is whole of a text, and gives back what is not. */
	const take = (text: string): string => {
		TAG.lastIndex = 0;
		/** Where the cell begins that is yet to end. */
		let open: { attributes: string; tag: number; content: number } | null = null;
		let done = 0;
		for (let found = TAG.exec(text); found; found = TAG.exec(text)) {
			const [tag, slash, element, attributes = ''] = found;
			const empty = attributes.endsWith('/');
			if (element === 'dimension') tooLargeAsSaid(name, attributes, size);
			else if (element === 'sheetData') inside = slash === '' && !empty;
			else if (!inside) continue;
			else if (element === 'row') {
				notInCell(open);
				if (slash) {
					if (rowTag === null) xml += '</row>';
					rowTag = null;
				} else {
					row = Number(/\sr=["'](\d+)["']/.exec(attributes)?.[1] ?? row + 1);
					column = 0;
					rowTag = empty ? null : tag;
				}
			} else if (slash) {
				if (open && found.index > open.content)
					cell(open.attributes, text.slice(open.content, found.index));
				open = null;
			} else {
				notInCell(open);
				const at = /\sr=["']([A-Z]+)\d+["']/.exec(attributes);
				column = at ? numberOf(at[1] ?? '') : column + 1;
				if (!empty) {
					const own = attributes.replace(/\sr=["'][^"']*["']/, '');
					open = { attributes: own, tag: found.index, content: TAG.lastIndex };
				}
			}
			if (!open) done = TAG.lastIndex;
		}
		check();
		// A cell that has begun is read again with what follows; a tag may be cut too.
		if (open) {
			column--;
			return text.slice(open.tag);
		}
		const cut = text.lastIndexOf('<');
		return cut >= done ? text.slice(cut) : '';
	};

	return {
		add(text: string) {
			seen += text.length;
			rest = take(rest + text);
			notInCell(rest.length > LONGEST_CELL);
		},
		end(): Slice[] {
			flush();
			return slices;
		},
		/** Formulas whose answer is not in the file; known when all of it has been added. */
		unanswered: formulas.unanswered
	};
}

/** A sheet that says it is too large, and whose text is long enough for it to be true. */
function tooLargeAsSaid(name: string, attributes: string, size: number) {
	const to = /\sref=["'](?:[A-Z]+\d+:)?([A-Z]+)(\d+)["']/.exec(attributes);
	if (!to) return;
	const [columns, rows] = [numberOf(to[1] ?? ''), Number(to[2])];
	const cells = Math.min(rows * columns, Math.floor(size / (2 * CELL_CHARACTERS)));
	if (cells > LIMITS.cells) throw sheetTooLarge(name, { rows, columns, cells });
}

function numberOf(column: string): number {
	let at = 0;
	for (let i = 0; i < column.length; i++) at = at * 26 + column.charCodeAt(i) - 64;
	return at;
}

/** The name of a column, from 1: "A", "Z", "AA". */
export function letters(column: number): string {
	const before = Math.floor((column - 1) / 26);
	return (before > 0 ? letters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
