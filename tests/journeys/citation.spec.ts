import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { faults } from './faults.ts';
import {
	asFile,
	chart,
	expect,
	fileSection,
	fixture,
	goTo,
	holdEngine,
	openExampleFigures,
	openParts,
	openWith,
	plainText,
	settled,
	test
} from './steps.ts';

const held = (page: Page): Locator => page.getByTestId('held');

/** What the page says of a citation, when it has been held beside the figures. */
async function expectHeld(page: Page, text: RegExp | string): Promise<void> {
	await expect(held(page)).toHaveAttribute('aria-busy', 'false', { timeout: 90_000 });
	await expect(held(page).getByRole('status').first()).toContainText(text);
}

/** Cites what is framed: the line that was copied, and its address. */
async function cite(page: Page, figure: Locator): Promise<{ line: string; address: string }> {
	const width = async () => (await figure.boundingBox())?.width;
	const before = await width();
	await figure.getByRole('button', { name: 'Siter', exact: true }).click();
	await expect(figure.getByText('Sitatet er kopiert, med lenke')).toBeVisible();
	expect(await width(), 'a long address makes no chart wider').toBe(before);
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	const at = copied.lastIndexOf(' http');
	return {
		line: copied.slice(0, at).replace(/[\u00a0\u202f]/g, ' '),
		address: copied.slice(at + 1)
	};
}

const SAME = /^Tallet er det samme\.\s*$/;
const answer = (page: Page) => page.getByRole('figure').first();

const PLAN = 'brukerplan.csv';
const FILES = [PLAN, 'is248.csv', 'folkemengde.csv'];
const KOMMUNE = { typed: '3427', name: 'Tynset 2022' };

async function openFiles(page: Page): Promise<Locator> {
	await openWith(page, FILES, KOMMUNE);
	await settled(page);
	await openParts(page);
	return chart(page, /^Brukere i alt, per 1000/).first();
}

async function remove(page: Page, name: string): Promise<void> {
	await goTo(page, 'Data');
	await fileSection(page, name).getByRole('button', { name: 'Fjern' }).click();
	await expect(fileSection(page, name)).toHaveCount(0);
}

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

test('an answer and a figure are cited, and are the same on another page', async ({
	page,
	context
}) => {
	await openExampleFigures(page);
	await settled(page);
	const { line, address } = await cite(page, answer(page));
	expect(line).toMatch(
		/^Gap i oppfølging og behandling, forløp 2 og 3, Tynset \(3427\) 2024: .*Kilder: BrukerPlan 2024, IS-24\/8 2024\. Kobling standard v\d.*Syntetiske eksempeldata\. Forløpsatlas, \d+\. \w+ 20\d\d\.$/
	);
	expect(new URL(address).search).toBe('?data=eksempel');
	expect(await faults(page)).toEqual([]);

	await test.step('a document gets the line with the words that lead to the page', async () => {
		const html = await page.evaluate(async () => {
			const [item] = await navigator.clipboard.read();
			return (await item!.getType('text/html')).text();
		});
		expect(html).toContain(`>Kontroller tallet</a>`);
		expect(html).toContain('#sitat=1.');
	});

	const other = await context.newPage();
	await holdEngine(other);
	await other.goto(address);
	await expectHeld(other, SAME);
	expect(await plainText(other.getByRole('blockquote'))).toBe(line);
	expect(await faults(other)).toEqual([]);

	await openParts(page);
	const figure = chart(page, /^Brukere i alt, per 1000/).first();
	const cited = await cite(page, figure);
	expect(cited.line).toMatch(
		/^Brukere i alt, per 1000, Tynset \(3427\) 2024: [\d,]+ \([\d,]+–[\d,]+\)/
	);
	await other.goto(cited.address);
	await expectHeld(other, SAME);
});

