import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import type { Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { figuresOf } from '../queries/figures.ts';
import { ExampleFigures, type ExampleSource } from './exampleFigures.ts';
import { exampleParts, partsFor, partsOf } from './exampleParts.ts';
import { areasAround } from '../model/figureSet.ts';
import { ALL_AREAS, SEEN_OF_ALL } from './seenOfAll.ts';
import { Workspace } from './workspace.svelte.ts';

const KOMMUNER = ['3427', '3401', '0301', '5001', '1108'];
const KEY = 'of these files';

let engine: Engine;
let parts: Map<string, Blob>;
let coverage: Workspace['coverage'];
beforeAll(async () => {
	const workspace = new Workspace(openNodeEngine);
	const rows = KOMMUNER.flatMap((code, i) =>
		[2023, 2024].map((year) => `${code};${year};V;samlet;alle;${i + 1},25`)
	);
	const file = new File(
		[['Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk', ...rows].join('\n')],
		'is248.csv'
	);
	await workspace.loadAll(await workspace.add([file], true));
	engine = await workspace.engine();
	({ coverage } = workspace);
	parts = await exampleParts(engine, KEY, coverage);
});
afterAll(() => engine.close());

const source = (change: Partial<ExampleSource> = {}): ExampleSource => ({
	key: KEY,
	part: async (name) => parts.get(name) ?? null,
	...change
});

/** The figures of these areas as they are read, whatever order they come in. */
const inOrder = <T>(figures: readonly T[] | null) =>
	figures?.map((one) => JSON.stringify(one)).sort();

const around = (code: string) => {
	const kommune = areas.kommuner.find((one) => one.code === code);
	if (!kommune) throw new Error(code);
	return areasAround(kommune).map(({ area }) => area);
};

describe('the figures of the examples', () => {
	it('are read as the database gives them, for a kommune and all around it', async () => {
		for (const code of KOMMUNER) {
			const figures = await ExampleFigures.open(source(), code, () => undefined);
			expect(figures?.coverage).toEqual(coverage);
			const read = await figures?.figuresOf(around(code));
			expect(read?.length, code).toBeGreaterThan(10);
			expect(inOrder(read ?? null), code).toEqual(inOrder(await figuresOf(engine, around(code))));
		}
	});
	it('are read for kommuner of several fylker at once', async () => {
		const figures = await ExampleFigures.open(source(), null, () => undefined);
		const read = await figures?.figuresOf(KOMMUNER);
		expect(inOrder(read ?? null)).toEqual(inOrder(await figuresOf(engine, KOMMUNER)));
	});
	it('are read of all kommuner at once, as many as are seen beside them all', async () => {
		const figures = await ExampleFigures.open(source(), null, () => undefined);
		const read = await figures?.figuresOfAll();
		expect(new Set(read?.map(({ area }) => area))).toEqual(new Set(['0', ...KOMMUNER]));
		expect(inOrder(read ?? null)).toEqual(
			inOrder(await figuresOf(engine, ALL_AREAS, { indicators: SEEN_OF_ALL }))
		);
	});
	it('cost one request for a kommune, and none more for another in the same fylke', async () => {
		const asked: string[] = [];
		const part = async (name: string) => (asked.push(name), parts.get(name) ?? null);
		const figures = await ExampleFigures.open(source({ part }), '3427', () => undefined);
		await figures?.figuresOf(around('3427'));
		await figures?.figuresOf(around('3401'));
		expect(asked).toEqual(['34']);
		await figures?.figuresOf(around('0301'));
		expect(asked).toEqual(['34', '03']);
	});
	it('are none under another key, or where the part is not there', async () => {
		const none = (change: Partial<ExampleSource>) =>
			ExampleFigures.open(source(change), '3427', () => undefined);
		expect(await none({ key: 'of others' })).toBeNull();
		expect(await none({ part: async () => null })).toBeNull();
		expect(await none({ part: () => Promise.reject(new Error('404')) })).toBeNull();
		expect(await none({ part: async () => new Blob(['<!doctype html>']) })).toBeNull();
	});
	it('count as none when a byte of what is asked for is another', async () => {
		const bytes = new Uint8Array((await parts.get('34')?.arrayBuffer()) ?? new ArrayBuffer());
		const text = new TextDecoder('latin1').decode(bytes);
		const at = text.lastIndexOf('\t3427\t');
		expect(at).toBeGreaterThan(0);
		bytes[at + 1] = '9'.charCodeAt(0);
		const told: unknown[] = [];
		const part = async () => new Blob([bytes]);
		const figures = await ExampleFigures.open(source({ part }), '3427', (one) => told.push(one));
		expect(await figures?.figuresOf(['3401'])).not.toBeNull();
		expect(told).toEqual([]);
		expect(await figures?.figuresOf(['3427'])).toBeNull();
		expect(told).toEqual([figures]);
	});
});

describe('the parts', () => {
	it('have every kommune, and all that it is seen together with, in one', () => {
		for (const { code, fylke } of areas.kommuner) {
			expect(partsFor(around(code)), code).toEqual([fylke]);
			for (const area of around(code)) expect(partsOf(area), area).toContain(fylke);
		}
	});
	it('are none for what is no area', () => {
		expect(partsOf('9999')).toEqual([]);
		expect(partsFor(['9999'])).toEqual([]);
	});
});
