import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { packageFaults, partsOf, saidIn, xmlOf } from '../docxParts.ts';
import { faults } from './faults.ts';
import { expect, settled, test } from './steps.ts';

/*
 * The sheets of a county governor: on the screen, on paper and in Word.
 */
const INNLANDET = 'data=eksempel&kommune=3427&aar=2024';
const THREE = `${INNLANDET}&omrade=liste:Tre&koder=3426,3427,3428`;
const NAMES = ['Alvdal', 'Tolga', 'Tynset'];

/** All areas' figures come after the files are read. */
const LONG = { timeout: 240_000 };

/** The pages of a PDF, counted by their objects. */
const pageCount = (pdf: Buffer): number =>
	pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;

const sheets = (page: Page) => page.getByRole('article');
const county = (page: Page) => sheets(page).first();

async function open(page: Page, query: string, title: RegExp): Promise<void> {
	await page.goto(`/sammenlign/ark?${query}`);
	await made(page, title);
}

/** The sheet is not there until all of it is; in another language it is made anew. */
async function made(page: Page, title: RegExp): Promise<void> {
	await expect(county(page).getByRole('heading', { level: 2, name: title })).toBeVisible(LONG);
	await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, LONG);
	await settled(page);
}

test('the sheet of a county is at most two A4 pages, and one page goes back to each kommune, in three languages', async ({
	page
}, info) => {
	test.slow();
	// Without a window nothing is chosen: the PDF that is made next is what is printed.
	await page.addInitScript(() => (window.print = () => undefined));
	await open(page, INNLANDET, /^Innlandet 2024:/);
	const print = async (name: string) => {
		const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
		await info.attach(`${name}.pdf`, { body: pdf, contentType: 'application/pdf' });
		expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/);
		return pageCount(pdf);
	};
	const pages: Record<string, number[]> = {};
	for (const { choice, title, one, all } of [
		{ choice: 'Bokmål', title: /hva kommunene/, one: 'Skriv ut dette', all: 'Skriv ut alle' },
		{ choice: 'Nynorsk', title: /kva kommunane/, one: 'Skriv ut dette', all: '' },
		{ choice: 'English', title: /what the munici/, one: 'Print this one', all: '' }
	]) {
		await page.getByRole('banner').getByRole('combobox').last().selectOption(choice);
		await made(page, title);
		const whole = await print(`fylkesark-${choice}`);
		await page.getByRole('button', { name: one }).click();
		const single = await print(`ark-tilbake-${choice}`);
		// When it is printed the county's is the one that is printed again.
		expect(await print(`fylkesark-etter-${choice}`), choice).toBe(whole);
		pages[choice] = [whole, single];
		// As many pages in each language: one is enough to try.
		if (!all) continue;
		await page.getByRole('button', { name: all }).click();
		await expect(sheets(page)).toHaveCount(47);
		expect(await print(`alle-${choice}`)).toBe(46);
		await expect(sheets(page)).toHaveCount(2);
	}
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(0);
	await expect(sheets(page)).toHaveCount(1);
	for (const [choice, [whole = 0, single]] of Object.entries(pages)) {
		expect(whole, choice).toBeGreaterThanOrEqual(1);
		expect(whole, choice).toBeLessThanOrEqual(2);
		expect(single, choice).toBe(1);
	}
});

test('three kommuner: what is printed, saved and stopped', async ({ page }) => {
	test.slow();
	await open(page, THREE, /^Tre 2024:/);

	await test.step('nothing is wrong in light or dark, and nothing is wider than a narrow page', async () => {
		expect(await faults(page)).toEqual([]);
		await page.setViewportSize({ width: 375, height: 700 });
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(wide).toBeLessThanOrEqual(375);
		await page.setViewportSize({ width: 1280, height: 900 });
	});

	const saved: string[] = [];
	page.on('download', (file) => saved.push(file.suggestedFilename()));

	await test.step('stopped before it is written, nothing is saved', async () => {
		// What writes Word comes first when it is let.
		let start = () => {};
		const free = new Promise<void>((done) => (start = done));
		await page.route('**/*.js', async (route) => {
			await free;
			await route.continue();
		});
		await page.getByRole('button', { name: 'Lagre alle 3 (zip)' }).click();
		await page.getByRole('button', { name: 'Stopp', exact: true }).click();
		start();
		await expect(page.getByText('Stoppet. Ingen filer er lagret.')).toBeVisible();
		await page.unroute('**/*.js');
		expect(saved).toEqual([]);
	});

	await test.step('a zip with one Word file for each', async () => {
		const waiting = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Lagre alle 3 (zip)' }).click();
		const zip = await waiting;
		expect(zip.suggestedFilename()).toMatch(/^ark-tilbake-tre-2024\S*\.zip$/);
		await expect(page.getByText(/^3 ark er lagret i /)).toBeVisible();
		const files = Object.entries(unzipSync(readFileSync((await zip.path()) ?? '')));
		expect(files.map(([name]) => name)).toEqual(
			NAMES.map((name) => `${name.toLowerCase()}-2024-ark-tilbake-syntetisk.docx`)
		);
		for (const [i, [, bytes]] of files.entries()) {
			expect(packageFaults(partsOf(bytes))).toEqual([]);
			const text = saidIn(xmlOf(partsOf(bytes), 'word/document.xml'));
			expect(text).toContain(`${NAMES[i]}: det dere har meldt`);
		}
	});

	await test.step('the sheet of the county in Word says what the page says', async () => {
		const waiting = page.waitForEvent('download');
		await page.getByRole('button', { name: /Word/ }).first().click();
		const word = await waiting;
		expect(word.suggestedFilename()).toMatch(/2024-fylkesark-syntetisk\.docx$/);
		const text = saidIn(
			xmlOf(partsOf(readFileSync((await word.path()) ?? '')), 'word/document.xml')
		);
		const headings = await county(page).getByRole('heading', { level: 3 }).allTextContents();
		expect(headings).toContain('Bedre og verre over flere år');
		for (const heading of headings) expect(text).toContain(heading);
	});
});
