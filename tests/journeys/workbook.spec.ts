import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Download, Locator, Page } from '@playwright/test';
import { packageFaults, partsOf } from '../docxParts.ts';
import { sheetsOf, valuesIn, type ReadSheet } from '../sheetParts.ts';
import { faults } from './faults.ts';
import {
	chooseKommune,
	dropFiles,
	expect,
	goTo,
	openExampleFigures,
	openParts,
	saveAs,
	settled,
	statusOf,
	tableText,
	test
} from './steps.ts';

const EXCEL = 'Last ned tallene som Excel-arbeidsbok';

async function downloaded(page: Page, button: Locator): Promise<Download> {
	const waiting = page.waitForEvent('download');
	await button.click();
	return waiting;
}

/** The sheets of a workbook that was saved, which is a package that programs open. */
async function read(download: Download): Promise<ReadSheet[]> {
	const parts = partsOf(new Uint8Array(readFileSync(await download.path())));
	expect(packageFaults(parts)).toEqual([]);
	return sheetsOf(parts);
}

type Values = ReturnType<typeof valuesIn>;

/** A sheet from its head on: what it is stands above. */
function tableIn(sheet: ReadSheet | undefined): Values {
	const rows = sheet ? valuesIn(sheet) : [];
	return rows.slice(rows.findIndex((row) => row.length > 1));
}

const numbersIn = (text: string) =>
	[...text.replaceAll('−', '-').matchAll(/-?\d+(?: \d{3})*(?:,\d+)?/g)].map(([found]) =>
		Number(found.replaceAll(' ', '').replace(',', '.'))
	);

test('dropped files are a workbook after five presses, with the numbers of the page', async ({
	page,
	watch
}) => {
	const names = ['brukerplan.csv', 'is248.csv', 'folkemengde.csv'];
	let presses = 0;
	const press = async (doing: Promise<unknown>) => {
		presses++;
		await doing;
	};
	await page.goto('/');
	await dropFiles(page, names);
	await expect(statusOf(page, names[0]!)).toContainText('Klar til å lastes inn');
	await press(page.getByRole('button', { name: /^Last inn alle/ }).click());
	for (const name of names) await expect(statusOf(page, name)).toContainText('Lastet inn');
	await press(goTo(page, 'Kommune'));
	await press(chooseKommune(page, 'tyns', /^Tynset/));
	await settled(page);
	await press(page.getByRole('button', { name: 'Flere måter' }).click());
	const asked = watch.requested.length;
	const saving = downloaded(page, page.getByRole('button', { name: EXCEL }));
	await press(saving);
	const download = await saving;
	expect(presses).toBeLessThanOrEqual(5);
	expect(watch.requested.slice(asked).some((url) => url.endsWith('.js'))).toBe(true);
	expect(download.suggestedFilename()).toMatch(/^tynset-20\d\d-tall-i-excel\.xlsx$/);
	await expect(page.getByRole('status').filter({ hasText: 'lastet ned' })).toHaveCount(1);
	expect(await faults(page)).toEqual([]);

	const sheets = await read(download);
	const tabs = sheets.map(({ name }) => name);
	expect(tabs[0]).toBe('Om');
	expect(tabs).toEqual(expect.arrayContaining(['Definisjoner', 'Utvalg', 'Filer', 'Versjoner']));
	expect(tableIn(sheets.find(({ name }) => name === 'Filer')).map(([name]) => name)).toEqual([
		...['Fil', ...names]
	]);

	await test.step('the first sheet is the table behind the picture', async () => {
		const figure = page.getByRole('figure').first();
		await figure.getByRole('button', { name: 'Tabell', exact: true }).click();
		const shown = () => tableText(figure.locator('table.ds-table'));
		// Small numbers are decided, and others come, behind the page: what is saved is what stands there.
		await expect(async () => {
			const before = await shown();
			const saved = await read(await downloaded(page, page.getByRole('button', { name: EXCEL })));
			expect(await shown(), 'the page while it was saved').toEqual(before);
			expectTable(tableIn(saved[1]), before);
		}).toPass();
	});
});

/** The cells of the page: a text as it stands, and of a range both ends, with its middle beside them. */
function expectTable([labels = [], ...written]: Values, [heads = [], ...rows]: string[][]): void {
	expect(written).toHaveLength(rows.length);
	expect(written).toHaveLength(4);
	for (const [i, row] of rows.entries())
		for (const [at, head] of heads.entries()) {
			const name = new RegExp(`^${head.split(' ')[0] ?? ''}\\b`);
			const mine = labels.flatMap((label, k) =>
				name.test(String(label)) ? [written[i]?.[k] ?? null] : []
			);
			const shown = row[at] ?? '';
			if (mine.some((cell) => typeof cell === 'number'))
				expect(mine).toEqual(expect.arrayContaining(numbersIn(shown)));
			else
				expect(mine.filter(Boolean).map((one) => String(one).replaceAll(/\s+/g, ' '))).toEqual(
					[shown].filter(Boolean)
				);
		}
}

