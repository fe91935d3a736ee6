import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import { expect, saveAs, test, chart } from './steps.ts';
import { readFileSync } from 'node:fs';

/*
 * What a county governor sees of the answers of all kommuner, and of the measures that they lack.
 */
const INNLANDET = 'data=eksempel&kommune=3427&aar=2024';

/** All areas' figures come after the files are read. */
const LONG = { timeout: 240_000 };

const gaps = (page: Page) => chart(page, /^I Innlandet mangler det trolig/);
const kommuner = (page: Page, group: RegExp) =>
	page.getByRole('region', { name: group }).getByRole('listitem').locator('a.name');

test('the answers of a county are under their answer, by name, and told with man-years one at a time', async ({
	page
}) => {
	test.slow();
	await page.goto(`/sammenlign/gap?${INNLANDET}`);
	await expect(gaps(page)).toBeVisible(LONG);
	await expect(gaps(page)).toContainText('tall fra 46 av 46 kommuner');
	const groups = gaps(page).getByRole('heading', { level: 3 });
	const names = [];
	for (const group of await groups.all()) {
		const [name = ''] = ((await group.textContent()) ?? '').trim().split(' (');
		const members = await kommuner(page, new RegExp(`^${name.trim()}`)).allTextContents();
		expect(members, name).toEqual(members.toSorted(new Intl.Collator('nb').compare));
		names.push(...members);
	}
	expect(names).toHaveLength(46);
	expect(new Set(names).size).toBe(46);

	// What stands beside others has no man-years; those of one close when those of another are opened.
	const list = gaps(page).locator('.groups');
	const closed = await list.innerText();
	expect(closed).not.toMatch(/\d,\d/);
	const whole = list.locator('details');
	await whole.nth(0).locator('summary').click();
	await whole.nth(1).locator('summary').click();
	await expect(whole.nth(0)).not.toHaveAttribute('open');
	await expect(whole.nth(1)).toHaveAttribute('open');
	await expect(whole.nth(1)).toContainText('årsverk');

	const csv = await saveAs(page, gaps(page), 'CSV');
	const text = readFileSync((await csv.path()) ?? '', 'utf8');
	expect(text).toContain('Alvdal');
	expect(text.split('\n')[0]).not.toContain('årsverk');
	await page.keyboard.press('Escape');
	expect(await faults(page)).toEqual([]);
});

test('a host is named, and stands with the answer of both', async ({ page }) => {
	test.slow();
	await page.goto(`/sammenlign/gap?${INNLANDET}`);
	await expect(gaps(page)).toBeVisible(LONG);
	const hosts = page.getByRole('region', { name: 'Vertskommuner' });
	await hosts.getByRole('combobox', { name: 'Vertskommune' }).fill('Tynset');
	await page.keyboard.press('Enter');
	await hosts.getByRole('combobox', { name: 'Kommunen den betjener' }).fill('Alvdal');
	await page.keyboard.press('Enter');
	await hosts.getByRole('button', { name: 'Legg til' }).click();
	await expect(hosts.getByRole('status')).toContainText('Tynset er oppgitt som vertskommune');
	await expect(gaps(page).getByText('Tynset også betjener Alvdal')).toHaveCount(2);
	await hosts.getByRole('button', { name: 'Fjern Tynset for Alvdal' }).click();
	await expect(gaps(page).getByText('Tynset også betjener Alvdal')).toHaveCount(0);
});

test('the measures of a county, and neighbours that could share one', async ({ page }) => {
	test.slow();
	await page.goto(`/sammenlign/tiltak?${INNLANDET}`);
	const matrix = chart(page, /kommuner i Innlandet har svart nei$/);
	await expect(matrix).toBeVisible(LONG);
	await page.getByRole('combobox', { name: 'Tiltak', exact: true }).selectOption('FACT-team');
	await expect(matrix).toContainText('FACT-team');
	const rows = matrix.getByRole('table').first().locator('tbody tr');
	const names = await rows.getByRole('rowheader').allTextContents();
	expect(names).toEqual(names.toSorted(new Intl.Collator('nb').compare));
	const said = await rows.getByRole('cell').allTextContents();
	const no = said.filter((one) => one.includes('nei')).length;
	await expect(matrix.getByRole('heading').first()).toContainText(`${no} av ${names.length}`);

	const shared = chart(page, /^FACT-team, lite: .* grupper? av naboer i Innlandet/);
	await expect(shared).toContainText('luftlinje');
	await expect(shared).toContainText('Det kan være nok folk til FACT-team sammen');
	const before = await shared.getByRole('listitem').count();
	await page.getByRole('textbox', { name: /^Grunnlag det trenger/ }).fill('8000');
	await page.keyboard.press('Tab');
	await expect(shared).toContainText(/mot 8.000 som trengs/);
	expect(before).toBeGreaterThan(0);
	expect(await faults(page)).toEqual([]);

	await page.setViewportSize({ width: 375, height: 700 });
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(wide).toBeLessThanOrEqual(375);
});
