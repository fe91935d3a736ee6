import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import {
	chooseFiles,
	chooseKommune,
	expect,
	explainDialog,
	figureOf,
	fixture,
	follow,
	goTo,
	kommuneField,
	kommuneOptions,
	openWith,
	picture,
	plainText,
	repository,
	statusOf,
	test,
	openParts,
	openModel,
	openAll
} from './steps.ts';

async function expectAccessible(page: Page, state: string) {
	await test.step(state, async () => expect.soft(await faults(page), state).toEqual([]));
}

const FILES = ['brukerplan.csv', 'is248.csv', 'folkemengde.csv', 'kpr.csv'];
const KOMMUNE = { typed: '3427', name: 'Tynset 2022' };

async function toPathway(page: Page, forlop: number) {
	await goTo(page, 'Forløp');
	await page
		.getByRole('main')
		.getByRole('link', { name: new RegExp(`^${forlop} `) })
		.click();
	await expect(page).toHaveURL(new RegExp(`/forlop/${forlop}`));
}

test('pages without files have no faults', async ({ page }) => {
	test.slow();
	await page.goto('/');
	for (const [path, state] of [
		['/', 'start'],
		['/data', 'data, empty'],
		['/kommune', 'kommune, none chosen'],
		['/kommune?kommune=3427', 'kommune, no files'],
		['/planlegg', 'plan, no kommune'],
		['/planlegg?kommune=3427', 'plan, no files'],
		['/kort', 'card, no kommune'],
		['/kort?kommune=3427', 'card, no files'],
		['/nytt', 'news, no kommune'],
		['/nytt?kommune=3427', 'news, no files'],
		['/forlop', 'pathways'],
		['/forlop/1', 'pathway, no kommune'],
		['/forlop/9', 'a pathway that is not there'],
		['/galleri', 'every chart in every state']
	] as const) {
		await follow(page, path);
		await expectAccessible(page, state);
	}
});

test('a page that is not there says so, without faults', async ({ page, watch }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto('/finnes-ikke');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expectAccessible(page, 'a page that is not there');
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
	// The router tells the console of it; nothing else is to be told there.
	expect(watch.errors.filter((text) => !text.includes('Not found: /finnes-ikke'))).toEqual([]);
	watch.errors.length = 0;
});

test('the page of the model has no faults, folded and unfolded', async ({ page }) => {
	test.slow();
	await openModel(page);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expectAccessible(page, 'model');
	await page.evaluate(() => {
		for (const folded of document.querySelectorAll('details')) folded.open = true;
	});
	await page
		.getByRole('button', { name: /^Sett|^Endre/ })
		.first()
		.click();
	await expectAccessible(page, 'model, unfolded, a value being set');
});

test('the page of files has no faults, with files and problems', async ({ page }) => {
	test.slow();
	await page.goto('/data');
	await chooseFiles(page, [...FILES, 'feil.csv', 'tull.csv', 'regneark.xlsx'].map(fixture));
	await expect(statusOf(page, 'kpr.csv')).toContainText('Klar til å lastes inn');
	await expectAccessible(page, 'files that are ready');
	await page.getByTestId('load-all').click();
	await expect(statusOf(page, 'feil.csv')).toContainText('Lastet inn');
	await page.evaluate(() => {
		for (const folded of document.querySelectorAll('details')) folded.open = true;
	});
	await expectAccessible(page, 'files that are in, all unfolded');
	await page.getByTestId('remove-all').click();
	await expectAccessible(page, 'asking whether to delete');
});

test('the page of a kommune has no faults in any of its states', async ({ page }) => {
	test.slow();
	await openWith(page, FILES, KOMMUNE);
	await expectAccessible(page, 'kommune with figures');
	await kommuneField(page).fill('her');
	await expect(kommuneOptions(page).first()).toBeVisible();
	await expectAccessible(page, 'choosing a kommune');
	await page.keyboard.press('Escape');
	await openParts(page);
	await openAll(page, 'Tabell');
	await openAll(page, 'Last ned');
	await page.getByRole('button', { name: 'Lag avsnitt' }).click();
	await page.evaluate(() => {
		for (const folded of document.querySelectorAll('main details'))
			(folded as HTMLDetailsElement).open = true;
	});
	await page.getByRole('switch', { name: 'Intern' }).check();
	await expectAccessible(page, 'tables and measures open, internal view');
	await figureOf(page, 3, 'Kapasitet').click();
	await expect(explainDialog(page).getByRole('table')).toBeVisible();
	await expectAccessible(page, 'explanation of a figure');
	await page.keyboard.press('Escape');
	await figureOf(page, 3, 'Gap').click();
	await expect(explainDialog(page).getByRole('table')).toBeVisible();
	await expectAccessible(page, 'explanation of a gap');
	await page.keyboard.press('Escape');
	for (const forlop of [1, 2, 3]) {
		await toPathway(page, forlop);
		await expect(page.getByRole('heading', { name: /^Tynset/ }).first()).toBeVisible();
		await openAll(page);
		await expectAccessible(page, `pathway ${forlop}`);
	}
});