test('each picture is a workbook with the columns of its CSV', async ({ page }) => {
	test.slow();
	await openExampleFigures(page);
	await openParts(page);
	await settled(page);
	const figures = await page.getByRole('figure').all();
	expect(figures.length).toBeGreaterThan(10);
	for (const figure of figures) {
		const csv = await saveAs(page, figure, 'CSV');
		const text = readFileSync(await csv.path(), 'utf8').replace('\ufeff', '');
		const lines = Papa.parse<string[]>(text, { delimiter: ';', skipEmptyLines: true }).data;
		const excel = await saveAs(page, figure, 'XLSX');
		expect(excel.suggestedFilename()).toBe(csv.suggestedFilename().replace('.csv', '.xlsx'));
		const sheets = await read(excel);
		const table = tableIn(sheets[1]);
		const width = table[0]?.length ?? 0;
		expect(width).toBeGreaterThan(1);
		expect(table).toHaveLength(lines.length);
		// A text that could be a formula is disarmed in a CSV; in a cell it is a text.
		const plain = (cell: string | number | null | undefined) =>
			typeof cell === 'number' ? String(cell).replace('.', ',') : (cell ?? '');
		expect(table.map((row) => Array.from({ length: width }, (_, at) => plain(row[at])))).toEqual(
			lines.map((line) => line.slice(0, width).map((cell) => cell.replace(/^'(?=[=+\-@])/, '')))
		);
		expect(valuesIn(sheets[1]!)[1]).toEqual(['Syntetiske eksempeldata']);
	}
});

test('a workbook with the municipality’s own small numbers says so in its name and on each sheet', async ({
	page
}) => {
	await openExampleFigures(page);
	await page.getByRole('switch', { name: 'Intern' }).check();
	await settled(page);
	await page.getByRole('button', { name: 'Flere måter' }).click();
	const download = await downloaded(page, page.getByRole('button', { name: EXCEL }));
	expect(download.suggestedFilename()).toBe('INTERN-tynset-2024-tall-i-excel-syntetisk.xlsx');
	const sheets = await read(download);
	for (const sheet of sheets)
		expect(valuesIn(sheet)[1]?.[0], sheet.name).toMatch(/^INTERN – unntatt offentlighet/);
	expect(JSON.stringify(sheets.map(valuesIn))).not.toContain('Til deling');
	const picture = await saveAs(page, page.getByRole('figure').first(), 'XLSX');
	expect(picture.suggestedFilename()).toMatch(/^INTERN-tynset-2024-.*-syntetisk\.xlsx$/);
});

test('a plan is a workbook of its four years and what was compared', async ({ page }) => {
	await openExampleFigures(page);
	await goTo(page, 'Planlegg');
	await page.locator('#pris input').first().fill('950000');
	await page.keyboard.press('Tab');
	await page.getByRole('button', { name: 'Legg til årsverk' }).click();
	await page.getByRole('button', { name: /^Tabell til økonomiplanen/ }).click();
	await page.getByLabel('Første år i planen').fill('2030');
	const table = page.getByRole('table', { name: /^Tynset: Scenario A, 1000 kroner i / });
	await expect(table.getByRole('row', { name: /^Sum 1 950 950 950 950/ })).toBeVisible();
	await settled(page);
	const download = await downloaded(page, page.getByRole('button', { name: EXCEL }));
	expect(download.suggestedFilename()).toBe('tynset-2024-plan-i-excel-syntetisk.xlsx');
	const sheets = await read(download);
	const sum = tableIn(sheets[1]).find(([name]) => name === 'Sum');
	// One for each year: a price that is no range has no ends beside it.
	expect(sum?.filter((cell) => cell === 950)).toHaveLength(4);
	expect(sum).toContain(3800);
	expect(sheets.length).toBeGreaterThan(6);
	expect(await faults(page)).toEqual([]);
});

test('a kommune without an answer has a workbook of what there is', async ({ page }) => {
	await page.goto('/data');
	await page.getByTestId('data-files').setInputFiles('tests/fixtures/kpr.csv');
	await page.getByTestId('load').click();
	await expect(statusOf(page, 'kpr.csv')).toContainText('Lastet inn');
	await goTo(page, 'Kommune');
	await chooseKommune(page, '3427', 'Tynset 2022');
	await settled(page);
	await page.getByRole('button', { name: 'Flere måter' }).click();
	const sheets = await read(await downloaded(page, page.getByRole('button', { name: EXCEL })));
	expect(sheets[1]?.name).toMatch(/^Kontakt for|^Brukere|^Tiltak|^Utvik/);
	expect(sheets.map(({ name }) => name)).not.toContain('Antakelser i svaret');
});
