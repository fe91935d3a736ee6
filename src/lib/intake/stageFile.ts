import { dimensionFields } from '../catalogue/kilder.ts';
import { timed } from '../domain/stage.ts';
import { EngineError, ident, join, sql, type Engine, type Sql } from '../engine/index.ts';
import { codesOf, type Codes } from './codes.ts';
import { takeBytes } from './encoding.ts';
import type { MappedFile } from './map.ts';
import { requireRoom } from './memory.ts';
import { throughReader, withoutStrayQuotes } from './read.ts';
import { mayPartThousands, signsOf, type Signs } from './signs.ts';
import {
	figures,
	hasDecimals,
	looksPlain,
	names,
	stageStatements,
	textColumns
} from './staging.ts';

/** A mapped file whose rows the engine has read. Between the second and the third stage. */
export interface StagedFile {
	stage: 'staged';
	id: number;
	mapped: MappedFile;
	/** Where the engine finds the file until it has been checked. */
	path: string;
	/** What the columns of codes can hold; null where the file was read as text. */
	codes: Codes | null;
	/** What the texts of all figures and years say; null where they were read as numbers. */
	signs: Signs | null;
}

export interface StageOptions {
	signal?: AbortSignal | undefined;
	/** What `expectedCodes` found, where it is known already. */
	expected?: Codes | null | undefined;
}

/**
 * Reads the file into tables of its own. Nothing that is already loaded is touched; a cancelled or
 * failed staging leaves no trace.
 *
 * @throws CancelledError when the signal fires; EngineError when the engine can't read at all;
 *   TooLargeError when there is no room for it
 */
export async function stageFile(
	engine: Engine,
	given: MappedFile,
	id: number,
	{ signal, expected }: StageOptions = {}
): Promise<StagedFile> {
	await requireRoom(engine, given);
	const mapped = withSign(given, given.decimal);
	const first = await attempt(engine, mapped, id, { signal, expected });
	if (first.staged && first.whole) return first.staged;
	const mended = await withoutStrayQuotes(mapped.sniffed, { signal });
	if (mended && first.staged) await discard(engine, first.staged);
	const next = mended
		? await attempt(engine, { ...mapped, sniffed: mended }, id, { signal })
		: first;
	if (next.staged && next.whole) return next.staged;
	const sniffed = await throughReader(mapped.sniffed, undefined, { signal });
	if (sniffed?.header.length !== mapped.sniffed.header.length) {
		if (next.staged) return next.staged;
		throw next.failure;
	}
	if (next.staged) await discard(engine, next.staged);
	return stageAs(engine, { ...mapped, sniffed }, id, { signal });
}

/** What came of a reading: none where the engine can't, and not whole where it left records out. */
interface Attempt {
	staged: StagedFile | null;
	whole: boolean;
	failure: unknown;
}

async function attempt(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	options: StageOptions
): Promise<Attempt> {
	try {
		const staged = await stageAs(engine, mapped, id, options);
		const whole = mapped.sniffed.table !== null || !(await misread(engine, staged));
		return { staged, whole, failure: null };
	} catch (error) {
		if (!(error instanceof EngineError) || mapped.sniffed.table) throw error;
		return { staged: null, whole: false, failure: error };
	}
}

/** Whether the engine left out records, or found other records than there are lines. */
async function misread(engine: Engine, { mapped, id }: StagedFile): Promise<boolean> {
	const { rejected, read } = names(id);
	const [found] = await engine.rows(
		sql`SELECT CAST((SELECT count(*) FROM ${ident(read)}) AS INTEGER) AS records,
			CAST((SELECT count(DISTINCT line) FROM ${ident(rejected)}) AS INTEGER) AS left_out`,
		{ records: 'integer', left_out: 'integer' }
	);
	return found?.left_out !== 0 || found.records !== expectedRecords(mapped);
}

/** As many records as there are lines below the header. */
function expectedRecords({ sniffed: { decoded, dialect, table } }: MappedFile): number {
	if (table) return table.rows;
	const blankAbove = decoded.blankLines.filter((line) => line <= dialect.headerLine).length;
	return decoded.lines + blankAbove - dialect.headerLine;
}

