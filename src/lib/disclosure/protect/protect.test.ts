import { describe, expect, it } from 'vitest';
import { leaksIn, protect, type Mask } from './protect.ts';
import { PRIMARY, PUBLISHED, PUBLISHER_HIDDEN, SECONDARY, type System } from './system.ts';
import { systemOf, type Cell, type Counted, type Table } from './tables.ts';
import { testSolver } from './testing/cases.ts';

const small = (k: number, zeros: boolean) => (cell: Cell) =>
	cell.value < k && (zeros || cell.value > 0);
const withAll = (code: string) => [code, 'alle'];

/** A table of rows and columns with all its margins. */
function square(counts: readonly (readonly (number | null)[])[], k = 5, zeros = false): System {
	const inner = counts.flatMap((row, r) =>
		row.map((count, c): Counted => ({ codes: { rad: `${r}`, kol: `${c}` }, count }))
	);
	const tables = [{ rad: withAll, kol: withAll }];
	return systemOf({ inner, tables, isPrimary: small(k, zeros), zerosProtected: zeros });
}

async function masked(system: System, guard?: 'persons'): Promise<Mask> {
	const mask = await protect(system, { solver: await testSolver(), guard });
	if (mask.kind !== 'mask') throw new Error(`Not audited: ${mask.failure}`);
	return mask;
}

async function expectSafe(system: System, guard?: 'persons'): Promise<Mask> {
	const mask = await masked(system, guard);
	const leaks = leaksIn(system, mask.state, { solver: await testSolver(), guard });
	expect(leaks).toEqual({ computed: [], loneSums: [], byOnePerson: [], narrow: [] });
	system.primary.forEach((one, cell) => {
		if (one) expect(mask.state[cell], system.key[cell]).not.toBe(PUBLISHED);
	});
	return mask;
}

const stateOf = (system: System, { state }: Mask, key: string) => state[system.key.indexOf(key)];

/** A pattern by the keys of what is hidden. */
const hiding = (system: System, keys: readonly string[]) =>
	Uint8Array.from(system.key, (key) => Number(keys.includes(key)));

describe('what others found that their tools let through', () => {
	it('three singletons in a line', async () => {
		const system = square(
			[
				[1, 1, 7, 1, 0],
				[1, 0, 0, 2, 8]
			],
			3
		);
		const solver = await testSolver();
		const line = hiding(
			system,
			[0, 1, 3].map((c) => `kol=${c}|rad=0`)
		);
		expect(leaksIn(system, line, { solver }).loneSums, 'each knows one of three').not.toEqual([]);
		await expectSafe(system);
		await expectSafe(system, 'persons');
	});

	it('linked tables that differ in common cells', async () => {
		const inner = [3, 9, 12, 20, 14, 6].map((count, i): Counted => ({
			codes: { omrade: `${i >> 1}`, kjonn: `${i % 2}`, gruppe: i < 3 ? 'a' : 'b' },
			count
		}));
		const tables: Table[] = [
			{ omrade: withAll, kjonn: withAll },
			{ omrade: withAll, gruppe: withAll }
		];
		const system = systemOf({
			inner,
			tables,
			isPrimary: small(5, false),
			zerosProtected: false
		});
		const mask = await expectSafe(system);
		expect(
			new Set(system.key).size,
			'a common cell is one cell, hidden everywhere or nowhere'
		).toBe(system.cells);
		const apart = hiding(system, ['kjonn=0|omrade=0', 'kjonn=1|omrade=0', 'gruppe=a|omrade=1']);
		const leaks = leaksIn(system, apart, { solver: await testSolver() });
		expect(leaks.computed).not.toEqual([]);
		expect(stateOf(system, mask, 'kjonn=0|omrade=0')).toBe(PRIMARY);
	});

	it('protected zeros: no zero follows from a sum that is zero', async () => {
		const zeros = square(
			[
				[10, 0, 0],
				[12, 9, 8]
			],
			3,
			true
		);
		const onlyZeros = hiding(
			zeros,
			[1, 2].flatMap((c) => [`kol=${c}|rad=0`, `kol=${c}|rad=1`])
		);
		const leaks = leaksIn(zeros, onlyZeros, { solver: await testSolver() });
		expect(leaks.narrow).not.toEqual([]);
		await expectSafe(zeros, undefined);
	});

	it('approximate disclosure: not known to one, either', async () => {
		const system = square([
			[4, 5, 30],
			[0, 40, 41],
			[25, 1, 33]
		]);
		const hidden = ['kol=0|rad=0', 'kol=1|rad=0', 'kol=0|rad=2', 'kol=1|rad=2'];
		const leaks = leaksIn(system, hiding(system, hidden), { solver: await testSolver() });
		expect(leaks.computed, 'arithmetic alone finds nothing').toEqual([]);
		const mask = await expectSafe(system);
		expect(mask.report.narrowest).toBeGreaterThanOrEqual(2);
	});

	it('the same pattern at each run', async () => {
		const system = square([
			[1, 9, 9, 9],
			[9, 9, 9, 9],
			[9, 9, 2, 9]
		]);
		const patterns = await Promise.all([1, 2, 3].map(async () => (await masked(system)).state));
		expect(patterns[1]).toEqual(patterns[0]);
		expect(patterns[2]).toEqual(patterns[0]);
	});

	it('differencing by one removed row', async () => {
		const inner = [8, 9, 1, 12].map((count, i): Counted => ({ codes: { person: `${i}` }, count }));
		const tables = [{ person: (code: string) => ['alle', ...(code === '2' ? [] : ['uten'])] }];
		const system = systemOf({
			inner,
			tables: [...tables, { person: (code) => [code] }],
			isPrimary: small(5, false),
			zerosProtected: false
		});
		const both = hiding(system, ['person=2']);
		expect(leaksIn(system, both, { solver: await testSolver() }).computed).not.toEqual([]);
		const mask = await expectSafe(system);
		const shown = ['person=alle', 'person=uten'].map((key) => stateOf(system, mask, key));
		expect(shown.filter((state) => state === PUBLISHED).length).toBeLessThan(2);
	});
});

