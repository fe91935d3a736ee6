import writeXlsxFile from 'write-excel-file/universal';

/*
 * Made-up workbooks of one form, as kommuner send them to a county governor: figures of no kommune,
 * and the kommune nowhere in the table.
 */

/** What a workbook of the form can differ in. */
export interface FormFile {
	/** With folders where it stands in a zip. */
	name: string;
	/** Of the figures: others for each, so that no two files are the same bytes. */
	seed: number;
	header?: readonly string[];
	sheet?: string;
	/** Lines above the table. */
	titles?: readonly string[];
	/** None: a workbook in which nothing is filled in. */
	rows?: boolean;
}

export const FORM_HEADER = ['År', 'Gruppe', 'Kjennetegn', 'Kategori', 'Antall'] as const;

const GROUPS = ['kun rus', 'rus + mindre alvorlig', 'ROP', 'kun psykisk lidelse'];

/** Rows of BrukerPlan's overview: users by group, then by how they live. */
function rowsOf(seed: number): (string | number)[][] {
	const of = (i: number) => 8 + ((seed + i * 13) % 60);
	return [
		...GROUPS.map((group, i) => [2024, group, 'alle', 'alle', of(i)]),
		...['grønn', 'gul', 'rød'].map((level, i) => [2024, 'alle', 'bolig', level, of(i + 4)])
	];
}

/** A workbook of the form as the bytes of an .xlsx file. */
export async function formBook(file: FormFile): Promise<Uint8Array<ArrayBuffer>> {
	const { seed, header = FORM_HEADER, sheet = 'Oversikt', titles = [], rows = true } = file;
	const text = (value: string) => ({ value, type: String });
	const data = rows
		? [
				...titles.map((line) => [text(line)]),
				header.map(text),
				...rowsOf(seed).map((cells) =>
					cells.map((cell) =>
						typeof cell === 'number' ? { value: cell, type: Number } : text(cell)
					)
				)
			]
		: [[null]];
	const blob = await writeXlsxFile([{ sheet, data }]).toBlob();
	return new Uint8Array(await blob.arrayBuffer());
}

/** Kommuner of Innlandet; the last sends a table of its own. */
const INNLANDET = [
	'3401 Kongsvinger',
	'3403 Hamar',
	'3405 Lillehammer',
	'3407 Gjøvik',
	'3411 Ringsaker',
	'3412 Løten',
	'3413 Stange',
	'3414 Nord-Odal',
	'3415 Sør-Odal',
	'3416 Eidskog',
	'3417 Grue',
	'3418 Åsnes',
	'3420 Elverum',
	'3421 Trysil',
	'3422 Åmot',
	'3423 Stor-Elvdal',
	'3424 Rendalen',
	'3425 Engerdal',
	'3426 Tolga',
	'3427 Tynset',
	'3428 Alvdal',
	'3429 Folldal',
	'3430 Os',
	'3431 Dovre',
	'3432 Lesja',
	'3433 Skjåk',
	'3434 Lom',
	'3435 Vågå',
	'3436 Nord-Fron',
	'3437 Sel',
	'3438 Sør-Fron',
	'3439 Ringebu',
	'3440 Øyer',
	'3441 Gausdal',
	'3442 Østre Toten',
	'3443 Vestre Toten',
	'3446 Gran',
	'3447 Søndre Land',
	'3448 Nordre Land'
].map((one) => ({ code: one.slice(0, 4), name: one.slice(5) }));

/** How offices name their files: by number and name, by form and name, by name alone, by the sheet. */
const WAYS: readonly ((
	code: string,
	name: string
) => Pick<FormFile, 'name' | 'sheet' | 'titles'>)[] = [
	(code, name) => ({ name: `${code} ${name}.xlsx` }),
	(_, name) => ({ name: `BrukerPlan_${name.replaceAll(' ', '_')}_2024.xlsx` }),
	(_, name) => ({ name: `${name}.xlsx` }),
	(code, name) => ({ name: `skjema ${Number(code) % 100}.xlsx`, sheet: name }),
	(code, name) => ({
		name: `svar-${Number(code) % 100}.xlsx`,
		titles: [`BrukerPlan 2024, ${name} kommune`]
	})
];

/** How many of a county's forms come. */
export const FORMS = 42;

/**
 * The forms of a county: 38 that tell their kommune, one of Våler which two kommuner are called, one
 * with another header, one with nothing in it, and one more of a kommune that is there.
 */
export function countyForms(): FormFile[] {
	const plain = INNLANDET.slice(0, FORMS - 4).map(({ code, name }, i): FormFile => {
		const way = WAYS[i % WAYS.length] as (typeof WAYS)[number];
		return { ...way(code, name), seed: i };
	});
	const other = INNLANDET[FORMS - 4] as (typeof INNLANDET)[number];
	return [
		...plain,
		{ name: 'BrukerPlan_Våler_2024.xlsx', seed: 50 },
		{
			name: `${other.code} ${other.name}.xlsx`,
			seed: 51,
			header: ['År', 'Gruppe', 'Kjennetegn', 'Svar', 'Tall i alt']
		},
		{ name: 'Tomt skjema.xlsx', seed: 52, rows: false },
		{ name: 'Kongsvinger ny.xlsx', seed: 53 }
	];
}
