import { cellCount } from '../limits.ts';
import { cellsInPage, type Cell } from './htmlCells.ts';
import type { TextRecord } from './records.ts';
import { sheet, type Sheet } from './sheet.ts';

/**
 * The tables of a page, as a spreadsheet puts them on the clipboard or a system writes them under
 * another name. Only rows, cells and their spans are read; nothing of the page is run or loaded. A
 * table inside another is a table of its own.
 *
 * @throws RefusedError where spans make more cells than can be held
 */
export function readHtml(text: string): Sheet[] {
	return cellsInPage(text).map((rows, i) => sheet(`${i + 1}`, inGrid(rows, `${i + 1}`)));
}

/** Cells at the columns where they stand; of one that spans several the first has the text. */
function inGrid(rows: readonly (readonly Cell[])[], name: string): TextRecord[] {
	const count = cellCount(name);
	/** Cells that a cell further up reaches down to, by column: rows left. */
	const reaching = new Map<number, number>();
	return rows.map((row, i) => {
		const cells: string[] = [];
		const skip = () => {
			for (let left = reaching.get(cells.length); left; left = reaching.get(cells.length)) {
				if (left === 1) reaching.delete(cells.length);
				else reaching.set(cells.length, left - 1);
				cells.push('');
			}
		};
		for (const { text, across, down } of row) {
			skip();
			count.add(0, cells.length, i + 1, cells.length + across);
			for (let k = 0; k < across; k++) {
				if (down > 1) reaching.set(cells.length, down - 1);
				cells.push(k === 0 ? text : '');
			}
		}
		skip();
		count.add(cells.length, cells.length, i + 1);
		return { line: i + 1, cells };
	});
}
