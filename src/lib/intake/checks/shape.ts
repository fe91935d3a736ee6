import type { Problem } from '../../domain/problem.ts';
import { ident, join, literal, sql, type Engine } from '../../engine/index.ts';
import { placeRecords, type Shift } from '../lines.ts';
import type { MappedFile } from '../map.ts';
import { names, records, rowCount } from '../staging.ts';
import { EXAMPLES } from './examples.ts';

/** Rows with too many columns or broken quotes, and line numbers put right after them. */
export async function shapeProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	path: string
): Promise<Problem[]> {
	// A reader has told what it found, and each row has its line.
	if (mapped.sniffed.table) return [];
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
	await shiftLines(engine, table.read, placed.shifts);
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
