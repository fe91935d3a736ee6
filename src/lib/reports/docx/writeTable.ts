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
import { OWN, TEXT_WIDTH } from './styles.ts';

/** How many signs a column counts as, at least and at most, when the sheet's width is shared out. */
const [NARROW, WIDE] = [8, 34];
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** A real table: its head is repeated on each page, no row is cut, and no cells are merged. */
export function tableOf({ columns, rows }: TableBlock): Table {
	const widths = widthsOf({ columns, rows });
	const row = (texts: readonly string[], head: boolean) =>
		new TableRow({
			tableHeader: head,
			cantSplit: true,
			children: columns.map(({ numeric }, i) =>
				cellOf(texts[i] ?? '', { numeric, bold: head || i === 0, width: widths[i] ?? 0 })
			)
		});
	return new Table({
		width: { size: TEXT_WIDTH, type: WidthType.DXA },
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
		margins: { top: 40, bottom: 40, left: 60, right: 60 },
		children: [
			new Paragraph({
				style: OWN.cell,
				...(numeric && { alignment: AlignmentType.RIGHT }),
				children: [new TextRun({ text: writable(text), bold })]
			})
		]
	});
}

/** Widths of the columns by the longest of their texts, in twentieths of a point; all of the sheet's. */
function widthsOf({ columns, rows }: Pick<TableBlock, 'columns' | 'rows'>): number[] {
	const signs = columns.map(({ label }, i) => {
		const longest = Math.max(
			...[label, ...rows.map((texts) => texts[i] ?? '')].map((text) => text.length)
		);
		return Math.min(WIDE, Math.max(NARROW, longest));
	});
	const all = signs.reduce((sum, one) => sum + one, 0);
	const widths = signs.map((one) => Math.floor((TEXT_WIDTH * one) / all));
	const rest = TEXT_WIDTH - widths.reduce((sum, one) => sum + one, 0);
	return widths.map((one, i) => (i === 0 ? one + rest : one));
}
