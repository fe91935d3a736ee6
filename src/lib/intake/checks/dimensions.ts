import type { Felt } from '../../catalogue/kilde.ts';
import type { Problem } from '../../domain/problem.ts';
import { dimensionFields } from '../../catalogue/kilder.ts';
import { ident, join, literal, sql, type Engine } from '../../engine/index.ts';
import { plainText, writeDimension } from '../lookups.ts';
import { personProblems } from '../persons.ts';
import { answerTo, canonical, type MappedFile } from '../map.ts';
import { columnOf, names } from '../staging.ts';
import type { Texts } from '../tally.ts';

/**
 * Gives each text of each dimension the contract's value; one it does not know is told. `recoded`
 * are the dimensions whose texts are not the contract's own, `persons` the columns that tell who
 * somebody is, `several` that a group is written in more than one way. `known` are the texts known
 * already.
 */
export async function dimensionProblems(
	engine: Engine,
	mapped: MappedFile,
	id: number,
	known: Texts
) {
	const problems: Problem[] = [];
	const persons: Problem[] = [];
	const recoded = new Set<string>();
	let several = false;
	const given = dimensionFields(mapped.pakke).filter(({ name }) => columnOf(mapped, name) >= 0);
	const texts = await textsOf(engine, id, inNeedOfWords(mapped, given, known));
	for (const felt of given) {
		const at = columnOf(mapped, felt.name);
		const seen = texts.filter(({ felt: name }) => name === felt.name);
		const column = mapped.sniffed.header[at] ?? '';
		// All of the texts, where the reading saw no more than the first rows.
		if (felt.forlopsatlas.apen)
			persons.push(
				...personProblems(
					[column],
					seen.map(({ ra }) => [ra])
				)
			);
		const choices = mapped.valueChoices[felt.name] ?? {};
		const answered = seen.map((one) => {
			const answer = answerTo(choices, one.ra);
			const verdi = answer ?? canonical(felt, one.ra);
			const likt = answer === undefined ? sameAs(felt, one.ra, verdi) : plainText(one.ra);
			return { ...one, verdi, likt };
		});
		several ||= new Set(answered.map(({ likt }) => likt)).size < answered.length;
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
					column,
					found: ra,
					count: n,
					field: felt.name
				});
	}
	return { problems, recoded, persons, several };
}

const BARE_NUMBER = /^\d+$/;

/**
 * What two texts must have in common to be of one group: "M" is "menn". Several numbers that a contract
 * puts together are groups of their own.
 */
function sameAs(felt: Felt, ra: string, verdi: string | null): string {
	if (verdi === null) return plainText(ra);
	const { verdier = {} } = felt.forlopsatlas;
	const spellings = Object.hasOwn(verdier, verdi) ? (verdier[verdi] ?? []) : [];
	const numbers = spellings.filter((one) => BARE_NUMBER.test(one));
	return BARE_NUMBER.test(ra.trim()) && numbers.length > 1 ? ra.trim() : plainText(verdi);
}

/** The dimensions with a text that is not the contract's own, or of which it is not known. */
function inNeedOfWords(mapped: MappedFile, given: readonly Felt[], known: Texts): readonly Felt[] {
	return given.filter((felt) => {
		const choices = mapped.valueChoices[felt.name] ?? {};
		const texts = known.get(columnOf(mapped, felt.name));
		return !texts || [...texts].some((ra) => (answerTo(choices, ra) ?? canonical(felt, ra)) !== ra);
	});
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
