import { readFileSync } from 'node:fs';
import { repository } from './steps.ts';

/*
 * The figures once more, from the example files alone: nothing of the app's own code is used, so
 * that a fault in it can't hide itself.
 */
interface Row {
	line: number;
	cells: string[];
}

function rowsOf(path: string, encoding: 'utf-8' | 'windows-1252'): Row[] {
	const text = new TextDecoder(encoding).decode(readFileSync(repository + path));
	return text
		.split(/\r?\n/)
		.map((line, i) => ({ line: i + 1, cells: line.split(';') }))
		.slice(1);
}

const GROUPS: Record<string, string> = {
	'rus uten psykisk lidelse': 'rus_uten_psykisk',
	'rus og mindre alvorlig psykisk lidelse': 'rus_mindre_alvorlig',
	'rus og alvorlig psykisk lidelse': 'rus_alvorlig',
	'kun psykisk lidelse': 'psykisk_alene'
};

type Share = { lav: number; midt: number; hoy: number };
interface Rule {
	kilde: string;
	verdi: string;
	andeler: Record<string, Share>;
}

export interface Users extends Share {
	rows: { line: number; count: number; group: string | undefined }[];
}

function crosswalk(): Rule[] {
	const text = readFileSync(`${repository}data/forlop/kobling.json`, 'utf8');
	return (JSON.parse(text) as { regler: Rule[] }).regler;
}

/** Users of a pathway: the sum of the groups' counts, each by its share. */
export function users(kommune: string, year: number, forlop: 2 | 3): Users {
	const regler = crosswalk();
	const found = rowsOf('data/kilder/brukerplan/eksempel.csv', 'utf-8').filter(
		({ cells: [code, , aar, , kjennetegn, kategori] }) =>
			code === kommune && aar === String(year) && kjennetegn === 'alle' && kategori === 'alle'
	);
	const sum: Users = { lav: 0, midt: 0, hoy: 0, rows: [] };
	for (const { line, cells } of found) {
		const group = GROUPS[cells[3] ?? ''];
		const share = regler.find((one) => one.kilde === 'brukerplan' && one.verdi === group)?.andeler[
			forlop
		];
		if (!share) throw new Error(`No share for «${cells[3]}» in line ${line}`);
		const count = Number(cells[6]);
		sum.lav += count * share.lav;
		sum.midt += count * share.midt;
		sum.hoy += count * share.hoy;
		sum.rows.push({ line, count, group });
	}
	return sum;
}

/** Man-years a kommune has reported for a pathway, and the line of the file they stand in. */
export function manYears(kommune: string, year: number, forlop: 1 | 2 | 3) {
	const row = rowsOf('data/kilder/is248/eksempel.csv', 'windows-1252').find(
		({ cells: [code, , aar, group, split, category] }) =>
			code === kommune &&
			aar === String(year) &&
			group === 'V' &&
			split === 'Hovedforløp' &&
			category === String(forlop)
	);
	if (!row) throw new Error(`No man-years for ${kommune} in ${year}`);
	return { line: row.line, value: Number(row.cells[6]?.replace(',', '.')) };
}

/** The whole and decimal numbers in a text, in order; a space may part thousands. */
export function numbersIn(text: string): number[] {
	return [...text.matchAll(/\d{1,3}(?:\s\d{3})+|\d+(?:,\d+)?/g)].map(([number]) =>
		Number(number.replace(/\s/g, '').replace(',', '.'))
	);
}

/** Lines of a kommune's man-years for adults in a year, by one of the splits of the form. */
function manYearsBy(kommune: string, year: number, split: string): Record<string, number> {
	return Object.fromEntries(
		rowsOf('data/kilder/is248/eksempel.csv', 'windows-1252').flatMap(({ cells }) => {
			const [code, , aar, group, inndeling, category = '', count = ''] = cells;
			const here = code === kommune && aar === String(year) && group === 'V';
			return here && inndeling === split ? [[category, Number(count.replace(',', '.'))]] : [];
		})
	);
}

/** As the form names them: what they are called in the crosswalk, and what kind of work they are. */
const TYPES: Record<
	string,
	{ id: string; form: 'follow' | 'partly' | 'outside' | 'common' | 'other' }