test('the whole way by keyboard alone', async ({ page }) => {
	await test.step('the first stop leads past the menu', async () => {
		await page.goto(`/kommune?kommune=${KOMMUNE.typed}`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.keyboard.press('Tab');
		const skip = page.getByRole('link', { name: 'Gå til innholdet' });
		await expect(skip).toBeFocused();
		await expect(skip).toBeInViewport();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('main')).toBeFocused();
		await page.keyboard.press('Tab');
		await expect(kommuneField(page)).toBeFocused();
	});

	await openWith(page, FILES, KOMMUNE);
	await test.step('a kommune with the arrows', async () => {
		await kommuneField(page).focus();
		await page.keyboard.type('herøy');
		await expect(kommuneOptions(page)).toHaveCount(2);
		const active = () => kommuneField(page).getAttribute('aria-activedescendant');
		const first = await active();
		await page.keyboard.press('ArrowDown');
		const second = await active();
		expect(second).not.toBe(first);
		await expect(page.locator(`[id="${second}"]`)).toHaveAttribute('aria-selected', 'true');
		await expect(page.locator(`[id="${second}"]`)).toContainText('Nordland');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Herøy (Nordland) 2022');
		await expect(kommuneOptions(page)).toHaveCount(0);
	});

	await test.step('Escape leaves the choice as it was', async () => {
		await kommuneField(page).focus();
		await page.keyboard.type('oslo');
		await page.keyboard.press('Escape');
		await expect(kommuneOptions(page)).toHaveCount(0);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Herøy (Nordland) 2022');
	});

	await test.step('an explanation opens with Enter, and gives the focus back', async () => {
		const figure = figureOf(page, 3, 'Kapasitet');
		await figure.focus();
		await page.keyboard.press('Enter');
		await expect(explainDialog(page)).toBeVisible();
		const inside = () =>
			page.evaluate(() => document.querySelector('dialog[open]')?.contains(document.activeElement));
		expect(await inside()).toBe(true);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Escape');
		await expect(explainDialog(page)).toBeHidden();
		await expect(figure).toBeFocused();
	});

	await test.step('after a kommune is chosen the keyboard goes on from the field', async () => {
		await kommuneField(page).focus();
		await page.keyboard.type('tyns');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tynset 2022');
		await page.keyboard.press('Tab');
		await expect(page.getByRole('combobox', { name: 'År', exact: true })).toBeFocused();
	});
});

test('no page scrolls sideways on a screen 320 wide', async ({ page }) => {
	await openWith(page, FILES, KOMMUNE);
	await page.setViewportSize({ width: 320, height: 640 });
	const wider = async (state: string) => {
		// What stands outside, named, so that a failure tells where to look.
		const found = await page.evaluate(() => {
			const { scrollWidth, clientWidth } = document.documentElement;
			if (scrollWidth <= clientWidth) return [];
			return [...document.querySelectorAll('body *')]
				.filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
				.slice(0, 5)
				.map((one) => `${one.tagName}.${one.className.toString()}`);
		});
		expect.soft(found, state).toEqual([]);
	};
	await wider('kommune');
	await figureOf(page, 3, 'Kapasitet').click();
	await expect(explainDialog(page).getByRole('table')).toBeVisible();
	await wider('explanation');
	await page.keyboard.press('Escape');
	await openAll(page);
	await wider('kommune with tables');
	await goTo(page, 'Planlegg');
	await page.getByRole('button', { name: 'Legg til årsverk' }).click();
	await page.getByRole('combobox', { name: 'Legg til kommune' }).fill('Engerdal');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('table', { name: /felles team/ })).toBeVisible();
	await wider('plan');
	await goTo(page, 'Data');
	await page.evaluate(() => {
		for (const folded of document.querySelectorAll('details')) folded.open = true;
	});
	await wider('data');
	for (const forlop of [1, 2, 3]) {
		await toPathway(page, forlop);
		await wider(`pathway ${forlop}`);
	}
	await goTo(page, 'Modell');
	await page.evaluate(() => {
		for (const folded of document.querySelectorAll('details')) folded.open = true;
	});
	await wider('model');
	for (const path of ['/', '/forlop', '/kommune', '/galleri']) {
		await follow(page, path);
		await wider(path);
	}
});

