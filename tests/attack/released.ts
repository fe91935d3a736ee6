import { cellerSqlOf } from '../../src/lib/catalogue/celler.ts';
import { indikatorer } from '../../src/lib/catalogue/indikatorer.ts';
import { areas } from '../../src/lib/catalogue/omrader.ts';
import { kobling } from '../../src/lib/catalogue/forlop.ts';
import { declared, type Engine } from '../../src/lib/engine/index.ts';
import type { Printed } from './printed.ts';
import { Reader } from './reader.ts';

/*
 * What is released of the examples, as cells and sums of a reader: everything in the released cube in
 * all areas and years, and the counts that rows of the files may show. The reader knows more than any
 * page tells: which kommuner each sum is of, and which answers are all users.
 */

const SHAPE = {
	indikator: 'text',
	nivaa: 'text',
	omrade: 'text',
	aar: 'integer',
	forlop: 'text',
	kategori: 'text',
	raa: 'number?',
	raa_nevner: 'number?',
	sett: 'number?',
	sett_nevner: 'number?',
	lav: 'number?',
	hoy: 'number?',
	med: 'integer?',
	tilstand: 'text'
} as const;

const COUNT = {
	omrade: 'text',
	aar: 'integer',
	serie: 'text',
	celle: 'text',
	antall: 'number',
	vist: 'number?'
} as const;

/** A count of a kommune in its file; `vist` where a row of the file may be shown with it. */
interface Count {
	omrade: string;
	aar: number;
	celle: string;
	antall: number;
	vist: number | null;
}

/** A figure of persons as the file has it, and as it is released. */
export interface Row {
	indikator: string;
	nivaa: string;
	omrade: string;
	aar: number;
	forlop: string;
	kategori: string;
	raa: number | null;
	raa_nevner: number | null;
	sett: number | null;
	sett_nevner: number | null;
	lav: number | null;
	hoy: number | null;
	med: number | null;
	/** As it is released. */
	tilstand: string;
}

const PATHWAYS = ['brukere_forlop', 'brukere_rate'];
const RATE = 'brukere_i_alt_rate';
const SHARES = ['levekar_rod', 'blalys', 'individuell_plan', 'omsorg_for_barn'];
const SPLITS = ['brukere_gruppe', 'brukere_kjonn', 'brukere_alder'];
const KPR = 'kpr_personer';

/** Everything that is known of a year and an area, by name. */
const nameOf = (what: string, { aar, omrade }: { aar: number; omrade: string }) =>
	`${what}|${aar}|${omrade}`;

export const countName = (row: Pick<Row, 'indikator' | 'kategori' | 'aar' | 'omrade'>) =>
	nameOf(`${row.indikator}/${row.kategori}`, row);
export const baseName = (row: Pick<Row, 'indikator' | 'kategori' | 'aar' | 'omrade'>) =>
	nameOf(`${row.indikator}/${row.kategori}/av`, row);

export interface Attack {
	reader: Reader;
	/** Cells that nobody is shown, and that must be at least three numbers. */
	hidden: number[];
	rows: Row[];
}

export async function rowsOf(engine: Engine): Promise<Row[]> {
	const persons = indikatorer
		.filter((one) => one.personer && one.celler)
		.map(({ id }) => `'${id}'`);
	return engine.rows(
		declared(`SELECT t.indikator, t.omradetype AS nivaa, t.omrade, t.aar, t.forlop, t.kategori,
				t.teller AS raa, t.nevner AS raa_nevner, f.teller AS sett, f.nevner AS sett_nevner,
				f.lav, f.hoy, t.med, f.tilstand
			FROM tall t JOIN frigitt f USING (indikator, omrade, aar, forlop, kategori)
			WHERE t.tilstand = 'verdi' AND t.indikator IN (${persons.join(', ')})
			ORDER BY ALL`),
		SHAPE
	);
}

/** What a reader is shown. */
export interface View {
	row(row: Row): boolean;
	/** A count that a row of a file has. */
	count(count: Count): boolean;
	/** The bounds of what is hidden are told. */
	bounds: boolean;
}

