import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { faults } from './faults.ts';
import { expect, saveAs, test } from './steps.ts';

const TABLE = '/sammenlign/tabell?data=eksempel&aar=2024';
const INNLANDET = `${TABLE}&omrade=embete:sf_innlandet`;
/** Man-years, which may not be compared between kommuner, beside a share that may. */
const FORBIDDEN = `${INNLANDET}&kol=individuell_plan.alle,arsverk_rate.alle`;

async function openTable(page: Page, address: string): Promise<Locator> {
	await page.goto(address);
	const grid = page.getByRole('grid');
	// All figures of all kommuner are protected before any is shown.
	await expect(grid).toBeVisible({ timeout: 150_000 });
	return grid;
}

/** The figures that are in sight under a heading, from the top. */
async function told(grid: Locator, head: Locator): Promise<number[]> {
	const cells = grid.locator(`td[aria-colindex="${await head.getAttribute('aria-colindex')}"]`);
	const texts = await cells.allTextContents();
	const figures = texts.flatMap((text) => /\d+(?:,\d+)?/.exec(text) ?? []);
	expect(figures.length).toBeGreaterThan(3);
	return figures.map((text) => Number(text.replace(',', '.')));
}

const names = (grid: Locator) => grid.getByRole('rowheader').allTextContents();
/** The cell that the keyboard is at, when it has come to that row and column; −1 is a heading. */
async function active(page: Page, grid: Locator, row: number, column: number): Promise<Locator> {
	await expect(grid).toHaveAttribute('aria-activedescendant', new RegExp(`-${row}-${column}$`));
	return page.locator(`[id="${await grid.getAttribute('aria-activedescendant')}"]`);
}

test('the heat table of an embete: columns, order, keyboard, selection and the rows behind', async ({
	page
}) => {
	test.slow();
	const grid = await openTable(page, INNLANDET);
	await expect(grid).toHaveAttribute('aria-rowcount', '47');
	const heading = page.getByRole('heading', { name: /^\d+ av \d+ tall fra Innlandet er ulike/ });
	await expect(heading).toBeVisible();
	await expect(page.getByText(/\d+ sammenligninger gir om lag \d+ utslag/).first()).toBeVisible();
	expect(await faults(page)).toEqual([]);
	const byName = await names(grid);

	await test.step('rows are ordered by what is chosen, and by name again', async () => {
		await page.getByLabel('Rekkefølge på rader').selectOption('individuell_plan.alle');
		await expect(page).toHaveURL(/rekke=individuell_plan\.alle/);
		await expect.poll(() => names(grid)).not.toEqual(byName);
		await page.getByLabel('Rekkefølge på rader').selectOption('likeness');
		await expect(page).toHaveURL(/rekke=likhet/);
		await page.getByLabel('Rekkefølge på rader').selectOption('name');
		await expect.poll(() => names(grid)).toEqual(byName);
	});

	await test.step('columns are searched for and chosen, and stay in the address', async () => {
		const before = Number(await grid.getAttribute('aria-colcount'));
		await page.locator('summary', { hasText: /^Kolonner:/ }).click();
		await page.getByLabel('Søk i indikatorene').fill('individuell');
		await page.getByRole('checkbox', { name: /individuell plan/i }).uncheck();
		await expect(grid).toHaveAttribute('aria-colcount', String(before - 1));
		await expect(page).toHaveURL(/kol=/);
		await page.getByRole('button', { name: 'Velg alle som kan sammenlignes' }).click();
		await expect(grid).toHaveAttribute('aria-colcount', String(before));
		await page.locator('summary', { hasText: /^Kolonner:/ }).click();
	});

	await test.step('keys lead to the last row and to a figure, which is explained', async () => {
		await grid.focus();
		await page.keyboard.press('Control+End');
		await expect(grid.getByRole('row').last()).toHaveAttribute('aria-rowindex', '47');
		await page.keyboard.press('Control+Home');
		await page.keyboard.press('ArrowDown');
		await expect(await active(page, grid, 0, -1)).toHaveRole('rowheader');
		await page.keyboard.press('Space');
		await expect(grid.locator('tr[aria-selected="true"]')).toHaveCount(1);
		await expect(page).toHaveURL(/valgt=\d{4}/);
		await page.keyboard.press('ArrowRight');
		await expect(await active(page, grid, 0, 0)).toHaveAccessibleName(/\w/);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('dialog')).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(grid).toBeFocused();
	});
});

