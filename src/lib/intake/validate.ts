import type { AreaMatch } from '../domain/area.ts';
import type { StateWord } from '../domain/cell.ts';
import type { Problem } from '../domain/problem.ts';
import { dimensionFields, fields } from '../catalogue/kilder.ts';
import { ident, join, sql, type Engine, type Sql } from '../engine/index.ts';
import { areaProblems } from './checks/areas.ts';
import { dimensionProblems } from './checks/dimensions.ts';
import { duplicateProblems, figureProblems, yearProblems } from './checks/figures.ts';
import { shapeProblems } from './checks/shape.ts';
import { missingFields, type MappedFile } from './map.ts';
import { codesOf, type Codes } from './codes.ts';
import { figures, looksPlain, names, rowCount, stageStatements } from './staging.ts';
import { makeFileView, usableRows, yearExpression, yearsOf } from './views.ts';

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

export interface Reach {
	year: number;
	kommune: string;
	/** False where all its figures are hidden, not collected or not applicable. */
	withFigure: boolean;
}

export interface Counts {
	/** Records read, without header, preamble and blank lines. */
	rows: number;
	/** Rows that can be used, and rows that can't: their year, area, value or shape is not known. */
	usable: number;
	refused: number;
	/** Figures in the usable rows, by state. */
	states: Record<StateWord, number>;
}

export interface ValidateOptions {
	matchArea: (raw: string) => AreaMatch;
	signal?: AbortSignal;
}

/** A mapped file whose rows the engine has read. Between the second and the third stage. */
export interface StagedFile {
	stage: 'staged';
	id: number;
	mapped: MappedFile;
	/** Where the engine finds the file until it has been checked. */
	path: string;
	/** What the columns of codes can hold; empty where the file was read as text. */
	codes: Codes;
}

/**
 * Reads the file into tables of its own. Nothing that is already loaded is touched; a cancelled or
 * failed staging leaves no trace.
 *
 * @throws CancelledError when the signal fires; EngineError when the engine can't read at all
 */
export async function stageFile(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	signal?: AbortSignal
): Promise<StagedFile> {
	const path = await engine.addFile(`${id}.csv`, mapped.sniffed.decoded.utf8);
	try {
		const codes = await readIn(engine, mapped, path, id, signal);
		return { stage: 'staged', id, mapped, path, codes };
	} catch (error) {
		await discard(engine, { mapped, id, path });
		throw error;
	}
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
			problems: missing.map((felt) => ({
				code: 'field-missing',
				severity: 'error',
				detail: felt.name
			}))
		};
	return check(engine, await stageFile(engine, mapped, id, options.signal), options);
}

/**
 * Says of each staged row whether and how it can be used.
 *
 * @throws CancelledError when the signal fires; the staged tables are gone then
 */
export async function check(
	engine: Engine,
	staged: StagedFile,
	{ matchArea, signal }: ValidateOptions
): Promise<ValidatedFile> {
	const { mapped, id, path, codes } = staged;
	try {
		const shape = await shapeProblems(engine, mapped, id, path);
		const area = await areaProblems(engine, mapped, id, matchArea);
		const dimensions = await dimensionProblems(engine, mapped, id, codes);
		const problems = [
			...mapped.sniffed.problems,
			...assumptions(mapped),
			...shape,
			...area,
			...dimensions.problems,
			...(await figureProblems(engine, mapped, id, path)),
			...(await yearProblems(engine, mapped, id, path)),
			...(await duplicateProblems(engine, mapped, id, codes))
		];
		await makeFileView(engine, mapped, id, dimensions.recoded, signal);
		const counted = await count(engine, mapped, id, dimensions.recoded);
		await engine.dropFile(path);
		return { stage: 'validated', id, mapped, problems, ...counted };
	} catch (error) {
		await discard(engine, staged);
		throw error;
	}
}

/** Reads the file as numbers and codes where it looks plain, as text when that does not hold. */
async function readIn(
	engine: Engine,
	mapped: MappedFile,
	path: string,
	id: number,
	signal?: AbortSignal
): Promise<Codes> {
	if (looksPlain(mapped)) {
		const codes = await codesOf(mapped);
		await runAll(engine, stageStatements(mapped, path, id, { codes }), signal);
		const [casts] = await engine.rows(
			sql`SELECT count(*) AS n FROM ${ident(names(id).rejected)} WHERE error_type = 'CAST'`,
			{ n: 'integer' }
		);
		if (!casts || casts.n === 0) return codes;
		await discard(engine, { mapped, id });
	}
	await runAll(engine, stageStatements(mapped, path, id, 'text'), signal);
	return new Map();
}

