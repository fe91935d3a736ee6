import type { StateWord } from '../domain/cell.ts';
import { ident, join, literal, sql, type Engine, type Sql } from '../engine/index.ts';
import type { Codes } from './codes.ts';
import { stateWord } from './figures.ts';
import type { MappedFile } from './map.ts';
import { figures, names, textColumns } from './staging.ts';

const WORDS = ['verdi', 'skjult', 'ikke_samlet', 'ikke_aktuelt'] as const satisfies StateWord[];

/** What the rows with one text of region and one year hold. */
export interface Tally {
	ra: string;
	aar: number | null;
	rows: number;
	/** The first of them. */
	line: number;
	/** How many different groups they tell of; null where that would cost a scan of its own. */
	different: number | null;
	/** One entry a figure, in the order of `figures`: cells by state, and those of the other sign. */
	figures: { states: Record<StateWord, number>; bad: number; odd: number }[];
}

/** The different texts of each dimension, by the column's number; of one not in it they are not known. */
export type Texts = ReadonlyMap<number, ReadonlySet<string>>;

/**
 * Counts the rows by region and year, with the state of every figure: one scan, and most of what is
 * to be said of a file follows from it. `from` are rows `r` of the staged file, all unless told.
 * `codes` are there when the engine has read numbers: then a figure is there, empty or out of range.
 */
export async function tally(
	engine: Engine,
	file: MappedFile,
	id: number,
	codes: Codes | null,
	from: Sql = sql`${ident(names(id).staged)} AS r`
): Promise<{ tallies: Tally[]; texts: Texts }> {
	const all = figures(file);
	const { tomt } = file.pakke.forlopsatlas;
	const counts = all.flatMap(({ name }) => {
		const state = sql`r.${ident(`${name}_tilstand`)}`;
		const ofState = (word: StateWord) => {
			// There is a number where, and only where, the state is that there is one.
			if (word === 'verdi') return sql`count(r.${ident(name)})`;
			if (!codes) return sql`count_if(${state} = ${stateWord(word)})`;
			return word === tomt ? sql`count(${state}) - count(r.${ident(name)})` : sql`0`;
		};
		const odd = codes ? sql`0` : sql`count_if(r.${ident(`${name}_avvik`)})`;
		return [...WORDS.map(ofState), odd].map((count) => sql`CAST(${count} AS INTEGER)`);
	});
	const named = counts.map((count, i) => sql`${count} AS ${ident(`k${i}`)}`);
	const groups = codedGroups(file, codes);
	// The bits of all regions and years together, once: with the first row.
	const { rows } = await engine.text(
		sql`SELECT CAST(omrade_ra AS VARCHAR) AS ra, aar, n, linje, bit_count(grupper) AS ulike,
			CASE WHEN linje = min(linje) OVER () THEN CAST(bit_or(grupper) OVER () AS VARCHAR) END,
			* EXCLUDE (omrade_ra, aar, n, linje, grupper) FROM (
				SELECT r.omrade_ra, r.aar, CAST(count(*) AS INTEGER) AS n, min(r.linje) AS linje,
					${groups?.bits ?? sql`CAST(NULL AS BIT)`} AS grupper, ${join(named)}
				FROM ${from} GROUP BY r.omrade_ra, r.aar) ORDER BY linje`
	);
	const width = WORDS.length + 1;
	const tallies = rows.map(([ra, aar, n, line, different, , ...cells]) => ({
		ra: ra ?? '',
		aar: numberOrNull(aar),
		rows: Number(n),
		line: Number(line),
		different: numberOrNull(different),
		figures: all.map((_, i) => figureOf(cells.slice(i * width, (i + 1) * width), Number(n)))
	}));
	return { tallies, texts: groups?.texts(rows[0]?.[5] ?? '') ?? new Map() };
}

/** 2 kB of bits for each region and year. */
const MOST_GROUPS = 16_384;

/**
 * The different groups that rows tell of, in a tenth of the time of grouping them: where every
 * dimension is coded, each possible group has a bit, and those that are there are set. Null where
 * that can't be done.
 */
function codedGroups(file: MappedFile, codes: Codes | null) {
	const dimensions = textColumns(file).filter(({ name }) => name !== 'omrade_ra');
	const columns = dimensions.map(({ name, at }) => ({ name, at, texts: codes?.get(at) ?? null }));
	let group = sql`0`;
	let size = 1;
	for (const { name, texts } of columns) {
		if (texts === null) return null;
		const code = sql`CAST(enum_code(r.${ident(name)}) AS INTEGER)`;
		group = sql`(${group} * ${literal(texts.length)} + ${code})`;
		size *= texts.length;
	}
	if (size > MOST_GROUPS) return null;
	return {
		bits: sql`bitstring_agg(${group}, 0, ${literal(size)})`,
		texts(bits: string): Texts {
			const found = new Map(columns.map(({ at }) => [at, new Set<string>()]));
			for (let group = bits.indexOf('1'); group >= 0; group = bits.indexOf('1', group + 1)) {
				let left = group;
				for (const { at, texts } of columns.toReversed()) {
					const length = texts?.length ?? 1;
					found.get(at)?.add(texts?.[left % length] ?? '');
					left = Math.floor(left / length);
				}
			}
			return found;
		}
	};
}

const numberOrNull = (text: string | null | undefined) =>
	text === null || text === undefined ? null : Number(text);

function figureOf(cells: readonly (string | null)[], rows: number): Tally['figures'][number] {
	const [verdi = 0, skjult = 0, ikke_samlet = 0, ikke_aktuelt = 0, odd = 0] = cells.map(Number);
	const bad = rows - verdi - skjult - ikke_samlet - ikke_aktuelt;
	return { states: { verdi, skjult, ikke_samlet, ikke_aktuelt }, bad, odd };
}
