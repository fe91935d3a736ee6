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
	rows: { line: number; count: number }[];
}

/** Users of a pathway: the sum of the groups' counts, each by its share. */
export function users(kommune: string, year: number, forlop: 2 | 3): Users {
	const { regler } = JSON.parse(readFileSync(`${repository}data/forlop/kobling.json`, 'utf8')) as {
		regler: Rule[];
	};
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
		sum.rows.push({ line, count });
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
