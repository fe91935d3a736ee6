import type { KildePakke } from '../catalogue/kilde.ts';
import type { Engine } from '../engine/index.ts';
import type { Problem } from '../domain/problem.ts';
import type { Counts } from './count.ts';
import type { ValidatedFile } from './validate.ts';
import { discard } from './stageFile.ts';
import { replacedRows, sourceView } from './views.ts';

/** A file that is part of its source. The last stage. */
export interface LoadedFile {
	stage: 'loaded';
	validated: ValidatedFile;
	counts: Counts;
	problems: Problem[];
	/** How many kommuner with any figure there are in each year. */
	coverage: { year: number; kommuner: number }[];
}

/** Adds a validated file to its source. `before` are the ids already in it, oldest first. */
export async function load(
	engine: Engine,
	file: ValidatedFile,
	before: readonly number[]
): Promise<LoadedFile> {
	const { pakke } = file.mapped;
	const problems = [...file.problems];
	for (const { rows } of await overlapsOf(engine, file, before))
		problems.push({ code: 'overlaps-file', severity: 'warning', count: rows });
	await engine.run(sourceView(pakke, [...before, file.id]));
	return {
		stage: 'loaded',
		validated: file,
		counts: file.counts,
		problems,
		coverage: coverage(file)
	};
}

/** The files that have rows about the same as a newer one, with how many; ids as in `load`. */
export function overlapsOf(
	engine: Engine,
	{ mapped: { pakke }, id }: ValidatedFile,
	before: readonly number[]
): Promise<{ id: number; rows: number }[]> {
	return replacedRows(engine, pakke, before, id);
}

function coverage({ reach }: ValidatedFile): { year: number; kommuner: number }[] {
	const years = new Map<number, number>();
	for (const { year, withFigure } of reach)
		if (withFigure) years.set(year, (years.get(year) ?? 0) + 1);
	return [...years].map(([year, kommuner]) => ({ year, kommuner })).sort((a, b) => a.year - b.year);
}

/** Takes a file out of its source again. `left` are the ids that remain, oldest first. */
export async function unload(
	engine: Engine,
	file: ValidatedFile,
	pakke: KildePakke,
	left: readonly number[]
): Promise<void> {
	await engine.run(sourceView(pakke, left));
	await discard(engine, file);
}
