import type { Problem } from '../../domain/problem.ts';
import { dimensionFields, valueFields } from '../../catalogue/kilder.ts';
import type { Felt } from '../../catalogue/kilde.ts';
import { ident, join, literal, sql, type Engine, type Sql } from '../../engine/index.ts';
import type { MappedFile } from '../map.ts';
import { columnOf, names } from '../staging.ts';
import type { Tally } from '../tally.ts';
import { totalProblems } from './totals.ts';

/** Above this many rows the figures are not looked at one by one: that would take seconds. */
const MOST_COMPARED = 300_000;

/** Figures that are right by their form, and yet hardly what they seem. Nothing of it is changed. */
export async function plausibilityProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	tallies: readonly Tally[],
	thisYear: number
): Promise<Problem[]> {
	const given = valueFields(mapped.pakke).filter(({ name }) => columnOf(mapped, name) >= 0);
	const rows = tallies.reduce((sum, one) => sum + one.rows, 0);
	const problems = futureYears(mapped, tallies, thisYear);
	problems.push(...(await aboveAll(engine, mapped, id, given)));
	if (rows > MOST_COMPARED) return problems;
	problems.push(...(await totalProblems(engine, mapped, id)));
	for (const felt of given) {
		problems.push(...(await hiddenAsNumbers(engine, mapped, id, felt)));
		problems.push(...(await personsInParts(engine, mapped, id, felt)));
		problems.push(...(await unitJumps(engine, mapped, id, felt)));
	}
	return problems;
}

/** Projections are of the future; counts and surveys are not. */
function futureYears(mapped: MappedFile, tallies: readonly Tally[], thisYear: number): Problem[] {
	if (mapped.pakke.forlopsatlas.framover) return [];
	const ahead = tallies.filter(({ aar }) => aar !== null && aar > thisYear);
	const [first] = ahead;
	if (!first) return [];
	const at = mapped.columns.findIndex((target) => target?.field === 'aar');
	return [
		{
			code: 'year-future',
			severity: 'warning',
			row: first.line,
			found: String(first.aar),
			count: ahead.reduce((sum, one) => sum + one.rows, 0),
			...(at < 0 ? {} : { column: mapped.sniffed.header[at] ?? '' })
		}
	];
}

const PERCENT = /^\s*(?:%|prosent|per ?cent|pst\.?|pct)/i;

/** Parts that are larger than their whole, and shares above 100 per cent: one scan, where there are any. */
async function aboveAll(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	given: readonly Felt[]
): Promise<Problem[]> {
	const problems: Problem[] = [];
	for (const felt of given) {
		const { delAv, enhet } = felt.forlopsatlas;
		const whole = given.find(({ name }) => name === delAv);
		const isShare = PERCENT.test(enhet?.nb ?? '') && felt.constraints?.maximum === undefined;
		if (!whole && !isShare) continue;
		const value = ident(felt.name);
		const limit = whole ? ident(whole.name) : sql`100`;
		const text = (of: Sql) => sql`CAST(arg_min(${of}, linje) AS VARCHAR)`;
		const [found] = await engine.rows(
			sql`SELECT CAST(count(*) AS INTEGER) AS count, min(linje) AS row, ${text(value)} AS found,
				${text(limit)} AS above FROM ${ident(names(id).view)} WHERE ${value} > ${limit}`,
			{ count: 'integer', row: 'integer?', found: 'text?', above: 'text?' }
		);
		if (!found || found.row === null || found.found === null) continue;
		const told = {
			severity: 'warning',
			row: found.row,
			column: mapped.sniffed.header[columnOf(mapped, felt.name)] ?? '',
			found: asWritten(mapped, found.found),
			count: found.count
		} as const;
		problems.push(
			whole
				? { code: 'part-above-whole', ...told, whole: asWritten(mapped, found.above ?? '') }
				: { code: 'share-above-all', ...told }
		);
	}
	return problems;
}

/** A number of the engine's with the file's own decimal sign. */
function asWritten({ sniffed: { dialect } }: MappedFile, number: string): string {
	return number.replace(/\.0$/, '').replace('.', dialect.decimal);
}

/** Counts of persons that are no whole numbers: a share, a mean or an estimate may stand there. */
async function personsInParts(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	felt: Felt
): Promise<Problem[]> {
	if (!felt.forlopsatlas.personer || felt.type === 'integer') return [];
	const value = ident(felt.name);
	const [found] = await engine.rows(
		sql`SELECT CAST(count(*) AS INTEGER) AS count, min(linje) AS row,
			CAST(arg_min(${value}, linje) AS VARCHAR) AS found
			FROM ${ident(names(id).view)} WHERE ${value} <> floor(${value})`,
		{ count: 'integer', row: 'integer?', found: 'text?' }
	);
	if (!found || found.row === null || found.found === null) return [];
	return [
		{
			code: 'persons-in-parts',
			severity: 'warning',
			row: found.row,
			column: mapped.sniffed.header[columnOf(mapped, felt.name)] ?? '',
			found: asWritten(mapped, found.found),
			count: found.count
		}
	];
}