test('a citation follows its file: the same, another, and not to be checked', async ({
	page,
	context
}) => {
	const { line, address } = await cite(page, await openFiles(page));
	expect(new URL(address).search).toBe('');
	const before = /2022: ([\d,]+)/.exec(line)?.[1] ?? 'none';

	await test.step('without the file the page warns first, and takes it in', async () => {
		const other = await context.newPage();
		await other.goto(address);
		await expectHeld(
			other,
			/^Tallet kan ikke kontrolleres: .*«brukerplan\.csv» \(SHA-256 [0-9a-f]{8} …\)/
		);
		await expect(held(other)).toContainText('bare det lenken sier');
		expect(await plainText(other.getByRole('blockquote'))).toBe(line);
		expect(await faults(other)).toEqual([]);
		await other.getByTestId('data-files').setInputFiles(FILES.map(fixture));
		await expectHeld(other, SAME);
		await other.close();
	});

	await remove(page, PLAN);
	const more = readFileSync(fixture(PLAN), 'utf8').replaceAll(/;(\d\d)$/gm, ';1$1');
	await page.getByTestId('data-files').setInputFiles([asFile('ny.csv', more)]);
	await fileSection(page, 'ny.csv').getByTestId('load').click();
	await expect(fileSection(page, 'ny.csv').locator('header').getByRole('status')).toContainText(
		'Lastet inn'
	);

	await test.step('another file: old beside new, and which file', async () => {
		await follow(page, address);
		await expectHeld(page, new RegExp(`^Tallet er endret: ${before} .* → \\d`));
		const row = held(page).getByRole('table').getByRole('row').nth(1);
		await expect(row).toContainText('nei');
		await expect(held(page).getByRole('listitem')).toHaveText(
			/^Filen fra BrukerPlan er en annen: «brukerplan\.csv» .* → «ny\.csv» /
		);
		expect(await faults(page)).toEqual([]);
	});

	await test.step('no file: it can’t be checked', async () => {
		await remove(page, 'ny.csv');
		await follow(page, address);
		await expectHeld(page, /^Tallet kan ikke kontrolleres: «brukerplan\.csv»/);
	});

	await test.step('what is deleted does not come back with an address of before', async () => {
		await goTo(page, 'Data');
		await page.getByRole('button', { name: 'Slett alt' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Slett alt' }).click();
		await expect(page.getByText('Alt er slettet.')).toBeVisible();
		await page.goBack();
		await expect(page.getByRole('main')).toContainText('trykk «Siter»');
		expect(new URL(page.url()).hash).toBe('');
	});
});

/** As a link on a page does: what is loaded stays. */
async function follow(page: Page, address: string): Promise<void> {
	await page.evaluate((href) => {
		const link = document.createElement('a');
		link.href = href;
		document.body.append(link);
		link.click();
		link.remove();
	}, address);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sitert tall');
}

/** The pin of an address with something else in it, as anybody can write it. */
const forged = (page: Page, address: string, from: string, to: string): Promise<string> =>
	page.evaluate(
		({ address, from, to }) => {
			const [start = '', text = ''] = address.split('#sitat=1.');
			const bytes = atob(text.split('.')[0]!.replaceAll('-', '+').replaceAll('_', '/'));
			const json = new TextDecoder().decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0)));
			const other = new TextEncoder().encode(json.replace(from, to));
			const written = btoa(String.fromCharCode(...other))
				.replaceAll('+', '-')
				.replaceAll('/', '_')
				.replaceAll('=', '');
			let sum = 0x811c9dc5;
			for (const letter of written) sum = Math.imul(sum ^ letter.charCodeAt(0), 0x01000193);
			return `${start}#sitat=1.${written}.${(sum >>> 0).toString(36)}`;
		},
		{ address, from, to }
	);

test('a link that was written by hand never looks like a figure that was checked', async ({
	page
}) => {
	const { line, address } = await cite(page, await openFiles(page));
	await follow(page, await forged(page, address, '"state":"value"', '"state":"sikkert"'));
	await expect(page.getByRole('main')).toContainText('Lenken er skadet');

	const number = /2022: ([\d,]+)/.exec(line)![1]!.replace(',', '.');
	await follow(page, await forged(page, address, `"value":${number},`, '"value":999,'));
	await expectHeld(page, /^Tallet er endret: 999,0 .* → /);
	await expect(held(page)).toContainText('lenken trolig endret for hånd');

	await test.step('markup is text, and a stranger’s words are in quotes', async () => {
		const name = '<img src=x onerror=alert(1)> kontrollert';
		await follow(page, await forged(page, address, 'brukerplan.csv', name));
		await expectHeld(page, SAME);
		await expect(page.getByRole('main')).toContainText(`«${name}»`);
		await expect(page.getByRole('main').locator('img')).toHaveCount(0);
		await follow(page, await forged(page, address, '"brukere_i_alt_rate"', '"Offentlig tall"'));
		await expectHeld(page, 'Tallet finnes ikke lenger');
		await expect(page.getByRole('blockquote')).toContainText('«Offentlig tall»');
		expect(await faults(page)).toEqual([]);
	});

	await test.step('cut, newer and empty links say what to do', async () => {
		await follow(page, address.slice(0, -40));
		await expect(page.getByRole('main')).toContainText('kopier hele lenken på nytt');
		await follow(page, address.replace('#sitat=1.', '#sitat=7.'));
		await expect(page.getByRole('main')).toContainText('nyere utgave');
		await follow(page, address.replace(/#.*/, ''));
		await expect(page.getByRole('main')).toContainText('trykk «Siter»');
		expect(await faults(page)).toEqual([]);
	});
});

test('what is cited in Intern has what may be shared', async ({ page }) => {
	const figure = await openFiles(page);
	const shared = await cite(page, figure);
	await page.getByRole('switch', { name: 'Intern' }).click();
	await settled(page);
	const internal = await cite(page, figure);
	expect(internal.line).toBe(shared.line);
	await expect(figure).toContainText('Sitatet har bare tallet som kan deles');
	await follow(page, internal.address);
	await expectHeld(page, SAME);
});

test('by keyboard, on a small screen, in other languages and on paper', async ({ page }) => {
	await page.setViewportSize({ width: 375, height: 800 });
	await openExampleFigures(page);
	await settled(page);
	const button = answer(page).getByRole('button', { name: 'Siter', exact: true });
	await button.focus();
	await page.keyboard.press('Enter');
	await expect(answer(page).getByText('Sitatet er kopiert, med lenke')).toBeVisible();
	await expect(button).toHaveAttribute('aria-expanded', 'true');
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sitert tall');
	await expectHeld(page, SAME);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
	expect(await faults(page)).toEqual([]);

	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('blockquote')).toBeVisible();
	await expect(page.getByText(/Forløpsatlas.*skrevet ut|Skrevet ut/i).first()).toBeVisible();
	await page.emulateMedia({ media: 'screen' });
	for (const [language, said] of [
		['nn', 'Talet er det same.'],
		['en', 'The figure is the same.']
	] as const) {
		await page.getByRole('button', { name: /^(Meny|Menu)$/ }).click();
		await page.locator('select').filter({ hasText: 'Nynorsk' }).selectOption(language);
		await expectHeld(page, said);
		expect(await faults(page)).toEqual([]);
	}
});
