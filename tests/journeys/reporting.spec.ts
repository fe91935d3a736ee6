import { faults } from './faults.ts';
import { expect, plainText, test } from './steps.ts';

const INNLANDET = '/sammenlign?data=eksempel&omrade=embete:sf_innlandet&aar=2024';

/** The files are read before anything is said of them, on a machine that may be busy. */
const READ = 150_000;
test.slow();

test('who has reported: an embete, sorted, a cell opened, a text copied', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(INNLANDET);
	const grid = page.getByRole('grid');
	await expect(grid).toBeVisible({ timeout: READ });
	const heading = page.getByRole('heading', { name: /kommuner i Innlandet har levert IS-24\/8/ });
	const found = await plainText(heading);
	expect(found).toMatch(/^\d+ av 46 kommuner i Innlandet har levert IS-24\/8 for 2024, \d+ % av/);
	expect(await faults(page)).toEqual([]);

	await test.step('those who lack stand first when the year is pressed', async () => {
		const year = grid.getByRole('columnheader', { name: /^IS-24\/8 2024/ });
		await year.getByRole('button').click();
		await expect(year).toHaveAttribute('aria-sort', 'ascending');
		const [reported = 0] = found.match(/^\d+/)?.map(Number) ?? [];
		const lacking = page.getByTestId('not-reported').getByRole('listitem');
		await expect(lacking).toHaveCount(46 - reported);
		const first = await grid.getByRole('rowheader').first().textContent();
		const names = (await lacking.allTextContents()).map((one) => one.trim());
		expect(names).toContain(first);
	});

	await test.step('the keys lead through the grid, and a cell to what would bring it', async () => {
		await grid
			.getByRole('columnheader', { name: /^IS-24\/8 2024/ })
			.getByRole('button')
			.focus();
		await page.keyboard.press('ArrowDown');
		await expect(page.locator(':focus')).toHaveAccessibleName('ikke levert');
		await page.keyboard.press('Enter');
		const cell = page.getByTestId('reported-cell');
		await expect(cell).toContainText('IS-24/8 2024: ikke levert');
		await expect(cell).toContainText('SINTEF');
		await page.keyboard.press('Escape');
		await expect(cell).toHaveCount(0);
		await expect(page.locator(':focus')).toHaveAccessibleName('ikke levert');
	});

	await test.step('a cell with figures leads to file, line and rows', async () => {
		await grid.getByRole('gridcell', { name: 'levert', exact: true }).first().click();
		const cell = page.getByTestId('reported-cell');
		await expect(cell).toContainText(/eksempel\S*\.csv, linje \d+/);
		await cell.getByRole('button', { name: 'Se tallene og radene' }).click();
		await expect(page.getByRole('dialog')).toContainText('IS-24/8');
		await page.keyboard.press('Escape');
		await cell.getByRole('button', { name: 'Lukk' }).click();
	});

	await test.step('the text names who it is to, and that it is an example', async () => {
		const who = page.getByTestId('not-reported');
		const names = await who.getByRole('listitem').allTextContents();
		await who.getByRole('button', { name: 'Kopier teksten' }).click();
		await expect(who.getByText('Teksten er kopiert.')).toBeVisible();
		const text = await page.evaluate(() => navigator.clipboard.readText());
		expect(text).toMatch(/^EKSEMPEL/);
		for (const name of names) expect(text).toContain(`${name.trim()} kommune`);
		await who.getByLabel('Én tekst til hver').check();
		await expect(who.locator('summary')).toHaveCount(names.length);
	});
});

test('on a narrow page one source is seen at a time, and nothing is wider than it', async ({
	page
}) => {
	await page.setViewportSize({ width: 375, height: 800 });
	await page.goto(INNLANDET);
	const grid = page.getByRole('grid');
	await expect(grid).toBeVisible({ timeout: READ });
	await expect(grid.getByRole('columnheader', { name: /BrukerPlan/ })).toHaveCount(0);
	await page.getByLabel('Kilde').selectOption({ label: 'BrukerPlan' });
	await expect(grid.getByRole('columnheader', { name: /^BrukerPlan 2024/ })).toBeVisible();
	await expect(page.getByTestId('not-reported')).toContainText('frivillig');
	await expect(page.getByRole('button', { name: 'Kopier teksten' })).toHaveCount(0);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(wide).toBeLessThanOrEqual(375);
	expect(await faults(page)).toEqual([]);
});

test('the whole country is drawn as far as it is in sight, and whole on paper', async ({
	page
}) => {
	await page.goto('/sammenlign?data=eksempel&aar=2024');
	const grid = page.getByRole('grid');
	await expect(grid).toBeVisible({ timeout: READ });
	const rows = grid.getByRole('rowheader');
	expect(await rows.count()).toBeLessThan(60);
	await expect(grid).toHaveAttribute('aria-rowcount', '359');
	await grid.getByRole('button', { name: 'Kommune', exact: true }).focus();
	await page.keyboard.press('Control+End');
	await page.keyboard.press('Home');
	await expect(page.locator(':focus')).toHaveText('Åsnes');
	await page.emulateMedia({ media: 'print' });
	await expect(rows).toHaveCount(357);
});
