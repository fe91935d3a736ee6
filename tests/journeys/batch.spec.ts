import { strToU8, zipSync } from 'fflate';
import type { Locator, Page } from '@playwright/test';
import { countyForms, formBook } from '../forms.ts';
import { faults } from './faults.ts';
import { asFile, expect, holdEngine, plainText, test, type NamedFile } from './steps.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const books = async (): Promise<NamedFile[]> =>
	Promise.all(
		countyForms().map(async (form) => ({
			name: form.name,
			mimeType: XLSX,
			buffer: Buffer.from(await formBook(form))
		}))
	);

/** Presses and choices of the user, counted. */
class Hand {
	presses = 0;
	async press(button: Locator) {
		this.presses++;
		await button.click();
	}
	async choose(field: Locator, option: string) {
		this.presses++;
		await field.selectOption({ label: option });
	}
}

const group = (page: Page) => page.getByTestId('group');
const status = (page: Page) => group(page).locator('header').getByRole('status');

async function give(page: Page, files: NamedFile[]) {
	await page.goto('/data');
	await page.getByTestId('data-files').setInputFiles(files);
	await expect(group(page)).toBeVisible();
}

test('42 forms of one layout: one list, one question, one press to load', async ({ page }) => {
	const files = await books();
	const hand = new Hand();
	const began = Date.now();
	hand.presses++;
	await give(page, files);

	await test.step('one line, and what is otherwise', async () => {
		await expect(page.getByTestId('file')).toHaveCount(0);
		await expect(group(page).getByRole('heading', { level: 3 })).toHaveText(
			'BrukerPlan: 42 filer, 40 med samme oppsett'
		);
		await expect(status(page)).toHaveText('39 klare, 3 må ses på');
		const places = group(page).getByTestId('group-places');
		await expect(places).toContainText('Vi har funnet kommunen for 40 av 41 filer.');
		const others = await plainText(group(page).getByTestId('group-others'));
		expect(others).toContain('«3401 Kongsvinger.xlsx» og «Kongsvinger ny.xlsx» er for samme');
		expect(others).toContain('Bare her: «Svar» og «Tall i alt». Mangler: «Kategori» og «Antall».');
		expect(others).toContain('Tomt skjema.xlsx');
	});

	await test.step('the one question, and the file that is not to count', async () => {
		const field = group(page).getByLabel('Kommune for BrukerPlan_Våler_2024.xlsx');
		await hand.choose(field, '3419 Våler (Innlandet)');
		await expect(status(page)).toHaveText('40 klare, 2 må ses på');
		await hand.press(page.getByRole('button', { name: 'Fjern 3401 Kongsvinger.xlsx' }));
		await expect(page.getByTestId('group-same')).toHaveCount(0);
		await hand.press(group(page).getByTestId('group-load'));
		await expect(status(page)).toHaveText('39 lastet inn, 2 må ses på');
	});
	const seconds = (Date.now() - began) / 1000;
	test
		.info()
		.annotations.push({ type: 'measured', description: `${hand.presses} presses, ${seconds} s` });
	expect(hand.presses).toBe(4);
});

test('one zip does as well: nested, stopped, removed and brought back', async ({ page }) => {
	const files = await books();
	const inside = Object.fromEntries(
		files.slice(0, 12).map(({ buffer }, i) => {
			const name = ['Tynset', 'Alvdal', 'Folldal', 'Tolga'][i] ?? `svar/nr ${i}`;
			return [i < 4 ? `svar/${name}/skjema.xlsx` : `${name}.xlsx`, new Uint8Array(buffer)];
		})
	);
	const zip = zipSync({ ...inside, 'les meg.txt': strToU8('') });
	await give(page, [{ name: 'svar.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) }]);
	await test.step('folders tell the kommune where the name of the file does not', async () => {
		const rows = group(page).getByTestId('group-places').locator('tbody tr');
		await expect(rows.filter({ hasText: 'Tynset – skjema.xlsx' })).toContainText(
			'Står i navnet på filen'
		);
		await expect(group(page).getByRole('heading', { level: 3 })).toHaveText(
			'BrukerPlan: 13 filer, 12 med samme oppsett'
		);
	});

	await test.step('removed at once, and brought back by keyboard', async () => {
		await group(page).getByTestId('group-remove').click();
		await expect(page.getByTestId('undo')).toContainText('13 filer er fjernet.');
		await expect(group(page)).toHaveCount(0);
		await expect(page.getByTestId('undo').getByRole('button')).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(group(page)).toBeVisible();
	});

	await test.step('two names that do not agree are asked about, and what is chosen is shown', async () => {
		const row = (name: string) =>
			group(page).getByTestId('group-places').locator('tr', { hasText: name });
		await expect(row('Tolga – skjema.xlsx')).toContainText('Kan være 3407 Gjøvik eller 3426 Tolga');
		const asked = group(page).getByLabel('Kommune for nr 7.xlsx');
		await asked.fill('3430 Os');
		await asked.press('Tab');
		await expect(row('nr 7.xlsx')).toContainText('Du har valgt');
	});

	await test.step('by axe, and on a phone', async () => {
		await group(page)
			.getByText(/^Kommuner vi har funnet/)
			.click();
		await group(page)
			.getByText(/^Filene \(/)
			.click();
		expect(await faults(page)).toEqual([]);
		await page.setViewportSize({ width: 375, height: 800 });
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(wide).toBeLessThanOrEqual(375);
	});
});

test('loading is stopped where it is, and goes on from there', async ({ page }) => {
	const start = await holdEngine(page);
	await give(page, (await books()).slice(0, 8));
	await expect(status(page)).toHaveText('8 klare');
	await group(page).getByTestId('group-load').click();
	await expect(group(page)).toContainText('Laster inn: 0 av 8 filer er ferdige');
	await group(page).getByRole('button', { name: 'Avbryt', exact: true }).click();
	start();
	await expect(status(page)).toHaveText('8 klare');
	await group(page).getByTestId('group-load').click();
	await expect(status(page)).toHaveText('8 lastet inn');
});

test('a form that nobody knows is described once', async ({ page }) => {
	const csv = (n: number) => `hvem;tall i alt\nunge;${20 + n}\neldre;${40 + n}\n`;
	const names = ['Tynset 2024.csv', 'Alvdal 2024.csv', 'Folldal 2023.csv', 'Tolga.csv'];
	await give(
		page,
		names.map((name, i) => asFile(name, csv(i)))
	);
	await expect(status(page)).toHaveText('4 må ses på');
	await group(page).getByTestId('source').selectOption('brukerplan');
	await group(page)
		.getByLabel('Felt for kolonnen «tall i alt»')
		.selectOption({ label: 'Antall brukere' });
	await expect(status(page)).toHaveText('3 klare, 1 må ses på');
	const year = group(page).getByTestId('group-year');
	await expect(group(page)).toContainText('Filer uten år: 1.');
	await year.fill('2024');
	await year.press('Tab');
	await expect(status(page)).toHaveText('4 klare');
	await group(page).getByTestId('group-load').click();
	await expect(status(page)).toHaveText('4 lastet inn');
});
