import { areas } from '../catalogue/omrader.ts';
import { COUNTRY } from '../domain/area.ts';
import type { Engine } from '../engine/index.ts';
import { figureTexts, rowsOf } from '../queries/figureTexts.ts';
import type { Coverage } from './coverage.ts';
import { figuresFile } from './keeping/figuresFile.ts';
import { ALL_AREAS, SEEN_OF_ALL } from './seenOfAll.ts';

/*
 * The figures of the examples are split so that a page about a kommune needs one request: a part for
 * each fylke has its kommuner and all that these are compared with, and one has the country alone. One
 * more has of all kommuner what is seen beside them all.
 */
export const OF_ALL = 'alle';

/** The parts an area's figures stand in. Every one of them has the same. */
export function partsOf(area: string): readonly string[] {
	return PARTS.get(area) ?? [];
}

const PARTS = new Map<string, readonly string[]>();
for (const { code, fylke, helsefellesskap } of areas.kommuner)
	for (const area of [code, helsefellesskap, fylke])
		PARTS.set(area, [...new Set([...(PARTS.get(area) ?? []), fylke])]);
PARTS.set(COUNTRY, [COUNTRY, ...new Set(areas.kommuner.map(({ fylke }) => fylke))]);

/** As few parts as have all of these areas. */
export function partsFor(wanted: readonly string[]): string[] {
	const found = new Set<string>();
	// Those that stand in one part only decide for the others.
	const places = wanted.map(partsOf).sort((a, b) => a.length - b.length);
	for (const parts of places)
		if (parts[0] !== undefined && !parts.some((part) => found.has(part))) found.add(parts[0]);
	return [...found];
}

/** All figures the engine has, as files by part. */
export async function exampleParts(
	engine: Engine,
	key: string,
	coverage: readonly Coverage[]
): Promise<Map<string, Blob>> {
	const parts = new Map<string, Map<string, string>>();
	const written = await figureTexts(engine);
	for (const [area, text] of written)
		for (const part of partsOf(area)) {
			const texts = parts.get(part) ?? new Map<string, string>();
			parts.set(part, texts.set(area, text));
		}
	const seen = ALL_AREAS.map((area): [string, string] => [
		area,
		rowsOf(written.get(area) ?? '', SEEN_OF_ALL)
	]);
	parts.set(OF_ALL, new Map(seen.filter(([, text]) => text !== '')));
	const files = new Map<string, Blob>();
	for (const [part, texts] of parts) files.set(part, await figuresFile(key, coverage, texts));
	return files;
}
