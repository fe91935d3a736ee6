import type { AreaMatch } from '../domain/area.ts';
import type { Problem } from '../domain/problem.ts';
import { timed } from '../domain/stage.ts';
import type { Engine } from '../engine/index.ts';
import { assumptions } from './assumed.ts';
import { areaNameProblems } from './checks/areaNames.ts';
import { areaProblems } from './checks/areas.ts';
import { dimensionProblems } from './checks/dimensions.ts';
import { figureProblems, yearProblems } from './checks/figures.ts';
import { plausibilityProblems } from './checks/plausible.ts';
import { repeatedRows } from './checks/repeated.ts';
import { signProblems, withoutMixed } from './checks/signs.ts';
import { shapeProblems } from './checks/shape.ts';
import { unusedColumnProblems } from './checks/unusedColumns.ts';
import { countRows, type Counts, type Reach } from './count.ts';
import { missingFields, type MappedFile } from './map.ts';
import { discard, stageFile, type StagedFile } from './stageFile.ts';
import { tally } from './tally.ts';
import { makeFileView } from './views.ts';

/** A staged file whose every row is accounted for. The third stage; nothing shows it yet. */
export interface ValidatedFile {
	stage: 'validated';
	id: number;
	mapped: MappedFile;
	counts: Counts;
	/** Which kommuner have rows, and figures, in which years. */
	reach: Reach[];
	problems: Problem[];
}

export interface ValidateOptions {
	matchArea: (raw: string) => AreaMatch;
	signal?: AbortSignal;
}

/** Reads the file in and checks it: `stageFile` and `check`, when no field is missing. */
export async function validate(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	options: ValidateOptions
): Promise<ValidatedFile | { stage: 'refused'; problems: Problem[] }> {
	const missing = missingFields(mapped.pakke, mapped.columns, mapped.constants);
	if (missing.length > 0)
		return {
			stage: 'refused',
			problems: missing.map(({ name }) => ({
				code: 'field-missing',
				severity: 'error',
				field: name
			}))
		};
	return check(engine, await stageFile(engine, mapped, id, options), options);
}

/**
 * Says of each staged row whether and how it can be used.
 *
 * @throws CancelledError when the signal fires; the staged tables are gone then
 */
export async function check(
	engine: Engine,
	file: StagedFile,
	{ matchArea, signal }: ValidateOptions
): Promise<ValidatedFile | { stage: 'refused'; problems: Problem[] }> {
	const { mapped, id, path, codes } = file;
	try {
		const shape = await shapeProblems(engine, mapped, id, path);
		const { tallies, texts } = await timed('tally', () => tally(engine, mapped, id, codes));
		const areas = await areaProblems(engine, mapped, id, tallies, matchArea);
		const dimensions = await dimensionProblems(engine, mapped, id, texts);
		const named = await areaNameProblems(engine, file, tallies, matchArea);
		const persons = [...dimensions.persons, ...(await unusedColumnProblems(engine, mapped, path))];
		if (persons.length > 0) {
			await discard(engine, file);
			return { stage: 'refused', problems: persons };
		}
		const problems: Problem[] = [
			...mapped.sniffed.problems,
			...assumptions(mapped),
			...shape,
			...named,
			...areas.problems,
			...dimensions.problems,
			...signProblems(file),
			...withoutMixed(file, await figureProblems(engine, mapped, id, path, tallies)),
			...(await yearProblems(engine, mapped, id, path, tallies))
		];
		const several = areas.several || dimensions.several;
		const { recoded } = dimensions;
		const repeated = await repeatedRows(engine, file, { tallies, texts, several, recoded });
		problems.push(...repeated.problems);
		const staged = tallies.reduce((sum, one) => sum + one.rows, 0);
		await timed('view', () => makeFileView(engine, mapped, id, { recoded, rows: staged, signal }));
		const thisYear = new Date().getFullYear();
		problems.push(...(await plausibilityProblems(engine, mapped, id, tallies, thisYear)));
		const { dropped } = repeated;
		const known = { tallies, codes, matches: areas.matches, dimensions, dropped };
		const counted = await countRows(engine, mapped, id, known);
		await engine.dropFile(path);
		return { stage: 'validated', id, mapped, problems, ...counted };
	} catch (error) {
		await discard(engine, file);
		throw error;
	}
}