export const RELEASED: View = {
	row: ({ tilstand }) => tilstand === 'verdi',
	count: ({ vist }) => vist !== null,
	bounds: true
};

/** All that is not small by itself. */
export const SMALL_HIDDEN: View = {
	row: ({ raa, raa_nevner: base, indikator }) =>
		raa !== null && raa >= 5 && (!SHARES.includes(indikator) || (base ?? 0) - raa >= 5),
	count: ({ antall }) => antall >= 5,
	bounds: false
};

/** Nothing: what is known is what pictures print. */
export const NOTHING: View = { row: () => false, count: () => false, bounds: false };

export async function attackOn(engine: Engine, rows: Row[], view = RELEASED): Promise<Attack> {
	const attack: Attack = { reader: new Reader(), hidden: [], rows };
	const usable = rows.filter((row) => row.raa !== null);
	for (const row of usable) addRow(attack, row, view);
	const counts = await engine.rows(
		declared(`SELECT c.omrade, c.aar, c.serie, c.celle, c.antall, v.antall AS vist
			FROM (${cellerSqlOf('brukerplan') ?? ''}) c LEFT JOIN vist_celle v ON v.kilde = 'brukerplan'
				AND v.omrade = c.omrade AND v.aar = c.aar AND v.celle = c.serie || '|' || c.celle
			WHERE c.tilstand = 'verdi' ORDER BY ALL`),
		COUNT
	);
	for (const one of counts) addCount(attack, one, view.count(one));
	tieCounts(attack, usable, counts);
	addAreas(attack.reader, usable);
	addWholes(attack.reader, usable);
	addPathways(attack.reader, usable, view);
	addSecrets(attack);
	return attack;
}

function addRow({ reader, hidden }: Attack, row: Row, view: View): void {
	if (PATHWAYS.includes(row.indikator)) return;
	const seen = view.row(row);
	const { raa, raa_nevner: base } = row;
	const count = reader.cell(countName(row), raa!);
	if (seen) reader.know(count, raa!);
	else hidden.push(count);
	// The bounds of what is hidden are told to the model.
	if (view.bounds && !seen && row.lav !== null && row.hoy !== null)
		reader.know(count, row.lav, row.hoy);
	if (!SHARES.includes(row.indikator) || base === null) return;
	const whole = reader.cell(baseName(row), base);
	const rest = reader.cell(`${countName(row)}/rest`, base - raa!);
	reader.whole([count, rest], whole);
	if (seen) reader.know(whole, base);
	else hidden.push(rest);
}

export const cellName = (count: Pick<Count, 'celle' | 'aar' | 'omrade'>) =>
	nameOf(count.celle, count);

function addCount({ reader, hidden }: Attack, count: Count, seen: boolean): void {
	const cell = reader.cell(cellName(count), count.antall);
	if (seen) reader.know(cell, count.antall);
	else hidden.push(cell);
}

/** What the figures of a kommune are made of, as their definitions say. */
function partsOf({ indikator, kategori }: Row): { of: string[]; among: string[] } {
	const colours = (area: string) =>
		['gronn', 'gul', 'rod', 'blalys'].map((one) => `${area}:${one}`);
	const answers = (what: string) => ({ of: [`${what}:ja`], among: [`${what}:ja`, `${what}:nei`] });
	switch (indikator) {
		case 'levekar_rod':
			return { of: colours(kategori).slice(2), among: colours(kategori) };
		case 'blalys':
			return { of: ['levekarsindeks:blalys'], among: colours('levekarsindeks') };
		case 'individuell_plan':
		case 'omsorg_for_barn':
			return answers(indikator);
		case 'brukere_gruppe':
			return { of: [`gruppe:${kategori}`], among: [] };
		case 'brukere_kjonn':
			return { of: [`kjonn:${kategori}`], among: [] };
		case 'brukere_alder':
			return { of: [`alder:${kategori}`], among: [] };
		case RATE:
			return { of: ['alle'], among: [] };
		default:
			return { of: [], among: [] };
	}
}

