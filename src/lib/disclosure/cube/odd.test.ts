import { expect, it } from 'vitest';
import { protect } from '../protect/protect.ts';
import { testSolver } from '../protect/testing/cases.ts';
import { Mask, protectFamily, type Judge } from './family.ts';

/* Parts that are more than their whole in some kommuner, and one that its publisher hides in another. */
const COUNTS: Record<string, Record<string, number>> = {
	K0: { whole: 162, b: 64, c: 0, d: 35 },
	K1: { whole: 62, a: 41, b: 1, c: 57, d: 62 },
	K2: { whole: 57, a: 2, c: 3, d: NaN },
	K3: { whole: 41, a: 33, b: 40, d: 41 },
	K4: { whole: 201, a: 44, b: 31, c: 64, d: 62 }
};

const judge: Judge = async (system) => {
	const judged = await protect(system, { solver: await testSolver() });
	return judged.kind === 'mask' ? judged : null;
};

it('what is stuck in one kommune hides more around it, and not the source', async () => {
	const rows = Object.entries(COUNTS).flatMap(([kommune, cells]) =>
		Object.entries(cells).map(([cell, count]) => ({ kommune, cell, count }))
	);
	const out = await protectFamily(
		{
			source: 'prøve',
			counts: {
				kommune: rows.map(({ kommune }) => kommune),
				year: rows.map(() => 2024),
				series: rows.map(() => ''),
				cell: rows.map(({ cell }) => cell),
				whole: rows.map(({ cell }) => (cell === 'whole' ? null : 'whole')),
				split: rows.map(({ cell }) => (cell === 'whole' ? null : 'del?')),
				count: Float64Array.from(rows, ({ count }) => count)
			},
			shown: [],
			areas: new Map(Object.keys(COUNTS).map((one, i) => [one, [one, `F${i % 2}`, '0']])),
			limit: { k: 5, closedGroup: true }
		},
		judge
	);
	expect(out.summary.systems.unaudited).toBe(0);
	const mask = Mask.from(out);
	const shown = (cell: string, area: string) => mask.get('', 2024, cell, area)?.shown;
	expect([shown('a', 'K2'), shown('c', 'K2'), shown('d', 'K2')]).toEqual([false, false, false]);
	const parts = ['a', 'b', 'c', 'd'].filter((cell) => shown(cell, 'K4'));
	expect(parts.length, 'shown where nothing is odd').toBeGreaterThan(0);
});
