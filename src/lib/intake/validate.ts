import type { AreaMatch } from '../domain/area.ts';
import type { StateWord } from '../domain/cell.ts';
import type { Problem } from '../domain/problem.ts';
import { dimensionFields, fields } from '../catalogue/kilder.ts';
import { ident, join, literal, sql, type Engine } from '../engine/index.ts';
import { areaProblems } from './checks/areas.ts';
import { dimensionProblems } from './checks/dimensions.ts';
import { duplicateProblems, figureProblems, yearProblems } from './checks/figures.ts';
import { shapeProblems } from './checks/shape.ts';
import { missingFields, type MappedFile } from './map.ts';
import { figures, looksPlain, names, rowCount, stageStatement } from './staging.ts';
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

/**
 * Reads the file into a staged table and says of each row whether and how it can be used.
 * Nothing that is already loaded is touched; a cancelled or failed staging leaves no trace.
 *
 * @throws CancelledError when the signal fires; EngineError when the engine can't read at all
 */
export async function validate(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	{ matchArea, signal }: ValidateOptions
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
	const path = await engine.addFile(`${id}.csv`, mapped.sniffed.decoded.utf8);
	try {
		await stage(engine, mapped, path, id, signal);
		const shape = await shapeProblems(engine, mapped, id, path);
		const area = await areaProblems(engine, mapped, id, matchArea);
		const dimensions = await dimensionProblems(engine, mapped, id);
		const problems = [
			...mapped.sniffed.problems,
			...assumptions(mapped),
			...shape,
			...area,
			...dimensions.problems,
			...(await figureProblems(engine, mapped, id, path)),
			...(await yearProblems(engine, mapped, id, path)),
			...(await duplicateProblems(engine, mapped, id))
		];
		await makeFileView(engine, mapped, id, dimensions.recoded, signal);
		return { stage: 'validated', id, mapped, problems, ...(await count(engine, mapped, id)) };
	} catch (error) {
		await discard(engine, mapped, id);
		throw error;
	} finally {
		await engine.dropFile(path);
	}
}

/** Reads the file in: as numbers where it looks plain, as text when that turns out not to hold. */
async function stage(
	engine: Engine,
	mapped: MappedFile,
	path: string,
	id: number,
	signal?: AbortSignal
): Promise<void> {
	const plain = looksPlain(mapped);
	await engine.run(stageStatement(mapped, path, id, plain ? 'typed' : 'text'), signal);
	if (!plain) return;
	const { rejected, scan } = names(id);
	const [casts] = await engine.rows(
		sql`SELECT count(*) AS n FROM ${ident(rejected)} WHERE error_type = 'CAST'`,
		{ n: 'integer' }
	);
	if (!casts || casts.n === 0) return;
	for (const table of [rejected, scan]) await engine.run(sql`DROP TABLE ${ident(table)}`);
	await engine.run(stageStatement(mapped, path, id, 'text'), signal);
}

/** Removes all that staging made. */
export async function discard(engine: Engine, mapped: MappedFile, id: number): Promise<void> {
	const table = names(id);
	await engine.run(sql`DROP VIEW IF EXISTS ${ident(table.view)}`);
	const dimensions = dimensionFields(mapped.pakke).map(({ name }) => table.dimension(name));
	for (const name of [
		table.usable,
		table.staged,
		table.areas,
		table.rejected,
		table.scan,
		...dimensions
	])
		await engine.run(sql`DROP TABLE IF EXISTS ${ident(name)}`);
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

/** Counts the usable rows once, by kommune and year; what is told of them follows from that. */
async function count(
	engine: Engine,
	mapped: MappedFile,
	id: number
): Promise<{ counts: Counts; reach: Reach[] }> {
	const table = names(id);
	const all = figures(mapped);
	const years = new Set(all.map((figure) => figure.year)).size;
	const given = [...new Set(all.map((figure) => figure.felt.name))];
	const sums = STATES.map(
		(state) =>
			sql`${join(
				given.map((name) => sql`count_if(${ident(`${name}_tilstand`)} = ${literal(state)})`),
				' + '
			)} AS ${ident(state)}`
	);
	const groups = await engine.rows(
		sql`SELECT omradetype, omrade, aar, count(*) AS n, ${join(sums)}
			FROM ${ident(table.view)} GROUP BY omradetype, omrade, aar`,
		GROUP_SHAPE
	);
	const total = (of: (group: (typeof groups)[number]) => number) =>
		groups.reduce((sum, group) => sum + of(group), 0);
	const usable = total(({ n }) => n);
	// A line stands there once for each cell too many.
	const [rejected] = await engine.rows(
		sql`SELECT count(DISTINCT line) AS n FROM ${ident(table.rejected)}`,
		{ n: 'integer' }
	);
	const rows = (await rowCount(engine, table.staged)) * years + (rejected?.n ?? 0);
	const states = {
		verdi: total(({ verdi }) => verdi),
		skjult: total(({ skjult }) => skjult),
		ikke_samlet: total(({ ikke_samlet }) => ikke_samlet),
		ikke_aktuelt: total(({ ikke_aktuelt }) => ikke_aktuelt)
	};
	const reach = groups
		.filter(({ omradetype }) => omradetype === 'kommune')
		.map(({ omrade, aar, verdi }) => ({ kommune: omrade, year: aar, withFigure: verdi > 0 }));
	return { counts: { rows, usable, refused: rows - usable, states }, reach };
}

const STATES = ['verdi', 'skjult', 'ikke_samlet', 'ikke_aktuelt'] as const;
const GROUP_SHAPE = {
	omradetype: 'text',
	omrade: 'text',
	aar: 'integer',
	n: 'integer',
	verdi: 'integer',
	skjult: 'integer',
	ikke_samlet: 'integer',
	ikke_aktuelt: 'integer'
} as const;
