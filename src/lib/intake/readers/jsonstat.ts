import { LIMITS, sheetTooLarge } from '../limits.ts';
import { sheet, type Sheet } from './sheet.ts';

interface Dimension {
	label?: string;
	category?: {
		index?: string[] | Record<string, number>;
		label?: Record<string, string>;
	};
}

/** A dataset of JSON-stat 2.0, as far as it is read here. */
interface Dataset {
	id: string[];
	size: number[];
	dimension: Record<string, Dimension>;
	role?: { time?: string[]; geo?: string[] };
	value: (number | string | null)[] | Record<string, number | string | null>;
	status?: string | string[] | Record<string, string>;
	label?: string;
	source?: string;
}

/**
 * A JSON-stat 2 dataset as one row a cell: a column for each dimension and the last for the value.
 * Places and times stand as their codes, other categories as their labels. A symbol, in the values
 * or in `status`, stands where the number would; a cell without either is empty.
 *
 * Source: json-stat.org/full
 */
export function readJsonStat(text: string): Sheet[] | null {
	const data: unknown = JSON.parse(text);
	if (!isDataset(data)) return null;
	const byCode = new Set([...(data.role?.geo ?? []), ...(data.role?.time ?? [])]);
	const columns = data.id.map((id) => categories(data.dimension[id] ?? {}, byCode.has(id)));
	if (columns.some((column, i) => column.length !== data.size[i])) return null;
	const names = data.id.map((id) => data.dimension[id]?.label ?? id);
	const count = data.size.reduce((product, size) => product * size, 1);
	const columnsInAll = data.id.length + 1;
	if (count * columnsInAll > LIMITS.cells)
		throw sheetTooLarge(data.label ?? '', {
			rows: count,
			columns: columnsInAll,
			cells: count * columnsInAll
		});
	const titles = [data.label, data.source].filter((one) => one !== undefined);
	const rows = [...titles.map((title) => [title]), [...names, 'value']];
	const at = data.size.map(() => 0);
	for (let cell = 0; cell < count; cell++) {
		rows.push([...columns.map((column, i) => column[at[i] ?? 0] ?? ''), textOf(data, cell)]);
		// The last dimension turns fastest.
		for (let i = at.length - 1; i >= 0; i--) {
			at[i] = (at[i] ?? 0) + 1;
			if ((at[i] ?? 0) < (data.size[i] ?? 0)) break;
			at[i] = 0;
		}
	}
	return [
		sheet(
			data.label ?? '',
			rows.map((cells, i) => ({ line: i + 1, cells }))
		)
	];
}

function isDataset(data: unknown): data is Dataset {
	if (typeof data !== 'object' || data === null) return false;
	const { id, size, dimension, value } = data as Partial<Dataset>;
	return (
		Array.isArray(id) &&
		Array.isArray(size) &&
		size.every((one) => Number.isInteger(one) && one >= 0) &&
		id.length === size.length &&
		typeof dimension === 'object' &&
		typeof value === 'object' &&
		value !== null
	);
}

/** The categories of a dimension in order; one alone needs no index. */
function categories({ category = {} }: Dimension, byCode: boolean): string[] {
	const { index, label = {} } = category;
	const codes = Array.isArray(index)
		? index
		: index
			? Object.entries(index)
					.sort((a, b) => a[1] - b[1])
					.map(([code]) => code)
			: Object.keys(label);
	return codes.map((code) => (byCode ? code : (label[code] ?? code)));
}

function textOf({ value, status }: Dataset, cell: number): string {
	const found = Array.isArray(value) ? value[cell] : value[String(cell)];
	if (found !== null && found !== undefined) return String(found);
	if (status === undefined || typeof status === 'string') return status ?? '';
	return (Array.isArray(status) ? status[cell] : status[String(cell)]) ?? '';
}
