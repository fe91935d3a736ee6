import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { number, row, text, workbook } from '../workbook.ts';
import {
	asFile,
	chooseFiles,
	chooseKommune,
	expect,
	figureOf,
	fileSection,
	fixture,
	goTo,
	loadAll,
	loadOne,
	plainText,
	statusOf,
	test,
	unfold
} from './steps.ts';

const HEAD = ['Kommunenummer', 'År', 'Gruppe', 'Kjennetegn', 'Kategori', 'Antall'];
/** Users by group in Herøy (Møre og Romsdal), as `brukerplan.csv` has them. */
const GROUPS: [string, string][] = [
	['rus uten psykisk lidelse', '12'],
	['rus og mindre alvorlig psykisk lidelse', '25'],
	['rus og alvorlig psykisk lidelse', '9'],
	['kun psykisk lidelse', '80']
];
const ROWS = GROUPS.map(([group, n]) => ['1515', '2022', group, 'alle', 'alle', n]);

const cellsOf = (n: number, cells: string[]) =>
	row(n, ...cells.map((cell, at) => text(`${'ABCDEF'[at]}${n}`, cell)));
const sheetOf = (rows: string[][]) => [
	row(1, text('A1', 'Kartlegging av brukere')),
	cellsOf(3, HEAD),
	...rows.map((cells, i) =>
		row(
			4 + i,
			...cells.map((cell, at) =>
				at === 5 ? number(`F${4 + i}`, cell) : text(`${'ABCDEF'[at]}${4 + i}`, cell)
			)
		)
	)
];

async function upload(file: File) {
	return { name: file.name, mimeType: file.type, buffer: Buffer.from(await file.arrayBuffer()) };
}

const readAs = (page: Page, name: string) =>
	fileSection(page, name).getByText(/^Slik ble filen lest/);
const problem = (page: Page, name: string, code: string) =>
	fileSection(page, name).locator(`li[data-code="${code}"]`);

async function hasTheFigures(page: Page) {
	await goTo(page, 'Kommune');
	await chooseKommune(page, '1515', 'Herøy (Møre og Romsdal) 2022');
	await expect(figureOf(page, 2, 'Behov')).toHaveText('73');
}

test('a workbook: its fullest sheet is read, and another can be chosen', async ({ page }) => {
	await page.goto('/data');
	const book = workbook({
		Forside: [row(1, text('A1', 'Rapport fra kommunen'))],
		'Foreløpige tall': sheetOf(ROWS.slice(0, 1)),
		Brukere: sheetOf(ROWS)
	});
	await chooseFiles(page, [await upload(book)]);
	const section = fileSection(page, 'bok.xlsx');
	await expect(section.getByTestId('source')).toHaveValue('brukerplan');
	await expect(readAs(page, 'bok.xlsx')).toHaveText(
		'Slik ble filen lest: arket «Brukere», desimalpunktum, kolonnenavn i rad 3'
	);
	await test.step('the other sheet, and back', async () => {
		const sheet = section.getByLabel('Ark', { exact: true });
		await unfold(sheet);
		await expect(sheet.locator('option')).toHaveText(['Foreløpige tall', 'Brukere']);
		await sheet.selectOption('Foreløpige tall');
		await expect(readAs(page, 'bok.xlsx')).toContainText('arket «Foreløpige tall»');
		await sheet.selectOption('Brukere');
		await expect(readAs(page, 'bok.xlsx')).toContainText('arket «Brukere»');
	});
	await loadOne(page, 'bok.xlsx');
	expect(await plainText(section.getByTestId('loaded'))).toContain(
		'4 rader er lest, og alle er brukt.'
	);
	await hasTheFigures(page);
});

/** So many rows that what reads them may not do it where the page's locks forbid. */
const large = (rows: number) =>
	workbook({ Tall: sheetOf(Array.from({ length: rows }, (_, i) => ROWS[i % ROWS.length] ?? [])) });

test('large workbooks are read beside the page, one at a time, and can be stopped', async ({
	page
}) => {
	await page.goto('/data');
	await chooseFiles(page, [await upload(large(12_000))]);
	await expect(statusOf(page, 'bok.xlsx')).toContainText('Klar til å lastes inn');
	await expect(readAs(page, 'bok.xlsx')).toContainText('arket «Tall»');
	await test.step('and with the reading, when that is stopped', async () => {
		const name = 'stor.xlsx';
		await chooseFiles(page, [{ ...(await upload(large(60_000))), name }]);
		await fileSection(page, name).getByRole('button', { name: 'Avbryt' }).click();
		await expect(statusOf(page, name)).toContainText('Avbrutt');
	});
	// The engine's, and one that waits for the next file.
	await expect.poll(() => page.workers().length).toBeLessThanOrEqual(2);
});

