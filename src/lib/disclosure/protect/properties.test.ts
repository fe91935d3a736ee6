import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaksIn, protect, type Mask } from './protect.ts';
import { PUBLISHED, type System } from './system.ts';
import { systemOf, type Counted, type Table } from './tables.ts';
import { shuffled, tryEverything } from './testing/attack.ts';
import { testSolver } from './testing/cases.ts';
import { chance, familyOf } from './testing/family.ts';
import { measure, measured } from './testing/measure.ts';

const withAll = (code: string) => [code, 'alle'];

function square(counts: readonly number[], columns: number, k: number, zeros: boolean): System {
	const inner = counts.map((count, i): Counted => {
		return { codes: { rad: `${Math.floor(i / columns)}`, kol: `${i % columns}` }, count };
	});
	const tables: Table[] = [{ rad: withAll, kol: withAll }];
	const isPrimary = ({ value }: { value: number }) => value < k && (zeros || value > 0);
	return systemOf({ inner, tables, isPrimary, zerosProtected: zeros });
}

async function masked(system: System): Promise<Mask> {
	const mask = await protect(system, { solver: await testSolver() });
	if (mask.kind !== 'mask') throw new Error(`Not audited: ${mask.failure}`);
	return mask;
}

const tables = fc.record({
	columns: fc.integer({ min: 2, max: 3 }),
	counts: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 }),
	k: fc.integer({ min: 2, max: 4 }),
	zeros: fc.boolean()
});

/** Overlapping areas of a random land. */
const lands = fc.record({
	seed: fc.integer(),
	kommuner: fc.integer({ min: 6, max: 12 }),
	zeros: fc.boolean()
});

function landOf({ seed, kommuner, zeros }: { seed: number; kommuner: number; zeros: boolean }) {
	const { uniform } = chance(seed);
	const pick = (name: string, of: number) => `${name}:${Math.floor(uniform() * of)}`;
	const areas = new Map(
		Array.from({ length: kommuner }, (_, i) => {
			const groups = [pick('hf', 3), pick('fylke', 3), pick('embete', 2), pick('kostra', 4)];
			return [`${i}`, [`${i}`, ...groups, pick('sentralitet', 3), 'landet']] as const;
		})
	);
	return familyOf({
		areas,
		years: [2023],
		sexes: 2,
		ages: 1,
		groups: 2,
		median: 30,
		seed,
		zerosProtected: zeros
	});
}

describe('every pattern', () => {
	it('leaves at least three whole numbers for every hidden cell, whoever tries them all', async () => {
		await fc.assert(
			fc.asyncProperty(tables, async ({ columns, counts, k, zeros }) => {
				const system = square(counts, columns, k, zeros);
				const { state, low, high } = await masked(system);
				const most = counts.reduce((sum, count) => sum + count, 0) + 3;
				const everything = tryEverything(system, state, Math.min(most, 9));
				for (let cell = 0; cell < system.cells; cell++) {
					const [least, top] = [everything.low[cell]!, everything.high[cell]!];
					expect(low[cell], 'bounds hold what is possible').toBeLessThanOrEqual(least);
					expect(high[cell]).toBeGreaterThanOrEqual(top);
					if (state[cell] === PUBLISHED) continue;
					expect(top - least, system.key[cell]).toBeGreaterThanOrEqual(2);
					if (system.primary[cell]) expect(top).toBeGreaterThan(system.value[cell]!);
				}
			}),
			{ numRuns: 40 }
		);
	});

	it('that leaks by trying everything is found by the audit', async () => {
		const solver = await testSolver();
		await fc.assert(
			fc.asyncProperty(tables, fc.infiniteStream(fc.boolean()), async (table, coins) => {
				const system = square(table.counts, table.columns, table.k, table.zeros);
				const state = system.primary.map((one) => one || Number(coins.next().value));
				const { low, high } = tryEverything(system, state, 9);
				const isNarrow = (cell: number) => state[cell] && high[cell]! - low[cell]! < 2;
				const narrow = [...state.keys()].filter(isNarrow);
				expect(leaksIn(system, state, { solver }).narrow).toEqual(expect.arrayContaining(narrow));
			}),
			{ numRuns: 40 }
		);
	});

	it('is the same in any order, and under any names', async () => {
		await fc.assert(
			fc.asyncProperty(lands, fc.integer(), async (land, seed) => {
				const system = landOf(land);
				const { uniform } = chance(seed);
				const order = (size: number) =>
					[...Array(size).keys()]
						.map((i) => [uniform(), i] as const)
						.sort((a, b) => a[0] - b[0])
						.map(([, i]) => i);
				const cells = order(system.cells);
				const moved = shuffled(system, cells, order(system.inner));
				const other = { ...moved, key: order(system.cells).map((name) => `celle ${name}`) };
				const { state } = await masked(system);
				const again = (await masked(other)).state;
				expect([...again]).toEqual(cells.map((cell) => state[cell]));
			}),
			{ numRuns: 5 }
		);
	});

	it('of overlapping areas is safe', async () => {
		const solver = await testSolver();
		await fc.assert(
			fc.asyncProperty(lands, async (land) => {
				const system = landOf(land);
				const { state } = await masked(system);
				const leaks = leaksIn(system, state, { solver });
				expect(Object.values(leaks).flat()).toEqual([]);
			}),
			{ numRuns: 5 }
		);
	});

	it('under a larger limit shows no cell that a smaller one must hide', async () => {
		await fc.assert(
			fc.asyncProperty(tables, async ({ columns, counts, k, zeros }) => {
				const smaller = square(counts, columns, k, zeros);
				const { state, low, high } = await masked(square(counts, columns, k + 2, zeros));
				smaller.primary.forEach((one, cell) => {
					if (one)
						expect([state[cell] !== PUBLISHED, low[cell] === high[cell]]).toEqual([true, false]);
				});
			}),
			{ numRuns: 20 }
		);
	});
});

it('a family is protected, and its size is told', async () => {
	const report = await measure(measured['én kommune, tre år']!());
	expect(report.cells).toBeGreaterThan(report.primaries + report.secondaries);
	expect(report.secondaries).toBeGreaterThan(0);
	expect(report.narrowest).toBeGreaterThanOrEqual(2);
	expect(report.seconds.elimination + report.seconds.audit, 'one kommune').toBeLessThan(5);
});
