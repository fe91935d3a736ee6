import type { Problem } from '../../domain/problem.ts';
import { partColumns } from './beside.ts';
import { layOut } from './layout.ts';
import type { TextRecord } from './records.ts';
import { tableOf, type Table } from './table.ts';

/** Cells in a grid, before it is known where in it the table is. */
export interface Sheet {
	name: string;
	records: readonly TextRecord[];
	/** Not shown in the program it comes from, unless one asks for it. */
	hidden?: boolean;
	/** What was found of it as it was read. */
	told?: readonly Problem[];
}

/** The header is looked for in so many rows. */
const TOP = 100;

/**
 * A sheet whose rows all reach as far as the fullest of the first, which has the names or a value for
 * each; empty rows have no cells.
 */
export function sheet(name: string, rows: readonly TextRecord[]): Sheet {
	const filled = rows.map(({ line, cells }) => ({ line, cells: withoutEmptyEnd(cells) }));
	const fullest = filled.slice(0, TOP).toSorted((a, b) => filledCells(b) - filledCells(a))[0];
	const width = fullest?.cells.length ?? 0;
	return {
		name,
		records: filled.map(({ line, cells }) => ({
			line,
			cells: cells.length === 0 ? [] : padded(cells, width)
		}))
	};
}

/** The largest table in a sheet; null where there is no row of two cells. */
export function tableInSheet(
	{ records }: Pick<Sheet, 'records'>,
	given: { headerLine?: number } = {}
): Table | null {
	const { records: own, beside } = partColumns(records);
	const layout = layOut(own, given);
	const table = layout && tableOf(layout);
	const told = beside.map(({ cells }): Problem => ({
		code: 'table-beside',
		severity: 'warning',
		found: cells
	}));
	return table && { ...table, problems: [...table.problems, ...told] };
}

const filledCells = ({ cells }: TextRecord) => cells.filter((cell) => cell.trim() !== '').length;

function withoutEmptyEnd(cells: readonly string[]): string[] {
	const last = cells.findLastIndex((cell) => cell.trim() !== '');
	return cells.slice(0, last + 1);
}

/** In a grid a row ends where its last text stands: the cells after it are empty, not missing. */
function padded(cells: readonly string[], width: number): string[] {
	return Array.from({ length: Math.max(width, cells.length) }, (_, i) => cells[i] ?? '');
}
