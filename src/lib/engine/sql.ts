/** A statement with its bound values. Made only by the `sql` tag, so that no text slips in unseen. */
export interface Sql {
	readonly text: string;
	readonly values: readonly SqlValue[];
}

export type SqlValue = string | number | boolean | null;

class Fragment implements Sql {
	constructor(
		readonly text: string,
		readonly values: readonly SqlValue[] = []
	) {}
}

/**
 * Builds a statement. A plain value becomes a bound parameter; another statement (from `sql`,
 * `ident`, `literal`, `join`) is spliced in with its own values. Headers of uploaded files are
 * hostile input: they enter as values or through `ident`, never as text.
 */
export function sql(strings: TemplateStringsArray, ...parts: (Sql | SqlValue)[]): Sql {
	let text = strings[0] ?? '';
	const values: SqlValue[] = [];
	parts.forEach((part, i) => {
		if (part instanceof Fragment) {
			text += part.text;
			values.push(...part.values);
		} else {
			text += '?';
			values.push(part as SqlValue);
		}
		text += strings[i + 1] ?? '';
	});
	return new Fragment(text, values);
}

/** A name of a table or column, quoted. */
export function ident(name: string): Sql {
	if (name.includes('\0')) throw new RangeError('A name may not hold NUL');
	return new Fragment(`"${name.replaceAll('"', '""')}"`);
}

/**
 * A quoted constant, for the places where the engine takes no parameter (table functions, views).
 * Standard SQL strings have one special character, the quote itself.
 */
export function literal(value: SqlValue): Sql {
	if (value === null) return new Fragment('NULL');
	if (typeof value === 'boolean') return new Fragment(value ? 'TRUE' : 'FALSE');
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw new RangeError(`Not a finite number: ${value}`);
		const text = String(value);
		// Without an exponent the engine would take it for a DECIMAL, and round once more.
		const exact = Number.isSafeInteger(value) || text.includes('e');
		return new Fragment(exact ? text : `${text}e0`);
	}
	if (value.includes('\0')) throw new RangeError('A constant may not hold NUL');
	return new Fragment(`'${value.replaceAll("'", "''")}'`);
}

export function join(parts: readonly Sql[], separator = ', '): Sql {
	return new Fragment(
		parts.map((part) => part.text).join(separator),
		parts.flatMap((part) => [...part.values])
	);
}

/**
 * A whole statement from the project's own `.sql` files, with its positional values. Never for
 * text that was put together from anything else.
 */
export function declared(file: string, values: readonly SqlValue[] = []): Sql {
	return new Fragment(file, values);
}
