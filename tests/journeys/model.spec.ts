import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import {
	chooseKommune,
	expect,
	explainDialog,
	figureOf,
	filesRead,
	goTo,
	openExample,
	openExampleFigures,
	pathwayRow,
	plainText,
	test,
	openParts
} from './steps.ts';
import { numbersIn } from './numbers.ts';

const RULE = 'kobling-brukerplan_rus_alvorlig';
const KOMMUNE = 'kommune=4601&aar=2024';

const rule = (page: Page) => page.locator(`#${RULE}`);
const users = async (page: Page) =>
	numbersIn(await plainText(figureOf(page, 3, 'Behov')))[0] ?? NaN;

test('the shares of the crosswalk are changed, and every figure follows', async ({ page }) => {
	await openExample(page, KOMMUNE);
	// Other shares are reckoned from the files: until they are read there is nothing to follow.
	await filesRead(page);
	const before = await users(page);
	await expect(page.getByText('kobling standard v1', { exact: false }).first()).toBeVisible();

	await goTo(page, 'Modell');
	await rule(page)
		.getByRole('button', { name: /^Endre andelene/ })
		.click();
	const form = rule(page).getByRole('form');
	const field = (pathway: string, end: string) =>
		form.getByRole('group', { name: pathway }).getByRole('textbox', { name: end });
	await expect(field('Hovedforløp 1', 'Lav')).toBeFocused();
	await expect(field('Hovedforløp 3', 'Midt')).toHaveValue('90');

	await test.step('shares that do not add up are refused, and nothing typed is lost', async () => {
		await field('Hovedforløp 3', 'Midt').fill('80');
		await expect(form).toContainText('Til sammen i midten: 90 %');
		await form.getByRole('button', { name: 'Bruk andelene' }).click();
		await expect(form.getByRole('alert')).toHaveText(
			'De midterste andelene skal bli 100 prosent til sammen.'
		);
		await expect(field('Hovedforløp 3', 'Midt')).toHaveValue('80');
		expect(await faults(page)).toEqual([]);
	});

	await test.step('those that do are used, marked, with the default beside', async () => {
		await field('Hovedforløp 2', 'Midt').fill('18');
		await form.getByRole('button', { name: 'Bruk andelene' }).click();
		await expect(form).toBeHidden();
		await expect(rule(page).getByRole('button', { name: /^Endre andelene/ })).toBeFocused();
		await expect(rule(page)).toContainText('lokal verdi');
		await expect(rule(page)).toContainText('standard 90');
		await expect(page.getByText('1 er endret her.')).toBeVisible();
	});

	await test.step('the kommune page follows, and says so', async () => {
		await goTo(page, 'Kommune');
		await expect.poll(() => users(page)).toBeLessThan(before);
		await expect(page.getByText('kobling standard v1, 1 endret').first()).toBeVisible();
	});

	await test.step('undone with one press', async () => {
		await goTo(page, 'Modell');
		await rule(page)
			.getByRole('button', { name: /^Tilbakestill/ })
			.click();
		await expect(rule(page)).not.toContainText('lokal verdi');
		await rule(page)
			.getByRole('button', { name: /^Angre/ })
			.click();
		await expect(rule(page)).toContainText('lokal verdi');
		await rule(page)
			.getByRole('button', { name: /^Tilbakestill/ })
			.click();
		await goTo(page, 'Kommune');
		await expect.poll(() => users(page)).toBe(before);
	});
});

test('man-years that a kommune shares are its own, and follow no other', async ({ page }) => {
	await openExampleFigures(page, KOMMUNE);
	await goTo(page, 'Modell');
	const norm = page.locator('#norm-delte_arsverk_3');
	await expect(norm).toContainText('Gjelder bare Bergen.');
	await norm.getByRole('button', { name: /^Sett egen verdi/ }).click();
	for (const end of ['Lav', 'Midt', 'Høy'])
		await norm.getByRole('textbox', { name: end }).fill('2');
	await norm.getByRole('button', { name: 'Bruk verdien' }).click();
	await expect(norm).toContainText('lokal verdi');
	await goTo(page, 'Kommune');
	await expect(pathwayRow(page, 3)).toContainText('2,0 årsverk delt');

	await chooseKommune(page, '3427', /^Tynset/);
	await expect(pathwayRow(page, 3)).not.toContainText('årsverk delt');
	await goTo(page, 'Modell');
	await expect(norm).toContainText('Gjelder bare Tynset.');
	await expect(norm).toContainText('ikke satt');
});

test('an answer says what it hangs on, and can be followed step by step', async ({ page }) => {
	await openExampleFigures(page, KOMMUNE);
	await openParts(page, 'Hva svaret bygger på');
	const balance = page.getByRole('region', { name: 'Hva måtte stemme for at det er balanse?' });
	await expect(balance.getByRole('img', { name: /^Det er balanse hvis/ })).toBeVisible();
	await test.step('a number that is tried moves the answer at once', async () => {
		const slider = balance.getByRole('slider', { name: /^Prøv et tall/ });
		await slider.focus();
		await page.keyboard.press('Home');
		await expect(balance.locator('output')).toContainText(/^Følger ett årsverk .* mangler det/);
		await page.keyboard.press('End');
		await expect(balance.locator('output')).toContainText('mer enn det trengs');
	});
	await expect(page.getByRole('region', { name: 'Hva avgjør svaret?' })).toBeVisible();
	await figureOf(page, 23, 'Gap').click();
	const dialog = explainDialog(page);
	await expect(dialog.getByRole('table')).toContainText('Årsverk i oppfølging som finnes');
	await expect(dialog.getByRole('table')).toContainText('Holdt utenfor: bolig og dagtilbud');
	await expect(dialog).toContainText(/Regnestykket er gjort \d+\s000 ganger/);
	await page.keyboard.press('Escape');
	await expect(pathwayRow(page, 3)).not.toContainText('% av behovet');
});