/** Kommuner under other areas, by two groups. */
function areas(
	under: Readonly<Record<string, readonly string[]>>,
	counts: Readonly<Record<string, readonly (number | null)[]>>,
	known?: ReadonlyMap<string, number>
): System {
	const inner = Object.entries(counts).flatMap(([omrade, list]) =>
		list.map((count, g): Counted => ({ codes: { omrade, gruppe: `${g}` }, count }))
	);
	const table: Table = { omrade: (code) => [code, ...under[code]!, 'landet'], gruppe: withAll };
	const isPrimary = small(5, false);
	return systemOf({ inner, tables: [table], isPrimary, known, zerosProtected: false });
}

describe('cases of our own', () => {
	it('a fylke of one kommune shares its fate', async () => {
		const system = areas(
			{ oslo: ['f03'], a: ['f11'], b: ['f11'] },
			{ oslo: [3, 80], a: [40, 50], b: [20, 31] }
		);
		const mask = await expectSafe(system);
		const fate = ['gruppe=0|omrade=oslo', 'gruppe=0|omrade=f03'];
		expect(fate.map((key) => stateOf(system, mask, key))).toEqual([PRIMARY, PRIMARY]);
	});

	it('an empty kommune is shown as empty where zeros are', async () => {
		const system = areas({ a: ['f'], b: ['f'], c: ['f'] }, { a: [0, 0], b: [12, 30], c: [9, 14] });
		const mask = await expectSafe(system);
		expect(stateOf(system, mask, 'gruppe=alle|omrade=a')).toBe(PUBLISHED);
		expect(mask.report).toMatchObject({ primaries: 0, secondaries: 0 });
	});

	it('what is left of a group is a cell like others', async () => {
		const shares: [number, number][] = [
			[238, 240],
			[120, 250],
			[90, 200]
		];
		const inner = shares.flatMap(([n, all], i): Counted[] => [
			{ codes: { omrade: `${i}`, svar: 'ja' }, count: n },
			{ codes: { omrade: `${i}`, svar: 'nei' }, count: all - n }
		]);
		const table: Table = { omrade: withAll, svar: withAll };
		const system = systemOf({
			inner,
			tables: [table],
			isPrimary: small(5, false),
			zerosProtected: false
		});
		const mask = await expectSafe(system);
		expect(stateOf(system, mask, 'omrade=0|svar=ja'), '238 of 240').toBe(SECONDARY);
	});

	it('"ukjent" is in the sum: it is not left out of the sums that hold it', async () => {
		const system = square([
			[20, 31, 2],
			[40, 22, 9]
		]);
		const mask = await expectSafe(system);
		const ukjent = stateOf(system, mask, 'kol=2|rad=0');
		expect(ukjent).toBe(PRIMARY);
	});

	it('rolling years: neighbours do not give a year away', async () => {
		const inner = [9, 11, 3, 10, 12].flatMap((count, i): Counted[] => [
			{ codes: { aar: `${i}`, kjonn: 'k' }, count },
			{ codes: { aar: `${i}`, kjonn: 'm' }, count: 30 + i }
		]);
		const windows = (code: string) => {
			const year = Number(code);
			const starts = [year - 2, year - 1, year].filter((from) => from >= 0 && from <= 2);
			return [code, ...starts.map((from) => `${from}-${from + 2}`)];
		};
		const table: Table = { aar: windows, kjonn: withAll };
		const system = systemOf({
			inner,
			tables: [table],
			isPrimary: small(5, false),
			zerosProtected: false
		});
		await expectSafe(system);
	});

	it('merged codes: the old and the new are one system', async () => {
		const under = { '1601': ['5001'], '1602': ['5001'], '5007': ['5007ny'] };
		const system = areas(under, { '1601': [3, 40], '1602': [60, 71], '5007': [33, 52] });
		const mask = await expectSafe(system);
		const states = ['1601', '1602', '5001'].map((code) =>
			stateOf(system, mask, `gruppe=0|omrade=${code}`)
		);
		expect(states.filter((state) => state !== PUBLISHED).length).toBeGreaterThan(1);
	});

	it('overlapping groups: what is in both follows from neither of them nor from the two together', async () => {
		const under: Readonly<Record<string, readonly string[]>> = {
			'bare symptomer': ['symptomer', 'alle'],
			'bare lidelser': ['lidelser', 'alle'],
			begge: ['symptomer', 'lidelser', 'begge', 'alle']
		};
		const counts = { 'bare symptomer': 24, 'bare lidelser': 31, begge: 2 };
		const inner = Object.entries(counts).map(([gruppe, count]): Counted => {
			return { codes: { gruppe }, count };
		});
		const system = systemOf({
			inner,
			tables: [{ gruppe: (code) => under[code]! }],
			isPrimary: small(5, false),
			zerosProtected: false
		});
		const onlyBoth = hiding(system, ['gruppe=begge']);
		const leaks = leaksIn(system, onlyBoth, { solver: await testSolver() });
		expect(leaks.computed, '26 and 33 are 2 more than 57').not.toEqual([]);
		const mask = await expectSafe(system);
		const shown = ['symptomer', 'lidelser', 'alle'].map((one) =>
			stateOf(system, mask, `gruppe=${one}`)
		);
		expect(shown.filter((state) => state === PUBLISHED).length).toBeLessThan(3);
	});

	it('the same cell is hidden on every route to it', async () => {
		const inner = [3, 40, 22, 51, 17, 30].map((count, i): Counted => ({
			codes: { omrade: `${i >> 1}`, kjonn: `${i % 2}` },
			count
		}));
		// The same persons by another name in two tables, and by an area of one kommune.
		const tables: Table[] = [
			{ omrade: (code) => [code, code === '0' ? 'f0' : 'f1', 'landet'], kjonn: withAll },
			{ omrade: withAll, kjonn: (code) => [code === '0' ? 'kvinner' : 'menn', 'alle'] }
		];
		const system = systemOf({ inner, tables, isPrimary: small(5, false), zerosProtected: false });
		const mask = await expectSafe(system);
		const routes = ['kjonn=0|omrade=0', 'kjonn=0|omrade=f0', 'kjonn=kvinner|omrade=0'];
		expect(routes.map((key) => stateOf(system, mask, key))).toEqual([PRIMARY, PRIMARY, PRIMARY]);
		const others = [
			['kjonn=1|omrade=0', 'kjonn=1|omrade=f0', 'kjonn=menn|omrade=0'],
			['kjonn=alle|omrade=0', 'kjonn=alle|omrade=f0'],
			['kjonn=0|omrade=landet', 'kjonn=kvinner|omrade=alle'],
			['kjonn=0|omrade=1', 'kjonn=kvinner|omrade=1']
		];
		for (const same of others)
			expect(new Set(same.map((key) => stateOf(system, mask, key))).size, same[0]).toBe(1);
	});

	it("keeps the publisher's own hidden cells from following from a margin of the file", async () => {
		const under = { a: ['f'], b: ['f'], c: ['f'] };
		const known = new Map([['gruppe=0|omrade=f', 60]]);
		const system = areas(under, { a: [null, 30], b: [22, 41], c: [31, 50] }, known);
		const mask = await expectSafe(system);
		const [a = -1, b, c] = ['a', 'b', 'c'].map((code) =>
			stateOf(system, mask, `gruppe=0|omrade=${code}`)
		);
		expect(a).toBe(PUBLISHER_HIDDEN);
		const f = stateOf(system, mask, 'gruppe=0|omrade=f');
		expect([b, c, f], 'one of them is hidden for its sake').toContain(SECONDARY);
	});
});

