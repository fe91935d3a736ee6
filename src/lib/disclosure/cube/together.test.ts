import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrimary } from '../primary.ts';
import { leaksIn, protect } from '../protect/protect.ts';
import { systemOf, type Cell, type Counted } from '../protect/tables.ts';
import { testSolver } from '../protect/testing/cases.ts';
import { Mask, protectFamily, type Judge } from './family.ts';

/*
 * A whole is judged before its parts, and each of its divisions by itself. Here whoever has all of them,
 * in all areas, reads them as one system.
 */

const ALL = 'alle';
const LIMIT = { k: 5, closedGroup: true };
const inner = ['m', 'k'].flatMap((kjonn) => ['a', 'b', 'c'].map((gruppe) => ({ kjonn, gruppe })));
const under = (kommune: string) => [kommune, `hf${Number(kommune) % 2}`, 'land'];

const lands = fc
	.array(
		fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 30 })), {
			minLength: inner.length,
			maxLength: inner.length
		}),
		{ minLength: 2, maxLength: 5 }
	)
	.map((kommuner) =>
		kommuner.flatMap((counts, nr) =>
			counts.map((count, i): Counted => ({ codes: { omrade: `${nr}`, ...inner[i]! }, count }))
		)
	);

/** The whole and both of its divisions, in all areas. */
function systemOfAll(land: readonly Counted[]) {
	const [none, each] = [() => [ALL], (code: string) => [code]];
	return systemOf({
		inner: land,
		tables: [
			{ omrade: under, kjonn: none, gruppe: none },
			{ omrade: under, kjonn: each, gruppe: none },
			{ omrade: under, kjonn: none, gruppe: each }
		],
		isPrimary: ({ value }) => value > 0 && value < LIMIT.k,
		zerosProtected: true
	});
}

const cellOf = ({ kjonn = ALL, gruppe = ALL }: Cell['codes']) => (kjonn === ALL ? gruppe : kjonn);
const codesOf = (key: string): Cell['codes'] =>
	Object.fromEntries(key.split('|').map((one) => one.split('=')));

const judge: Judge = async (system) => {
	const judged = await protect(system, { solver: await testSolver() });
	return judged.kind === 'mask' ? judged : null;
};

async function maskOf({ key, value }: ReturnType<typeof systemOfAll>): Promise<Mask> {
	const rows = key.flatMap((one, i) => {
		const codes = codesOf(one);
		const split = codes['kjonn'] !== ALL ? 'kjonn' : codes['gruppe'] !== ALL ? 'gruppe' : null;
		return /^\d/.test(codes['omrade']!)
			? [{ kommune: codes['omrade']!, cell: cellOf(codes), split, count: value[i]! }]
			: [];
	});
	const counts = {
		kommune: rows.map(({ kommune }) => kommune),
		year: rows.map(() => 2024),
		series: rows.map(() => ''),
		cell: rows.map(({ cell }) => cell),
		whole: rows.map(({ split }) => split && ALL),
		split: rows.map(({ split }) => split),
		count: Float64Array.from(rows, ({ count }) => count)
	};
	const areas = new Map(counts.kommune.map((kommune) => [kommune, under(kommune)]));
	const family = { source: 'prøve', counts, shown: [], areas, limit: LIMIT };
	return Mask.from(await protectFamily(family, judge));
}

describe('a whole and its divisions, by one who has all of them', () => {
	it('leave three whole numbers for whatever is hidden', async () => {
		const solver = await testSolver();
		let small = 0;
		await fc.assert(
			fc.asyncProperty(lands, async (land) => {
				const system = systemOfAll(land);
				const mask = await maskOf(system);
				const hidden = Uint8Array.from(system.key, (key) => {
					const codes = codesOf(key);
					const found = mask.get('', 2024, cellOf(codes), codes['omrade']!);
					return found?.shown ? 0 : 1;
				});
				const { computed, narrow } = leaksIn(system, hidden, { solver });
				expect({ computed, narrow }).toEqual({ computed: [], narrow: [] });
				// What is small alone, hidden alone, is another matter.
				const alone = Uint8Array.from(system.value, (count) => +isPrimary(count, null, LIMIT));
				small += leaksIn(system, alone, { solver }).computed.length;
			}),
			{ numRuns: 60 }
		);
		expect(small, 'there is something to find').toBeGreaterThan(0);
	});
});
