import type { Problem } from '../../domain/problem.ts';
import { areas } from '../../catalogue/omrader.ts';
import { dimensionFields, valueFields } from '../../catalogue/kilder.ts';
import type { Felt } from '../../catalogue/kilde.ts';
import { ident, join, literal, sql, type Engine, type Sql } from '../../engine/index.ts';
import type { MappedFile } from '../map.ts';
import { columnOf, names } from '../staging.ts';

const EACH_SEX = ['menn', 'kvinner'];
const BOTH_SEXES = 'samlet';

/**
 * Counts of persons whose parts are there and do not add up: men and women against both, the
 * kommuner of a fylke against the fylke. Where a part is hidden nothing can be said.
 */
export async function totalProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number
): Promise<Problem[]> {
	const counts = valueFields(mapped.pakke).filter(
		({ name, type, forlopsatlas }) =>
			(type === 'integer' || forlopsatlas.personer === true) && columnOf(mapped, name) >= 0
	);
	const problems: Problem[] = [];
	for (const felt of counts)
		for (const parts of [sexes(mapped), kommunerOfFylker(mapped)])
			if (parts) problems.push(...(await differing(engine, mapped, id, felt, parts)));
	return problems;
}

/** How the rows of a file are parts of others. */
interface Parts {
	what: 'sexes' | 'kommuner';
	/** What a whole and its parts have in common. */
	group: Sql[];
	isWhole: Sql;
	isPart: Sql;
	/** How many parts there must be, of a group. */
	complete: Sql;
}

function sexes({ pakke }: MappedFile): Parts | null {
	const dimensions = dimensionFields(pakke).map(({ name }) => name);
	const felt = dimensionFields(pakke).find(({ name }) => name === 'kjonn');
	const values = Object.keys(felt?.forlopsatlas.verdier ?? {});
	if (![BOTH_SEXES, ...EACH_SEX].every((one) => values.includes(one))) return null;
	const others = ['omradetype', 'omrade', 'aar', ...dimensions.filter((name) => name !== 'kjonn')];
	return {
		what: 'sexes',
		group: others.map(ident),
		isWhole: sql`kjonn = ${literal(BOTH_SEXES)}`,
		isPart: sql`kjonn IN (${join(EACH_SEX.map(literal))})`,
		complete: sql`2`
	};
}

function kommunerOfFylker({ pakke }: MappedFile): Parts {
	const fylke = sql`left(omrade, 2)`;
	const sizes = areas.fylker.map(({ code }) => {
		const size = areas.kommuner.filter((kommune) => kommune.fylke === code).length;
		return sql`WHEN ${literal(code)} THEN ${literal(size)}`;
	});
	return {
		what: 'kommuner',
		group: [fylke, ...['aar', ...dimensionFields(pakke).map(({ name }) => name)].map(ident)],
		isWhole: sql`omradetype = 'fylke'`,
		isPart: sql`omradetype = 'kommune'`,
		complete: sql`max(CASE ${fylke} ${join(sizes, ' ')} END)`
	};
}

async function differing(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	felt: Felt,
	{ what, group, isWhole, isPart, complete }: Parts
): Promise<Problem[]> {
	const value = ident(felt.name);
	const [found] = await engine.rows(
		sql`WITH sums AS (SELECT min(linje) FILTER (${isWhole}) AS line,
				count(*) FILTER (${isWhole}) AS wholes, max(${value}) FILTER (${isWhole}) AS whole,
				count(${value}) FILTER (${isPart}) AS parts, sum(${value}) FILTER (${isPart}) AS sum,
				${complete} AS wanted
				FROM ${ident(names(id).view)} GROUP BY ${join(group)})
			SELECT CAST(count(*) AS INTEGER) AS n, min(line) AS line FROM sums
			WHERE wholes = 1 AND parts = wanted AND abs(whole - sum) > 0.5`,
		{ n: 'integer', line: 'integer?' }
	);
	if (!found || found.n === 0 || found.line === null) return [];
	return [
		{
			code: 'total-differs',
			severity: 'warning',
			row: found.line,
			column: mapped.sniffed.header[columnOf(mapped, felt.name)] ?? '',
			count: found.n,
			parts: what
		}
	];
}
