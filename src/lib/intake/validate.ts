import type { AreaMatch } from '../domain/area.ts';
import type { StateWord } from '../domain/cell.ts';
import type { Problem } from '../domain/problem.ts';
import { dimensionFields, fieldWithRole, fields } from '../catalogue/kilder.ts';
import { ident, join, literal, sql, type Engine } from '../engine/index.ts';
import { canonical, missingFields, type MappedFile } from './map.ts';
import {
	columnOf,
	figures,
	looksPlain,
	names,
	records,
	stageStatement,
	type Figure
} from './staging.ts';
import { placeRecords, type Shift } from './lines.ts';
import { makeFileView } from './views.ts';
import { writeAreas, writeDimension } from './lookups.ts';

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

const EXAMPLES = 20;

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

/** Rows with too many columns or broken quotes, and line numbers put right after them. */
async function shapeProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string
): Promise<Problem[]> {
	const table = names(id);
	const found = await engine.rows(
		sql`SELECT DISTINCT CAST(line AS INTEGER) AS number, csv_line AS text
			FROM ${ident(table.rejected)} ORDER BY number`,
		{ number: 'integer', text: 'text?' }
	);
	const rejected = new Map(
		found.map(({ number, text }) => [number, (text ?? '').replace(/^[\r\n]+|[\r\n]+$/g, '')])
	);
	const { decoded, dialect } = mapped.sniffed;
	const { headerLine } = dialect;
	const read = await rowCount(engine, table.staged);
	const blank = decoded.blankLines.filter((line) => line > headerLine);
	const lines = decoded.lines + decoded.blankLines.length - headerLine;
	const whole = read + rejected.size + blank.length === lines;
	const placed = placeRecords({
		headerLine,
		records: read,
		blank,
		rejected: new Map([...rejected].map(([number, text]) => [number, text.split('\n').length - 1])),
		broken: whole ? new Map() : await brokenRecords(engine, mapped, path)
	});
	await shiftLines(engine, table.staged, placed.shifts);
	const problems = [...rejected].slice(0, EXAMPLES).map(([number, text]): Problem => ({
		code: 'ragged-rows',
		severity: 'error',
		row: placed.rejectedLines.get(number) ?? number,
		found: text.slice(0, 80),
		count: rejected.size
	}));
	if (placed.lastLine !== lines + headerLine)
		problems.push({
			code: 'row-count',
			severity: 'warning',
			found: String(read + rejected.size),
			detail: String(lines - blank.length)
		});
	return problems;
}

/** Records with line breaks inside quotes, and how many each has. */
async function brokenRecords(engine: Engine, mapped: MappedFile, path: string) {
	const breaks = mapped.sniffed.header.map((_, at) => {
		const text = sql`COALESCE(${ident(`c${at}`)}, '')`;
		return sql`length(${text}) - length(replace(${text}, chr(10), ''))`;
	});
	const { headerLine } = mapped.sniffed.dialect;
	const rows = await engine.rows(
		sql`SELECT linje - ${literal(headerLine)} AS record, breaks
			FROM (SELECT linje, ${join(breaks, ' + ')} AS breaks FROM ${records(mapped, path)})
			WHERE breaks > 0`,
		{ record: 'integer', breaks: 'integer' }
	);
	return new Map(rows.map((row) => [row.record, row.breaks]));
}

const SHIFTS_AT_ONCE = 2000;

/** The last records first, so that none that has been moved is met again. */
async function shiftLines(engine: Engine, table: string, shifts: readonly Shift[]): Promise<void> {
	for (let end = shifts.length; end > 0; end -= SHIFTS_AT_ONCE) {
		const rows = shifts
			.slice(Math.max(end - SHIFTS_AT_ONCE, 0), end)
			.map(({ from, to, by }) => sql`(${join([from, to, by].map(literal))})`);
		await engine.run(
			sql`UPDATE ${ident(table)} SET linje = linje + s.ned
				FROM (VALUES ${join(rows)}) AS s (fra, til, ned)
				WHERE linje BETWEEN s.fra AND s.til`
		);
	}
}

