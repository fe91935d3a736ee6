import type { RawFigure } from '../domain/figure.ts';
import { decodeRows } from '../engine/decode.ts';
import { ident, join, sql, type Engine, type Sql } from '../engine/index.ts';
import { FIGURE_SHAPE, figureFrom } from './figures.ts';

/** So many areas are asked for at once: the page and other questions come in between. */
const AT_ONCE = 32;
const COLUMNS = Object.entries(FIGURE_SHAPE);
const NAMES = Object.keys(FIGURE_SHAPE);
const FIELD = '\t';
const ROW = '\n';
/** How a text stands that is null; a backslash in a text is written twice. */
const NULL_TEXT = '\\N';

/**
 * All figures as one text for each area, put together by the engine so that the page handles some
 * hundred texts and no rows. As the released cube has them, in the order of `figuresOf`: none that
 * follows from the numbers.
 */
export async function figureTexts(
	engine: Engine,
	signal?: AbortSignal
): Promise<Map<string, string>> {
	const found = await engine.rows(
		sql`SELECT DISTINCT omrade FROM frigitt ORDER BY omrade`,
		{ omrade: 'text' },
		signal
	);
	const texts = new Map<string, string>();
	for (let from = 0; from < found.length; from += AT_ONCE) {
		const areas = found.slice(from, from + AT_ONCE).map(({ omrade }) => sql`${omrade}`);
		const rows = await engine.rows(
			sql`SELECT omrade, string_agg(${ROW_TEXT}, chr(10) ORDER BY indikator, aar, forlop, kategori) AS tekst
				FROM frigitt WHERE omrade IN (${join(areas)}) GROUP BY omrade`,
			{ omrade: 'text', tekst: 'text' },
			signal
		);
		for (const { omrade, tekst } of rows) texts.set(omrade, tekst);
	}
	return texts;
}

const ROW_TEXT = join(
	COLUMNS.map(([name, kind]) => fieldText(ident(name), kind)),
	' || chr(9) || '
);

/** A number that is null is an empty field. Numbers are written so that they are read the same. */
function fieldText(column: Sql, kind: string): Sql {
	if (kind !== 'text') return sql`COALESCE(CAST(${column} AS VARCHAR), '')`;
	const escaped = sql`replace(replace(replace(CAST(${column} AS VARCHAR),
		'\\', '\\\\'), chr(9), '\\t'), chr(10), '\\n')`;
	return sql`COALESCE(${escaped}, '\\N')`;
}

/** Those rows of a text that are of one of these indicators. */
export function rowsOf(text: string, indicators: readonly string[]): string {
	const starts = indicators.map((one) => one + FIELD);
	const wanted = (row: string) => starts.some((start) => row.startsWith(start));
	return text.split(ROW).filter(wanted).join(ROW);
}

/**
 * The figures of a text that `figureTexts` has made.
 * @throws RangeError or ShapeError when it is none
 */
export function figuresIn(text: string): RawFigure[] {
	const rows = text === '' ? [] : text.split(ROW).map((row) => row.split(FIELD));
	if (rows.some((row) => row.length !== COLUMNS.length))
		throw new RangeError('A row has too few fields, or too many');
	const cellAt = (row: number, column: number) =>
		cell(rows[row]?.[column] ?? '', COLUMNS[column]?.[1] ?? 'text');
	return decodeRows(FIGURE_SHAPE, NAMES, rows.length, cellAt).map(figureFrom);
}

function cell(field: string, kind: string): string | number | null {
	if (kind === 'text') return field === NULL_TEXT ? null : field.replace(/\\(.)/g, unescaped);
	if (field === '') return null;
	const read = Number(field);
	if (!Number.isFinite(read)) throw new RangeError(`Not a finite number: ${field}`);
	return read;
}

const unescaped = (_all: string, letter: string) =>
	letter === 't' ? '\t' : letter === 'n' ? '\n' : letter;
