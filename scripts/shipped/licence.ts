/*
 * Which licences may be shipped. An expression is SPDX: `OR` is met by one side, `AND` by both.
 */
const ALLOWED = [
	'0BSD',
	'Apache-2.0',
	'BlueOak-1.0.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'CC0-1.0',
	'ISC',
	'MIT',
	'Unlicense',
	'Zlib'
];
/** A font may be sold with others only, and that is all it asks. */
const ALLOWED_FOR_FONTS = [...ALLOWED, 'OFL-1.1'];
/** Inside DuckDB, and as free: PostgreSQL's grammar and a sorting algorithm under Boost's licence. */
const ALLOWED_INSIDE = [...ALLOWED, 'PostgreSQL', 'BSL-1.0'];
/** They add permissions to a licence and take none away. */
const EXCEPTIONS = ['LLVM-exception'];

export type Use = 'code' | 'font' | 'inside';

const known: Record<Use, ReadonlySet<string>> = {
	code: lowered(ALLOWED),
	font: lowered(ALLOWED_FOR_FONTS),
	inside: lowered(ALLOWED_INSIDE)
};
const exceptions = lowered(EXCEPTIONS);

function lowered(ids: readonly string[]): ReadonlySet<string> {
	return new Set(ids.map((id) => id.toLowerCase()));
}

/**
 * Whether what is under this licence may be shipped.
 *
 * @param expression  SPDX, as package.json has it; what can't be read is not allowed
 */
export function mayShip(expression: string | null, use: Use = 'code'): boolean {
	const rest = [...(expression ?? '').matchAll(/[()]|[^\s()]+/g)].map(([token]) => token);
	if (rest.length === 0) return false;
	const allowed = either(rest, known[use]);
	return allowed === true && rest.length === 0;
}

/** Each takes its part off the front; null where it can't be read. */
type Read = boolean | null;

function either(rest: string[], allowed: ReadonlySet<string>): Read {
	let met = both(rest, allowed);
	while (rest[0] === 'OR') {
		rest.shift();
		const other = both(rest, allowed);
		met = met === null || other === null ? null : met || other;
	}
	return met;
}

function both(rest: string[], allowed: ReadonlySet<string>): Read {
	let met = one(rest, allowed);
	while (rest[0] === 'AND') {
		rest.shift();
		const other = one(rest, allowed);
		met = met === null || other === null ? null : met && other;
	}
	return met;
}

const WORDS = new Set(['AND', 'OR', 'WITH', ')']);

function one(rest: string[], allowed: ReadonlySet<string>): Read {
	const id = rest.shift();
	if (id === undefined || WORDS.has(id)) return null;
	if (id === '(') {
		const met = either(rest, allowed);
		return rest.shift() === ')' ? met : null;
	}
	const licence = allowed.has(id.replace(/\+$/, '').toLowerCase());
	if (rest[0] !== 'WITH') return licence;
	rest.shift();
	const exception = rest.shift();
	if (exception === undefined || WORDS.has(exception) || exception === '(') return null;
	return licence && exceptions.has(exception.toLowerCase());
}
