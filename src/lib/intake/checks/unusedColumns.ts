import { fields } from '../../catalogue/kilder.ts';
import type { Problem } from '../../domain/problem.ts';
import { ident, literal, sql, type Engine, type Sql } from '../../engine/index.ts';
import type { MappedFile } from '../map.ts';
import { tellsPersons } from '../personCount.ts';
import { isNumber } from '../persons.ts';
import { records } from '../staging.ts';

/** Ten or eleven digits by themselves, also inside a text. */
const TOKEN = String.raw`(?:^|[^0-9])([0-9]{10,11}|[0-9]{5,6}[ .-][0-9]{5})(?:[^0-9]|$)`;
/** So many different ones tell whether they are identity numbers. */
const ENOUGH = 2000;

/**
 * National identity numbers in columns that are not used: nothing else looks at all of their rows.
 * A file without such columns costs nothing.
 */
export async function unusedColumnProblems(
	engine: Engine,
	mapped: MappedFile,
	path: string
): Promise<Problem[]> {
	const { header } = mapped.sniffed;
	const problems: Problem[] = [];
	for (const at of unusedColumns(mapped)) {
		const numbers = await numbersIn(engine, records(mapped, path), at);
		const right = numbers.filter((token) => isNumber(token.replace(/\D/g, '').padStart(11, '0')));
		const column = header[at] ?? '';
		if (tellsPersons(column, numbers.length, right.length))
			problems.push({ code: 'person-numbers', severity: 'error', column });
	}
	return problems;
}

function unusedColumns({ columns, pakke }: MappedFile): number[] {
	const used = new Set(
		fields(pakke).flatMap(({ name, forlopsatlas }) =>
			forlopsatlas.rolle === 'ignorer' ? [] : name
		)
	);
	return columns.flatMap((target, at) => (target && used.has(target.field) ? [] : at));
}

async function numbersIn(engine: Engine, rows: Sql, at: number): Promise<string[]> {
	const found = await engine.rows(
		sql`SELECT DISTINCT token FROM
			(SELECT regexp_extract(${ident(`c${at}`)}, ${literal(TOKEN)}, 1) AS token FROM ${rows})
			WHERE token <> '' LIMIT ${literal(ENOUGH)}`,
		{ token: 'text' }
	);
	return found.map(({ token }) => token);
}