test('man-years are not laid beside each other, and it says why and what can be shown', async ({
	page
}) => {
	test.slow();
	const grid = await openTable(page, FORBIDDEN);
	await test.step('a column that may rank orders the best first, and turns when it is pressed again', async () => {
		const plan = grid.getByRole('columnheader', { name: /individuell plan/i });
		await plan.click();
		await expect(plan).toHaveAttribute('aria-sort', 'descending');
		const best = await told(grid, plan);
		expect(best).toEqual(best.toSorted((a, b) => b - a));
		await plan.click();
		await expect(plan).toHaveAttribute('aria-sort', 'ascending');
		await expect(page).toHaveURL(/rekke=individuell_plan\.alle--snudd/);
		const turned = await told(grid, plan);
		expect(turned).toEqual(turned.toSorted((a, b) => a - b));
		expect(turned).not.toEqual(best);
	});

	const head = grid.getByRole('columnheader', { name: /vises ikke ved siden av andre/ });
	await expect(head).toHaveCount(1);
	const column = await head.getAttribute('aria-colindex');
	const cells = grid.locator(`td[aria-colindex="${column}"]`);
	expect(new Set(await cells.allTextContents())).toEqual(new Set(['']));
	await expect(cells.first()).toHaveAccessibleName('vises ikke ved siden av andre');

	await head.click();
	const why = page.getByRole('dialog', { name: 'Hvorfor ikke?' });
	await expect(why).toContainText('advarer utgiveren mot');
	await expect(why.getByRole('link', { name: /mot andre samlet/ })).toBeVisible();
	await why.getByRole('button', { name: 'Lukk' }).click();

	await page.goto(`${FORBIDDEN}&rekke=arsverk_rate.alle`);
	await expect(grid).toBeVisible({ timeout: 60_000 });
	const sorted = grid.locator('[aria-sort]');
	await expect(sorted).toHaveCount(1);
	await expect(sorted).toHaveText(/^Kommune/);
	const figure = page.getByRole('figure').filter({ has: grid });
	const file = await (await saveAs(page, figure, 'CSV')).path();
	const csv = readFileSync(file, 'utf8');
	expect(csv).toMatch(/individuell plan/i);
	expect(csv.split('\n')[0]).not.toMatch(/årsverk/i);
});

test('the whole country in the table draws what is in sight, also at 375 pixels and on paper', async ({
	page
}) => {
	test.slow();
	await page.setViewportSize({ width: 375, height: 812 });
	const grid = await openTable(page, `${TABLE}&omrade=land:0`);
	await expect(grid).toHaveAttribute('aria-rowcount', '358');
	expect(await grid.getByRole('row').count()).toBeLessThan(40);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(wide).toBeLessThanOrEqual(375);
	expect(await faults(page)).toEqual([]);

	await page.setViewportSize({ width: 1280, height: 900 });
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('.heat > table').first().locator('tbody tr')).toHaveCount(357);
	await expect(page.locator('.heat > table thead th').first()).toHaveText('Kommune');
});

test('one kommune against the others: the better end to the right, man-years against others as one', async ({
	page
}) => {
	test.slow();
	await page.goto('/sammenlign/kommune?data=eksempel&kommune=3427&aar=2024&ref=fylke');
	const spine = page.getByRole('figure', { name: /Tynset er ulik eget fylke i \d+ av \d+/ });
	await expect(spine).toBeVisible({ timeout: 60_000 });
	// A text is drawn in as many lines as it needs.
	const drawn = spine.locator('svg[role="img"]');
	await expect(drawn).toContainText(/bedre\s*til\s*høyre:\s*høyt\s*er\s*bra/);
	await expect(drawn).toContainText(/Holdt mot andre samlet: utgiveren advarer/);
	await expect(drawn).toContainText(/(mer|mindre)\s*enn\s*\d+\s*andre/);
	expect(await faults(page)).toEqual([]);
});
