/** What a result column holds. A trailing `?` says that it may be null. */
export type ColumnKind = 'text' | 'number' | 'integer' | 'boolean';
export type RowShape = Record<string, ColumnKind | `${ColumnKind}?`>;

interface Decoded {
	text: string;
	number: number;
	integer: number;
	boolean: boolean;
}

type DecodedColumn<K extends string> = K extends `${infer B extends ColumnKind}?`
	? Decoded[B] | null
	: K extends ColumnKind
		? Decoded[K]
		: never;

export type Row<S extends RowShape> = { -readonly [C in keyof S]: DecodedColumn<S[C]> };

/** The result did not have the shape the question declared: a fault in our own code. */
export class ShapeError extends Error {
	constructor(
		readonly column: string,
		readonly expected: string,
		readonly found: unknown
	) {
		super(`Column "${column}" should hold ${expected}, got ${String(found)}`);
	}
}

/**
 * Decodes one cell. Engines give integers as number or bigint and enums as text.
 * @throws ShapeError when the cell does not fit the declared kind
 */
function decodeCell(column: string, kind: string, cell: unknown): unknown {
	const nullable = kind.endsWith('?');
	const base = nullable ? kind.slice(0, -1) : kind;
	if (cell === null || cell === undefined) {
		if (nullable) return null;
		throw new ShapeError(column, kind, 'null');
	}
	const plain = typeof cell === 'bigint' ? Number(cell) : cell;
	const fits =
		base === 'text'
			? typeof plain === 'string'
			: base === 'boolean'
				? typeof plain === 'boolean'
				: typeof plain === 'number' && (base === 'number' || Number.isInteger(plain));
	if (!fits) throw new ShapeError(column, kind, plain);
	return plain;
}

/** Decodes rows, given how to read cell (row, column) of a result with these column names. */
export function decodeRows<S extends RowShape>(
	shape: S,
	names: readonly string[],
	rowCount: number,
	cellAt: (row: number, column: number) => unknown
): Row<S>[] {
	const columns = Object.entries(shape).map(([name, kind]) => {
		const index = names.indexOf(name);
		if (index < 0) throw new ShapeError(name, kind, `no such column in ${names.join(', ')}`);
		return { name, kind, index };
	});
	return Array.from({ length: rowCount }, (_, row) => {
		const out: Record<string, unknown> = {};
		for (const { name, kind, index } of columns)
			out[name] = decodeCell(name, kind, cellAt(row, index));
		return out as Row<S>;
	});
}
