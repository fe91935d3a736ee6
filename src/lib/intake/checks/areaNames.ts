import { fieldWithRole } from '../../catalogue/kilder.ts';
import type { AreaMatch } from '../../domain/area.ts';
import type { Problem } from '../../domain/problem.ts';
import { ident, literal, sql, type Engine, type Sql } from '../../engine/index.ts';
import type { StagedFile } from '../stageFile.ts';
import { columnOf, records } from '../staging.ts';
import type { Tally } from '../tally.ts';

/** What a column of names of kommuner is called. */
const NAMES = /^(kommunenavn|kommunenamn|kommune|navn|namn|region|municipality)$/i;
/** A number with a name behind it, in one cell. */
const BOTH = /^(?:[KF]-)?\d{3,4}\s+(\p{L}.*)$/u;
/** So many rows show whether a column has been shifted; to read all of a large file again takes long. */
const LOOKED_AT = 20_000;
/** No file has more kommuner. */
const MOST = 2000;

type Match = (raw: string) => AreaMatch;

/**
 * Rows whose number is of one kommune and whose name is of another: a column that has been shifted or
 * sorted by itself puts all figures in the wrong place. The number counts; nothing is changed.
 */
export async function areaNameProblems(
	engine: Engine,
	{ mapped, path }: Pick<StagedFile, 'mapped' | 'path'>,
	tallies: readonly Tally[],
	matchArea: Match
): Promise<Problem[]> {
	const at = columnOf(mapped, fieldWithRole(mapped.pakke, 'omrade')?.name);
	if (at < 0) return [];
	const { header } = mapped.sniffed;
	const names = header.flatMap((name, i) =>
		i !== at && mapped.columns[i] == null && NAMES.test(name.trim()) ? i : []
	);
	const found: Problem[] = [];
	for (const name of [at, ...names]) {
		const told =
			name === at ? pairsOf(tallies) : await pairsIn(engine, records(mapped, path), { at, name });
		const wrong = told.filter(({ number, text }) => contradicts(number, text, matchArea));
		const [first] = wrong.toSorted((a, b) => a.line - b.line);
		if (!first) continue;
		found.push({
			...{ code: 'area-name-other', severity: 'warning', row: first.line },
			...{ column: header[name] ?? '', found: first.text, number: first.number },
			count: wrong.reduce((sum, { rows }) => sum + rows, 0)
		});
	}
	return found;
}

interface Pair {
	number: string;
	text: string;
	line: number;
	rows: number;
}

/** What stands behind the number in its own cell: all such texts are known from the first scan. */
const pairsOf = (tallies: readonly Tally[]): Pair[] =>
	tallies.flatMap(({ ra, line, rows }) => {
		const text = BOTH.exec(ra.trim())?.[1];
		return text ? [{ number: ra, text, line, rows }] : [];
	});

/** Each number with each name beside it. */
async function pairsIn(
	engine: Engine,
	rows: Sql,
	{ at, name }: { at: number; name: number }
): Promise<Pair[]> {
	const found = await engine.rows(
		sql`SELECT CAST(${ident(`c${at}`)} AS VARCHAR) AS number,
				CAST(${ident(`c${name}`)} AS VARCHAR) AS text,
				min(linje) AS line, CAST(count(*) AS INTEGER) AS rows
			FROM (SELECT * FROM ${rows} LIMIT ${literal(LOOKED_AT)}) GROUP BY ALL ORDER BY line
			LIMIT ${literal(MOST)}`,
		{ number: 'text', text: 'text', line: 'integer', rows: 'integer' }
	);
	return found.flatMap(({ number, text, line, rows }) =>
		number && text ? [{ number, text, line: line ?? 0, rows: rows ?? 0 }] : []
	);
}

/** Only what is sure of itself contradicts: a name of several kommuner, or of none, says nothing. */
function contradicts(number: string, text: string, matchArea: Match): boolean {
	const name = matchArea(text.replace(/\(.*\)/, '').trim());
	const place = matchArea(number.trim());
	return (
		place.kind === 'area' &&
		place.by === 'code' &&
		place.level === 'kommune' &&
		name.kind === 'area' &&
		name.by === 'name' &&
		name.level === 'kommune' &&
		name.code !== place.code
	);
}
