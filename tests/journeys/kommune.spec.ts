import { readFileSync } from 'node:fs';
import {
	asFile,
	chart,
	chooseKommune,
	expect,
	figureOf,
	fixture,
	holdEngine,
	openExampleFigures,
	openParts,
	openWith,
	picture,
	plainText,
	settled,
	test
} from './steps.ts';
import { faults } from './faults.ts';
import { numbersIn } from './numbers.ts';

test('the first screen holds the answer, its picture, what it rests on and what one does next', async ({
	page
}) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await openExampleFigures(page);
	await settled(page);
	const answer = page.getByRole('figure').first();
	await expect(answer.getByRole('heading', { level: 2 })).toBeInViewport({ ratio: 1 });
	await expect(picture(page)).toBeInViewport({ ratio: 1 });
	for (const name of ['Lag avsnitt', 'Skriv ut'])
		await expect(page.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
	await expect(page.getByRole('link', { name: 'Prøv endringer' })).toBeInViewport();
	for (const sentence of await page.locator('.said').all())
		await expect(sentence).toBeInViewport({ ratio: 1 });

	await test.step('under each figure stands one line, and the badge of the examples once', async () => {
		const lines = await picture(page)
			.locator('.cell')
			.evaluateAll((cells) =>
				cells.map(
					(cell) =>
						[...cell.querySelectorAll('.note:not(.axis)')].filter(
							(one) => one.getClientRects().length > 0
						).length
				)
			);
		expect(lines.length).toBe(16);
		expect(Math.max(...lines)).toBe(1);
		await expect(page.getByText('Syntetiske eksempeldata.', { exact: true })).toHaveCount(1);
	});
});

for (const [code, name] of [
	['3427', 'Tynset'],
	['0301', 'Oslo']
] as const)
	test(`the first screen of ${name} holds all three sentences, also while files are read, and nothing moves`, async ({
		page
	}) => {
		await page.setViewportSize({ width: 1440, height: 900 });
		await page.goto(`/kommune?kommune=${code}&aar=2024&data=eksempel`);
		const said = page.locator('.said');
		await expect(said).toHaveCount(3);
		const bottoms = () =>
			said.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom));
		expect(Math.max(...(await bottoms())), 'while files are read').toBeLessThanOrEqual(900);
		await settled(page);
		expect(Math.max(...(await bottoms())), 'when they are').toBeLessThanOrEqual(900);
		const top = () => page.getByRole('heading', { level: 1 }).boundingBox();
		const before = await top();
		await expect(page.getByTestId('reading-examples')).toHaveCount(0, { timeout: 60_000 });
		expect(await top()).toEqual(before);
	});

test('a paragraph is made of what stands on the page, and of nothing else', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await openExampleFigures(page);
	await settled(page);
	const before = await plainText(page.getByRole('main'));
	await page.getByRole('button', { name: 'Lag avsnitt' }).click();
	const made = page.getByRole('region', { name: 'Avsnitt om Tynset' });
	await expect(made.getByRole('status').first()).toHaveText('Avsnittet er kopiert');
	const text = await plainText(made.locator('p').first());
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
		await made.locator('p').first().textContent()
	);
	expect(text).toMatch(/^Tynset 2024: /);
	expect(text).toContain('Kilder: ');
	expect(text).toContain('Tallene er syntetiske eksempeldata.');
	const there = new Set(numbersIn(before));
	const numbers = numbersIn(text);
	expect(numbers.length).toBeGreaterThan(6);
	expect(numbers.filter((one) => !there.has(one))).toEqual([]);
	expect(await faults(page)).toEqual([]);
	await made.getByRole('button', { name: 'Lukk avsnittet' }).click();
	await expect(made).toHaveCount(0);
});

