import { fieldWithRole } from '../catalogue/kilder.ts';
import { ident, join, literal, sql, type Engine, type Sql } from '../engine/index.ts';
import type { Dialect } from './dialect.ts';
import { DATE_LIKE } from './dates.ts';
import { MOST_SEARCHED } from './encoding.ts';
import type { MappedFile } from './map.ts';
import { roundThousandsIn } from './roundThousands.ts';
import { columnOf, figures, isWhole, records } from './staging.ts';

type Sign = Dialect['decimal'];

/** What the signs in all of a file's figures say, and which figure nothing settles. */
export interface Signs {
	decimal: Sign;
	/** The first figure that can be read in two ways, and how many there are; null when none can. */
	unsure: { column: string; line: number; found: string; count: number } | null;
	/** The first cell of the year column that is a full date, and how many there are. */
	dates: { line: number; found: string; count: number } | null;
}

const THREE_AFTER = /\d[.,]\d{3}(?![\d])/;

/**
 * Whether "1.204" or "1,204" stands in the file: then every value has to be looked at. Of a large file
 * excerpts are looked at, since such a fraction is seen once it is read, and for "1.000" all of it.
 */
export async function mayPartThousands({
	sniffed: { decoded, sample, dialect },
	decimal
}: MappedFile): Promise<boolean> {
	if (sample.some((row) => row.some((cell) => THREE_AFTER.test(cell)))) return true;
	if (decoded.utf8.size <= MOST_SEARCHED) return THREE_AFTER.test(await decoded.utf8.text());
	if (decoded.excerpts.some((text) => THREE_AFTER.test(text))) return true;
	// The other sign is in no number that the engine reads.
	return (decoded.rounds ?? (await roundThousandsIn(decoded.utf8)))[decimal ?? dialect.decimal];
}

/** Whether a figure's sign is a decimal sign for certain: what follows is no group of three. */
const DECIMAL = (sign: string) => `-?(?:0?|[1-9][0-9]*)[${sign}][0-9]+`;
const EITHER = (sign: string) => `-?[1-9][0-9]{0,2}[${sign}][0-9]{3}`;
const PARTED = (sign: string, other: string) =>
	`-?[1-9][0-9]{0,2}(?:[${sign}][0-9]{3})+[${other}][0-9]+`;
const GROUPS = (sign: string) => `-?[1-9][0-9]{0,2}(?:[${sign}][0-9]{3}){2,}`;
const SPACED = (sign: string) => `-?[0-9]{1,3}(?: [0-9]{3})+[${sign}][0-9]+`;

const matches = (text: Sql, pattern: string) =>
	sql`regexp_full_match(${text}, ${literal(pattern)})`;

/** SQL that counts, of a column: figures with a decimal sign, with groups, and with either. */
function countsOf(text: Sql, sign: Sign): Sql[] {
	const other = sign === ',' ? '.' : ',';
	const has = sql`contains(${text}, ${literal(sign)})`;
	const either = sql`${has} AND ${matches(text, EITHER(sign))}`;
	const decimal = sql`${has} AND NOT ${matches(text, EITHER(sign))} AND (${matches(text, DECIMAL(sign))}
		OR ${matches(text, PARTED(other, sign))} OR ${matches(text, SPACED(sign))})`;
	const groups = sql`${has} AND (${matches(text, GROUPS(sign))} OR ${matches(text, PARTED(sign, other))})`;
	return [decimal, groups, either].map((what) => sql`CAST(count_if(${what}) AS INTEGER)`);
}

/**
 * Reads what the points and commas of all figures are, in one scan over their texts. A sign that is
 * a decimal sign somewhere is one everywhere, and the other parts thousands.
 */
