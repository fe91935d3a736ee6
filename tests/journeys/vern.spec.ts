import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import {
	asFile,
	chooseFiles,
	expect,
	explainDialog,
	fileSection,
	fixture,
	goTo,
	loadOne,
	openParts,
	openWith,
	settled,
	tableText,
	test,
	chart
} from './steps.ts';

/*
 * What is told of the protection: how it is done, what it has done, and what stays hidden in the next
 * edition of a file.
 */
const NAME = 'brukerplan-2022.csv';
const KOMMUNE = { typed: '1818', name: 'Herøy (Nordland) 2022' };
const small = readFileSync(fixture('sma-tall.csv'), 'utf8');
const twin = small.replace(/;([14])$/gm, (_, count) => (count === '1' ? ';4' : ';1'));
/** Nothing in it is small. */
const corrected = [
	'Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Hovedforløp;Antall',
	'1818;2022;alle brukere;alle;alle;;110',
	'1818;2022;rus uten psykisk lidelse;alle;alle;;11',
	'1818;2022;rus og mindre alvorlig psykisk lidelse;alle;alle;;30',
	'1818;2022;rus og alvorlig psykisk lidelse;alle;alle;;20',
	'1818;2022;kun psykisk lidelse;alle;alle;;49'
].join('\n');

const report = (page: Page) => page.getByTestId('protection-report');

async function toVern(page: Page) {
	await page.getByRole('contentinfo').getByRole('link', { name: 'Slik vernes små tall' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vern av små tall');
}

/** What is told of a source, by what it is; without what depends on the machine. */
async function reportRows(page: Page): Promise<Record<string, string>> {
	await expect(report(page).getByRole('table')).toBeVisible();
	await settled(page);
	const [, ...rows] = await tableText(report(page).getByRole('table'));
	return Object.fromEntries(
		rows
			.map(([what = '', told = '']) => [what, told])
			.filter(([what]) => !what?.startsWith('Sekunder'))
	);
}

async function savedReport(page: Page) {
	const waiting = page.waitForEvent('download');
	await report(page).getByRole('button', { name: 'Lagre rapporten (CSV)' }).click();
	const download = await waiting;
	return {
		name: download.suggestedFilename(),
		text: readFileSync(await download.path(), 'utf8')
	};
}

test('the method is told on a page of its own, that is printed on one or two', async ({ page }) => {
	await page.goto('/');
	await toVern(page);
	await expect(page.locator('dt')).toHaveText([':', '»', '..', '.', '-']);
	await expect(report(page)).toContainText('Rapporten kommer når en fil');
	expect(await faults(page)).toEqual([]);
	const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
	const pages = pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
	expect(pages).toBeGreaterThanOrEqual(1);
	expect(pages).toBeLessThanOrEqual(2);
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('a report tells what was hidden, and is saved, marked when it is of the internal view', async ({
	page
}) => {
	await openWith(page, [asFile(NAME, small)], KOMMUNE);
	await toVern(page);
	const rows = await reportRows(page);
	expect(rows).toMatchObject({ Data: 'Egne filer', År: '2022', Kommuner: '1' });
	expect(Number(rows['Skjult'])).toBeGreaterThan(1);
	expect(Number(rows['Smaleste spenn for et skjult tall, personer'])).toBeGreaterThanOrEqual(2);
	// So few that their number could tell which they are.
	expect(Object.keys(rows)).not.toContain('– fordi de er små');
	expect(await faults(page)).toEqual([]);

	const shared = await savedReport(page);
	expect(shared.name).toBe('vern-rapport.csv');
	expect(shared.text).toContain('Til deling: små tall er skjult');
	await page.getByRole('switch', { name: 'Intern' }).check();
	const internal = await savedReport(page);
	expect(internal.name).toBe('INTERN-vern-rapport.csv');
	expect(internal.text).toContain('INTERN – unntatt offentlighet');
});

test('the report does not depend on a small count', async ({ page, browser }) => {
	expect(twin).not.toBe(small);
	const other = await browser.newPage();
	const told: Record<string, string>[] = [];
	for (const [one, content] of [
		[page, small],
		[other, twin]
	] as const) {
		await openWith(one, [asFile(NAME, content)], KOMMUNE);
		await toVern(one);
		told.push(await reportRows(one));
	}
	expect(told[1]).toEqual(told[0]);
	await other.close();
});

test('what is told of a hidden number leads to the method', async ({ page }) => {
	await openWith(page, [asFile(NAME, small)], KOMMUNE);
	await openParts(page);
	const groups = chart(page, /^Brukere per gruppe/);
	await groups.getByRole('button', { name: 'Slik er tallet beregnet' }).click();
	await expect(explainDialog(page)).toContainText('Skjult av personvernhensyn.');
	await explainDialog(page).getByRole('link', { name: 'Slik vernes små tall' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vern av små tall');
	await expect(explainDialog(page)).toBeHidden();
});

test('a corrected file still hides what the first hid, until that is forgotten on purpose', async ({
	page
}) => {
	await openWith(page, [asFile(NAME, small)], KOMMUNE);
	await goTo(page, 'Data');
	await fileSection(page, NAME)
		.getByRole('button', { name: /^Fjern/ })
		.click();
	await chooseFiles(page, [asFile('rettet.csv', corrected)]);
	await loadOne(page, 'rettet.csv');
	const still = page.getByTestId('hidden-before');
	await expect(still).toContainText(
		/\d+ tall som var skjult i en tidligere utgave, er fortsatt skjult/
	);
	await toVern(page);
	const before = await reportRows(page);
	expect(Number(before['Skjult nå, og i en tidligere utgave'])).toBeGreaterThan(1);

	await still.getByRole('button', { name: 'Glem mønsteret' }).click();
	await expect(page.getByRole('dialog')).toContainText('Glemme hva som var skjult?');
	expect(await faults(page)).toEqual([]);
	await page.getByRole('dialog').getByRole('button', { name: 'Glem mønsteret' }).click();
	await expect(still).toHaveCount(0);
	await expect(page.getByRole('status').filter({ hasText: 'Mønsteret er glemt' })).toBeFocused();
	// It is judged anew: until then there is nothing to report.
	const hidden = async () => Number((await reportRows(page))['Skjult']);
	await expect.poll(hidden).toBeLessThan(Number(before['Skjult']));
	const after = await reportRows(page);
	expect(after['Skjult nå, og i en tidligere utgave']).toBe('0');
});
