import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kilde, kilder } from '../src/lib/catalogue/kilder.ts';
import { areas } from '../src/lib/catalogue/omrader.ts';
import { areaMatcher } from '../src/lib/domain/area.ts';
import type { Engine } from '../src/lib/engine/index.ts';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { load } from '../src/lib/intake/load.ts';
import { mapFile } from '../src/lib/intake/map.ts';
import { sniff } from '../src/lib/intake/read.ts';
import { recognise } from '../src/lib/intake/recognise.ts';
import { validate } from '../src/lib/intake/validate.ts';
import { openSources } from '../src/lib/intake/views.ts';
import {
	adultsIn,
	hasReported,
	perhapsCarried,
	reachOfColumn,
	reportedAt,
	reportedSources,
	type Adults,
	type ReportedSource
} from '../src/lib/model/compare/reporting.ts';
import { ColumnPacker } from '../src/lib/disclosure/columns.ts';
import { Columns } from '../src/lib/model/compare/columns.ts';
import { figuresOf } from '../src/lib/queries/figures.ts';
import { releasedFigures } from '../src/lib/session/figures.svelte.ts';
import { openCube } from '../src/lib/queries/cube.ts';
import { askBehind, askReporting, type ReportingAnswer } from '../src/lib/session/reporting.ts';
import { rebuiltWhole } from './rebuilt.ts';

/*
 * The synthetic files as they are, read back by other means: what the matrix says of a kommune and a
 * year is what its lines say.
 */
const SOURCES = ['befolkning', 'is248', 'ungdata'];
let engine: Engine;
let answer: ReportingAnswer;
let adults: Adults;
const rawOf = (source: string) =>
	readFileSync(fileURLToPath(new URL(`../data/kilder/${source}/eksempel.csv`, import.meta.url)));
const lines = new TextDecoder('windows-1252').decode(rawOf('is248')).trim().split(/\r?\n/);
const parts = lines.map((line) => line.split(';'));
const here = () => ({
	engine: () => Promise.resolve(engine),
	files: []
});
const source = (id: string): ReportedSource => {
	const found = answer.sources.find((one) => one.id === id);
	if (!found) throw new Error(`${id} is not there`);
	return found;
};
const columnOf = (id: string, year: number) => {
	const found = source(id).columns.find((one) => one.year === year);
	if (!found) throw new Error(`${id} ${year} is not there`);
	return found;
};

beforeAll(async () => {
	engine = await openNodeEngine();
	await openSources(engine);
	await openCube(engine, areas);
	const matchArea = areaMatcher(areas);
	for (const [i, name] of SOURCES.entries()) {
		const sniffed = await sniff(new File([rawOf(name)], 'eksempel.csv'));
		if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
		const best = recognise(sniffed, kilder)[0];
		if (best?.kilde !== name) throw new Error(`${name} is taken for another`);
		const mapped = mapFile(sniffed, kilde(name), best.columns);
		const validated = await validate(engine, mapped, i + 1, { matchArea });
		if (validated.stage === 'refused') throw new Error(JSON.stringify(validated.problems));
		await load(engine, validated, []);
	}
	await rebuiltWhole(engine, SOURCES, SOURCES);
	answer = await askReporting(here(), new AbortController().signal);
	const codes = areas.kommuner.map(({ code }) => code);
	const packer = new ColumnPacker();
	packer.add(
		releasedFigures(await figuresOf(engine, codes, { indicators: ['innbyggere_18'] }), 'share')
	);
	adults = adultsIn(new Columns(packer.columns()));
}, 60_000);
afterAll(() => engine.close());

describe('the matrix of the examples', () => {
	it('has the sources that are loaded, and names those that are not', () => {
		expect(answer.sources.map(({ id }) => id)).toEqual(['is248', 'ungdata', 'befolkning']);
		expect(answer.lacking).toEqual(['brukerplan', 'kostra', 'kpr', 'kube', 'oversikt']);
		expect(reportedSources([])).toEqual([]);
	});

	it('has delivered exactly those kommuner that the file has a figure of', () => {
		for (const year of [2019, 2022, 2024]) {
			const inFile = new Set(
				parts
					.filter((one) => one[2] === String(year) && /\d/.test(`${one[6]}${one[7]}`))
					.map(([code = '']) => code.padStart(4, '0'))
			);
			const delivered = areas.kommuner.filter(({ code }) =>
				hasReported(reportedAt(columnOf('is248', year), code))
			);
			expect(delivered.map(({ code }) => code)).toEqual([...inFile].sort());
			expect(delivered.length).toBeGreaterThan(200);
		}
	});

	it('covers as much of the population as they have of it', () => {
		const { reporting, of, share, populationYear } = reachOfColumn(
			columnOf('is248', 2024),
			areas.kommuner,
			adults
		);
		expect([of, populationYear]).toEqual([357, 2024]);
		expect(reporting).toBeLessThan(357);
		expect(share).toBeGreaterThan(0.5);
		expect(share).toBeLessThan(1);
	});

	it('suspects those that were carried to 2020, and in other years a few that are small', () => {
		const suspected = source('is248').columns.map(
			(column) => [column.year, perhapsCarried(column, areas.kommuner).length] as const
		);
		const of2020 = suspected.find(([year]) => year === 2020)?.[1] ?? 0;
		expect(of2020).toBeGreaterThanOrEqual(60);
		expect(of2020).toBeLessThanOrEqual(70);
		// Some with two man-years have the same two years running, whoever filled in the form.
		for (const [year, count] of suspected) if (year !== 2020) expect(count).toBeLessThan(12);
	});

	it('leads from a cell to the lines behind it, and to a figure', async () => {
		const [code = ''] = parts[1] ?? [];
		const of = { source: 'is248', kommune: code.padStart(4, '0'), year: 2019 };
		const { files, figure } = await askBehind(here(), of, new AbortController().signal);
		const wanted = parts.flatMap((one, i) => (one[0] === code && one[2] === '2019' ? [i + 1] : []));
		const found = files.flatMap((file) =>
			file.lines.flatMap(({ from, to }) =>
				Array.from({ length: to - from + 1 }, (_, i) => from + i)
			)
		);
		expect(found).toEqual(wanted);
		expect(figure?.value.state).toBe('value');
	});

	it('has nothing behind a cell that nobody reported', async () => {
		const column = columnOf('is248', 2024);
		const lacking = areas.kommuner.find(({ code }) => reportedAt(column, code).state === 'absent');
		const of = { source: 'is248', kommune: lacking?.code ?? '', year: 2024 };
		const { files, figure } = await askBehind(here(), of, new AbortController().signal);
		expect([files, figure]).toEqual([[], null]);
	});
});
