import { Tokenizer } from 'htmlparser2';
import { ended } from './htmlEnded.ts';

/** A cell of a page's table. */
export interface Cell {
	text: string;
	/** Columns and rows that it spans. */
	across: number;
	down: number;
}

interface OpenTable {
	rows: Cell[][];
	/** What is being read; text outside a cell is none of the table's. */
	row: Cell[] | null;
	cell: Cell | null;
}

const MOST_SPANNED = 1000;
/** Elements whose text nobody sees. */
const UNSEEN = new Set([
	'script',
	'style',
	'template',
	'noscript',
	'noframes',
	'noembed',
	'iframe'
]);
/** Elements that begin on a line of their own: their text does not run into that before. */
const BLOCKS = /^(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|hr|section|pre|blockquote)$/;
/** Elements inside a cell that can be hidden, as keys for sorting are. */
const INLINE = /^(?:span|div|p|small|b|i|em|strong|font|a|sup|sub|label)$/;
const HIDDEN = /(?:^|;)\s*display\s*:\s*none/i;

/** The cells of every table in a page, by table and row; tables in the order they begin. */
export function cellsInPage(page: string): Cell[][][] {
	const text = ended(page);
	const reader = tableReader();
	let name = '';
	let attribute = '';
	let attributes: Record<string, string> = {};
	const opened = () => reader.open(name, attributes);
	const nothing = () => undefined;
	const tokenizer = new Tokenizer(
		{ xmlMode: false, decodeEntities: true },
		{
			onopentagname(from, to) {
				name = text.slice(from, to).toLowerCase();
				attributes = {};
			},
			onattribname(from, to) {
				attribute = text.slice(from, to).toLowerCase();
				attributes[attribute] ??= '';
			},
			onattribdata: (from, to) => (attributes[attribute] += text.slice(from, to)),
			onattribentity: (code) => (attributes[attribute] += String.fromCodePoint(code)),
			onattribend: nothing,
			onopentagend: opened,
			onselfclosingtag: opened,
			onclosetag: (from, to) => reader.close(text.slice(from, to).toLowerCase()),
			ontext: (from, to) => reader.add(text.slice(from, to).replace(/[ \t\r\n\f]+/g, ' ')),
			ontextentity: (code) => reader.add(String.fromCodePoint(code)),
			...{ oncdata: nothing, oncomment: nothing, ondeclaration: nothing },
			...{ onprocessinginstruction: nothing, onend: nothing }
		}
	);
	tokenizer.write(text);
	tokenizer.end();
	return reader.end();
}

/**
 * Puts text into the cells of the table it stands in. End tags of rows and cells may be missing, as
 * HTML allows, and others stand where they close nothing: a table is ended by its own tag alone.
 */
function tableReader() {
	const all: OpenTable[] = [];
	/** Tables that have begun and not ended, the innermost last. */
	const within: OpenTable[] = [];
	/** The element that hides what is in it, and how many of its name are open inside it. */
	let hiding: { name: string; depth: number } | null = null;

	const begin = (name: string, attributes: Record<string, string>) => {
		const table = within.at(-1);
		if (name === 'table') {
			// Between the cells of a table there is no room for another: the one before was not ended.
			if (table && !table.cell) within.pop();
			const begun: OpenTable = { rows: [], row: null, cell: null };
			all.push(begun);
			within.push(begun);
		} else if (!table) return;
		else if (name === 'tr') nextRow(table);
		else if (name === 'td' || name === 'th' || name === 'caption') {
			const spans = name === 'caption' ? {} : attributes;
			if (name === 'caption' || !table.row) nextRow(table);
			table.cell = { text: '', across: span(spans.colspan), down: span(spans.rowspan) };
			table.row?.push(table.cell);
		} else if (PARTS.has(name)) table.row = table.cell = null;
		else if (table.cell && name === 'br') table.cell.text += '\n';
		else if (table.cell && BLOCKS.test(name)) table.cell.text += ' ';
	};

	return {
		open(name: string, attributes: Record<string, string>) {
			if (TABLE_TAGS.has(name) && !UNSEEN.has(hiding?.name ?? '')) hiding = null;
			if (hiding) {
				if (hiding.name === name) hiding.depth++;
				return;
			}
			const hides =
				INLINE.test(name) && ('hidden' in attributes || HIDDEN.test(attributes.style ?? ''));
			if (hides || UNSEEN.has(name)) hiding = { name, depth: 1 };
			else begin(name, attributes);
		},
		close(name: string) {
			if (hiding) {
				if (hiding.name === name && --hiding.depth === 0) hiding = null;
				else if (TABLE_TAGS.has(name) && !UNSEEN.has(hiding.name)) hiding = null;
				if (hiding || !TABLE_TAGS.has(name)) return;
			}
			const table = within.at(-1);
			if (!table) return;
			if (name === 'table') within.pop();
			else if (name === 'tr' || PARTS.has(name)) table.row = table.cell = null;
			else if (name === 'caption') table.row = table.cell = null;
			else if (name === 'td' || name === 'th') table.cell = null;
			else if (table.cell && BLOCKS.test(name)) table.cell.text += ' ';
		},
		add(text: string) {
			const cell = hiding ? null : within.at(-1)?.cell;
			if (cell) cell.text += text;
		},
		end(): Cell[][][] {
			for (const { rows } of all) for (const row of rows) for (const cell of row) tidy(cell);
			return all.map(({ rows }) => rows);
		}
	};
}

const PARTS = new Set(['thead', 'tbody', 'tfoot']);
const TABLE_TAGS = new Set(['table', 'tr', 'td', 'th', 'caption', ...PARTS]);

function nextRow(table: OpenTable) {
	table.row = [];
	table.cell = null;
	table.rows.push(table.row);
}

function span(given = ''): number {
	const found = Number(/^\s*(\d+)/.exec(given)?.[1] ?? 1);
	return Math.min(Math.max(found, 1), MOST_SPANNED);
}

function tidy(cell: Cell) {
	cell.text = cell.text
		.replace(/ {2,}/g, ' ')
		.replace(/ ?\n ?/g, '\n')
		.trim();
}
