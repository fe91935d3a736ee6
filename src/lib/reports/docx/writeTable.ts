import {
	AlignmentType,
	BorderStyle,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	WidthType
} from 'docx';
import { writable } from './clean.ts';
import type { TableBlock } from './document.ts';
import { OWN } from './styles.ts';

/** Room for a sign, and for the edges of a cell, in twentieths of a point. */
const [SIGN, EDGES] = [100, 220];
/** A longer word is cut, and a longer text gets no more room than this many signs. */
const [LONGEST_WORD, WIDE] = [20, 40];
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/**
 * A real table: its head is repeated on each page, no row is cut, and no cells are merged.
 *
 * @param room  across the sheet's text, in twentieths of a point: it takes all of it
 */
export function tableOf({ columns, rows }: TableBlock, room: number): Table {
	const widths = widthsOf({ columns, rows }, room);
	const row = (texts: readonly string[], head: boolean) =>
		new TableRow({
			tableHeader: head,
			cantSplit: true,
			children: columns.map(({ numeric }, i) =>
				cellOf(texts[i] ?? '', { numeric, bold: head || i === 0, width: widths[i] ?? 0 })
			)
		});
	return new Table({
		width: { size: room, type: WidthType.DXA },
		columnWidths: widths,
		layout: TableLayoutType.FIXED,
		tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
		borders: {
			...{ top: RULE, bottom: RULE, insideHorizontal: RULE },
			...{ left: NONE, right: NONE, insideVertical: NONE }
		},
		rows: [
			row(
				columns.map(({ label }) => label),
				true
			),
			...rows.map((texts) => row(texts, false))
		]
	});
}

function cellOf(
	text: string,
	{ numeric, bold, width }: { numeric: boolean; bold: boolean; width: number }
): TableCell {
	return new TableCell({
		width: { size: width, type: WidthType.DXA },
		margins: { top: 40, bottom: 40, left: 100, right: 100 },
		children: [
			new Paragraph({
				style: OWN.cell,
				...(numeric && { alignment: AlignmentType.RIGHT }),
				children: [new TextRun({ text: writable(text), bold })]
			})
		]
	});
}

/**
 * Widths of the columns in twentieths of a point, all of the sheet's: each has room for its longest
 * word, and the rest is shared by how much more there is to be read in it.
 */
function widthsOf({ columns, rows }: Pick<TableBlock, 'columns' | 'rows'>, room: number): number[] {
	const read = columns.map(({ label }, i) => {
		const texts = rows.map((row) => row[i] ?? '');
		const words = [label, ...texts].flatMap((text) => text.split(' '));
		const word = Math.min(LONGEST_WORD, longest(words));
		const more = Math.min(WIDE, longest(texts)) - word;
		return { word: EDGES + SIGN * word, more: Math.max(1, more) };
	});
	const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
	const least = sum(read.map(({ word }) => word));
	const more = sum(read.map((one) => one.more));
	const rest = Math.max(0, room - least);
	const scale = Math.min(1, room / least);
	const widths = read.map((one) => Math.floor(one.word * scale + (rest * one.more) / more));
	const [first = 0, ...others] = widths;
	return [first + room - sum(widths), ...others];
}

const longest = (texts: readonly string[]): number => Math.max(...texts.map((text) => text.length));
