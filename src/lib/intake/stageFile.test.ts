import { afterEach, expect, it } from 'vitest';
import { kilde, kilder } from '../catalogue/kilder.ts';
import { CancelledError, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { mapFile } from './map.ts';
import { sniff } from './read.ts';
import { recognise } from './recognise.ts';
import { stageFile } from './stageFile.ts';

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
