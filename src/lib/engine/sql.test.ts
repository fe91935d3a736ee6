import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from './engine.ts';
import { openNodeEngine } from './node.ts';
import { declared, ident, join, literal, sql } from './sql.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await openNodeEngine();
	await engine.run(sql`CREATE TABLE kept AS SELECT 1 AS x`);
});
afterAll(() => engine.close());

const HOSTILE = [
	'"; DROP TABLE kept; --',
	"'; DROP TABLE kept; --",
	'a"b',
	"a'b",
	'""',
	"''",
	'\\',
	"\\'",
	'$$',
	'?',
	'$1',
	'/* */',
	'-- ',
	' ',
	'\n',
	'\r\n',
	'\t',
	'æøåÆØÅ',
	'\u00a0',
	'\u2212',
	'😀',
	'select'
];

describe('the sql tag', () => {
	it('binds plain values and keeps them out of the text', () => {
		const statement = sql`SELECT ${'x'}, ${1}, ${true}, ${null}`;
		expect(statement).toMatchObject({
			text: 'SELECT ?, ?, ?, ?',
			values: ['x', 1, true, null]
		});
	});
	it('splices statements in with their values, in order', () => {
		const inner = sql`b = ${2}`;
		const statement = sql`SELECT ${1} WHERE ${inner} AND c = ${3}`;
		expect(statement).toMatchObject({
			text: 'SELECT ? WHERE b = ? AND c = ?',
			values: [1, 2, 3]
		});
	});
	it('does not take an object that looks like a statement for one', () => {
		const forged = { text: 'DROP TABLE kept', values: [] };
		expect(sql`SELECT ${forged}`.text).toBe('SELECT ?');
	});
	it('joins parts with their values', () => {
		const parts = join([sql`a = ${1}`, sql`b = ${2}`], ' AND ');
		expect(parts).toMatchObject({ text: 'a = ? AND b = ?', values: [1, 2] });
		expect(join([])).toMatchObject({ text: '', values: [] });
	});
	it('takes a whole statement from our own files', async () => {
		const table = await engine.text(declared('SELECT ? AS a, ? AS b', ['x', 2]));
		expect(table).toEqual({ columns: ['a', 'b'], rows: [['x', '2']] });
	});
});

describe('quoting', () => {
	/** Each text as a constant under a column of its own name, and as a bound value. */
	async function roundTrip(texts: readonly string[]) {
		const named = texts.map((text) => sql`${literal(text)} AS ${ident(text)}`);
		const bound = texts.map((text) => sql`${text}`);
		const table = await engine.text(sql`SELECT ${join([...named, ...bound])}`);
		expect(table.columns.slice(0, texts.length)).toEqual(texts);
		expect(table.rows).toEqual([[...texts, ...texts]]);
	}

	it('brings hostile texts through the engine unchanged', async () => {
		await roundTrip(HOSTILE);
		for (const text of HOSTILE) await roundTrip([text]);
		expect((await engine.text(sql`SELECT x FROM kept`)).rows).toEqual([['1']]);
	});
	it('brings any text without NUL through the engine unchanged', async () => {
		const any = fc
			.string({ unit: 'binary', minLength: 1, maxLength: 20 })
			.filter((text) => !text.includes('\0'));
		const spiced = fc.tuple(any, fc.constantFrom(...HOSTILE), any).map((parts) => parts.join(''));
		const texts = fc.array(fc.oneof(any, spiced), { minLength: 1, maxLength: 10 });
		await fc.assert(fc.asyncProperty(texts, roundTrip), { numRuns: 20 });
	});
	it('keeps an empty text apart from NULL', async () => {
		const table = await engine.text(sql`SELECT ${literal('')} AS empty, ${literal(null)} AS none`);
		expect(table.rows).toEqual([['', null]]);
	});
	it('refuses NUL, which the engine would cut at', () => {
		expect(() => ident('a\0b')).toThrow(RangeError);
		expect(() => literal('a\0b')).toThrow(RangeError);
	});
	it('brings numbers through the engine unchanged', async () => {
		const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
			minLength: 1,
			maxLength: 20
		});
		await fc.assert(
			fc.asyncProperty(numbers, async (xs) => {
				const rows = join(xs.map((x) => sql`(CAST(${literal(x)} AS DOUBLE))`));
				const read = await engine.rows(sql`SELECT x FROM (VALUES ${rows}) v (x)`, { x: 'number' });
				expect(read.every(({ x }, i) => x === xs[i])).toBe(true);
				expect(read).toHaveLength(xs.length);
			}),
			{ numRuns: 20 }
		);
	});
	it.each([NaN, Infinity, -Infinity])('refuses %s', (x) => {
		expect(() => literal(x)).toThrow(RangeError);
	});
	it('writes truth values as such', async () => {
		const statement = sql`SELECT ${literal(true)} AS yes, ${literal(false)} AS no`;
		expect(await engine.rows(statement, { yes: 'boolean', no: 'boolean' })).toEqual([
			{ yes: true, no: false }
		]);
	});
});
