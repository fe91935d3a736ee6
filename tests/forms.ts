import writeXlsxFile from 'write-excel-file/universal';
import { areas } from '../src/lib/catalogue/omrader.ts';

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

/** The kommuner of Innlandet but for Våler and the one that sends a table of its own. */
const innlandet = areas.kommuner.filter(({ fylke, name }) => fylke === '34' && name !== 'Våler');

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
	const plain = innlandet.slice(0, FORMS - 4).map(({ code, name }, i): FormFile => {
		const way = WAYS[i % WAYS.length] as (typeof WAYS)[number];
		return { ...way(code, name), seed: i };
	});
	const other = innlandet[FORMS - 4] as (typeof innlandet)[number];
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
