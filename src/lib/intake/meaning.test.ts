import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { kilder } from '../catalogue/kilder.ts';
import { areaMatcher } from '../domain/area.ts';
import { declared, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { load, unload } from './load.ts';
import { sniff } from './read.ts';
import { understand } from './understand.ts';
import { validate } from './validate.ts';
import { openSources } from './views.ts';

/*
 * Small files that were read wrong, beside the project and no part of it; what they mean stands in
 * the README beside them.
 */
const shared = fileURLToPath(new URL('../../../../shared/data/intake/', import.meta.url));
const there = existsSync(shared);
if (!there) console.info('The shared files for intake are not here: their tests do not run.');

describe.skipIf(!there)('a file that was taken for something else', () => {
	let engine: Engine;
	let nextId = 1;
	const matchArea = areaMatcher(areas);
	beforeAll(async () => {
		engine = await openNodeEngine();
		await openSources(engine);
	});
	afterAll(() => engine.close());

	async function understood(name: string) {
		const sniffed = await sniff(new File([await readFile(shared + name)], name));
		if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
		return understand(sniffed, kilder);
	}
	async function rowsOf(name: string, question: string) {
		const { mapped } = await understood(name);
		if (!mapped) throw new Error('of no source');
		const checked = await validate(engine, mapped, nextId++, { matchArea });
		if (checked.stage === 'refused') throw new Error(JSON.stringify(checked.problems));
		await load(engine, checked, []);
		const { rows } = await engine.text(declared(question));
		await unload(engine, checked, mapped.pakke, []);
		return { rows, codes: checked.problems.map(({ code }) => code) };
	}

	it.each(['jsonstat-kroner-ikke-personer.json', 'imdi-form.csv', 'bufdir-form.xlsx'])(
		'is asked about: %s',
		async (name) => {
			const { mapped, recognitions } = await understood(name);
			expect(mapped).toBeNull();
			expect(recognitions.filter(({ complete }) => complete)).toEqual([]);
		}
	);
	it.each([
		[
			'tusen-punktum-heltall.csv',
			[
				[1204, 21419],
				[1305, 37996]
			],
			true
		],
		[
			'tusen-punktum.csv',
			[
				[1204.5, 21419.06],
				[300, 37996.97]
			],
			false
		],
		[
			'readr-174-tre-desimaler.csv',
			[
				[300, 1118.25],
				[184, 1076.5],
				[91, 2151.75]
			],
			false
		]
	])('has its figures read, or asked about: %s', async (name, wanted, asked) => {
		const { rows, codes } = await rowsOf(
			name,
			'SELECT teller, nevner FROM oversikt ORDER BY linje'
		);
		expect(rows.map((row) => row.map(Number))).toEqual(wanted);
		expect(codes.includes('thousands-unsure')).toBe(asked);
	});
	it('has the year of a full date, which is told', async () => {
		const { rows, codes } = await rowsOf('norske-datoer.csv', 'SELECT aar, teller FROM oversikt');
		expect(rows).toEqual([
			['2023', '120'],
			['2023', '130']
		]);
		expect(codes).toContain('year-from-date');
	});
	it('has every row of its population used', async () => {
		const { rows } = await rowsOf(
			'kommune-med-periode.csv',
			'SELECT omrade, aar, personer FROM befolkning ORDER BY linje'
		);
		expect(rows.map((row) => row.join(' '))).toEqual([
			...['3905 2019 100', '3905 2022 200', '1103 2022 300', '1103 2023 310']
		]);
	});
});