/** As few values, and as many different ones, as tell that figures are rounded and not so by chance. */
const ENOUGH_VALUES = 30;
const ENOUGH_DIFFERENT = 6;

/**
 * Zeros in a column where other cells are hidden, and counts of persons that are all multiples of 3
 * or 5: small numbers may be hidden that way.
 */
async function hiddenAsNumbers(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	felt: Felt
): Promise<Problem[]> {
	if (!felt.forlopsatlas.personer) return [];
	const value = ident(felt.name);
	const state = ident(`${felt.name}_tilstand`);
	const [found] = await engine.rows(
		sql`SELECT CAST(count(*) FILTER (${value} = 0) AS INTEGER) AS zeros,
			CAST(count(*) FILTER (${state} = 'skjult') AS INTEGER) AS hidden,
			min(linje) FILTER (${value} = 0) AS line,
			CAST(count(${value}) FILTER (${value} > 0) AS INTEGER) AS many,
			CAST(count(DISTINCT ${value}) FILTER (${value} > 0) AS INTEGER) AS different,
			CAST(count(*) FILTER (${value} % 3 <> 0) AS INTEGER) AS not_threes,
			CAST(count(*) FILTER (${value} % 5 <> 0) AS INTEGER) AS not_fives
			FROM ${ident(names(id).view)}`,
		{
			zeros: 'integer',
			hidden: 'integer',
			line: 'integer?',
			many: 'integer',
			different: 'integer',
			not_threes: 'integer',
			not_fives: 'integer'
		}
	);
	if (!found) return [];
	const column = mapped.sniffed.header[columnOf(mapped, felt.name)] ?? '';
	const problems: Problem[] = [];
	if (found.zeros > 0 && found.hidden > 0)
		problems.push({
			code: 'zero-beside-hidden',
			severity: 'note',
			column,
			count: found.zeros,
			...(found.line === null ? {} : { row: found.line })
		});
	const step = found.not_fives === 0 ? 5 : found.not_threes === 0 ? 3 : null;
	if (step !== null && found.many >= ENOUGH_VALUES && found.different >= ENOUGH_DIFFERENT)
		problems.push({ code: 'rounded-values', severity: 'warning', column, step });
	return problems;
}

/** As many places in two years as tell that a unit has changed, and not one place. */
const ENOUGH_PLACES = 5;

/**
 * A year in which most figures are ten, a hundred or a thousand times those of the year before, or
 * the other way: thousands for kroner, shares for percent.
 */
async function unitJumps(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	felt: Felt
): Promise<Problem[]> {
	const value = ident(felt.name);
	const dimensions = dimensionFields(mapped.pakke).map(({ name }) => name);
	const keys = ['omradetype', 'omrade', ...dimensions].map(ident);
	const same = keys.map((key) => sql`b.${key} IS NOT DISTINCT FROM a.${key}`);
	// Rows that tell of the same are left out: each would be compared with each.
	const jumps = await engine.rows(
		sql`WITH v AS (SELECT ${join(keys)}, aar, max(${value}) AS figure, min(linje) AS line
				FROM ${ident(names(id).view)} WHERE ${value} > 0
				GROUP BY ${join(keys)}, aar HAVING count(*) = 1),
			jumps AS (SELECT b.aar AS year, min(b.line) AS line,
				median(log10(b.figure / a.figure)) AS power, CAST(count(*) AS INTEGER) AS n
				FROM v AS a JOIN v AS b ON b.aar = a.aar + 1 AND ${join(same, ' AND ')} GROUP BY b.aar)
			SELECT year, line, CAST(round(power) AS INTEGER) AS power, n FROM jumps
			WHERE n >= ${literal(ENOUGH_PLACES)} AND abs(round(power)) BETWEEN 1 AND 3
				AND abs(power - round(power)) < 0.15
			ORDER BY year`,
		{ year: 'integer', line: 'integer', power: 'integer', n: 'integer' }
	);
	return jumps.map(({ year, line, power, n }): Problem => ({
		code: 'unit-jump',
		severity: 'warning',
		row: line,
		column: mapped.sniffed.header[columnOf(mapped, felt.name)] ?? '',
		found: String(year),
		power,
		count: n
	}));
}
