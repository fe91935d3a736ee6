import { LIMITS, sheetTooLarge } from '../limits.ts';
import { sheet, type Sheet } from './sheet.ts';

interface Dimension {
	label?: string;
	category?: {
		index?: string[] | Record<string, number>;
		label?: Record<string, string>;
		unit?: Record<string, { base?: unknown } | undefined>;
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
	const units = unitsOf(data);
	const [unit] = units?.texts ?? [];
	const single = unit !== undefined && units?.texts.every((one) => one === unit);
	const named = single || !units ? ['value'] : ['måleenhet', 'value'];
	const columnsInAll = names.length + named.length;
	if (count * columnsInAll > LIMITS.cells)
		throw sheetTooLarge(data.label ?? '', {
			rows: count,
			columns: columnsInAll,
			cells: count * columnsInAll
		});
	const titles = [data.label, data.source, single && unit ? `Enhet: ${unit}` : undefined];
	const rows = [
		...titles.filter((one) => one !== undefined).map((title) => [title]),
		[...names, ...named]
	];
	const at = data.size.map(() => 0);
	for (let cell = 0; cell < count; cell++) {
		const told = single || !units ? [] : [units.texts[at[units.of] ?? 0] ?? ''];
		const groups = columns.map((column, i) => column[at[i] ?? 0] ?? '');
		rows.push([...groups, ...told, textOf(data, cell)]);
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
function categories(dimension: Dimension, byCode: boolean): string[] {
	const { label = {} } = dimension.category ?? {};
	return codesOf(dimension).map((code) => (byCode ? code : (label[code] ?? code)));
}

function codesOf({ category: { index, label = {} } = {} }: Dimension): string[] {
	if (Array.isArray(index)) return index;
	if (!index) return Object.keys(label);
	return Object.entries(index)
		.sort((a, b) => a[1] - b[1])
		.map(([code]) => code);
}

/** The units of the dimension that has them, in its order, and which dimension that is. */
function unitsOf({ id, dimension }: Dataset): { of: number; texts: string[] } | null {
	const of = id.findIndex((one) => dimension[one]?.category?.unit);
	const found = dimension[id[of] ?? ''];
	if (!found) return null;
	const texts = codesOf(found).map((code) => {
		const base = found.category?.unit?.[code]?.base;
		return typeof base === 'string' ? base.trim() : '';
	});
	return texts.some((text) => text !== '') ? { of, texts } : null;
}

function textOf({ value, status }: Dataset, cell: number): string {
	const found = Array.isArray(value) ? value[cell] : value[String(cell)];
	if (found !== null && found !== undefined) return String(found);
	if (status === undefined || typeof status === 'string') return status ?? '';
	return (Array.isArray(status) ? status[cell] : status[String(cell)]) ?? '';
}
