import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import {
	asFile,
	chooseFiles,
	expect,
	explainDialog,
	fileSection,
	goTo,
	holdEngine,
	chooseKommune,
	loadAll,
	loadOne,
	plainText,
	saveAs,
	statusOf,
	tableText,
	test
} from './steps.ts';

const HEADER = 'Kommunenr;Kommune;År;Målgruppe;Inndeling;Kategori;Årsverk';
/** IS-24/8 of Tynset in some years: all man-years for adults, and those of the pathways. */
const is248 = (name: string, ...years: [year: number, all: string][]) =>
	asFile(
		name,
		[
			HEADER,
			...years.flatMap(([year, all]) => [
				`3427;Tynset;${year};V;Samlet;Alle;${all}`,
				`3427;Tynset;${year};V;Hovedforløp;1;3,5`
			])
		].join('\n')
	);

const LAST_YEAR = is248('is248-2024.csv', [2024, '18,5']);
const THIS_YEAR = is248('is248-2025.csv', [2025, '21,0']);
const CORRECTED = is248('is248-2024-rettet.csv', [2024, '19,5']);

const beside = (page: Page, name: string) => fileSection(page, name).getByTestId('beside');
const rowOf = (page: Page, label: string) =>
	page.locator('.news section .row').filter({ hasText: label });

/** Last year's and this year's file, and the page of a kommune. */
async function withBothYears(page: Page) {
	await page.goto('/data');
	await chooseFiles(page, [LAST_YEAR, THIS_YEAR]);
	await loadAll(page);
	for (const { name } of [LAST_YEAR, THIS_YEAR])
		await expect(statusOf(page, name)).toContainText('Lastet inn');
	await goTo(page, 'Kommune');
	await chooseKommune(page, '3427', 'Tynset 2025');
}

