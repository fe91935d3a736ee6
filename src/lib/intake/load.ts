import type { KildePakke } from '../catalogue/kilde.ts';
import { ident, sql, type Engine } from '../engine/index.ts';
import type { Problem } from '../domain/problem.ts';
import type { Counts, ValidatedFile } from './validate.ts';
import { discard } from './validate.ts';
import { names } from './staging.ts';
import { anyFigure, replacedRows, sourceView } from './views.ts';

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
	for (const older of before) {
		const replaced = await replacedRows(engine, pakke, older, file.id);
		if (replaced > 0)
			problems.push({ code: 'overlaps-file', severity: 'warning', count: replaced });
	}
	await engine.run(sourceView(pakke, [...before, file.id]));
	const coverage = await engine.rows(
		sql`SELECT aar AS year, count(DISTINCT omrade) AS kommuner
			FROM ${ident(names(file.id).view)} WHERE omradetype = 'kommune' AND (${anyFigure(pakke)})
			GROUP BY aar ORDER BY aar`,
		{ year: 'integer', kommuner: 'integer' }
	);
	return { stage: 'loaded', validated: file, counts: file.counts, problems, coverage };
}

/** Takes a file out of its source again. `left` are the ids that remain, oldest first. */
export async function unload(
	engine: Engine,
	file: ValidatedFile,
	pakke: KildePakke,
	left: readonly number[]
): Promise<void> {
	await engine.run(sourceView(pakke, left));
	await discard(engine, file.mapped, file.id);
}
