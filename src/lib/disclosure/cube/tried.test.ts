import { describe, expect, it } from 'vitest';
import { protect } from '../protect/protect.ts';
import { testSolver } from '../protect/testing/cases.ts';
import { Mask, protectFamily, type Judge } from './family.ts';

/*
 * A division that the source does not vouch for: three parts beside a whole, whose parts may overlap in
 * some kommuner and not in others.
 */

const judge: Judge = async (system) => {
	const judged = await protect(system, { solver: await testSolver() });
	return judged.kind === 'mask' ? judged : null;
};

/** What is shown of each cell of a kommune; 'hidden' where nothing is. */
async function shown(kommuner: Record<string, Record<string, number>>) {
	const rows = Object.entries(kommuner).flatMap(([kommune, cells]) =>
		Object.entries(cells).map(([cell, count]) => ({ kommune, cell, count }))
	);
	const isPart = ({ cell }: { cell: string }) => cell !== 'alle';
	const columns = await protectFamily(
		{
			source: 'prøve',
			counts: {
				kommune: rows.map(({ kommune }) => kommune),
				year: rows.map(() => 2024),
				series: rows.map(() => ''),
				cell: rows.map(({ cell }) => cell),
				whole: rows.map((row) => (isPart(row) ? 'alle' : null)),
				split: rows.map((row) => (isPart(row) ? 'alder?' : null)),
				count: Float64Array.from(rows, ({ count }) => count)
			},
			shown: [],
			areas: new Map(Object.keys(kommuner).map((one) => [one, [one]])),
			limit: { k: 5, closedGroup: true }
		},
		judge
	);
	const mask = Mask.from(columns);
	return (kommune: string) =>
		Object.fromEntries(
			Object.keys(kommuner[kommune] ?? {}).map((cell) => {
				const found = mask.get('', 2024, cell, kommune);
				return [cell, found?.shown ? found.count : 'hidden'];
			})
		);
}

describe('a division that may not be one', () => {
	it('is one in each kommune where its parts are no more than the whole', async () => {
		const of = await shown({
			'1111': { alle: 30, ung: 17, voksen: 10, gammel: 3 },
			// Somebody has written a figure too much.
			'2222': { alle: 50, ung: 200, voksen: 20, gammel: 13 }
		});
		const found = of('1111');
		expect(found).toMatchObject({ alle: 30, gammel: 'hidden' });
		expect([found['ung'], found['voksen']], 'or it is what they leave').toContain('hidden');
	});

	it('is none where they overlap: nothing is hidden for its sake', async () => {
		const overlapping = { alle: 100, ung: 60, voksen: 70, gammel: 20 };
		const of = await shown({ '1111': overlapping, '2222': overlapping });
		expect(of('1111')).toEqual(overlapping);
	});

	it('leaves each part its whole where they overlap', async () => {
		const of = await shown({ '1111': { alle: 100, ung: 60, voksen: 97, gammel: 20 } });
		expect(of('1111'), 'three are no adults').toMatchObject({ alle: 100, voksen: 'hidden' });
	});
});
