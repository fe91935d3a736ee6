import type { Problem } from '../../domain/problem.ts';
import { ident, join, literal, sql, type Engine, type Sql } from '../../engine/index.ts';
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
	if (mapped.sniffed.table) {
		const { sheets } = mapped.sniffed.table;
		return sheets.length > 0 ? [] : swallowed(await brokenRecords(engine, mapped, path), []);
	}
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
	const broken = whole ? [] : await brokenRecords(engine, mapped, path);
	const placed = placeRecords({
		headerLine,
		records: read,
		blank,
		rejected: new Map([...rejected].map(([number, text]) => [number, text.split('\n').length - 1])),
		broken: new Map(broken.map(({ line, breaks }) => [line - headerLine, breaks]))
	});
	await shiftLines(engine, table.read, placed.shifts);
	const problems = [...rejected].slice(0, EXAMPLES).map(([number, text]): Problem => ({
		code: 'ragged-rows',
		severity: 'error',
		row: placed.rejectedLines.get(number) ?? number,
		found: text.slice(0, 80),
		count: rejected.size
	}));
	problems.push(...swallowed(broken, placed.shifts));
	if (placed.lastLine !== lines + headerLine)
		problems.push({
			code: 'row-count',
			severity: 'warning',
			found: read + rejected.size,
			expected: lines - blank.length
		});
	return problems;
}

/** A record with line breaks inside quotes. */
interface Broken {
	/** As the rows are staged, before they are shifted. */
	line: number;
	breaks: number;
	/** So many of them stand in a cell that holds as many separators as whole rows have. */
	rows: number;
}

/** Rows that stand inside a cell: a quote was opened by mistake, and closed by another further down. */
function swallowed(broken: readonly Broken[], shifts: readonly Shift[]): Problem[] {
	const found = broken.filter(({ rows }) => rows > 0);
	const [first] = found;
	if (!first) return [];
	const by = shifts.find(({ from, to }) => from <= first.line && first.line <= to)?.by ?? 0;
	const count = found.reduce((sum, { rows }) => sum + rows, 0);
	return [{ code: 'rows-in-cell', severity: 'warning', row: first.line + by, count }];
}

async function brokenRecords(engine: Engine, mapped: MappedFile, path: string): Promise<Broken[]> {
	const { delimiter } = mapped.sniffed.dialect;
	const separators = mapped.sniffed.header.length - 1;
	const count = (text: Sql, sign: Sql) =>
		sql`(length(${text}) - length(replace(${text}, ${sign}, '')))`;
	const breaks = mapped.sniffed.header.map((_, at) => {
		const text = sql`COALESCE(${ident(`c${at}`)}, '')`;
		return count(text, sql`chr(10)`);
	});
	const swallows = breaks.map((here, at) => {
		const text = sql`COALESCE(${ident(`c${at}`)}, '')`;
		const found = count(text, literal(delimiter));
		return sql`CASE WHEN ${found} >= ${here} * ${literal(separators)} THEN ${here} ELSE 0 END`;
	});
	return engine.rows(
		sql`SELECT linje AS line, breaks, inni AS rows
			FROM (SELECT linje, ${join(breaks, ' + ')} AS breaks,
				${separators > 1 ? join(swallows, ' + ') : sql`0`} AS inni FROM ${records(mapped, path)})
			WHERE breaks > 0 ORDER BY line`,
		{ line: 'integer', breaks: 'integer', rows: 'integer' }
	);
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
