import { kilde } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import { areaMatcher } from '../domain/area.ts';
import type { Engine } from '../engine/index.ts';
import { load, unload } from '../intake/load.ts';
import { takeInApart } from '../intake/takeInApart.ts';
import { validate } from '../intake/validate.ts';
import { rebuild } from '../queries/cube.ts';

/** Id of the tables of the rehearsal; those of files begin at 1. */
const ID = 0;
const ROWS = 20_000;

/**
 * Lets the engine read and check a small made-up table and throws it away. A browser compiles code
 * for speed only after it has run a while: let that be before the user waits for a file. Nothing
 * of it is seen: it is gone before the pages are told of figures. It stops when a file comes.
 */
export async function rehearse(engine: Engine, signal: AbortSignal): Promise<void> {
	const asked = { file: new File([madeUp()], 'rehearsal.csv'), options: {}, known: [] };
	const taken = await takeInApart({ ...asked, settled: [], described: [] }, { signal });
	if (taken.stage !== 'understood' || !taken.mapped)
		throw new Error('The rehearsal could not be read');
	const mapped = { ...taken.mapped, pakke: kilde('oversikt') };
	const matchArea = areaMatcher(areas);
	const validated = await validate(engine, mapped, ID, { matchArea, signal });
	if (validated.stage === 'refused') throw new Error('The rehearsal could not be checked');
	const sources = [mapped.pakke.name];
	await load(engine, validated, []);
	await rebuild(engine, sources, sources);
	await unload(engine, validated, mapped.pakke, []);
	await rebuild(engine, sources, []);
}

function madeUp(): string {
	const lines = ['kommunenummer;aar;kilde;indikator;forlop;alder;kjonn;teller;nevner'];
	for (let i = 0; i < ROWS; i++) {
		const kommune = areas.kommuner[i % areas.kommuner.length]?.code ?? '';
		const year = 2020 + (i % 5);
		lines.push(`${kommune};${year};a;b;${1 + (i % 3)};alle;samlet;${i},5;${i % 97},25`);
	}
	return lines.join('\n');
}
