import { faults } from './faults.ts';
import { expect, test } from './steps.ts';

const KOMMUNE = '/sammenlign/kommune?data=eksempel&kommune=3427&aar=2024';

test('who is like one’s kommune: chosen by keyboard, taken back, held against and saved', async ({
	page
}) => {
	await page.goto(KOMMUNE);
	const found = page.getByRole('heading', { name: /^Tynset ligner mest på / });
	await expect(found).toBeVisible({ timeout: 120_000 });
	const first = await found.textContent();

	const central = page.getByLabel('Sentralitet', { exact: false }).first();
	await central.focus();
	await page.keyboard.press('Home');
	await expect(central).toHaveValue('0');
	await page.getByLabel(/^Innbyggere 18\+/).selectOption('teller tredobbelt');
	await expect(found).not.toHaveText(first ?? '');
	for (const _ of [1, 2]) await page.getByRole('button', { name: 'Angre' }).first().click();
	await expect(found).toHaveText(first ?? '');
	await expect(page.getByRole('button', { name: 'Tilbake til start' })).toBeDisabled();

	// By what counts from the beginning, the address names likeness itself.
	await page.getByRole('button', { name: 'Bruk som sammenligning', exact: true }).click();
	await expect(page).toHaveURL(/[?&]ref=like(&|$)/);

	await page.getByLabel('Navn på listen').fill('Våre like');
	await page.getByRole('button', { name: 'Lagre som liste' }).click();
	await page.getByRole('button', { name: 'Bruk Våre like som sammenligning' }).click();
	await expect(page).toHaveURL(/ref=liste%3AV%C3%A5re\+like/);
	await expect(page.getByLabel('Holdt mot').locator('option:checked')).toHaveText('Våre like');
	await page.getByRole('button', { name: 'Slett listen Våre like' }).click();
	await expect(page.getByText('Ingen lister ennå.')).toBeVisible();

	const better = page.getByRole('region', { name: 'Ligner, og har bedre tall' });
	await expect(better).toContainText('tilfeldigheter alene ville gitt høyst');
	await expect(better).toContainText('Ikke prøvd, fordi enkeltkommuner ikke kan ordnes etter dem');
	await expect(
		better.getByRole('heading', { name: /har det, Tynset har det ikke$/ })
	).toBeVisible();
	expect(await faults(page)).toEqual([]);
});