async function rowCount(engine: Engine, table: string): Promise<number> {
	const [row] = await engine.rows(sql`SELECT count(*) AS n FROM ${ident(table)}`, {
		n: 'integer'
	});
	return row?.n ?? 0;
}

/** An answer for a text of the file, which may be called anything, "constructor" too. */
function own(answers: Readonly<Record<string, string>>, text: string): string | undefined {
	return Object.hasOwn(answers, text) ? answers[text] : undefined;
}

/** Matches every different text of the region column, and writes what it leads to. */
async function areaProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	matchArea: ValidateOptions['matchArea']
): Promise<Problem[]> {
	const table = names(id);
	const seen = await engine.rows(
		sql`SELECT omrade_ra AS ra, count(*) AS n, min(linje) AS row
			FROM ${ident(table.staged)} GROUP BY omrade_ra ORDER BY row`,
		{ ra: 'text', n: 'integer', row: 'integer' }
	);
	const column = mapped.sniffed.header[
		columnOf(mapped, fieldWithRole(mapped.pakke, 'omrade')?.name)
	] as string;
	const matched = seen.map(({ ra, n, row }) => ({
		ra,
		match: matchArea(own(mapped.areaChoices, ra) ?? ra),
		problem: { row, column, found: ra, count: n }
	}));
	await writeAreas(engine, table.areas, matched);
	return matched.flatMap(({ match, problem, ra }) =>
		areaProblem(match, own(mapped.areaChoices, ra) !== undefined).map((told) => ({
			...problem,
			...told
		}))
	);
}

/** What is to be said of a match; a plain current code needs no words. */
function areaProblem(
	match: AreaMatch,
	chosen: boolean
): Pick<Problem, 'code' | 'severity' | 'detail'>[] {
	switch (match.kind) {
		case 'unknown':
			return [{ code: 'area-unknown', severity: 'error' }];
		case 'ambiguous':
			return [{ code: 'area-ambiguous', severity: 'error', detail: match.candidates.join(', ') }];
		case 'split':
			return [{ code: 'area-split', severity: 'warning', detail: match.into.join(', ') }];
		case 'skipped':
			return [{ code: 'area-skipped', severity: 'note', detail: match.reason }];
		case 'area': {
			const told: Pick<Problem, 'code' | 'severity' | 'detail'>[] = [];
			if (match.carriedFrom)
				told.push({ code: 'area-carried', severity: 'note', detail: match.code });
			if (match.padded)
				told.push({ code: 'area-zero-padded', severity: 'note', detail: match.code });
			if (match.by === 'name' && match.level !== 'land' && !chosen)
				told.push({ code: 'area-by-name', severity: 'note', detail: match.code });
			return told;
		}
	}
}

/**
 * Gives each text of each dimension the contract's value; one it does not know is told. `recoded`
 * are the dimensions whose texts are not the contract's own.
 */
async function dimensionProblems(engine: Engine, mapped: MappedFile, id: number) {
	const table = names(id);
	const problems: Problem[] = [];
	const recoded = new Set<string>();
	for (const felt of dimensionFields(mapped.pakke)) {
		const at = columnOf(mapped, felt.name);
		if (at < 0) continue;
		const seen = await engine.rows(
			sql`SELECT ${ident(felt.name)} AS ra, count(*) AS n, min(linje) AS row
				FROM ${ident(table.staged)} GROUP BY 1 ORDER BY row`,
			{ ra: 'text', n: 'integer', row: 'integer' }
		);
		const choices = mapped.valueChoices[felt.name] ?? {};
		const given = seen.map((one) => ({
			...one,
			verdi: own(choices, one.ra) ?? canonical(felt, one.ra)
		}));
		if (given.some(({ ra, verdi }) => ra !== verdi)) {
			recoded.add(felt.name);
			await writeDimension(engine, table.dimension(felt.name), given);
		}
		for (const { ra, n, row, verdi } of given)
			if (verdi === null)
				problems.push({
					code: 'value-unknown',
					severity: 'error',
					row,
					column: mapped.sniffed.header[at],
					found: ra,
					count: n,
					detail: felt.name
				});
	}
	return { problems, recoded };
}