test('names over two lines are joined, and a row of names can be pointed out', async ({ page }) => {
	await page.goto('/data');
	const rows = GROUPS.map(([, n], i) => `${3101 + i};${n};${n}`);
	const file = asFile('grupper.csv', [';Menn;', 'Kommune;2023;2024', ...rows].join('\n'));
	const bare = asFile('uten.csv', ['3401;2022;5', ...rows].join('\n'));
	await chooseFiles(page, [file, bare]);
	await expect(readAs(page, 'grupper.csv')).toContainText('kolonnenavn i rad 2');
	const missing = problem(page, 'uten.csv', 'header-missing');
	await expect(missing).toContainText('3401 · 2022 · …');
	await missing.getByRole('button', { name: 'Les tabellen fra rad 1' }).click();
	await expect(readAs(page, 'uten.csv')).toContainText('kolonnenavn i rad 1');
});

test('a zip is unpacked, and each file in it is read', async ({ page }) => {
	await page.goto('/data');
	const names = ['brukerplan.csv', 'kpr.csv'];
	// Large and much alike: what unpacks such files must not do it where the page's locks forbid.
	const large = Buffer.from(readFileSync(fixture('kpr.csv'), 'utf8') + '\n'.repeat(1_500_000));
	const zip = zipSync({
		'2022/brukerplan.csv': readFileSync(fixture('brukerplan.csv')),
		'2022/kpr.csv': large
	});
	await chooseFiles(page, [await upload(new File([zip], 'statistikk.zip'))]);
	for (const name of names)
		await expect(statusOf(page, name)).toContainText('Klar til å lastes inn');
	await loadAll(page);
	await hasTheFigures(page);
});

test('a table copied in a spreadsheet is pasted anywhere on the page', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByTestId('files')).toBeAttached();
	const copied = [HEAD, ...ROWS].map((cells) => cells.join('\t')).join('\r\n');
	await page.evaluate((table) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', table);
		document.body.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
		);
	}, copied);
	await expect(page).toHaveURL(/\/data$/);
	const name = 'Limt inn tabell.txt';
	await expect(readAs(page, name)).toContainText('tabulator');
	await loadOne(page, name);
	await hasTheFigures(page);
});

test('a file put together by hand is read, and each assumption is told', async ({ page }) => {
	await page.goto('/data');
	const lines = [
		'Kartlegging av brukere',
		'',
		HEAD.join(';'),
		...ROWS.map((cells) => cells.join(';')),
		// Of another year: their sums with the others would hide some of these.
		'3101;2021;kun psykisk lidelse;"alle;alle;40',
		'3103,2021,kun psykisk lidelse,alle,alle,41',
		'3105;2021;kun psykisk lidelse;alle',
		'',
		'Kilde: kommunens egen kartlegging'
	];
	await chooseFiles(page, [asFile('samlet.csv', lines.join('\r\n'))]);
	await loadOne(page, 'samlet.csv');
	const section = fileSection(page, 'samlet.csv');
	expect(await plainText(section.getByTestId('loaded'))).toContain(
		'7 rader er lest. 5 er brukt, 2 er ikke brukt.'
	);
	await expect(problem(page, 'samlet.csv', 'ragged-rows')).toContainText('Se rad 10.');
	await expect(problem(page, 'samlet.csv', 'quote-stray')).toContainText('Se rad 8.');
	await expect(problem(page, 'samlet.csv', 'delimiter-mixed')).toContainText('Se rad 9.');
	await hasTheFigures(page);
});

test('of two tables in a file the one that fits a source is read, and the other can be', async ({
	page
}) => {
	await page.goto('/data');
	const other = Array.from({ length: 8 }, (_, i) => `${3101 + i};2022;${i}`);
	const first = ['Kommune;År;Andre tall', ...other, ''];
	const lines = [...first, HEAD.join(';'), ...ROWS.map((cells) => cells.join(';'))];
	await chooseFiles(page, [asFile('to.csv', lines.join('\n'))]);
	const table = (row: number) =>
		problem(page, 'to.csv', 'several-tables').getByRole('button', {
			name: `Les tabellen fra rad ${row}`
		});
	await expect(fileSection(page, 'to.csv').getByTestId('source')).toHaveValue('brukerplan');
	await expect(problem(page, 'to.csv', 'several-tables')).toContainText(
		'Vi har lest den fra rad 11.'
	);
	await table(1).click();
	await table(11).click();
	await expect(fileSection(page, 'to.csv').getByTestId('source')).toHaveValue('brukerplan');
	await loadOne(page, 'to.csv');
	await hasTheFigures(page);
});

test('a file that tells who persons are is refused, and says what to remove', async ({ page }) => {
	await page.goto('/data');
	const rows = ['Kari Nordmann;1515;2022', 'Ola Nordmann;1515;2022'];
	await chooseFiles(page, [asFile('personer.csv', ['Navn;Kommune;År', ...rows].join('\n'))]);
	await expect(statusOf(page, 'personer.csv')).toContainText('Kunne ikke leses');
	const told = problem(page, 'personer.csv', 'person-names');
	await expect(told).toContainText('Se kolonnen «Navn».');
	await expect(told).toContainText('Slett kolonnen i filen');
	await expect(fileSection(page, 'personer.csv')).not.toContainText('Nordmann');
});
