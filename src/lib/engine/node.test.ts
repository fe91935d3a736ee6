import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancelledError, EngineError, ShapeError, sql, type Engine } from './index.ts';
import { decodeRows } from './decode.ts';
import { openNodeEngine } from './node.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await openNodeEngine();
});
afterAll(() => engine.close());

/** Takes far longer than a test may. */
const ENDLESS = sql`SELECT sum(a.range * b.range) AS s FROM range(10000000) a, range(10000000) b`;
const one = () => engine.rows(sql`SELECT 1 AS n`, { n: 'integer' });

describe('decoding', () => {
	it('gives each kind as declared, and null where it is allowed', async () => {
		const rows = await engine.rows(
			sql`SELECT * FROM (VALUES
				('a', 1.5::DOUBLE, 3::BIGINT, TRUE, 'x'::ENUM ('x', 'y')),
				('b', NULL, NULL, NULL, NULL)) AS v (t, n, i, b, e)`,
			{ t: 'text', n: 'number?', i: 'integer?', b: 'boolean?', e: 'text?' }
		);
		expect(rows).toEqual([
			{ t: 'a', n: 1.5, i: 3, b: true, e: 'x' },
			{ t: 'b', n: null, i: null, b: null, e: null }
		]);
	});
	it('finds columns by name, whatever their order, and leaves out the others', async () => {
		const rows = await engine.rows(sql`SELECT 1 AS a, 2 AS b, 3 AS c`, {
			c: 'number',
			a: 'number'
		});
		expect(rows).toEqual([{ a: 1, c: 3 }]);
	});
	it('takes a HUGEINT sum as an integer', async () => {
		const statement = sql`SELECT sum(x) AS s FROM (VALUES (1), (2)) v (x)`;
		expect(await engine.rows(statement, { s: 'integer' })).toEqual([{ s: 3 }]);
	});
	it('gives no rows for no rows', async () => {
		expect(await engine.rows(sql`SELECT 1 AS n WHERE FALSE`, { n: 'integer' })).toEqual([]);
	});
	it.each([
		['a null', sql`SELECT CAST(NULL AS INTEGER) AS n`],
		['a text', sql`SELECT 'x' AS n`],
		['a fraction', sql`SELECT 1.5::DOUBLE AS n`],
		['a missing column', sql`SELECT 1 AS m`],
		['a decimal, which the page would read otherwise', sql`SELECT 1.5 AS n`]
	])('stops at %s where an integer is declared', async (_, statement) => {
		await expect(engine.rows(statement, { n: 'integer' })).rejects.toThrow(ShapeError);
	});
	it('says in the error which column, what was declared and what was found', () => {
		const decode = () => decodeRows({ n: 'number' }, ['n'], 1, () => 'x');
		expect(decode).toThrow(
			expect.objectContaining({ column: 'n', expected: 'number', found: 'x' })
		);
	});
	it('gives every cell as text where the columns are not known, null kept', async () => {
		const table = await engine.text(sql`SELECT 1 AS a, 'x' AS "b c", NULL AS d, 0.5::DOUBLE AS e`);
		expect(table).toEqual({ columns: ['a', 'b c', 'd', 'e'], rows: [['1', 'x', null, '0.5']] });
	});
});

describe('a statement that fails', () => {
	it('gives its text and the cause, and the next one runs', async () => {
		const statement = sql`SELECT missing FROM nowhere WHERE x = ${'secret'}`;
		const error = await engine.run(statement).catch((caught: unknown) => caught);
		expect(error).toBeInstanceOf(EngineError);
		expect(error).toMatchObject({
			name: 'EngineError',
			statement: 'SELECT missing FROM nowhere WHERE x = ?',
			message: expect.stringContaining('nowhere') as string,
			cause: expect.any(Error) as Error
		});
		expect(await one()).toEqual([{ n: 1 }]);
	});
});

describe('a signal', () => {
	it('stops a statement that runs, and the engine can be used after', async () => {
		const stop = new AbortController();
		const asked = engine.run(ENDLESS, stop.signal);
		setTimeout(() => stop.abort(), 30);
		await expect(asked).rejects.toThrow(CancelledError);
		expect(await one()).toEqual([{ n: 1 }]);
	});
	it('stops a statement before it runs', async () => {
		const table = sql`CREATE TABLE never AS SELECT 1 AS x`;
		await expect(engine.run(table, AbortSignal.abort())).rejects.toThrow(CancelledError);
		await expect(engine.run(sql`SELECT * FROM never`)).rejects.toThrow(EngineError);
	});
	it('stops only its own statement of those in the queue', async () => {
		const stop = new AbortController();
		const running = engine.run(ENDLESS, stop.signal);
		const waiting = engine.rows(sql`SELECT 2 AS n`, { n: 'integer' }, stop.signal);
		const after = one();
		setTimeout(() => stop.abort(), 30);
		await expect(running).rejects.toThrow(CancelledError);
		await expect(waiting).rejects.toThrow(CancelledError);
		expect(await after).toEqual([{ n: 1 }]);
	});
	it('that fires after the answer changes nothing', async () => {
		const stop = new AbortController();
		const rows = await engine.rows(sql`SELECT 3 AS n`, { n: 'integer' }, stop.signal);
		stop.abort();
		expect(rows).toEqual([{ n: 3 }]);
		expect(await one()).toEqual([{ n: 1 }]);
	});
});

describe('statements', () => {
	it('run in the order they were asked', async () => {
		const made = engine.run(sql`CREATE TABLE turns (n INTEGER)`);
		const filled = Promise.all(
			[1, 2, 3, 4, 5].map((n) => engine.run(sql`INSERT INTO turns VALUES (${n})`))
		);
		const read = engine.rows(sql`SELECT n FROM turns`, { n: 'integer' });
		expect((await read).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
		await Promise.all([made, filled]);
	});
});

describe('a file', () => {
	it('can be read until it is dropped, whatever it is called', async () => {
		const path = await engine.addFile("../a'b/æ.csv", new Blob(['x;y\n1;2\n']));
		const question = sql`SELECT x FROM read_csv(${path}, delim=';')`;
		expect((await engine.text(question)).rows).toEqual([['1']]);
		await engine.dropFile(path);
		await expect(engine.text(question)).rejects.toThrow(EngineError);
	});
	it('from the network is refused, and no extension is fetched to read it', async () => {
		const statement = sql`SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')`;
		await expect(engine.run(statement)).rejects.toThrow(/httpfs/);
	});
});
