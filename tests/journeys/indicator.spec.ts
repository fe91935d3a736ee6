import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import { expect, test } from './steps.ts';

const INNLANDET = 'data=eksempel&omrade=embete:sf_innlandet&aar=2024&kommune=3427';

/** Text with each space an ordinary one. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** A page that compares, with the figures of all kommuner in the examples. */
async function openAt(page: Page, path: string, more = '') {
	await page.goto(`/sammenlign/${path}?${INNLANDET}${more}`);
	await expect(page.locator('main figure').first()).toBeVisible({ timeout: 150_000 });
}

const figureNamed = (page: Page, chart: string) =>
	page.locator('figure', { has: page.getByRole('listbox', { name: new RegExp(chart) }) });

async function choose(page: Page, indicator: string) {
	await page.getByLabel('Indikator', { exact: true }).selectOption({ label: indicator });
	await expect(page).toHaveURL(/[?&]ind=/);
}

async function tableOf(page: Page, chart: string): Promise<string[][]> {
	const figure = figureNamed(page, chart);
	await figure.getByRole('button', { name: 'Tabell' }).click();
	const rows = await figure.locator('tbody tr').all();
	return Promise.all(
		rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map(plain))
	);
}

test('one indicator: who stands out, what ranks each may have, and how each moves', async ({
	page
}) => {
	test.slow();
	await openAt(page, 'indikator', '&ind=individuell_plan.alle');
	const funnel = figureNamed(page, 'trakten');
	const ranks = figureNamed(page, 'rekkefølgen');
	const multiples = figureNamed(page, 'en figur for hver');
	for (const one of [funnel, ranks, multiples]) await expect(one).toBeVisible();

	// As many dots as the table has kommuner with a number.
	const rows = await tableOf(page, 'trakten');
	const told = rows.filter(([, value]) => /\d/.test(value ?? ''));
	expect(told.length).toBeGreaterThan(10);
	await expect(funnel.locator('svg .mark')).toHaveCount(told.length);
	const outside = rows.filter(([, , , , at95]) => at95 === 'over' || at95 === 'under');
	await expect(funnel.locator('svg path.mark')).toHaveCount(outside.length);

	// A rank is never written without its interval, and those hidden have none.
	const ranked = await tableOf(page, 'rekkefølgen');
	for (const [, value, rank] of ranked)
		expect(rank).toMatch(/\d/.test(value ?? '') ? /^\d+(–\d+)?$/ : /^ikke rangert$/);

	// By keys: what is marked in one picture is marked in all.
	await funnel.getByRole('listbox').focus();
	await page.keyboard.press('End');
	const option = funnel.getByRole('option');
	const largest = (await option.innerText()).split(':')[0] ?? '';
	expect(told.map(([name]) => name)).toContain(largest);
	await page.keyboard.press('Enter');
	await expect(option).toHaveAttribute('aria-selected', 'true');
	await expect(page).toHaveURL(/[?&]valgt=\d{4}/);
	await expect(funnel.locator('svg text.name.marked')).toHaveText(largest);
	await expect(ranks.locator('svg text.name.marked')).toHaveText(largest);
	await expect(multiples.locator('svg .marked text.name')).toHaveText(largest);

	expect(await faults(page)).toEqual([]);
});

test('what is forbidden says why and what instead, and no level is laid beside another', async ({
	page
}) => {
	test.slow();
	await openAt(page, 'indikator', '&ind=individuell_plan.alle');
	await choose(page, 'Årsverk for voksne, per 1000');
	const why = page.locator('.ds-alert', { hasText: 'Dette vises ikke her' });
	await expect(why).toContainText('IS-24/8');
	await expect(why).toContainText('egen utvikling');
	await expect(figureNamed(page, 'trakten')).toHaveCount(0);
	await expect(figureNamed(page, 'rekkefølgen')).toHaveCount(0);
	const multiples = figureNamed(page, 'en figur for hver');
	await expect(multiples.locator('svg text').first()).toBeVisible();
	const drawn = await multiples.locator('svg text').allTextContents();
	expect(drawn).not.toContainEqual(expect.stringMatching(/\d,\d\d/));
	const rows = await tableOf(page, 'en figur for hver');
	for (const [, , , change] of rows) expect(change).toMatch(/^([+−]?\d+ %|ikke to år .*)$/);

	// Without a direction there is an order by name, and a funnel.
	await choose(page, 'Brukere med omsorg for barn');
	await expect(why).toContainText('Rangering');
	await expect(figureNamed(page, 'trakten')).toBeVisible();
	const names = (await tableOf(page, 'rekkefølgen')).map(([name]) => name ?? '');
	expect(names).toEqual(names.toSorted(new Intl.Collator(['nn-NO', 'nb-NO']).compare));
	expect(await faults(page)).toEqual([]);
});

test('worse and better: only where both can be judged, with how many chance would give', async ({
	page
}) => {
	test.slow();
	await openAt(page, 'utvikling');
	const main = page.locator('main');
	// No kommune of the examples has mapped five times: nobody is on a list, and it is said why.
	await expect(main).toContainText('Ingen par av kommune og indikator kunne vurderes');
	await expect(main.getByRole('heading', { name: 'Kunne ikke vurderes' })).toBeVisible();
	await expect(main.getByRole('listitem').filter({ hasText: 'Færre enn fem år' })).toHaveText(
		/: \d+$/
	);
	await expect(main).toContainText(
		/Av de \d+ som har for få år, er nivået dårligere .* Tilfeldigheter alene ville gitt [\d,]+ slike/
	);
	await expect(main.locator('.why')).toHaveCount(0);
	expect(await faults(page)).toEqual([]);
});

test('on a narrow screen nothing is wider than the page', async ({ page }) => {
	test.slow();
	await page.setViewportSize({ width: 375, height: 800 });
	await openAt(page, 'indikator', '&ind=individuell_plan.alle');
	await expect(figureNamed(page, 'rekkefølgen')).toBeVisible();
	const wide = () =>
		page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
	expect(await wide()).toBeLessThanOrEqual(0);
	expect(await faults(page)).toEqual([]);
});