export async function signsOf(engine: Engine, mapped: MappedFile, path: string): Promise<Signs> {
	const { sniffed, pakke } = mapped;
	const all = figures(mapped);
	const years = columnOf(mapped, fieldWithRole(pakke, 'aar')?.name);
	const text = (at: number) => sql`trim(replace(replace(replace(${ident(`c${at}`)}, '−', '-'),
		'\u00a0', ' '), '\u202f', ' '), ' %‰')`;
	const counts = all.flatMap(({ at }) => {
		const either = sql`${matches(text(at), EITHER(','))} OR ${matches(text(at), EITHER('.'))}`;
		const where = sql`regexp_matches(${ident(`c${at}`)}, '[.,][0-9]{3}') AND (${either})`;
		return [
			...countsOf(text(at), ','),
			...countsOf(text(at), '.'),
			sql`arg_min(trim(${ident(`c${at}`)}), linje) FILTER (${where})`,
			sql`min(linje) FILTER (${where})`
		];
	});
	const dated = matches(sql`trim(${ident(`c${years}`)})`, DATE_LIKE);
	const year =
		years < 0
			? [sql`0`, sql`NULL`, sql`NULL`]
			: [
					sql`count_if(${dated})`,
					sql`arg_min(trim(${ident(`c${years}`)}), linje) FILTER (${dated})`,
					sql`min(linje) FILTER (${dated})`
				];
	const named = [...year, ...counts].map((one, i) => sql`${one} AS ${ident(`k${i}`)}`);
	const { rows } = await engine.text(sql`SELECT ${join(named)} FROM ${records(mapped, path)}`);
	const [dates, date, dateLine, ...cells] = rows[0] ?? [];
	const columns = all.map(({ at, felt }, i) => {
		const [cd, cg, ce, pd, pg, pe, found, line] = cells.slice(i * 8, (i + 1) * 8);
		return {
			',': { decimal: Number(cd), groups: Number(cg), either: Number(ce) },
			'.': { decimal: Number(pd), groups: Number(pg), either: Number(pe) },
			whole: isWhole(felt),
			column: sniffed.header[at] ?? '',
			found: found ?? '',
			line: Number(line)
		};
	});
	const dateTold = date && { line: Number(dateLine), found: date, count: Number(dates) };
	return { ...settle(columns, mapped), dates: dateTold || null };
}

interface Column extends Record<Sign, { decimal: number; groups: number; either: number }> {
	/** It counts persons, or other things that are whole. */
	whole: boolean;
	column: string;
	found: string;
	line: number;
}

function settle(columns: readonly Column[], { sniffed, pakke, decimal: chosen }: MappedFile) {
	const sum = (sign: Sign, what: 'decimal' | 'groups' | 'either') =>
		columns.reduce((all, column) => all + column[sign][what], 0);
	const unread = columns.find((column) => column[','].either + column['.'].either > 0);
	const told = unread && {
		column: unread.column,
		line: unread.line,
		found: unread.found,
		count: sum(',', 'either') + sum('.', 'either')
	};
	const either = told ?? null;
	if (chosen) return { decimal: chosen, unsure: either };
	const given = sniffed.decimalChosen ? sniffed.dialect.decimal : null;
	if (given) return { decimal: given, unsure: null };
	const signs = ([',', '.'] as const).filter((sign) => {
		const other = sign === ',' ? '.' : ',';
		return sum(sign, 'decimal') > 0 || (sum(other, 'groups') > 0 && sum(sign, 'groups') === 0);
	});
	const [sign] = signs;
	if (signs.length === 1 && sign && !(sum(sign, 'groups') > 0 && sum(sign, 'either') > 0))
		return { decimal: sign, unsure: null };
	const { desimaltegn } = pakke.forlopsatlas;
	const known = columns.every((column) => {
		const both = column[','].either + column['.'].either;
		return both === 0 || (!column.whole && desimaltegn && both === column[desimaltegn].either);
	});
	if (desimaltegn && known && unread) return { decimal: desimaltegn, unsure: null };
	if (!unread || !either) return { decimal: sniffed.dialect.decimal, unsure: null };
	return { decimal: likelySign(columns, sniffed.dialect), unsure: either };
}

/** Where persons are counted the sign parts thousands; else it is what the separator goes with. */
function likelySign(columns: readonly Column[], { decimal, delimiter }: Dialect): Sign {
	const unread = columns.filter((column) => column[','].either + column['.'].either > 0);
	const commas = unread.some((column) => column[','].either > 0);
	const points = unread.some((column) => column['.'].either > 0);
	if (commas && points) return decimal;
	if (unread.some(({ whole }) => whole)) return commas ? '.' : ',';
	return delimiter === ';' || delimiter === '\t' ? ',' : '.';
}