/** The figures of a kommune are sums of the counts of its file. */
function tieCounts({ reader }: Attack, rows: readonly Row[], counts: readonly Count[]): void {
	const there = new Set(counts.map(cellName));
	for (const row of rows) {
		if (row.nivaa !== 'kommune') continue;
		const { of, among } = partsOf(row);
		const found = (cells: string[]) =>
			cells.map((celle) => nameOf(celle, row)).filter((name) => there.has(name));
		const tie = (cells: string[], whole: string) => {
			const parts = found(cells).map((name) => reader.find(name)!);
			const to = reader.find(whole);
			if (to !== undefined && parts.length > 0) reader.whole(parts, to);
		};
		tie(of, countName(row));
		if (among.length > 0) tie(among, baseName(row));
	}
}

const LARGER = ['helsefellesskap', 'fylke', 'embete', 'kostragruppe', 'sentralitet'] as const;
const around = new Map(
	areas.kommuner.map((one) => [one.code, ['0', ...LARGER.map((level) => one[level])]])
);

/** Each area is the sum of its kommuner that tell. */
function addAreas(reader: Reader, rows: readonly Row[]): void {
	const parts = new Map<number, number[]>();
	for (const row of rows) {
		if (row.nivaa !== 'kommune' || PATHWAYS.includes(row.indikator)) continue;
		const isShare = SHARES.includes(row.indikator);
		if ((isShare || row.indikator === RATE) && row.raa_nevner === null) continue;
		for (const omrade of around.get(row.omrade) ?? [])
			for (const name of isShare ? [countName, baseName] : [countName]) {
				const [part, whole] = [reader.find(name(row)), reader.find(name({ ...row, omrade }))];
				if (part !== undefined && whole !== undefined)
					parts.set(whole, [...(parts.get(whole) ?? []), part]);
			}
	}
	for (const [whole, some] of parts) reader.whole(some, whole);
}

/** By area and year. */
export function byPlace(rows: readonly Row[]): Map<string, Row[]> {
	const found = new Map<string, Row[]>();
	for (const row of rows) {
		const place = nameOf('', row);
		const there = found.get(place);
		if (there) there.push(row);
		else found.set(place, [row]);
	}
	return found;
}

/** Groups, sexes, ages and those who are asked are each all users, where they are. */
function addWholes(reader: Reader, rows: readonly Row[]): void {
	const places = byPlace(rows);
	for (const some of places.values()) {
		const total = some.find(({ indikator }) => indikator === RATE);
		const all = total && reader.find(countName(total));
		const holds = (sum: number) => sum === total?.raa;
		for (const split of SPLITS) {
			const parts = some.filter(({ indikator }) => indikator === split);
			if (all !== undefined && holds(parts.reduce((sum, { raa }) => sum + raa!, 0)))
				reader.whole(
					parts.map((row) => reader.find(countName(row))!),
					all
				);
		}
		for (const row of some)
			if (all !== undefined && SHARES.includes(row.indikator) && holds(row.raa_nevner ?? NaN))
				reader.whole([reader.find(baseName(row))!], all);
		addDiagnoses(
			reader,
			some.filter(({ indikator }) => indikator === KPR)
		);
	}
}

/** Groups of diagnoses overlap: each is in the whole, and they are all of it. */
function addDiagnoses(reader: Reader, rows: readonly Row[]): void {
	const of = (kategori: string) => {
		const row = rows.find((one) => one.kategori === kategori);
		return row && reader.find(countName(row));
	};
	const [whole, ...parts] = ['symptomer_og_lidelser', 'symptomer', 'lidelser'].map(of);
	if (whole === undefined) return;
	const there = parts.filter((part) => part !== undefined);
	for (const part of there) reader.add([whole, part], [1, -1], 0, Infinity);
	if (there.length === 2) reader.add([...there, whole], [1, 1, -1], 0, Infinity);
}