> = {
	Lavterskel: { id: 'lavterskel', form: 'follow' },
	'Behandling og samtale': { id: 'behandling_samtale', form: 'follow' },
	'Ambulant team': { id: 'ambulant_team', form: 'follow' },
	Booppfølging: { id: 'oppfolging_booppfolging', form: 'partly' },
	'Oppfølging og booppfølging': { id: 'oppfolging_booppfolging', form: 'partly' },
	'Oppfølging/booppfølging': { id: 'oppfolging_booppfolging', form: 'partly' },
	'Bolig med personale': { id: 'bolig_personale', form: 'outside' },
	'Dag og aktivitet': { id: 'dag_aktivitet', form: 'outside' },
	Ledelse: { id: 'ledelse', form: 'common' },
	Annet: { id: 'annet', form: 'other' }
};

/** How the country's users fall on the groups in a year, as far as they are not hidden. */
function priors(year: number): Map<string | undefined, number> {
	const sums = new Map<string | undefined, number>();
	for (const { cells } of rowsOf('data/kilder/brukerplan/eksempel.csv', 'utf-8')) {
		const [, , aar, , kjennetegn, kategori, count] = cells;
		const group = GROUPS[cells[3] ?? ''];
		if (aar !== String(year) || kjennetegn !== 'alle' || kategori !== 'alle' || !group) continue;
		const users = Number(count);
		if (Number.isFinite(users)) sums.set(group, (sums.get(group) ?? 0) + users);
	}
	const all = [...sums.values()].reduce((a, b) => a + b, 0);
	return new Map([...sums].map(([group, count]) => [group, count / all]));
}

/**
 * The gap of the second and third pathway in follow-up, drawn here once more: levels behind the counts
 * by Marsaglia and Tsang, triangular numbers from two uniform ones, one error that all groups' shares
 * have in common, man-years fitted to both sums by turns, and the examples' own assumptions. The
 * median and the middle 90 %.
 */
export function gapByHand(kommune: string, year: number) {
	const known = priors(year);
	const groups = users(kommune, year, 3).rows.map(({ count, group }) => ({
		shape: count + 0.5 * (known.get(group) ?? 0),
		shares: sharesOf('brukerplan', group)
	}));
	const types = Object.entries(manYearsBy(kommune, year, 'Tiltakstype')).map(([name, arsverk]) => {
		const type = TYPES[name];
		if (!type) throw new Error(`No form for «${name}»`);
		return { ...type, arsverk, shares: sharesOf('is248', type.id) };
	});
	const pathways = manYearsBy(kommune, year, 'Hovedforløp');
	const total = manYearsBy(kommune, year, 'Samlet').Alle ?? NaN;
	const gaps = Array.from({ length: 4000 }, () => {
		const [error, other] = [normal(), normal()];
		const need = groups.reduce(
			(sum, { shape, shares }) => {
				const drawn = shareDraws(shares, error);
				const count = gamma(shape);
				return { 2: sum[2] + count * drawn[2], 3: sum[3] + count * drawn[3] };
			},
			{ 2: 0, 3: 0 }
		);
		const required = need[2] / triangular(16, 30, 60) + need[3] / triangular(10, 20, 40);
		return required - followUp(types, { pathways, total }, other, triangular(0, 0.25, 0.5));
	}).sort((a, b) => a - b);
	const at = (share: number) => gaps[Math.round(share * (gaps.length - 1))] ?? NaN;
	return { low: at(0.05), median: at(0.5), high: at(0.95) };
}

type Shares = Record<'1' | '2' | '3' | 'utenfor', Share>;

function sharesOf(source: string, value: string | undefined): Shares {
	const found = crosswalk().find((one) => one.kilde === source && one.verdi === value)?.andeler;
	if (!found) throw new Error(`No shares for «${value}»`);
	return found as Shares;
}

function shareDraws(shares: Shares, error: number): Record<1 | 2 | 3, number> {
	const u = normalShare(Math.sqrt(0.5) * error + Math.sqrt(0.5) * normal());
	const { lav, midt, hoy } = shares['3'];
	const third = triangularAt(u, lav, midt, hoy);
	const first = triangular(shares['1'].lav, shares['1'].midt, shares['1'].hoy);
	const outside = triangular(shares.utenfor.lav, shares.utenfor.midt, shares.utenfor.hoy);
	const left = 1 - third - first - outside;
	const second = Math.min(shares['2'].hoy, Math.max(shares['2'].lav, left));
	const sum = first + second + third + outside;
	return { 1: first / sum, 2: second / sum, 3: third / sum };
}

