import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { packageFaults, partsOf, saidIn, xmlOf } from '../docxParts.ts';
import { faults } from './faults.ts';
import {
	chooseKommune,
	expect,
	goTo,
	openExampleFigures,
	plainText,
	settled,
	test
} from './steps.ts';

/** What is on the clipboard, with plain spaces. */
const copied = (page: Page) =>
	page
		.evaluate(() => navigator.clipboard.readText())
		.then((text) => text.replace(/[\u00a0\u202f]/g, ' '));

/** What the document says that is saved by a press, in one line with plain spaces. */
async function savedWord(page: Page, button: Locator): Promise<string> {
	const waiting = page.waitForEvent('download');
	await button.click();
	const parts = partsOf(new Uint8Array(readFileSync(await (await waiting).path())));
	expect(packageFaults(parts)).toEqual([]);
	const said = [
		'word/document.xml',
		...[...parts.keys()].filter((path) => path.includes('footer'))
	];
	return said
		.map((path) => saidIn(xmlOf(parts, path)))
		.join(' ')
		.replaceAll('\u00a0', ' ');
}

test('a paragraph is made as long as it is asked for, explained, edited and copied', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await openExampleFigures(page);
	await settled(page);
	await page.getByRole('button', { name: 'Lag avsnitt' }).click();
	const part = page.getByRole('region', { name: 'Avsnitt om Tynset' });
	await expect(part.getByRole('status').first()).toHaveText('Avsnittet er kopiert');
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
	await part.getByRole('button', { name: 'Hent tilbake min tekst' }).click();
	await expect(box).toHaveValue(/Vi ber om 3 stillinger/);

	await test.step('what is written stays while another kommune is looked at, and with its own eyes', async () => {
		await chooseKommune(page, 'alvd', /^Alvdal/);
		await settled(page);
		await chooseKommune(page, 'tyns', /^Tynset/);
		await settled(page);
		await expect(box).toHaveValue(/Vi ber om 3 stillinger/);
		await page.getByRole('switch').click();
		await settled(page);
		await page.getByRole('button', { name: 'Lag avsnitt' }).click();
		await expect(part).toContainText('INTERN');
		await expect(page.getByText('stillinger')).toHaveCount(0);
		await page.getByRole('switch').click();
		await settled(page);
		await page.getByRole('button', { name: 'Lag avsnitt' }).click();
		await expect(box).toHaveValue(/Vi ber om 3 stillinger/);
	});

	await test.step('Word has the user’s own words, marked as that, and who made it', async () => {
		await page.getByRole('button', { name: 'Flere måter' }).click();
		await page.getByLabel(/^Laget av/).fill('Planavdelingen');
		const body = await savedWord(page, page.getByRole('button', { name: 'Lag et Word-dokument' }));
		expect(body).toContain('3 (eget tall) stillinger.');
		expect(body).toContain('Teksten over er skrevet om');
		expect(body).toContain(', av Planavdelingen');
	});
});

test('a text that is marked and copied has what is read, and not what is pressed', async ({
	page
}) => {
	await openExampleFigures(page, 'kommune=3427&aar=2024');
	await settled(page);
	await expect(page.getByRole('button', { name: 'Slik er tallet beregnet' }).first()).toBeVisible();
	const marked = await page.evaluate(() => {
		const main = document.querySelector('main');
		if (main) getSelection()?.selectAllChildren(main);
		return getSelection()?.toString() ?? '';
	});
	expect(marked).toContain('brukere per 1000');
	expect(marked).not.toContain('Slik er tallet beregnet');
	expect(marked).not.toContain('Last ned');
});

test('a plan is a table of four years in kroner, pasted as a table', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await openExampleFigures(page, 'kommune=3427&aar=2024');
	await goTo(page, 'Planlegg');
	await page.locator('#pris input').first().fill('950000');
	await page.keyboard.press('Tab');
	await page.getByRole('button', { name: 'Legg til årsverk' }).click();
	await test.step('in Word after one press', async () => {
		const part = page.locator('section').filter({ hasText: 'Tabell til økonomiplanen' }).last();
		const body = await savedWord(page, part.getByRole('button', { name: 'Lag et Word-dokument' }));
		expect(body).toMatch(/Tynset 20\d\d–20\d\d: tiltak og kostnader/);
		expect(body).toContain('3 800 tusen kroner');
		expect(body).toContain('Tallet er kommunens eget');
	});
	await page.getByRole('button', { name: /^Tabell til økonomiplanen/ }).click();
	const table = page.getByRole('table', { name: /^Tynset: Scenario A, 1000 kroner i / });
	await expect(table.getByRole('row', { name: /^Sum 1 950 950 950 950/ })).toBeVisible();
	await page.getByLabel('Første år i planen').fill('2030');
	await page.keyboard.press('Tab');
	await page.getByLabel(/starter i$/).selectOption('2032');
	await expect(table.getByRole('row', { name: /^Sum 1 0 0 950 950/ })).toBeVisible();
	await expect(page.getByText(/Tallet er kommunens eget/)).toBeVisible();
	await test.step('the years are of the plan: they can be taken back, and the card has them', async () => {
		await page.getByRole('button', { name: 'Angre' }).click();
		await expect(table.getByRole('row', { name: /^Sum 1 950 950 950 950/ })).toBeVisible();
		await page.getByRole('button', { name: 'Gjør om' }).click();
		await expect(table.getByRole('row', { name: /^Sum 1 0 0 950 950/ })).toBeVisible();
	});
	expect(await faults(page)).toEqual([]);
	await page.getByRole('button', { name: 'Kopier tabellen' }).click();
	await expect(page.getByText('Tabellen er kopiert.', { exact: false })).toBeVisible();
	const lines = (await copied(page)).split(/\r?\n/);
	expect(lines.find((line) => line.startsWith('Sum'))).toMatch(/^Sum\t1\t0\t0\t950\t950\t1900/);
	expect(lines.at(-1)).toContain('Syntetiske eksempeldata');
});
