import fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { shownName } from '../src/lib/disclosure/cube/blockSystem.ts';
import type { Counts, Shown } from '../src/lib/disclosure/cube/counts.ts';
import { Mask, protectFamily } from '../src/lib/disclosure/cube/family.ts';
import { isPrimary } from '../src/lib/disclosure/primary.ts';
import { protect } from '../src/lib/disclosure/protect/protect.ts';
import { highsSolver } from '../src/lib/disclosure/protect/solver.ts';

/*
 * What must not matter to what is shown: how kommuner are called, in what order the rows stand, by
 * which route a number is reached. And a larger limit never shows what a smaller one must hide.
 */

interface Land {
	/** Users by kommune, group and sex. */
	users: readonly (readonly number[])[];
	/** The area of each kommune; the last has one of its own. */
	area: readonly number[];
}

const GROUPS = ['a', 'b', 'c'];
const SEXES = ['menn', 'kvinner'];
const cells = GROUPS.flatMap((group) => SEXES.map((sex) => ({ group, sex })));

const lands: fc.Arbitrary<Land> = fc.integer({ min: 3, max: 7 }).chain((kommuner) =>
	fc.record({
		users: fc.array(
			fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 5, max: 90 })), {
				minLength: cells.length,
				maxLength: cells.length
			}),
			{ minLength: kommuner, maxLength: kommuner }
		),
		area: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: kommuner, maxLength: kommuner })
	})
);

interface RowOfCounts {
	kommune: string;
	cell: string;
	whole: string | null;
	split: string | null;
	count: number;
}

function rowsOf({ users }: Land, nameOf: (kommune: number) => string): RowOfCounts[] {
	return users.flatMap((counts, k) => {
		const sum = (is: (cell: { group: string; sex: string }) => boolean) =>
			counts.reduce((all, count, i) => (is(cells[i]!) ? all + count : all), 0);
		const part = (cell: string, split: string, count: number) => ({
			...{ kommune: nameOf(k), cell, whole: 'alle', split, count }
		});
		return [
			{
				...part(
					'alle',
					'',
					sum(() => true)
				),
				whole: null,
				split: null
			},
			...GROUPS.map((one) =>
				part(
					`gruppe:${one}`,
					'gruppe',
					sum(({ group }) => group === one)
				)
			),
			...SEXES.map((one) =>
				part(
					`kjonn:${one}`,
					'kjonn',
					sum(({ sex }) => sex === one)
				)
			)
		];
	});
}

const one = (cell: string): Shown => ({ series: '', parts: [cell], needs: [] });
const SHOWN = ['alle', ...GROUPS.map((g) => `gruppe:${g}`), ...SEXES.map((s) => `kjonn:${s}`)];
/** A share of all sexes: the same persons as one that needs nothing else. */
const SHARE: Shown = {
	series: '',
	parts: ['kjonn:menn'],
	needs: SEXES.map((sex) => `kjonn:${sex}`)
};

const areasOf = ({ area }: Land, k: number, nameOf: (kommune: number) => string): string[] => {
	const alone = k === area.length - 1;
	return [nameOf(k), alone ? 'hf alene' : `hf ${area[k]}`, 'landet'];
};

async function maskOf(
	land: Land,
	{
		k = 5,
		nameOf = (kommune: number) => `${1000 + kommune}`,
		order = (rows: RowOfCounts[]) => rows
	} = {}
): Promise<Mask> {
	const rows = order(rowsOf(land, nameOf));
	const counts: Counts = {
		kommune: rows.map(({ kommune }) => kommune),
		year: rows.map(() => 2024),
		series: rows.map(() => ''),
		cell: rows.map(({ cell }) => cell),
		whole: rows.map(({ whole }) => whole),
		split: rows.map(({ split }) => split),
		count: Float64Array.from(rows, ({ count }) => count)
	};
	const areas = new Map(land.users.map((_, i) => [nameOf(i), areasOf(land, i, nameOf)] as const));
	const solver = highsSolver(await loadHighs());
	const shown = [...SHOWN.map(one), SHARE];
	const family = { source: 'brukerplan', counts, shown, areas, limit: { k, closedGroup: true } };
	return Mask.from(
		await protectFamily(family, async (system) => {
			const judged = await protect(system, { solver });
			return judged.kind === 'mask' ? judged : null;
		})
	);
}

const AREAS = ['hf 0', 'hf 1', 'hf alene', 'landet'];
const shownIn = (mask: Mask, what: Shown, area: string) =>
	mask.get('', 2024, shownName(what), area)?.shown;

/** What is shown of every figure in every area, the kommuner by their number. */
const pattern = (mask: Mask, land: Land, nameOf = (kommune: number) => `${1000 + kommune}`) =>
	[...SHOWN.map(one), SHARE].map((what) =>
		[...land.users.map((_, i) => nameOf(i)), ...AREAS].map((area) => shownIn(mask, what, area))
	);

describe('what is shown of a land', () => {
	it('is the same under other names and in another order of the rows', async () => {
		await fc.assert(
			fc.asyncProperty(lands, fc.integer(), async (land, seed) => {
				const nameOf = (kommune: number) => `${9999 - ((kommune * 37 + (seed & 7)) % 500)}`;
				const key = ({ kommune, cell }: RowOfCounts) =>
					[...`${kommune}${cell}${seed}`].reduce((all, c) => (all * 31 + c.charCodeAt(0)) | 0, 7);
				const order = (rows: RowOfCounts[]) => rows.toSorted((a, b) => key(a) - key(b));
				const mask = await maskOf(land);
				const other = await maskOf(land, { nameOf, order });
				expect(pattern(other, land, nameOf)).toEqual(pattern(mask, land));
			}),
			{ numRuns: 15 }
		);
	});

	it('is the same on every route: an area of one kommune, and a share of the same persons', async () => {
		await fc.assert(
			fc.asyncProperty(lands, async (land) => {
				const mask = await maskOf(land);
				const last = `${1000 + land.users.length - 1}`;
				for (const what of [...SHOWN.map(one), SHARE])
					expect(shownIn(mask, what, 'hf alene'), shownName(what)).toBe(shownIn(mask, what, last));
				for (const area of [...land.users.map((_, i) => `${1000 + i}`), ...AREAS])
					if (shownIn(mask, SHARE, area)) expect(shownIn(mask, one('kjonn:menn'), area)).toBe(true);
			}),
			{ numRuns: 15 }
		);
	});

	it('under a larger limit has nothing that a smaller one must hide', async () => {
		await fc.assert(
			fc.asyncProperty(lands, async (land) => {
				const limit = { k: 5, closedGroup: true };
				const mask = await maskOf(land, { k: 8 });
				for (const { kommune, cell, count } of rowsOf(land, (k) => `${1000 + k}`))
					if (isPrimary(count, null, limit))
						expect(shownIn(mask, one(cell), kommune), `${cell} of ${kommune}`).toBe(false);
			}),
			{ numRuns: 15 }
		);
	});
});