describe('when it can not be said', () => {
	it('what is public anyway gives a secret away: nothing is shown', async () => {
		const system = square([
			[3, 20],
			[30, 40]
		]);
		const open = new Uint8Array(system.cells).fill(1).map((_, cell) => 1 - system.primary[cell]!);
		const solver = await testSolver();
		const answer = await protect({ ...system, open }, { solver });
		expect(answer).toEqual({ kind: 'unaudited', failure: 'public' });
	});

	it('a budget that is spent: nothing is shown', async () => {
		const system = square([
			[3, 20],
			[30, 40]
		]);
		const answer = await protect(system, { solver: await testSolver(), mostSolves: 0 });
		expect(answer).toEqual({ kind: 'unaudited', failure: 'budget' });
	});

	it('stops when asked to', async () => {
		const signal = AbortSignal.abort(new Error('stopped'));
		const running = protect(square([[3, 20]]), { solver: await testSolver(), signal });
		await expect(running).rejects.toThrow('stopped');
	});

	it.each([
		['a count that is not whole', [[2.5, 7]]],
		['a count under zero', [[-1, 7]]]
	])('refuses %s', async (_, counts) => {
		const solver = await testSolver();
		await expect(protect(square(counts), { solver })).rejects.toThrow(RangeError);
	});
});
