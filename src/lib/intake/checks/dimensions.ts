import type { Problem } from '../../domain/problem.ts';
import { dimensionFields } from '../../catalogue/kilder.ts';
import { ident, sql, type Engine } from '../../engine/index.ts';
import { writeDimension } from '../lookups.ts';
import { answerTo, canonical, type MappedFile } from '../map.ts';
import { columnOf, names } from '../staging.ts';

/**
 * Gives each text of each dimension the contract's value; one it does not know is told. `recoded`
 * are the dimensions whose texts are not the contract's own.
 */
export async function dimensionProblems(engine: Engine, mapped: MappedFile, id: number) {
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
			verdi: answerTo(choices, one.ra) ?? canonical(felt, one.ra)
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
