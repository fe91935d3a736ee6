import { afterEach, describe, expect, it } from 'vitest';
import { kilde, kilder } from '../catalogue/kilder.ts';
import { CancelledError, sql, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { mapFile } from './map.ts';
import { sniff } from './read.ts';
import { recognise } from './recognise.ts';
import { stageFile } from './stageFile.ts';
import { openSources } from './views.ts';

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

afterEach(() => {
	process.off('unhandledRejection', note);
	unhandled.length = 0;
});

it('an engine that is let go of while the file is looked at is told once, to who asked', async () => {
	process.on('unhandledRejection', note);
	const rows = Array.from({ length: 3 }, (_, i) => `3101;2024;;;;${40 + i}`);
	const text = ['Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall', ...rows].join('\n');
	const sniffed = await sniff(new File([text], 'fil.csv'));
	if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
	// As a large file has them: the page may do something else between them.
	sniffed.decoded.excerpts.push(text, text);
	const [best] = recognise(sniffed, kilder);
	if (!best) throw new Error('not recognised');
	const mapped = mapFile(sniffed, kilde(best.kilde), best.columns);
	const real = await openNodeEngine();
	const closed: Engine = {
		...real,
		rows: real.rows.bind(real),
		addFile: () => Promise.reject(new CancelledError())
	};
	await expect(stageFile(closed, mapped, 1)).rejects.toThrow(CancelledError);
	await new Promise((done) => setImmediate(done));
	expect(unhandled).toEqual([]);
	await real.close();
});

describe('a quote that belongs to no other', () => {
	const header = 'kommunenummer;aar;kilde;indikator;forlop;alder;kjonn;teller;nevner';
	const row = (i: number, what = 'brukere') =>
		`${i % 2 ? '3101' : '0301'};${2000 + (i % 24)};fagsystem;${what};1;alle;samlet;${i},5;9000,25`;
	const rows = (stray: ReadonlyMap<number, string>) =>
		Array.from({ length: 3000 }, (_, i) => row(i, stray.get(i)));

	async function staged(lines: readonly string[]) {
		const engine = await openNodeEngine();
		await openSources(engine);
		const sniffed = await sniff(new File([[header, ...lines].join('\n')], 'fil.csv'));
		if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
		const file = await stageFile(engine, mapFile(sniffed, kilde('oversikt')), 1);
		const { rows: found } = await engine.text(
			sql`SELECT linje, indikator, teller FROM raa_1 ORDER BY linje`
		);
		await engine.close();
		return { file, found };
	}

	it.each([
		['opens a cell', new Map([[2500, '"brukere']])],
		[
			'opens two cells far apart',
			new Map([
				[2000, '"a'],
				[2600, '"b']
			])
		],
		[
			'opens a cell among cells in quotes',
			new Map([
				[1990, '"i ""par"""'],
				[2500, '"brukere']
			])
		]
	])('is a character where it %s, and only its row is read otherwise', async (_, stray) => {
		const { file, found } = await staged(rows(stray));
		// The text itself goes to the engine again, and not what a reader has made of all of it.
		expect(file.mapped.sniffed.table).toBeNull();
		expect(found).toHaveLength(3000);
		for (const [at, written] of stray) {
			const text = written.startsWith('"i') ? 'i "par"' : written;
			expect(found[at]).toEqual([String(at + 2), text, `${at}.5`]);
		}
		const strays = [...stray].filter(([, text]) => !text.startsWith('"i'));
		expect(file.mapped.sniffed.problems).toMatchObject(
			strays.map(([at]) => ({ code: 'quote-stray', row: at + 2, count: strays.length }))
		);
	});
	it('is told with the row that is too short too, which a reader then finds', async () => {
		const lines = rows(new Map([[2500, '"brukere']]));
		lines[2700] = '3101;2020;fagsystem';
		const { file, found } = await staged(lines);
		expect(found).toHaveLength(2999);
		expect(file.mapped.sniffed.problems.map(({ code, row: at }) => [code, at])).toEqual([
			['quote-stray', 2502],
			['ragged-rows', 2702]
		]);
	});
});
