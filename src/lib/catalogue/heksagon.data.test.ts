import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bordering } from '../../../scripts/kart/borders.ts';
import { areBeside, holesIn, keptOf, partsOf } from '../../../scripts/kart/measure.ts';
import { axial } from '../domain/hexes.ts';
import { hexPlaces, keptShare } from './heksagon.ts';
import { areas } from './omrader.ts';

const BORDERS = new URL(
	'../../../../shared/data/kommuner/Kommuner-S_2024.topojson',
	import.meta.url
);
const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const cells = new Map(hexPlaces.map(({ code, at }) => [code, axial(at)]));
const fylkeOf = new Map(areas.kommuner.map(({ code, fylke }) => [code, fylke]));

describe('the hexagon map', () => {
	it('has a cell of its own for each kommune, in the order of the register', () => {
		expect(hexPlaces.map(({ code }) => code)).toEqual(areas.kommuner.map(({ code }) => code));
		expect(new Set(hexPlaces.map(({ at }) => `${at.q} ${at.r}`)).size).toBe(357);
	});

	it('is one country without holes, and each fylke is in one piece', () => {
		const all = [...cells.values()];
		expect(partsOf(all)).toHaveLength(1);
		expect(holesIn(all)).toEqual([]);
		for (const { code } of areas.fylker) {
			const own = [...cells].filter(([kommune]) => fylkeOf.get(kommune) === code);
			expect(partsOf(own.map(([, cell]) => cell)), code).toHaveLength(1);
		}
	});

	it('would be caught with a hole or in parts', () => {
		const [east, ring] = [{ a: 1, r: 0 }, [...cells.values()]];
		expect(partsOf([east, { a: 3, r: 0 }])).toHaveLength(2);
		const around = [
			[1, 0],
			[0, 1],
			[-1, 1],
			[-1, 0],
			[0, -1],
			[1, -1]
		].map(([a = 0, r = 0]) => ({ a, r }));
		expect(holesIn(around)).toEqual([{ a: 0, r: 0 }]);
		expect(ring).toHaveLength(357);
	});

	it('lies with north up: the northmost are in the upper rows, the westmost to the west', () => {
		const at = (code: string) => hexPlaces.find((one) => one.code === code)!.at;
		const middle = ({ q, r }: { q: number; r: number }) => q + (r % 2) / 2;
		// Nordkapp, Tromsø, Bodø, Trondheim, Oslo and Lindesnes, from north to south.
		const rows = ['5620', '5501', '1804', '5001', '0301', '4205'].map((code) => at(code).r);
		expect(rows).toEqual(rows.toSorted((one, other) => other - one));
		// Bergen, Oslo and Vardø, from west to east.
		const columns = ['4601', '0301', '5634'].map((code) => middle(at(code)));
		expect(columns).toEqual(columns.toSorted((one, other) => one - other));
	});

	it('is the same in HexJSON, with whose it is', () => {
		const json = JSON.parse(read('../../../static/heksagon.hexjson'));
		expect(json.layout).toBe('odd-r');
		expect(json.attribution).toContain('Kartverket');
		const name = new Map(areas.kommuner.map((one) => [one.code, one.name]));
		expect(
			Object.entries<{ q: number; r: number; n: string; fylkesnummer: string }>(json.hexes)
				.map(([code, { q, r, n, fylkesnummer }]) => ({ code, q, r, n, fylkesnummer }))
				.toSorted((one, other) => one.code.localeCompare(other.code))
		).toEqual(
			hexPlaces
				.map(({ code, at }) => ({
					code,
					...at,
					n: name.get(code),
					fylkesnummer: fylkeOf.get(code)
				}))
				.toSorted((one, other) => one.code.localeCompare(other.code))
		);
	});

	it('keeps the share of neighbours that the documentation says', () => {
		const written = /(\d+) av (\d+) nabopar/.exec(read('../../../data/omrader/README.md'));
		expect(Number(written?.[1]) / Number(written?.[2])).toBeCloseTo(keptShare, 12);
		expect(keptShare).toBeGreaterThan(0.75);
	});
});

describe.skipIf(!existsSync(BORDERS))(
	'the hexagon map, held against the borders (skipped where they are not at hand)',
	() => {
		const pairs = () => bordering(JSON.parse(readFileSync(BORDERS, 'utf8')));

		it('keeps the neighbours that it says, of each kommune and in all', () => {
			const kept = keptOf(cells, pairs());
			expect(kept.kept / kept.pairs).toBeCloseTo(keptShare, 12);
			const none = { pairs: 0, kept: 0 };
			for (const { code, neighbours, kept: own } of hexPlaces)
				expect(kept.each.get(code) ?? none, code).toEqual({ pairs: neighbours, kept: own });
		});

		it('lets all fylker touch that do in the country', () => {
			const touching = (beside: (one: string, other: string) => boolean) =>
				new Set(
					pairs()
						.filter(([one, other]) => fylkeOf.get(one) !== fylkeOf.get(other))
						.map(([one, other]) => [fylkeOf.get(one), fylkeOf.get(other)].toSorted().join(' '))
						.filter((pair) => {
							const [f, g] = pair.split(' ');
							const of = (fylke?: string) =>
								[...cells.keys()].filter((code) => fylkeOf.get(code) === fylke);
							return of(f).some((one) => of(g).some((other) => beside(one, other)));
						})
				);
			const all = touching(() => true);
			const onMap = touching((one, other) => areBeside(cells.get(one), cells.get(other)));
			expect([...all].filter((pair) => !onMap.has(pair))).toEqual([]);
		});
	}
);
