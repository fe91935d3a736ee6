import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { kilde, kilder } from '../catalogue/kilder.ts';
import { areaMatcher } from '../domain/area.ts';
import { declared, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { load } from './load.ts';
import { mapFile, recognise } from './map.ts';
import { sniff } from './read.ts';
import { validate } from './validate.ts';
import { openSources } from './views.ts';

const shared = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const there = existsSync(shared);
if (!there) console.info('The shared real files are not here: their tests do not run.');

describe.skipIf(!there)('real files', () => {
	let engine: Engine;
	const matchArea = areaMatcher(areas);

	beforeAll(async () => {
		engine = await openNodeEngine();
		await openSources(engine);
	});
	afterAll(() => engine.close());

	async function take(path: string, id: number, constants: Record<string, string> = {}) {
		const sniffed = await sniff(
			new File([await readFile(shared + path)], path.split('/').at(-1) ?? '')
		);
		if (sniffed.stage !== 'sniffed') throw new Error(JSON.stringify(sniffed.problems));
		const best = recognise(sniffed, kilder)[0];
		if (!best) throw new Error('not recognised');
		const mapped = mapFile(sniffed, kilde(best.kilde), best.columns);
		Object.assign(mapped.constants, constants);
		const validated = await validate(engine, mapped, id, { matchArea });
		if (validated.stage === 'refused') throw new Error(JSON.stringify(validated.problems));
		return { best, sniffed, loaded: await load(engine, validated, []) };
	}

	it.each([
		['fhi/telemark_psykiske_symptomer_og_lidelser_primaerhelsetjenesten_ettaarige_tall.csv', 'kpr'],
		['fhi/telemark_psykiske_plager_ungdom.csv', 'ungdata'],
		['fhi/telemark_tilfredshet_med_livet_ungdom.csv', 'ungdata'],
		['fhi/helseprofil_testcube1.csv', 'kube'],
		['ssb/07459_Personer2022_raw_latin1_crlf.csv', 'befolkning']
	])('%s is read as %s', async (path, id) => {
		const { best, sniffed, loaded } = await take(path, 1, { indikator: 'x' });
		console.log(
			path,
			best.score,
			sniffed.dialect,
			sniffed.decoded.encoding,
			loaded.counts,
			loaded.coverage,
			loaded.problems.map((p) => JSON.stringify(p)).slice(0, 12),
			loaded.problems.length
		);
		expect(best.kilde).toBe(id);
		console.log((await engine.text(declared(`select * from ${id} limit 3`))).rows);
	});
});
