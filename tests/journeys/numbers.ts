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

/**
 * The gap of pathway 3, drawn here once more: Poisson by multiplying, triangular from two uniform
 * numbers, shares made to sum to 1, 10–15–20 users per man-year. The median and the middle 90 %.
 */
export function gapByHand(kommune: string, year: number, there: number) {
	const rules = crosswalk().filter(({ kilde }) => kilde === 'brukerplan');
	const groups = users(kommune, year, 3).rows.map(({ count, group }) => ({
		count,
		shares: rules.find(({ verdi }) => verdi === group)?.andeler
	}));
	const gaps = Array.from({ length: 20_000 }, () => {
		const number = groups.reduce((sum, { count, shares }) => {
			if (!shares) throw new Error('A group without shares');
			const drawn = Object.entries(shares).map(
				([to, { lav, midt, hoy }]) => [to, triangular(lav, midt, hoy)] as const
			);
			const all = drawn.reduce((total, [, share]) => total + share, 0);
			const third = drawn.find(([to]) => to === '3')?.[1] ?? 0;
			return sum + (poisson(count) * third) / all;
		}, 0);
		return number / triangular(10, 15, 20) - there;
	}).sort((a, b) => a - b);
	const at = (share: number) => gaps[Math.round(share * (gaps.length - 1))] ?? NaN;
	return { low: at(0.05), median: at(0.5), high: at(0.95) };
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

function poisson(mean: number): number {
	const end = Math.exp(-mean);
	let n = 0;
	for (let product = random(); product > end; product *= random()) n++;
	return n;
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
