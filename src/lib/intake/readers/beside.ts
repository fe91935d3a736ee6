import type { TextRecord } from './records.ts';

/** Columns side by side without an empty one among them; columns from 0, `to` not included. */
interface Block {
	from: number;
	to: number;
	/** Lines with something in them. */
	lines: Set<number>;
}

/** What stands in a sheet: the largest table, and others that empty columns part from it. */
export interface Parted {
	/** Every row, as wide as the columns that belong to the table; empty columns are left out. */
	records: TextRecord[];
	beside: { cells: string; records: TextRecord[] }[];
}

/** Columns that are filled on so many of the table's rows are a part of it. */
const TOGETHER = 0.6;

/**
 * Parts a small table from the large one it stands beside. A column alone is a remark or the table's
 * own, and columns filled on most of its rows are only set apart from the others by space.
 */
export function partColumns(records: readonly TextRecord[]): Parted {
	const blocks = blocksOf(records);
	const main = blocks.toSorted((a, b) => b.lines.size - a.lines.size)[0];
	if (!main) return { records: [...records], beside: [] };
	const rows = records.filter(({ line, cells }) => main.lines.has(line) && isRow(cells, main));
	const belongs = (block: Block) =>
		block.to - block.from === 1 ||
		rows.filter(({ line }) => block.lines.has(line)).length >= TOGETHER * rows.length;
	const own = blocks.filter((block) => block === main || belongs(block));
	const others = blocks.filter((block) => !own.includes(block));
	return {
		records: columnsOf(records, own),
		beside: others.map((block) => ({
			cells: rangeOf(block),
			records: columnsOf(records, [block]).filter(({ cells }) => cells.length > 0)
		}))
	};
}

function blocksOf(records: readonly TextRecord[]): Block[] {
	const lines: Set<number>[] = [];
	for (const { line, cells } of records)
		for (let at = 0; at < cells.length; at++)
			if (cells[at]?.trim()) (lines[at] ??= new Set()).add(line);
	const blocks: Block[] = [];
	for (let at = 0; at < lines.length; at++) {
		const here = lines[at];
		const last = blocks.at(-1);
		if (!here) continue;
		if (last?.to === at) {
			last.to = at + 1;
			for (const line of here) last.lines.add(line);
		} else blocks.push({ from: at, to: at + 1, lines: new Set(here) });
	}
	return blocks;
}

/** Whether a line is one of a table's rows, and not a title over it. */
function isRow(cells: readonly string[], { from, to }: Block): boolean {
	const filled = cells.slice(from, to).filter((cell) => cell.trim() !== '').length;
	return filled >= Math.min(2, to - from);
}

function columnsOf(records: readonly TextRecord[], blocks: readonly Block[]): TextRecord[] {
	return records.map(({ line, cells }) => {
		const kept = blocks.flatMap(({ from, to }) => cells.slice(from, to));
		return { line, cells: kept.some((cell) => cell.trim() !== '') ? kept : [] };
	});
}

/** The cells as a spreadsheet names them: "H1:I4". */
function rangeOf({ from, to, lines }: Block): string {
	const sorted = [...lines].sort((a, b) => a - b);
	return `${letters(from)}${sorted[0]}:${letters(to - 1)}${sorted.at(-1)}`;
}

function letters(at: number): string {
	const before = Math.floor(at / 26);
	return (before > 0 ? letters(before - 1) : '') + String.fromCharCode(65 + (at % 26));
}
