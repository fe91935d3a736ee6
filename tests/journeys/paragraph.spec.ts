import { faults } from './faults.ts';
import { expect, goTo, openExampleFigures, plainText, settled, test } from './steps.ts';

/** What is on the clipboard, with plain spaces. */
const copied = (page: import('@playwright/test').Page) =>
	page
		.evaluate(() => navigator.clipboard.readText())
		.then((text) => text.replace(/[\u00a0\u202f]/g, ' '));

test('a paragraph is made as long as it is asked for, explained, edited and copied', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await openExampleFigures(page);
	await settled(page);
	await page.getByRole('button', { name: 'Lag avsnitt' }).click();
	const part = page.getByRole('region', { name: 'Avsnitt om Tynset' });
	await expect(part.getByRole('status')).toHaveText('Avsnittet er kopiert');
	const first = await copied(page);
	expect(first).toMatch(/^Tynset 2024: .*Kilder: .*syntetiske eksempeldata\.$/);

	await part.getByRole('radio', { name: 'Setning' }).check();
	await part.getByRole('button', { name: 'Kopier på nytt' }).click();
	const sentence = await copied(page);
	expect(sentence.length).toBeLessThan(first.length);
	await part.getByRole('radio', { name: 'Halv side' }).check();
	await part.getByRole('button', { name: 'Kopier på nytt' }).click();
	expect((await copied(page)).length).toBeGreaterThan(first.length);

	await part.getByText('Hva som er med').click();
	await part.getByRole('checkbox', { name: 'Kompetanse' }).uncheck();
	await expect(part).not.toContainText('videreutdanning.');
	await expect(part.getByRole('checkbox', { name: 'Svaret', exact: true })).toBeDisabled();
	expect(await faults(page)).toEqual([]);
	await part.getByRole('button', { name: 'Slik er tallet beregnet: Brukere' }).click();
	await expect(page.getByRole('dialog')).toContainText('brukere');
	await page.keyboard.press('Escape');

	await part.getByRole('button', { name: 'Rediger' }).click();
	const box = part.getByRole('textbox');
	const text = await box.inputValue();
	await box.fill(`${text} Vi ber om 3 stillinger.`);
	await expect(part).toContainText('Eget tall i teksten: 3.');
	await part.getByRole('button', { name: 'Kopier på nytt' }).click();
	expect(await copied(page)).toContain('Vi ber om 3 (eget tall) stillinger.');
	expect(await faults(page)).toEqual([]);
	await part.getByRole('button', { name: 'Tilbake til teksten fra tallene' }).click();
	expect(await plainText(part)).not.toContain('stillinger');
});

test('a plan is a table of four years in kroner, pasted as a table', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await openExampleFigures(page, 'kommune=3427&aar=2024');
	await goTo(page, 'Planlegg');
	await page.locator('#pris input').first().fill('950000');
	await page.keyboard.press('Tab');
	await page.getByRole('button', { name: 'Legg til årsverk' }).click();
	await page.getByRole('button', { name: /^Tabell til økonomiplanen/ }).click();
	const table = page.getByRole('table', { name: /^Tynset: Scenario A, 1000 kroner i / });
	await expect(table.getByRole('row', { name: /^Sum 1 950 950 950 950/ })).toBeVisible();
	await page.getByLabel('Første år i planen').fill('2030');
	await page.getByLabel(/starter i$/).selectOption('2032');
	await expect(table.getByRole('row', { name: /^Sum 1 0 0 950 950/ })).toBeVisible();
	await expect(page.getByText(/Tallet er kommunens eget/)).toBeVisible();
	expect(await faults(page)).toEqual([]);
	await page.getByRole('button', { name: 'Kopier tabellen' }).click();
	await expect(page.getByText('Tabellen er kopiert.', { exact: false })).toBeVisible();
	const lines = (await copied(page)).split(/\r?\n/);
	expect(lines.find((line) => line.startsWith('Sum'))).toMatch(/^Sum\t1\t0\t0\t950\t950\t1900/);
	expect(lines.at(-1)).toContain('Syntetiske eksempeldata');
});
