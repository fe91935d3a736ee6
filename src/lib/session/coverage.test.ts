import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kilde, kilder } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import { areaMatcher } from '../domain/area.ts';
import type { Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { load } from '../intake/load.ts';
import { mapFile } from '../intake/map.ts';
import { recognise } from '../intake/recognise.ts';
import { sniff } from '../intake/read.ts';
import { validate } from '../intake/validate.ts';
import { openSources } from '../intake/views.ts';
import { countedYears, coverageOf } from './coverage.ts';

let engine: Engine;
const matchArea = areaMatcher(areas);
beforeAll(async () => {
	engine = await openNodeEngine();
	await openSources(engine);
});
afterAll(() => engine.close());

async function take(id: number, ...lines: string[]) {
	const sniffed = await sniff(new File([lines.join('\n')], 'fil.csv'));
	if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
	const best = recognise(sniffed, kilder)[0]!;
	const mapped = mapFile(sniffed, kilde(best.kilde), best.columns);
	const validated = await validate(engine, mapped, id, { matchArea });
	if (validated.stage === 'refused') throw new Error(JSON.stringify(validated.problems));
	return load(engine, validated, []);
}

describe('coverage', () => {
	it('is nothing before a file is loaded', () => {
		expect(coverageOf([])).toEqual([]);
	});
	it('counts kommuner with a figure, and with rows but none, per source and year', async () => {
		const rest = '0;0_74;P01_P29;MEIS';
		const kpr = await take(
			1,
			'GEO;AAR;KJONN;ALDER;KODEGRUPPE;MEASURE_TYPE;value',
			`0;2024_2024;${rest};101`,
			`34;2024_2024;${rest};102`,
			`3401;2024_2024;${rest};103`,
			`3401;2024_2024;1;0_74;P01_P29;MEIS;:`,
			`3403;2024_2024;${rest};:`,
			`3405;2024_2024;${rest};..`,
			`3407;2024_2024;${rest};mange`,
			`3401;2023_2023;${rest};:`
		);
		const kostra = await take(2, 'Kommune;År;Årsverk i psykisk helse- og rusarbeid', '3401;2024;0');
		expect(kpr.coverage).toEqual([{ year: 2024, kommuner: 1 }]);
		expect(coverageOf([kpr.validated, kostra.validated])).toEqual([
			{ source: 'kostra', year: 2024, withFigure: 1, withoutFigure: 0 },
			{ source: 'kpr', year: 2023, withFigure: 0, withoutFigure: 1 },
			{ source: 'kpr', year: 2024, withFigure: 1, withoutFigure: 2 }
		]);
	});
	it('counts a kommune once where years stand as columns', async () => {
		const { validated, coverage } = await take(
			3,
			'region;alder;Personer 2023;Personer 2024',
			'K-3401 Kongsvinger;0-5 år;1;..',
			'K-3401 Kongsvinger;6-12 år;2;3'
		);
		expect(coverage).toEqual([
			{ year: 2023, kommuner: 1 },
			{ year: 2024, kommuner: 1 }
		]);
		expect(coverageOf([validated]).map(({ withoutFigure }) => withoutFigure)).toEqual([0, 0]);
	});
	it('counts a kommune that two files tell of once', async () => {
		const header = 'Kommune;År;Årsverk i psykisk helse- og rusarbeid';
		const older = await take(4, header, '3401;2024;1', '3403;2024;1');
		const newer = await take(5, header, '3401;2024;2', '3405;2024;2');
		expect(coverageOf([older.validated, newer.validated])).toEqual([
			{ source: 'kostra', year: 2024, withFigure: 3, withoutFigure: 0 }
		]);
	});
	it('leaves out the years ahead of a projection', () => {
		const reach = (source: string, year: number) =>
			({ source, year, withFigure: 357, withoutFigure: 0 }) as const;
		const projected = [2024, 2025, 2026, 2040].map((year) => reach('framskriving', year));
		const years = (...counted: ReturnType<typeof reach>[]) =>
			countedYears([...counted, ...projected]).map(({ source, year }) => `${source} ${year}`);
		expect(years(reach('kpr', 2025))).toEqual([
			'kpr 2025',
			'framskriving 2024',
			'framskriving 2025'
		]);
		expect(years(reach('kpr', 2019))).toEqual(['kpr 2019', 'framskriving 2024']);
		expect(years()).toEqual(['framskriving 2024']);
		expect(countedYears([reach('kpr', 2025)])).toEqual([reach('kpr', 2025)]);
		expect(countedYears([])).toEqual([]);
	});
});