interface Staff {
	arsverk: number;
	form: string;
	shares: Shares;
}

function followUp(
	types: readonly Staff[],
	{ pathways, total }: { pathways: Record<string, number>; total: number },
	error: number,
	supported: number
): number {
	const sum = (some: readonly Staff[]) => some.reduce((all, { arsverk }) => all + arsverk, 0);
	const common = sum(types.filter(({ form }) => form === 'common'));
	const bearing = types.filter(({ form }) => form !== 'common' && form !== 'other');
	const rows = types
		.filter(({ form }) => form !== 'common')
		.map((one) => ({
			...one,
			arsverk:
				one.form === 'other'
					? one.arsverk
					: one.arsverk * (1 + common / Math.max(1e-9, sum(bearing)))
		}));
	const scale = total / sum(rows);
	const columns = ['1', '2', '3'].map((one) => pathways[one] ?? NaN);
	const whole = columns.reduce((a, b) => a + b, 0);
	const cells = rows.map(({ arsverk, shares }) => {
		const drawn = shareDraws(shares, error);
		const raw = ([1, 2, 3] as const).map((one) =>
			Math.max(0.005, drawn[one] / (drawn[1] + drawn[2] + drawn[3]))
		);
		const all = raw.reduce((a, b) => a + b, 0);
		return raw.map((one) => (one * arsverk * scale) / all);
	});
	for (let sweep = 0; sweep < 40; sweep++) {
		columns.forEach((column, at) => {
			const of = cells.reduce((all, row) => all + (row[at] ?? 0), 0);
			if (of > 0) for (const row of cells) row[at] = ((row[at] ?? 0) * column * total) / whole / of;
		});
		cells.forEach((row, at) => {
			const of = row.reduce((a, b) => a + b, 0);
			const wanted = (rows[at]?.arsverk ?? 0) * scale;
			if (of > 0) row.forEach((one, i) => (row[i] = (one * wanted) / of));
		});
	}
	return rows.reduce((all, { form }, at) => {
		const [, second = 0, third = 0] = cells[at] ?? [];
		const part = form === 'follow' ? 1 : form === 'partly' ? supported : 0;
		return all + part * (second + third);
	}, 0);
}

let state = 20_261_127;
/** Mulberry32, begun at one seed: a run that failed can be had again. */
function random(): number {
	state = (state + 0x6d2b79f5) | 0;
	let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

function triangular(low: number, middle: number, high: number): number {
	const [u, v] = [random(), random()].sort((a, b) => a - b) as [number, number];
	// The smaller and the larger of two uniform numbers fall and rise along a line.
	const width = high - low;
	if (width === 0) return middle;
	const left = (middle - low) / width;
	return random() < left ? low + v * (middle - low) : middle + u * (high - middle);
}

/** The number that a share of the draws of a triangular one lie below. */
function triangularAt(u: number, low: number, middle: number, high: number): number {
	if (high === low) return middle;
	const turn = (middle - low) / (high - low);
	return u < turn
		? low + Math.sqrt(u * (high - low) * (middle - low))
		: high - Math.sqrt((1 - u) * (high - low) * (high - middle));
}

/** By Box and Muller. */
const normal = (): number =>
	Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The share of normal numbers below one, by Abramowitz and Stegun 26.2.17. */
function normalShare(z: number): number {
	const t = 1 / (1 + 0.2316419 * Math.abs(z));
	const poly =
		t *
		(0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
	const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
	return z > 0 ? 1 - tail : tail;
}

/** By Marsaglia and Tsang 2000. */
function gamma(shape: number): number {
	if (!(shape > 0)) throw new RangeError(`No such shape: ${shape}`);
	if (shape < 1) return gamma(shape + 1) * random() ** (1 / shape);
	const d = shape - 1 / 3;
	const c = 1 / Math.sqrt(9 * d);
	for (;;) {
		const x = normal();
		const v = (1 + c * x) ** 3;
		if (v > 0 && Math.log(random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
	}
}

/** A figure as the page writes it: decimal comma and plain spaces. */
export function written(x: number, decimals = 0): string {
	return new Intl.NumberFormat('nb-NO', {
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals
	})
		.format(Number(x.toFixed(decimals)))
		.replace(/\s/g, ' ')
		.replace('-', '−');
}
