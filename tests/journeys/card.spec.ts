import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { elementsOf, packageFaults, partsOf, saidIn, textsOf, xmlOf } from '../docxParts.ts';
import { faults } from './faults.ts';
import {
	chooseKommune,
	expect,
	goTo,
	holdEngine,
	openExampleFigures,
	plainText,
	settled,
	test
} from './steps.ts';

const sheet = (page: Page) => page.getByRole('article');
const answer = (page: Page) => sheet(page).locator('.answer');
const ask = (page: Page, title: string) =>
	sheet(page)
		.locator('section')
		.filter({ has: page.getByRole('heading', { name: title }) });

/** The card of the examples, whose files are never read. */
async function openCard(page: Page, query = 'kommune=3427&aar=2024', hash = ''): Promise<void> {
	await holdEngine(page);
	await page.goto(`/kort?${query}&data=eksempel${hash}`);
	await expect(sheet(page)).toBeVisible();
	await settled(page);
}

/** A plan as an address has it: man-years of the third pathway, in 2026 prices. */
function planOf(kommune: string, arsverk: number, kroner: number | null): string {
	const staff = [{ forlop: 3, education: '', arsverk }];
	const plan = {
		price: kroner === null ? null : { kroner, year: 2026 },
		scenarios: [{ id: 'A', name: '', staff, measures: [], norms: {}, growth: null }],
		together: { kommuner: [], measure: 'fact_liten', split: 'population' }
	};
	const content = { format: 'forlopsatlas-plan', version: 2, kommune, plan };
	return `#plan=${Buffer.from(JSON.stringify(content)).toString('base64url')}`;
}

/** The pages of a PDF, counted by their objects. */
const pageCount = (pdf: Buffer): number =>
	pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;

async function speak(page: Page, choice: 'Bokmål' | 'Nynorsk' | 'English'): Promise<void> {
	await page.getByRole('banner').getByRole('combobox').last().selectOption(choice);
	await settled(page);
}

/** Whatever the answer, with the longest names: covered, undecided by its range, hidden, without users. */
const KOMMUNER = ['3427', '3903', '5034', '5612', '1515', '0301'];

test('the card is one sheet of A4, in three languages, whatever the answer is', async ({
	page
}, info) => {
	test.slow();
	const languages = ['Bokmål', 'Nynorsk', 'English'] as const;
	for (const [i, kommune] of KOMMUNER.entries()) {
		await openCard(page, `kommune=${kommune}&aar=2024`, planOf(kommune, 12.5, 912_345));
		// The next one begins with the language that the last one ended with.
		for (const language of i % 2 === 0 ? languages : languages.toReversed()) {
			await speak(page, language);
			const pdf = await page.pdf({ preferCSSPageSize: true });
			await info.attach(`${kommune}.pdf`, { body: pdf, contentType: 'application/pdf' });
			expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/);
			expect(pageCount(pdf), `${kommune} ${language}`).toBe(1);
		}
	}
});