/** What published sources are called is the same in every language. */
function titles(): string[] {
	const { kilder } = JSON.parse(readFileSync(`${repository}data/forlop/landet.json`, 'utf8')) as {
		kilder: Record<string, { tittel: string }>;
	};
	return Object.values(kilder).map(({ tittel }) => tittel);
}

test('the language changes all words, and is kept', async ({ page }) => {
	await openWith(page, FILES, KOMMUNE);
	await openParts(page);
	const menu = page.getByRole('banner').getByRole('navigation').getByRole('link');
	const language = page.getByRole('banner').getByRole('combobox').last();
	const html = page.locator('html');
	const seen = {
		nb: ['Data', 'Kommune', 'Planlegg', 'Sammenlign', 'Forløp', 'Modell'],
		nn: ['Data', 'Kommune', 'Planlegg', 'Samanlikn', 'Forløp', 'Modell'],
		en: ['Data', 'Municipality', 'Plan', 'Compare', 'Pathways', 'Model']
	};
	await expect(html).toHaveAttribute('lang', 'nb');
	await expect(menu).toHaveText(seen.nb);
	await expect(picture(page)).toContainText('brukere per år');

	await language.selectOption('Nynorsk');
	await expect(html).toHaveAttribute('lang', 'nn');
	await expect(menu).toHaveText(seen.nn);
	await expect(picture(page)).toContainText('brukarar per år');
	await expect(picture(page)).not.toContainText('brukere');

	await language.selectOption('English');
	await expect(html).toHaveAttribute('lang', 'en');
	await expect(menu).toHaveText(seen.en);
	await expect(picture(page)).toContainText('users per year');
	await expect(picture(page)).toContainText('10.0 man-years');
	const said = titles().reduce(
		(text, title) => text.replaceAll(title, ''),
		await plainText(page.getByRole('main'))
	);
	expect(said).not.toMatch(/årsverk|brukere|innbyggere/);

	await page.reload();
	await expect(html).toHaveAttribute('lang', 'en');
	await expect(menu).toHaveText(seen.en);
});

test('on a narrow page the header is one line, and a button opens the pages and the choices of display', async ({
	page
}) => {
	await page.goto('/');
	for (const width of [320, 768, 375]) {
		await page.setViewportSize({ width, height: 800 });
		const { height } = (await page.getByRole('banner').boundingBox())!;
		expect(height, `the header at ${width}`).toBeLessThan(72);
	}
	const language = page.getByRole('combobox', { name: 'Språk' });
	await expect(language).toBeHidden();
	await page.getByRole('button', { name: 'Meny' }).click();
	await expect(page.getByRole('link', { name: 'Planlegg', exact: true })).toBeVisible();
	await language.selectOption('Nynorsk');
	await expect(page.locator('html')).toHaveAttribute('lang', 'nn');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('combobox', { name: 'Språk' })).toBeHidden();
});

test('light and dark are chosen and kept', async ({ page }) => {
	await page.goto('/');
	const ground = () =>
		page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	const theme = page.getByRole('combobox', { name: 'Lys eller mørk' });
	await theme.selectOption('Lys');
	const light = await ground();
	await theme.selectOption('Mørk');
	await expect.poll(ground).not.toBe(light);
	await page.reload();
	await expect(theme).toHaveValue('dark');
	await expect.poll(ground).not.toBe(light);
	await chooseKommuneStays(page);
});

/** The choice of light or dark is no part of the address. */
async function chooseKommuneStays(page: Page) {
	await goTo(page, 'Kommune');
	await chooseKommune(page, '3427', 'Tynset');
	expect(new URL(page.url()).search).toBe('?kommune=3427');
}