/** Cells that hold neither a number in range nor a known symbol, and figures with the other sign. */
async function figureProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string
): Promise<Problem[]> {
	const problems: Problem[] = [];
	for (const figure of figures(mapped)) {
		const [found] = await engine.rows(
			sql`SELECT count(*) - count(${ident(`${figure.name}_tilstand`)}) AS bad,
				count(*) FILTER (${ident(`${figure.name}_avvik`)}) AS odd FROM ${ident(names(id).staged)}`,
			{ bad: 'integer', odd: 'integer' }
		);
		const column = mapped.sniffed.header[figure.at];
		if (found && found.bad > 0)
			problems.push(
				...(await examples(engine, mapped, id, path, figure, 'bad')).map(
					({ row, found: text }): Problem => ({
						code: text !== null && /^[-−\d\s.,]+$/.test(text) ? 'out-of-range' : 'not-a-number',
						severity: 'error',
						row,
						column,
						found: text ?? '',
						count: found.bad
					})
				)
			);
		if (found && found.odd > 0)
			problems.push(
				...(await examples(engine, mapped, id, path, figure, 'odd'))
					.slice(0, 3)
					.map(({ row, found: text }): Problem => ({
						code: 'decimal-mixed',
						severity: 'warning',
						row,
						column,
						found: text ?? '',
						count: found.odd,
						detail: mapped.sniffed.dialect.decimal
					}))
			);
	}
	return problems;
}

/** The staged table keeps no text of figures, so the few that are asked about are read again. */
async function examples(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string,
	figure: Pick<Figure, 'name' | 'at'>,
	which: 'bad' | 'odd'
) {
	const condition =
		which === 'bad'
			? sql`${ident(`${figure.name}_tilstand`)} IS NULL`
			: sql`${ident(`${figure.name}_avvik`)}`;
	return textsOf(engine, mapped, id, path, figure.at, condition);
}

async function textsOf(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string,
	at: number,
	condition: ReturnType<typeof sql>
) {
	const staged = ident(names(id).staged);
	return engine.rows(
		sql`WITH s AS (SELECT linje, row_number() OVER () AS nr FROM ${staged}),
			wanted AS (SELECT s.linje, s.nr FROM s JOIN ${staged} AS t ON t.linje = s.linje
				WHERE ${condition} ORDER BY s.nr LIMIT ${EXAMPLES}),
			read AS (SELECT row_number() OVER () AS nr, ${ident(`c${at}`)} AS found
				FROM ${records(mapped, path)})
			SELECT wanted.linje AS row, read.found FROM wanted JOIN read ON read.nr = wanted.nr
			ORDER BY row`,
		{ row: 'integer', found: 'text?' }
	);
}

async function yearProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string
): Promise<Problem[]> {
	const at = columnOf(mapped, fieldWithRole(mapped.pakke, 'aar')?.name);
	if (at < 0) return [];
	const [found] = await engine.rows(
		sql`SELECT count(*) - count(aar) AS bad FROM ${ident(names(id).staged)}`,
		{ bad: 'integer' }
	);
	if (!found || found.bad === 0) return [];
	const texts = await textsOf(engine, mapped, id, path, at, sql`aar IS NULL`);
	return texts.map(({ row, found: text }) => ({
		code: 'year-invalid',
		severity: 'error',
		row,
		column: mapped.sniffed.header[at],
		found: text ?? '',
		count: found.bad
	}));
}

/** Rows that tell of the same place, year and group: their counts would be added without a word. */
async function duplicateProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number
): Promise<Problem[]> {
	const given = dimensionFields(mapped.pakke).filter((felt) => columnOf(mapped, felt.name) >= 0);
	const key = join([sql`omrade_ra`, sql`aar`, ...given.map(({ name }) => ident(name))]);
	const [found] = await engine.rows(
		sql`SELECT count(*) AS n, min(row) AS row FROM (
			SELECT count(*) AS times, max(linje) AS row FROM ${ident(names(id).staged)}
			GROUP BY ${key}) WHERE times > 1`,
		{ n: 'integer', row: 'integer?' }
	);
	if (!found || found.n === 0 || found.row === null) return [];
	return [{ code: 'duplicate-keys', severity: 'warning', row: found.row, count: found.n }];
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
