import type { Felt } from '../../catalogue/kilde.ts';
import type { Problem } from '../../domain/problem.ts';
import { dimensionFields } from '../../catalogue/kilder.ts';
import { ident, join, literal, sql, type Engine } from '../../engine/index.ts';
import type { Codes } from '../codes.ts';
import { writeDimension } from '../lookups.ts';
import { answerTo, canonical, type MappedFile } from '../map.ts';
import { columnOf, names } from '../staging.ts';

/**
 * Gives each text of each dimension the contract's value; one it does not know is told. `recoded`
 * are the dimensions whose texts are not the contract's own.
 */
export async function dimensionProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	codes: Codes
) {
	const problems: Problem[] = [];
	const recoded = new Set<string>();
	const given = dimensionFields(mapped.pakke).filter(({ name }) => columnOf(mapped, name) >= 0);
	const texts = await textsOf(engine, id, await inNeedOfWords(engine, mapped, id, codes, given));
	for (const felt of given) {
		const at = columnOf(mapped, felt.name);
		const seen = texts.filter(({ felt: name }) => name === felt.name);
		const choices = mapped.valueChoices[felt.name] ?? {};
		const answered = seen.map((one) => ({
			...one,
			verdi: answerTo(choices, one.ra) ?? canonical(felt, one.ra)
		}));
		if (answered.some(({ ra, verdi }) => ra !== verdi)) {
			recoded.add(felt.name);
			await writeDimension(engine, id, felt.name, answered);
		}
		for (const { ra, n, row, verdi } of answered)
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

/**
 * The dimensions with a text that is not the contract's own. A column of codes is asked only whether
 * it holds any of those it could hold.
 */
async function inNeedOfWords(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	codes: Codes,
	given: readonly Felt[]
): Promise<readonly Felt[]> {
	const foreign = given.map((felt) => {
		const texts = codes.get(columnOf(mapped, felt.name));
		return texts?.flatMap((text, code) => {
			const answer = answerTo(mapped.valueChoices[felt.name] ?? {}, text);
			return (answer ?? canonical(felt, text)) === text ? [] : [literal(code)];
		});
	});
	const held = given.flatMap(({ name }, i) => {
		const of = foreign[i] ?? [];
		if (of.length === 0) return [];
		const count = sql`count(*) FILTER (enum_code(${ident(name)}) IN (${join(of)}))`;
		return [
			sql`SELECT ${literal(name)} AS felt, CAST(${count} AS INTEGER) AS n
			FROM ${ident(names(id).staged)}`
		];
	});
	// Without one to ask there is nothing to count: a bare constant would come once for every row.
	const counts =
		held.length === 0
			? []
			: await engine.rows(join(held, ' UNION ALL '), { felt: 'text', n: 'integer' });
	const holding = new Set(counts.flatMap(({ felt, n }) => (n > 0 ? [felt] : [])));
	return given.filter(({ name }, i) => foreign[i] === undefined || holding.has(name));
}

/** Every different text of each of these dimensions, with how often and where it first stands. */
async function textsOf(engine: Engine, id: number, of: readonly Felt[]) {
	if (of.length === 0) return [];
	const parts = of.map(
		({ name }) => sql`(SELECT ${literal(name)} AS felt, CAST(${ident(name)} AS VARCHAR) AS ra,
			count(*) AS n, min(linje) AS row FROM ${ident(names(id).staged)} GROUP BY ${ident(name)})`
	);
	return engine.rows(sql`${join(parts, ' UNION ALL ')} ORDER BY row`, {
		felt: 'text',
		ra: 'text',
		n: 'integer',
		row: 'integer'
	});
}
