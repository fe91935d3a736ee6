import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import { expect, goTo, openWith, test } from './steps.ts';

test.use({ serviceWorkers: 'allow' });

/*
 * What comes from outside (a link, a file, an address that leads nowhere) never stops a page, and a
 * page that stops says how to go on.
 */
const KOMMUNE = { typed: 'Tynset', name: /Tynset/ };
const failure = (page: Page) => page.getByTestId('failure');

const together = (kommuner: string[]) => ({
	format: 'forlopsatlas-plan',
	version: 1,
	kommune: '3427',
	plan: {
		price: null,
		scenarios: [{ id: 'A', name: '', staff: [], measures: [], norms: {}, growth: null }],
		together: { kommuner, measure: 'fact_liten', split: 'population' }
	}
});
const hashOf = (content: unknown) =>
	`#plan=${Buffer.from(JSON.stringify(content)).toString('base64url')}`;

test('a plan link with the same kommune twice opens, is kept, and opens again', async ({
	page
}) => {
	test.slow();
	await openWith(page, ['is248.csv'], KOMMUNE);
	await goTo(page, 'Data');
	await page.getByTestId('keep-switch').check();
	await expect(page.getByTestId('keep')).toHaveAttribute('data-kept', 'kept');
	const address = page.url().replace(/\/data.*/, '');
	const chosen = page.getByRole('list', { name: 'Valgte kommuner' });
	await page.evaluate(
		(hash) => {
			const link = document.createElement('a');
			link.href = `/planlegg?kommune=3427${hash}`;
			link.textContent = 'plan';
			document.querySelector('main')?.append(link);
		},
		hashOf(together(['3428', '3428', '3427', '3429', '9999']))
	);
	await page.getByRole('link', { name: 'plan', exact: true }).click();
	await expect(chosen.getByRole('button')).toHaveCount(2);
	await expect(page.getByTestId('failure')).toHaveCount(0);
	await expect.poll(() => page.evaluate(() => document.documentElement.dataset.loaded)).toBe('1');
	await goTo(page, 'Data');
	await expect(page.getByTestId('keep')).toHaveAttribute('data-kept', 'kept');
	await page.goto(`${address}/planlegg?kommune=3427`);
	await expect(chosen.getByRole('button')).toHaveCount(2, { timeout: 60_000 });
	await expect(failure(page)).toHaveCount(0);
});

for (const [language, title, start] of [
	['nb', 'Siden finnes ikke', 'Start'],
	['nn', 'Sida finst ikkje', 'Start'],
	['en', 'There is no such page', 'Start']
] as const)
	test(`an address that leads nowhere says so and how to go on, ${language}`, async ({ page }) => {
		await page.addInitScript((to) => localStorage.setItem('PARAGLIDE_LOCALE', to), language);
		await page.goto('/finnes/ikke?kommune=3427');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await expect(page).toHaveTitle(new RegExp(title));
		await expect(failure(page)).toContainText('/finnes/ikke');
		expect(await faults(page)).toEqual([]);
		await failure(page).getByRole('link', { name: start }).click();
		await expect(page).toHaveURL(/\/\?kommune=3427$/);
	});

for (const path of ['/%', '/finnes/%E0%A4%A?kommune=3427'])
	test(`an address that can not be read says that it leads nowhere: ${path}`, async ({ page }) => {
		await page.goto(path);
		await expect(failure(page)).toHaveAttribute('data-code', 'FA-404');
		await expect(failure(page)).toContainText('%25');
		expect(await faults(page)).toEqual([]);
		await failure(page).getByRole('link', { name: 'Start' }).click();
		await expect(page).toHaveURL(/\/(\?kommune=3427)?$/);
	});

test('what stands after # may be anything, and the page goes on', async ({ page, watch }) => {
	await page.goto('/modell#%');
	const heading = page.getByRole('heading', { level: 1 });
	await expect(heading).toHaveText('Modellen');
	await page.evaluate(() => (location.hash = '#%E0%A4'));
	await expect(page).toHaveURL(/#%25E0%25A4$/);
	await page.getByRole('navigation').getByRole('link', { name: 'Data', exact: true }).click();
	await expect(heading).toHaveText('Data');
	expect(watch.errors).toEqual([]);
});

test.describe('a page that can not be drawn', () => {
	test.use({ serviceWorkers: 'block' });
	test('says so, and the rest of the app lives on', async ({ page, watch }) => {
		await openWith(page, ['is248.csv'], KOMMUNE);
		await page.evaluate(() => {
			const entries = Object.entries;
			const own = /_app\/immutable/;
			let broken = true;
			(globalThis as { mend?: () => void }).mend = () => (broken = false);
			Object.entries = ((of: object) => {
				if (broken && location.pathname === '/planlegg' && own.test(new Error().stack ?? ''))
					throw new Error('En prøvefeil');
				return entries(of);
			}) as typeof Object.entries;
		});
		await goTo(page, 'Planlegg');
		await expect(failure(page)).toHaveAttribute('data-code', 'FA-SIDE');
		const heading = page.getByRole('heading', { level: 1 });
		await expect(heading).toHaveText('Denne siden stoppet');
		await expect(heading).toBeFocused();
		expect(await faults(page)).toEqual([]);
		await goTo(page, 'Kommune');
		await expect(page.locator('.signature')).toBeVisible();
		await goTo(page, 'Planlegg');
		await expect(failure(page)).toBeVisible();
		await page.evaluate(() => (globalThis as { mend?: () => void }).mend?.());
		await page.getByRole('button', { name: 'Prøv igjen' }).click();
		await expect(failure(page)).toHaveCount(0);
		await expect(heading).toContainText('planlegg');
		// What stopped the page is told to whoever looks; nothing else went wrong.
		expect(watch.errors.filter((one) => !one.includes('En prøvefeil'))).toEqual([]);
		watch.errors.length = 0;
	});
});
