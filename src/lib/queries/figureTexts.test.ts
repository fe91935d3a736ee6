import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { CancelledError, literal, sql, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { openSources } from '../intake/views.ts';
import { openCube } from './cube.ts';
import { figuresOf } from './figures.ts';
import { figuresIn, figureTexts } from './figureTexts.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await openNodeEngine();
	await openSources(engine);
	await openCube(engine, areas);
});
afterAll(() => engine.close());

const CATEGORIES = [
	'',
	'alle',
	'\t',
	'a\nb',
	'\\',
	'\\n',
	'\\N',
	'\\\\t',
	'a\r\nb\t',
	'"\'',
	'æøå 😀',
	'\u2028'
];
const NUMBERS = [
	null,
	0,
	1,
	-1.5,
	0.1 + 0.2,
	1 / 3,
	5e-324,
	1.7976931348623157e308,
	1e21,
	123456.789
];

async function insert(area: string, category: string, x: number | null, state = 'verdi') {
	await engine.run(
		sql`INSERT INTO tall VALUES ('arsverk_forlop', 'kommune', ${area}, 2024, '2', ${category},
			${literal(x)}, ${literal(x)}, NULL, ${literal(x)}, NULL, ${state}, NULL,
			${literal(x === null ? null : 7)})`
	);
}

describe('the figures of all areas as texts', () => {
	it('are none before there are figures', async () => {
		expect(await figureTexts(engine)).toEqual(new Map());
		expect(figuresIn('')).toEqual([]);
	});
	it('are read again as they were, whatever letters and numbers they hold', async () => {
		for (const category of CATEGORIES) await insert('1818', category, 1);
		for (const [i, x] of NUMBERS.entries()) await insert('1820', `nr ${i}`, x);
		for (const state of ['skjult', 'ikke_samlet', 'ikke_aktuelt'])
			await insert('1824', state, null, state);
		const texts = await figureTexts(engine);
		expect([...texts.keys()]).toEqual(['1818', '1820', '1824']);
		for (const [area, text] of texts)
			expect(figuresIn(text)).toEqual(await figuresOf(engine, [area]));
		expect(figuresIn(texts.get('1818')!).map(({ category }) => category)).toEqual(
			CATEGORIES.toSorted()
		);
		expect(figuresIn(texts.get('1820')!).map(({ denominator }) => denominator)).toEqual(NUMBERS);
	});
	it('hold more areas than are asked for at once', async () => {
		const some = areas.kommuner.slice(0, 100).map(({ code }) => code);
		for (const code of some) await insert(code, 'mange', 3);
		expect([...(await figureTexts(engine)).keys()]).toEqual(expect.arrayContaining(some));
	});
	it('are refused when a row is not as it was written', () => {
		const good = 'a\tkommune\t1818\t2024\talle\talle\t1\t\t\t\t\tverdi\t\t\t0\t\t';
		expect(figuresIn(good)).toHaveLength(1);
		for (const [from, to] of [
			['\t2024', ''],
			['2024', '2024,5'],
			['verdi', 'kanskje'],
			['\t1\t', '\tinf\t'],
			['a\t', '\\N\t']
		] as const)
			expect(() => figuresIn(good.replace(from, to)), to).toThrow();
	});
	it('can be stopped', async () => {
		await expect(figureTexts(engine, AbortSignal.abort())).rejects.toThrow(CancelledError);
	});
});