/** Users of a pathway are shares of the groups. */
function addPathways(reader: Reader, rows: readonly Row[], view: View): void {
	const groups = byPlace(rows.filter(({ indikator }) => indikator === 'brukere_gruppe'));
	for (const row of rows) {
		if (!PATHWAYS.includes(row.indikator) || !view.row(row)) continue;
		knowPathway(reader, groups.get(nameOf('', row)) ?? [], row, [row.raa!, row.raa!]);
	}
}

/** The users of a pathway lie between two numbers. */
function knowPathway(
	reader: Reader,
	groups: readonly Row[],
	{ forlop, med }: Pick<Row, 'forlop' | 'med'>,
	[low, high]: readonly [number, number]
): void {
	// Of other kommuner than the groups, it is another sum.
	if (groups.length === 0 || groups.some((one) => one.med !== med)) return;
	const weights = groups.map(({ kategori }) => shareOf(kategori, forlop));
	reader.add(
		groups.map((row) => reader.find(countName(row))!),
		weights,
		low - 1e-6,
		high + 1e-6
	);
}

function shareOf(group: string, forlop: string): number {
	const rule = kobling.regler.find(({ kilde, verdi }) => kilde === 'brukerplan' && verdi === group);
	const share = rule?.andeler[forlop as '2' | '3'];
	if (!share) throw new RangeError(`No share of ${group} to ${forlop}`);
	return share.midt;
}

/** Users are a closed group: none, a few, and all but a few are secrets, whatever is said to be shown. */
function addSecrets({ reader, hidden }: Attack): void {
	const listed = new Set(hidden);
	reader.truth.forEach((count, cell) => {
		const closed = !reader.names[cell]!.startsWith(KPR);
		if (count < 5 && (closed || count > 0) && !listed.has(cell)) hidden.push(cell);
	});
}

/**
 * Takes what pictures print: a count is a count; a rate with the adults it is divided by, which
 * everybody can look up, is an interval of counts; a share is one of its group.
 *
 * @returns how many of the numbers were understood
 */
export function know({ reader, rows }: Attack, numbers: readonly Printed[]): number {
	const found = new Map(rows.map((row) => [rowKey(row), row]));
	const groups = byPlace(rows.filter(({ indikator }) => indikator === 'brukere_gruppe'));
	return numbers.filter((printed) => {
		const { indicator, area, year, category } = printed;
		const row = found.get(
			rowKey({ ...printed, indikator: indicator, omrade: area, aar: year, kategori: category })
		);
		if (!row) throw new RangeError(`A number of no figure: ${JSON.stringify(printed)}`);
		return knowOne(reader, row, printed, groups.get(nameOf('', row)) ?? []);
	}).length;
}

const rowKey = (row: Pick<Row, 'indikator' | 'omrade' | 'aar' | 'forlop' | 'kategori'>) =>
	[row.indikator, row.omrade, row.aar, row.forlop, row.kategori].join('|');

function knowOne(
	reader: Reader,
	row: Row,
	{ what, number, half }: Printed,
	groups: readonly Row[]
): boolean {
	const ends = [number - half, number + half] as const;
	const perhaps = row.raa_nevner ?? NaN;
	if (PATHWAYS.includes(row.indikator)) {
		// Users by shares are told with a decimal or none: whichever, within half of the last digit.
		if (what === 'denominator') return false;
		const by = row.indikator === 'brukere_rate' && what === 'value' ? perhaps / 1000 : 1;
		knowPathway(reader, groups, row, [ends[0] * by, ends[1] * by]);
		return true;
	}
	const count = reader.find(countName(row))!;
	const base = reader.find(baseName(row));
	if (what === 'numerator') return (reader.know(count, ...ends), true);
	if (what === 'denominator') return base !== undefined && (reader.know(base, ...ends), true);
	if (base !== undefined) {
		reader.add([count, base], [100, -ends[0]], 0, Infinity);
		reader.add([count, base], [100, -ends[1]], -Infinity, 0);
		return true;
	}
	const by = row.indikator === RATE ? perhaps / 1000 : 1;
	reader.know(count, ends[0] * by, ends[1] * by);
	return true;
}
