import type { Page } from '@playwright/test';
import {
	chooseFiles,
	chooseKommune,
	expect,
	explainDialog,
	figureOf,
	filesRead,
	fixture,
	goTo,
	holdEngine,
	openRows,
	openExample,
	picture,
	plainText,
	settled,
	statusOf,
	tableText,
	test,
	openParts
} from './steps.ts';

// What a service worker has kept can't be held back.
test.use({ serviceWorkers: 'block' });

const engine = (page: Page) => page.locator('html').getAttribute('data-engine');
const reading = (page: Page) => page.getByTestId('reading-examples');

/** Large and small, with and without hidden figures, one fylke that is one kommune, one of many. */
const KOMMUNER = [
	['3427', /^Tynset/],
	['0301', /^Oslo/],
	['1818', /^Herøy \(Nordland\)/],
	['5001', /^Trondheim/]
] as const;

/** All that the page says of each kommune. */
async function pagesOf(page: Page): Promise<string[]> {
	const pages: string[] = [];
	for (const [code, name] of KOMMUNER) {
		await chooseKommune(page, code, name);
		await expect(picture(page)).toBeVisible();
		await settled(page);
		pages.push(await plainText(page.getByRole('main')));
	}
	return pages;
}

test('figures are there before the engine is, and are those that the files give', async ({
	page
}) => {
	const start = await holdEngine(page);
	await openExample(page, 'kommune=3427');
	await expect(page.getByTestId('synthetic')).toBeVisible();
	await expect(reading(page)).toContainText('Tallene er regnet ut på forhånd.');
	await openParts(page);
	const before = await pagesOf(page);
	expect(new Set(before).size).toBe(KOMMUNER.length);
	for (const text of before) expect(text.match(/\d/g)?.length).toBeGreaterThan(200);
	await goTo(page, 'Data');
	await expect(page.getByTestId('synthetic')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Dekning' })).toBeVisible();
	const coverage = await tableText(page.getByRole('table').first());
	await goTo(page, 'Kommune');
	expect(await engine(page)).not.toBe('ready');

	start();
	await filesRead(page);
	expect(await engine(page)).toBe('ready');
	await expect(reading(page)).toHaveCount(0);
	await expect(page.getByTestId('synthetic')).toBeVisible();
	expect(await pagesOf(page)).toEqual(before);
	await goTo(page, 'Data');
	expect(await tableText(page.getByRole('table').first())).toEqual(coverage);
});

test('nothing on the page is drawn anew when the files are read, and rows come then', async ({
	page
}) => {
	const start = await holdEngine(page);
	await openExample(page);
	await settled(page);
	await figureOf(page, 3, 'Kapasitet').click();
	const dialog = explainDialog(page);
	await openRows(page, 'kapasitet');
	await expect(dialog).toContainText('Filene leses inn. Radene vises her når det er gjort.');
	await page.keyboard.press('Escape');
	const changes = await picture(page).evaluateHandle((element) => {
		const seen = { count: 0 };
		const watch = new MutationObserver((records) => (seen.count += records.length));
		watch.observe(element, { subtree: true, childList: true, characterData: true });
		return seen;
	});
	start();
	await filesRead(page);
	expect(await changes.evaluate(({ count }) => count)).toBe(0);
	await figureOf(page, 3, 'Kapasitet').click();
	await openRows(page, 'kapasitet');
	await expect(dialog).toContainText('3 rader i filene');
	expect((await tableText(dialog.getByRole('table'))).flat()).toContain('is248-eksempel.csv');
});

test('a file of the user’s own ends them, and is loaded with the examples', async ({ page }) => {
	await openExample(page);
	await expect(statusOfAny(page)).toHaveCount(0);
	await goTo(page, 'Data');
	await chooseFiles(page, [fixture('kpr.csv')]);
	await expect(reading(page)).toHaveCount(0);
	await statusOf(page, 'kpr.csv').waitFor();
	await page.getByRole('region', { name: 'kpr.csv', exact: true }).getByTestId('load').click();
	await expect(statusOf(page, 'kpr.csv')).toContainText('Lastet inn');
	await expect(page.locator('html')).toHaveAttribute('data-loaded', '9', { timeout: 90_000 });
	await expect(page.getByTestId('synthetic')).toBeVisible();
});

const statusOfAny = (page: Page) => page.getByTestId('file');

test('figures that are damaged on their way are none: the files are read', async ({ page }) => {
	let damaged = 0;
	await page.route('**/*.txt', async (route) => {
		const response = await route.fetch();
		const bytes = await response.body();
		bytes[bytes.length >> 1]! ^= 1;
		damaged++;
		await route.fulfill({ response, body: bytes });
	});
	await page.goto('/kommune?kommune=0301&data=eksempel');
	await filesRead(page);
	await expect(picture(page)).toBeVisible();
	expect(damaged).toBeGreaterThan(0);
	expect(await page.locator('html').getAttribute('data-loaded')).toBe('8');
});
