import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { NOT_APPLICABLE, NOT_COLLECTED, HIDDEN, PROTECTING, value } from '../domain/cell.ts';
import { CancelledError, declared, sql, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { openSources } from '../intake/views.ts';
import { openCube } from './cube.ts';
import { figuresOf } from './figures.ts';
import { OPENED } from './released.ts';

let engine: Engine;
beforeAll(async () => {
	engine = await openNodeEngine();
	await openSources(engine);
	await openCube(engine, areas);
	await engine.run(
		declared(`INSERT INTO tall VALUES
			('brukere_forlop', 'kommune', '1818', 2024, '2', 'alle', 40, 30, 50, 1400, NULL, 'verdi', NULL, NULL),
			('brukere_forlop', 'kommune', '1818', 2023, '2', 'alle', NULL, NULL, NULL, 1400, NULL, 'skjult', NULL, NULL),
			('brukere_forlop', 'land', '0', 2024, '2', 'alle', 4000, 3000, 5000, 4e6, NULL, 'verdi', 210, 357),
			('kpr_kontakt', 'kommune', '1818', 2024, 'alle', 'lidelser', NULL, NULL, NULL, NULL, 101.5, 'verdi', NULL, NULL),
			('kpr_kontakt', 'kommune', '1818', 2023, 'alle', 'lidelser', NULL, NULL, NULL, NULL, NULL, 'ikke_samlet', NULL, NULL),
			('kpr_kontakt', 'kommune', '1818', 2022, 'alle', 'lidelser', NULL, NULL, NULL, NULL, NULL, 'ikke_aktuelt', NULL, NULL),
			('kpr_kontakt', 'kommune', '1820', 2024, 'alle', 'lidelser', NULL, NULL, NULL, NULL, 0, 'verdi', NULL, NULL)`)
	);
	await engine.run(
		declared(`INSERT INTO vern VALUES
			('brukere_forlop', '1818', 2024, '2', 'alle', 40, TRUE, 40, 40),
			('brukere_forlop', '1818', 2023, '2', 'alle', NULL, FALSE, 2, 9)`)
	);
	await engine.run(sql`INSERT INTO domt VALUES ('brukerplan')`);
});
afterAll(() => engine.close());

describe('the figures of some areas', () => {
	it('are those of the areas asked about, and no others', async () => {
		const figures = await figuresOf(engine, ['1818', '0']);
		expect(figures).toHaveLength(6);
		expect(new Set(figures.map(({ area }) => area))).toEqual(new Set(['1818', '0']));
		expect(await figuresOf(engine, ['9999'])).toEqual([]);
	});
	it('have their place, numerator, span and denominator', async () => {
		const figures = await figuresOf(engine, ['1818']);
		expect(figures).toContainEqual({
			indicator: 'brukere_forlop',
			level: 'kommune',
			area: '1818',
			year: 2024,
			forlop: '2',
			category: 'alle',
			cell: value(40),
			low: 30,
			high: 50,
			denominator: 1400,
			reporting: null,
			of: null,
			shared: true,
			within: null
		});
	});
	it('are hidden where nothing is known of them, and say what a hidden one can be', async () => {
		const [country] = await figuresOf(engine, ['0']);
		expect(country).toMatchObject({ cell: HIDDEN, low: null, denominator: null, shared: true });
		const figures = await figuresOf(engine, ['1818'], { indicators: ['brukere_forlop'] });
		expect(figures.find(({ year }) => year === 2023)).toMatchObject({
			...{ cell: HIDDEN, within: { low: 2, high: 9 } }
		});
		expect(await figuresOf(engine, ['0'], { from: OPENED })).toMatchObject([
			{ cell: value(4000), low: 3000, within: null }
		]);
	});
	it('say nothing at all of persons before their source is judged, whatever is known of single ones', async () => {
		const asked = () => figuresOf(engine, ['0', '1818'], { indicators: ['brukere_forlop'] });
		await engine.run(sql`DELETE FROM domt`);
		const waiting = await asked();
		await engine.run(sql`INSERT INTO domt VALUES ('brukerplan')`);
		const nothing = { cell: PROTECTING, low: null, high: null, denominator: null, within: null };
		expect(waiting).toHaveLength(3);
		for (const one of waiting) expect(one).toMatchObject(nothing);
		expect((await asked()).map(({ cell }) => cell.state)).not.toContain('protecting');
	});
	it('have the published value where there is no numerator', async () => {
		const [figure] = await figuresOf(engine, ['1820']);
		expect(figure).toMatchObject({ cell: value(0), low: null, denominator: null });
	});
	it('say how many kommuner a sum is made of', async () => {
		const [figure] = await figuresOf(engine, ['0']);
		expect(figure).toMatchObject({ level: 'land', reporting: 210, of: 357 });
	});
	it('keep the three states without a value apart', async () => {
		const figures = await figuresOf(engine, ['1818']);
		const cell = (year: number, indicator: string) =>
			figures.find((one) => one.year === year && one.indicator === indicator)?.cell;
		expect(cell(2023, 'brukere_forlop')).toEqual(HIDDEN);
		expect(cell(2023, 'kpr_kontakt')).toEqual(NOT_COLLECTED);
		expect(cell(2022, 'kpr_kontakt')).toEqual(NOT_APPLICABLE);
	});
	it('are found by codes that are values, never text of the statement', async () => {
		expect(await figuresOf(engine, ["x') OR TRUE --", "'"])).toEqual([]);
	});
	it('are of the indicators that are asked for, and of none where none is', async () => {
		const found = await figuresOf(engine, ['1818', '0'], { indicators: ['brukere_forlop'] });
		expect(found.map(({ indicator }) => indicator)).toEqual(Array(3).fill('brukere_forlop'));
		expect(await figuresOf(engine, ['1818'], { indicators: ["x') OR TRUE --"] })).toEqual([]);
	});
	it('can be stopped', async () => {
		const signal = AbortSignal.abort();
		await expect(figuresOf(engine, ['1818'], { signal })).rejects.toThrow(CancelledError);
	});
});