async function runAll(engine: Engine, statements: readonly Sql[], signal?: AbortSignal) {
	for (const statement of statements) await engine.run(statement, signal);
}

/** Removes all that staging made. */
export async function discard(
	engine: Engine,
	{ mapped, id, path }: { mapped: MappedFile; id: number; path?: string }
): Promise<void> {
	const table = names(id);
	for (const name of [table.view, table.staged])
		await engine.run(sql`DROP VIEW IF EXISTS ${ident(name)}`);
	const dimensions = dimensionFields(mapped.pakke).map(({ name }) => table.dimension(name));
	for (const name of [
		table.usable,
		table.read,
		table.areas,
		table.rejected,
		table.scan,
		...dimensions
	])
		await engine.run(sql`DROP TABLE IF EXISTS ${ident(name)}`);
	if (path !== undefined) await engine.dropFile(path);
}

/** What was filled in, and which columns are left out, so that it can be seen and changed. */
function assumptions(mapped: MappedFile): Problem[] {
	const filled = Object.entries(mapped.constants).map(([field, found]): Problem => ({
		code: 'constant-assumed',
		severity: 'note',
		detail: field,
		found
	}));
	const unused = mapped.sniffed.header
		.filter((_, i) => {
			const target = mapped.columns[i];
			const felt = fields(mapped.pakke).find((one) => one.name === target?.field);
			return !felt || felt.forlopsatlas.rolle === 'ignorer';
		})
		.map((column): Problem => ({ code: 'column-unused', severity: 'note', column }));
	return [...filled, ...unused];
}

/** Counts the usable rows once, by area and year; what is told of them follows from that. */
async function count(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	recoded: ReadonlySet<string>
): Promise<{ counts: Counts; reach: Reach[] }> {
	const table = names(id);
	const years = yearsOf(mapped);
	const groups: Group[] = [];
	for (const year of years) {
		const here = figures(mapped).filter((figure) => figure.year === year);
		const states = here.map(
			({ name }, i) => sql`${ident(`${name}_tilstand`)} AS ${ident(`t${i}`)}`
		);
		const counted = sql`SELECT r.omrade_ra, ${yearExpression(year)} AS aar, ${join(states)},
			count(*) AS n FROM ${usableRows(mapped, id, year, recoded)} GROUP BY ALL`;
		const words = here.map((_, i) => sql`CAST(${ident(`t${i}`)} AS VARCHAR) AS ${ident(`t${i}`)}`);
		const { rows } = await engine.text(
			sql`SELECT omradetype, omrade, aar, n, ${join(words)} FROM (${counted}) AS c
				JOIN ${ident(table.areas)} AS o ON o.ra = c.omrade_ra`
		);
		groups.push(...rows.map(groupOf));
	}
	const usable = groups.reduce((sum, { n }) => sum + n, 0);
	// A line stands there once for each cell too many.
	const [rejected] = await engine.rows(
		sql`SELECT count(DISTINCT line) AS n FROM ${ident(table.rejected)}`,
		{ n: 'integer' }
	);
	const rows = (await rowCount(engine, table.staged)) * years.length + (rejected?.n ?? 0);
	const states = { verdi: 0, skjult: 0, ikke_samlet: 0, ikke_aktuelt: 0 };
	for (const group of groups) for (const state of group.states) states[state] += group.n;
	return { counts: { rows, usable, refused: rows - usable, states }, reach: reachOf(groups) };
}

/** How many usable rows an area has in a year whose figures have these states. */
interface Group {
	omradetype: string;
	omrade: string;
	aar: number;
	n: number;
	states: StateWord[];
}

function groupOf([omradetype, omrade, aar, n, ...states]: (string | null)[]): Group {
	if (!omradetype || !omrade) throw new Error('An area without a name');
	return { omradetype, omrade, aar: Number(aar), n: Number(n), states: states as StateWord[] };
}

/** One entry a kommune and year, however many texts of the file lead to that kommune. */
function reachOf(groups: readonly Group[]): Reach[] {
	const reach = new Map<string, Reach>();
	for (const { omradetype, omrade, aar, states } of groups) {
		if (omradetype !== 'kommune') continue;
		const key = `${omrade} ${aar}`;
		const withFigure = states.includes('verdi') || reach.get(key)?.withFigure === true;
		reach.set(key, { kommune: omrade, year: aar, withFigure });
	}
	return [...reach.values()];
}