test('a kommune without users and man-years begins with its years, and says what is missing', async ({
	page
}) => {
	const year = readFileSync(fixture('kpr.csv'), 'utf8');
	const [, ...before] = year.replaceAll(',2022,', ',2021,').split('\n');
	await openWith(page, [asFile('kpr.csv', `${year.trim()}\n${before.join('\n')}`)], {
		typed: '3427',
		name: 'Tynset 2022'
	});
	await settled(page);
	await expect(picture(page)).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Utvikling' })).toHaveAttribute(
		'aria-expanded',
		'true'
	);
	await expect(chart(page, /psykiske plager/).first()).toBeInViewport();
	await expect(page.locator('.said')).toContainText(/^Tynset har tall om .*ikke lastet inn/);
	await expect(page.getByRole('button', { name: 'Skriv ut' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Prøv endringer' })).toHaveCount(0);
	const gap = page.getByRole('region', { name: 'Gap', exact: true });
	await expect(gap).toContainText(
		'ikke lastet inn: brukere (BrukerPlan eller kommunens egen oversikt'
	);
	await expect(gap).toContainText('årsverk (IS-24/8 gir dem)');
	await expect(page.getByRole('main').getByRole('link', { name: 'Legg til filer' })).toHaveCount(1);
	expect(await faults(page)).toEqual([]);
});

test('parts stay as they were unfolded when the kommune changes, and an address opens one', async ({
	page
}) => {
	await openExampleFigures(page);
	await openParts(page, 'Kompetanse');
	await chooseKommune(page, '0301', 'Oslo 2024');
	await expect(page.getByRole('button', { name: 'Kompetanse', exact: true })).toHaveAttribute(
		'aria-expanded',
		'true'
	);
	await expect(chart(page, /^Oslo har/)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Tiltak i veilederen' })).toHaveAttribute(
		'aria-expanded',
		'false'
	);
	await page.evaluate(() => (location.hash = '#tiltak'));
	await expect(page.getByRole('button', { name: 'Tiltak i veilederen' })).toHaveAttribute(
		'aria-expanded',
		'true'
	);
});

test('an address that ends with a part goes there, and stays where it is gone from', async ({
	page
}) => {
	await page.goto('/kommune?kommune=3427&aar=2024&data=eksempel#kompetanse');
	const part = page.getByRole('heading', { name: 'Kompetanse', exact: true });
	await expect(part).toBeInViewport();
	await settled(page);
	await expect(part).toBeInViewport();
	expect(await page.evaluate(() => scrollY)).toBeGreaterThan(400);
});

test('an address with a year or a number that is none says so', async ({ page }) => {
	await holdEngine(page);
	await page.goto('/kommune?kommune=3427&aar=1900&data=eksempel');
	await expect(page.getByText('Adressen ber om året «1900»')).toBeVisible();
	await page.goto('/kommune?kommune=%3Cscript%3E&data=eksempel');
	await expect(page.getByRole('alert')).toContainText('<script> er ikke et kommunenummer');
	await page.goto('/kommune?kommune=301&data=eksempel');
	await page.getByRole('button', { name: 'Oslo' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Oslo');
});

test('the focus stays in the field when a kommune is chosen, and typing begins anew', async ({
	page
}) => {
	await openExampleFigures(page);
	const field = page.getByRole('combobox', { name: 'Velg kommune' });
	await field.focus();
	await page.keyboard.type('0301');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Oslo 2024');
	await expect(field).toBeFocused();
	await page.keyboard.type('3427');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tynset 2024');
	await expect(field).toBeFocused();
});

test('the explanation that opens is that of the number pressed, to the same digits', async ({
	page
}) => {
	await openExampleFigures(page);
	await settled(page);
	for (const column of ['Behov', 'Kapasitet', 'Kompetanse', 'Gap'] as const) {
		const figure = figureOf(page, 23, column);
		const text = await plainText(figure);
		await figure.click();
		const dialog = page.getByRole('dialog', { name: 'Slik er tallet beregnet' });
		await expect(dialog.locator('.what')).toContainText(column);
		await expect(dialog.locator('.what')).toContainText(text);
		const ends = numbersIn(text);
		if (column !== 'Gap') {
			const cells = numbersIn(await plainText(dialog.getByRole('table')));
			for (const end of ends) expect(cells).toContain(end);
		}
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
		await expect(figure).toBeFocused();
	}
});
