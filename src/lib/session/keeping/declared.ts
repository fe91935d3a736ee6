/*
 * Readings of what was written down, which trust none of it. Each gives the value, or throws.
 */

/** It is how a reading deep inside ends the whole; whoever began it catches it. */
export class NotAsDeclared extends Error {}

export function record(found: unknown): Record<string, unknown> {
	if (typeof found !== 'object' || found === null || Array.isArray(found))
		throw new NotAsDeclared('object');
	return found as Record<string, unknown>;
}

export function list(found: unknown): unknown[] {
	if (!Array.isArray(found)) throw new NotAsDeclared('array');
	return found;
}

export function text(found: unknown): string {
	if (typeof found !== 'string') throw new NotAsDeclared('string');
	return found;
}

export function number(found: unknown): number {
	if (typeof found !== 'number' || !Number.isFinite(found)) throw new NotAsDeclared('number');
	return found;
}

export function count(found: unknown): number {
	const read = number(found);
	if (!Number.isSafeInteger(read) || read < 0) throw new NotAsDeclared('count');
	return read;
}

export function truth(found: unknown): boolean {
	if (typeof found !== 'boolean') throw new NotAsDeclared('boolean');
	return found;
}

export function matching(found: unknown, pattern: RegExp): string {
	const read = text(found);
	if (!pattern.test(read)) throw new NotAsDeclared(String(pattern));
	return read;
}

export function one<T extends string>(found: unknown, allowed: readonly T[]): T {
	const read = allowed.find((value) => value === found);
	if (read === undefined) throw new NotAsDeclared(allowed.join(' | '));
	return read;
}

/** Own entries only, made anew: a key may be called anything, "__proto__" too. */
export function dictionary<T>(found: unknown, value: (one: unknown) => T): Record<string, T> {
	return Object.fromEntries(Object.entries(record(found)).map(([key, one]) => [key, value(one)]));
}

export const optional = <T>(found: unknown, read: (one: unknown) => T): T | undefined =>
	found === undefined ? undefined : read(found);