/** The way there from the page of a kommune. */
async function toNews(page: Page) {
	await page.getByRole('button', { name: 'Flere måter' }).click();
	await page.getByRole('link', { name: 'Hva er nytt siden sist' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hva er nytt for Tynset');
}

test('last year’s and this year’s file stand beside each other, and a page says what changed', async ({
	page
}) => {
	await withBothYears(page);
	await toNews(page);
	const heading = page.getByRole('heading', { level: 2 }).first();
	await expect(heading).toHaveText('Tynset fra 2024 til 2025: årsverk for voksne har økt.');
	const row = rowOf(page, 'Årsverk for voksne');
	expect(await plainText(row)).toContain('2024 18,5 2025 21,0 Økt med 2,5');
	expect(await plainText(rowOf(page, 'Årsverk i forløp 1'))).toContain('Uendret');
	await expect(page.getByText('BrukerPlan eller egen oversikt gir dem')).toBeVisible();

	await test.step('each year tells how its number is computed', async () => {
		for (const [year, number] of [
			['2024', '18,5'],
			['2025', '21,0']
		] as const) {
			await row.getByRole('button', { name: `${year}: ${number}` }).click();
			await expect(explainDialog(page)).toContainText(number);
			await page.keyboard.press('Escape');
		}
	});

	await test.step('the table has the same numbers, and leaves with its origin', async () => {
		const figure = page.getByRole('figure');
		await figure.getByRole('button', { name: 'Tabell' }).click();
		const rows = await tableText(figure.getByRole('table'));
		expect(rows.find(([what]) => what === 'Årsverk for voksne')?.slice(0, 8)).toEqual([
			...['Årsverk for voksne', 'årsverk', '2024', '18,5', '2025', '21,0', '2,5', 'Økt med 2,5']
		]);
		const download = await saveAs(page, figure, 'CSV');
		expect(download.suggestedFilename()).toContain('tynset');
	});
	expect(await faults(page)).toEqual([]);
});

test('a file with rows about the same is asked about, replaces when that is said, and can be had back', async ({
	page
}) => {
	await withBothYears(page);
	await goTo(page, 'Data');
	await chooseFiles(page, [CORRECTED]);
	const { name } = CORRECTED;
	await expect(statusOf(page, name)).toContainText('Klar til å lastes inn');
	const question = beside(page, name);
	await expect(question.getByRole('radio', { name: /^Legg til ved siden av/ })).toBeChecked();

	await test.step('nothing is replaced before somebody says so', async () => {
		await fileSection(page, name).getByTestId('load').click();
		await expect(statusOf(page, name)).toContainText('Trenger svar fra deg');
		await expect(question).toContainText('har rader om det samme som «is248-2024.csv»');
		await expect(question.getByRole('radio', { checked: true })).toHaveCount(0);
		expect(await faults(page)).toEqual([]);
		await expect(fileSection(page, LAST_YEAR.name)).toBeVisible();
	});

	await test.step('the keyboard chooses which file gives way', async () => {
		await question.getByRole('radio', { name: /^Legg til ved siden av/ }).focus();
		await page.keyboard.press('ArrowDown');
		const first = question.getByRole('radio', { name: /^Erstatt is248-2024.csv/ });
		await expect(first).toBeChecked();
		await expect(question).toContainText('2024, 1 kommune');
		await loadOne(page, name);
		await expect(fileSection(page, LAST_YEAR.name)).toHaveCount(0);
		await expect(page.getByTestId('replaced')).toContainText(
			'is248-2024.csv er erstattet av is248-2024-rettet.csv.'
		);
	});

	await test.step('the page of news shows what it did', async () => {
		await page.getByTestId('replaced').getByRole('link').click();
		await chooseKommune(page, '3427', 'Hva er nytt for Tynset');
		expect(await plainText(rowOf(page, 'Årsverk for voksne'))).toContain('2024 19,5 2025 21,0');
		const replaced = page.getByTestId('replaced-figures');
		await expect(replaced).toContainText('is248-2024.csv er erstattet av is248-2024-rettet.csv');
		const [, row] = await tableText(replaced.getByRole('table'));
		expect(row).toEqual(['Årsverk for voksne', '2024', 'årsverk', '18,5', '19,5']);
	});

	await test.step('undo has the old file back, and the new one leaves', async () => {
		await goTo(page, 'Data');
		await page
			.getByTestId('replaced')
			.getByRole('button', { name: /^Angre/ })
			.click();
		await expect(statusOf(page, LAST_YEAR.name)).toContainText('Lastet inn');
		await expect(fileSection(page, name)).toHaveCount(0);
	});
});

test('a file can be added beside one that has the same rows', async ({ page }) => {
	await page.goto('/data');
	await chooseFiles(page, [LAST_YEAR, CORRECTED]);
	await loadAll(page);
	await expect(statusOf(page, CORRECTED.name)).toContainText('Trenger svar fra deg');
	await beside(page, CORRECTED.name)
		.getByRole('radio', { name: /^Legg til ved siden av/ })
		.check();
	await loadOne(page, CORRECTED.name);
	await expect(statusOf(page, LAST_YEAR.name)).toContainText('Lastet inn');
	await expect(page.getByTestId('replaced')).toHaveCount(0);
});

test('one year alone says which file would bring another', async ({ page }) => {
	await page.goto('/data');
	await chooseFiles(page, [LAST_YEAR]);
	await loadOne(page, LAST_YEAR.name);
	await goTo(page, 'Kommune');
	await chooseKommune(page, '3427', 'Tynset 2024');
	await toNews(page);
	await expect(page.getByText('Det er ingen tall for Tynset fra før 2024')).toBeVisible();
	await expect(page.getByText('Legg til en fil fra et tidligere år')).toContainText('IS-24/8');
	expect(await faults(page)).toEqual([]);
});

const YEARS = 'aar=2025&siden=2024';
for (const [locale, title] of [
	['nb', 'Hva er nytt for Tynset'],
	['nn', 'Kva er nytt for Tynset'],
	['en', 'What is new for Tynset']
] as const)
	test(`news are printed on one A4 page, ${locale}`, async ({ page }, info) => {
		await page.addInitScript((one) => localStorage.setItem('PARAGLIDE_LOCALE', one), locale);
		await holdEngine(page);
		for (const years of [YEARS, 'aar=2024&siden=2021']) {
			await page.goto(`/nytt?kommune=3427&${years}&data=eksempel`);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
			await expect(page.locator('.news')).toBeVisible();
			await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
			const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
			await info.attach(`nytt-${locale}.pdf`, { body: pdf, contentType: 'application/pdf' });
			expect(pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g)).toHaveLength(1);
		}
	});

test('news are read on a narrow and a dark screen, without faults', async ({ page }) => {
	await page.setViewportSize({ width: 375, height: 800 });
	await page.emulateMedia({ colorScheme: 'dark' });
	await holdEngine(page);
	await page.goto(`/nytt?kommune=3427&${YEARS}&data=eksempel`);
	await expect(page.locator('.news')).toBeVisible();
	await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
	expect(await faults(page)).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
});
