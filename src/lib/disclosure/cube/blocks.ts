import type { CountTable } from './counts.ts';

/**
 * Cells that have to be judged in one system: those of tables that share a part. What they are parts of
 * has been judged before, and stands there as shown or hidden: with the whole shown, two divisions of it
 * tell nothing of each other.
 */
export interface Block {
	cells: readonly string[];
	/** Divisions that give these cells; none of what is part of nothing. */
	tables: readonly CountTable[];
}

/**
 * Blocks, each after those with the wholes of its tables.
 *
 * @throws RangeError where a count is a part of itself, at whatever distance
 */
export function blocksOf(cells: readonly string[], tables: readonly CountTable[]): Block[] {
	const group = new Map(cells.map((cell) => [cell, cell]));
	const root = (cell: string): string => {
		const up = group.get(cell) ?? cell;
		return up === cell ? cell : root(up);
	};
	for (const { parts } of tables)
		for (const part of parts) group.set(root(part), root(parts[0] ?? part));
	const blocks = new Map<string, { cells: string[]; tables: CountTable[] }>();
	for (const cell of cells) {
		const block = blocks.get(root(cell)) ?? { cells: [], tables: [] };
		blocks.set(root(cell), block);
		block.cells.push(cell);
	}
	for (const table of tables) blocks.get(root(table.parts[0] ?? ''))?.tables.push(table);
	return wholesFirst([...blocks.values()]);
}

function wholesFirst(blocks: readonly Block[]): Block[] {
	const blockOf = new Map(blocks.flatMap((block) => block.cells.map((cell) => [cell, block])));
	const done = new Set<Block>();
	const begun = new Set<Block>();
	const visit = (block: Block) => {
		if (done.has(block)) return;
		if (begun.has(block)) throw new RangeError('A count is a part of itself');
		begun.add(block);
		for (const { whole } of block.tables) {
			const above = blockOf.get(whole);
			if (above) visit(above);
		}
		done.add(block);
	};
	blocks.forEach(visit);
	return [...done];
}