test('from the kommune page to the card and back; it says what the page says', async ({ page }) => {
	await openExampleFigures(page);
	await settled(page);
	const heading = await plainText(
		page.getByRole('figure').first().getByRole('heading', { level: 2 })
	);
	await page
		.getByRole('button', { name: 'Mer å ta med' })
		.or(page.locator('.take button'))
		.first()
		.click();
	await page.getByRole('link', { name: 'Kort til kommunestyret, på én side' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Psykisk helse og rus i Tynset, 2024'
	);
	await settled(page);
	expect(await plainText(answer(page))).toBe(heading);
	await expect(sheet(page).getByRole('img')).toHaveCount(2);
	await expect(page.getByTestId('synthetic')).toBeVisible();
	expect(await faults(page)).toEqual([]);

	await test.step('another kommune is another card', async () => {
		await chooseKommune(page, 'molde', 'Psykisk helse og rus i Molde, 2024');
		await expect(answer(page)).toContainText('Det kan ikke avgjøres om Molde har nok årsverk');
		await expect(ask(page, 'Her bes det ikke om penger')).toContainText('En full kartlegging');
	});

	await test.step('the explanation is a press away', async () => {
		await page.getByRole('link', { name: 'Forklaringen for Molde' }).first().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Molde 2024');
	});
});

test('the plan of the kommune is what is asked for, with its price', async ({ page }) => {
	await openCard(page, undefined, planOf('3427', 2, 1_000_000));
	const asked = ask(page, 'Hva det koster');
	await expect(asked).toContainText(/2,0\smillioner kroner i året/);
	await expect(asked).toContainText(
		/2,0\sårsverk koster dette.*8,0\smillioner kroner over fire år/
	);
	await expect(asked).toContainText(/1\s000\s000 kroner for ett årsverk, i 2026-kroner/);
	expect(await faults(page)).toEqual([]);

	await test.step('it is the plan of the page where plans are made, and is changed there', async () => {
		await goTo(page, 'Planlegg');
		await page.getByLabel('Antall, linje 1').fill('3');
		await page.getByLabel('Antall, linje 1').press('Tab');
		await page.getByRole('link', { name: 'Planen på kommunestyrets kort' }).click();
		await expect(asked).toContainText(/3,0\smillioner kroner i året/);
	});

	await test.step('a link with another plan writes nothing over', async () => {
		await page.evaluate((hash) => (location.hash = hash), planOf('3427', 9, 1_000_000));
		await expect(page.getByText('Lenken har en annen plan')).toBeVisible();
		await expect(asked).toContainText(/3,0\smillioner kroner i året/);
	});
});

test('without a price there is no sum, and a way to set it', async ({ page }) => {
	await openCard(page, undefined, planOf('3427', 2, null));
	const asked = ask(page, 'Hva det koster');
	await expect(asked).toContainText('Derfor står det ingen sum her');
	await expect(asked.locator('.figure')).toHaveCount(0);
	await asked.getByRole('link', { name: 'Skriv inn prisen under Planlegg' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tynset: planlegg');
	await expect(page.getByLabel(/^Hva et årsverk koster/)).toBeInViewport();
});

test('the card is a Word document with charts of its own, and says whose eyes it is for', async ({
	page
}) => {
	await openCard(page);
	await page.getByRole('switch', { name: 'Intern' }).check();
	await settled(page);
	const said = await plainText(answer(page));
	await expect(sheet(page).getByText(/INTERN – unntatt offentlighet/)).toBeVisible();
	const waiting = page.waitForEvent('download');
	await page.getByRole('button', { name: /Word/ }).click();
	const download = await waiting;
	expect(download.suggestedFilename()).toBe(
		'INTERN-tynset-2024-kort-til-kommunestyret-syntetisk.docx'
	);
	const parts = partsOf(new Uint8Array(readFileSync(await download.path())));
	expect(packageFaults(parts)).toEqual([]);
	const body = xmlOf(parts, 'word/document.xml');
	expect(saidIn(body).replace(/\s+/g, ' ')).toContain(said);
	expect(saidIn(xmlOf(parts, 'word/header1.xml'))).toBe('INTERN – unntatt offentlighet');
	const bars = xmlOf(parts, 'word/charts/chart1.xml');
	expect(textsOf(elementsOf(bars, 'c:cat')[0] ?? '', 'c:v')).toHaveLength(3);
	expect([...parts.keys()].filter((path) => path.endsWith('.xlsx'))).toHaveLength(2);
	expect(saidIn(xmlOf(parts, 'word/footnotes.xml'))).toContain('BrukerPlan 2024 (personer)');
});

test('without a kommune, without files and on a small screen it says what to do', async ({
	page
}) => {
	await page.setViewportSize({ width: 375, height: 720 });
	await page.goto('/kort');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kort til kommunestyret');
	await expect(page.getByText('Velg en kommune for å se kortet.')).toBeVisible();
	await page.goto('/kort?kommune=3427');
	await expect(page.getByText(/De er ikke lastet inn ennå/)).toBeVisible();
	await page.getByRole('link', { name: /eksempel/ }).click();
	await expect(sheet(page)).toBeVisible();
	await settled(page);
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(width).toBe(375);
	expect(await faults(page)).toEqual([]);
	await page.getByRole('banner').getByRole('button', { name: 'Meny' }).click();
	await page.emulateMedia({ colorScheme: 'dark' });
	expect(await faults(page)).toEqual([]);
});