async function stageAs(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	options: StageOptions
): Promise<StagedFile> {
	const [path, expected] = await timed('hand over', () =>
		handOver(engine, mapped, id, options.expected)
	);
	try {
		const { codes, signs } = await readIn(engine, mapped, {
			path,
			id,
			codes: expected,
			...options
		});
		return { stage: 'staged', id, mapped: withSign(mapped, signs?.decimal), path, codes, signs };
	} catch (error) {
		await discard(engine, { mapped, id, path });
		throw error;
	}
}

/** The file with the decimal sign that all of its figures tell. */
function withSign(mapped: MappedFile, decimal: Signs['decimal'] | null | undefined): MappedFile {
	const { sniffed } = mapped;
	if (!decimal || decimal === sniffed.dialect.decimal) return mapped;
	return { ...mapped, sniffed: { ...sniffed, dialect: { ...sniffed.dialect, decimal } } };
}

/** Reads the file as numbers and these codes if there are any, as text when that does not hold. */
async function readIn(
	engine: Engine,
	mapped: MappedFile,
	{ path, id, codes, signal }: StageOptions & Readable
): Promise<Pick<StagedFile, 'codes' | 'signs'>> {
	if (codes) {
		await runAll(engine, stageStatements(mapped, path, id, { codes }), signal);
		if (await timed('held up', () => heldUp(engine, mapped, id))) return { codes, signs: null };
		await discard(engine, { mapped, id });
	}
	const signs = await timed('signs', () => signsOf(engine, mapped, path));
	const read = withSign(mapped, signs.decimal);
	await runAll(engine, stageStatements(read, path, id, 'text', signs.dates !== null), signal);
	return { codes: null, signs };
}

/** A file that the engine can read. */
interface Readable {
	path: string;
	id: number;
	codes: Codes | null;
}

/** The bytes go to the engine, which takes them over while the codes that it may find are read. */
async function handOver(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	known?: Codes | null
): Promise<[path: string, expected: Codes | null]> {
	const { decoded } = mapped.sniffed;
	const adding = engine.addFile(`${id}.csv`, takeBytes(decoded) ?? decoded.utf8);
	// It is awaited below; an engine that is let go of before that is no error of the page.
	adding.catch(() => undefined);
	const expected = known === undefined ? await expectedCodes(mapped) : known;
	return [await adding, expected];
}

/**
 * The codes that the engine is to expect where it can read the figures as numbers at once; null where
 * all is to be read as text first.
 */
export async function expectedCodes(mapped: MappedFile): Promise<Codes | null> {
	const plain = looksPlain(mapped) && (hasDecimals(mapped) || !(await mayPartThousands(mapped)));
	return plain ? codesOf(mapped) : null;
}

/** Whether every line gave a record, and every cell was what the typed reading took it for. */
async function heldUp(engine: Engine, mapped: MappedFile, id: number): Promise<boolean> {
	const missing = textColumns(mapped).map(({ name }) => sql`count(*) - count(${ident(name)})`);
	// Fractions that the head did not let expect may be thousands.
	if (!hasDecimals(mapped))
		for (const { name } of figures(mapped))
			missing.push(sql`count_if(${ident(name)} <> floor(${ident(name)}))`);
	const [found] = await engine.rows(
		sql`SELECT CAST(count(*) AS INTEGER) AS records,
			CAST(COALESCE(${missing.length > 0 ? join(missing, ' + ') : sql`0`}, 0) AS INTEGER) AS missing
			FROM ${ident(names(id).read)}`,
		{ records: 'integer', missing: 'integer' }
	);
	return found?.records === expectedRecords(mapped) && found.missing === 0;
}

async function runAll(engine: Engine, statements: readonly Sql[], signal?: AbortSignal) {
	await timed('engine read', async () => {
		for (const statement of statements) await engine.run(statement, signal);
	});
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
		table.rest,
		...dimensions
	])
		await engine.run(sql`DROP TABLE IF EXISTS ${ident(name)}`);
	if (path !== undefined) await engine.dropFile(path);
}
