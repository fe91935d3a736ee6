import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strFromU8 } from 'fflate';
import { files, KOMMUNE, seenIn } from '../canary.ts';
import { partsOf } from '../docxParts.ts';
import {
	asFile,
	chooseKommune,
	expect,
	explainDialog,
	goTo,
	openParts,
	openAll,
	openWith,
	saveAs,
	settled,
	test
} from './steps.ts';
import { storedTexts } from './storage.ts';

test.use({ serviceWorkers: 'allow' });

/*
 * A number that is hidden because another is small is looked for in all that the page shows, prints,
 * saves, stores and puts in its address. Where it is, it is told what of it is seen.
 */
const OWN = 'brukerplan-egen.csv';
const NAME = `Bergen ${KOMMUNE.year}`;
const named = Object.entries(files).map(([name, text]) => asFile(name, text));

/** What is seen of the number, by where; where nothing is seen it is not there. */
const seenWhere = (told: Readonly<Record<string, string>>) =>
	Object.entries(told).flatMap(([where, text]) => seenIn(text).map((seen) => `${where}: ${seen}`));

/** Texts as they are read, and every attribute; numbers in paths are no text. */
async function pageTexts(page: Page, where: string): Promise<Record<string, string>> {
	await settled(page);
	const found = await page.evaluate(() => {
		const copy = document.documentElement.cloneNode(true) as Element;
		const shape = ['d', 'points', 'transform', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r'];
		for (const drawn of copy.querySelectorAll('svg *'))
			for (const name of [...shape, 'width', 'height']) drawn.removeAttribute(name);
		const fields = [...document.querySelectorAll<HTMLInputElement>('input, select, textarea')];
		return {
			markup: copy.outerHTML,
			text: document.body.innerText,
			fields: fields.map(({ value }) => value).join('\n'),
			history: `${location.href} ${JSON.stringify(history.state)} ${document.title}`
		};
	});
	const named = Object.entries(found).map(([what, text]) => [`${where}, ${what}`, text] as const);
	return Object.fromEntries(named);
}

async function unfoldAll(page: Page) {
	await settled(page);
	if (await page.locator('.fold').count()) await openParts(page);
	await settled(page);
	await page.evaluate(() => {
		for (const folded of document.querySelectorAll('details')) folded.open = true;
	});
	await openAll(page);
}

/** Every picture of the page, in every form that it is saved in. */
async function savedTexts(page: Page): Promise<Record<string, string>> {
	const saved: Record<string, string> = {};
	for (const figure of await page.getByRole('figure').all())
		for (const kind of ['CSV', 'SVG', 'PNG'] as const) {
			const download = await saveAs(page, figure, kind);
			const bytes = readFileSync(await download.path());
			const text = kind === 'PNG' ? pngTexts(bytes) : bytes.toString('utf8');
			saved[download.suggestedFilename()] = `${download.suggestedFilename()}\n${text}`;
		}
	return saved;
}

/** Every part of the Word document or the workbook, and of the workbooks in it. */
async function documentTexts(page: Page, button: string): Promise<Record<string, string>> {
	const waiting = page.waitForEvent('download');
	await page.getByRole('button', { name: button }).click();
	const download = await waiting;
	const name = download.suggestedFilename();
	const texts: Record<string, string> = { [name]: name };
	const readAll = (bytes: Uint8Array, within: string) => {
		for (const [path, part] of partsOf(bytes))
			if (path.endsWith('.xlsx')) readAll(part, `${within}/${path}`);
			else texts[`${within}/${path}`] = strFromU8(part);
	};
	readAll(new Uint8Array(readFileSync(await download.path())), name);
	return texts;
}

/** All parts of a PNG but its pixels. */
function pngTexts(bytes: Buffer): string {
	const parts: string[] = [];
	for (let at = 8; at < bytes.length;) {
		const length = bytes.readUInt32BE(at);
		const kind = bytes.toString('latin1', at + 4, at + 8);
		if (kind !== 'IDAT') parts.push(bytes.toString('latin1', at + 4, at + 8 + length));
		at += 12 + length;
	}
	return parts.join('\n');
}

async function explainedTexts(page: Page): Promise<Record<string, string>> {
	const told: Record<string, string> = {};
	const buttons = page.getByRole('main').getByRole('button', { name: /Slik er tallet beregnet$/ });
	for (let i = 0; i < (await buttons.count()); i++) {
		await buttons.nth(i).click();
		await expect(explainDialog(page)).toBeVisible();
		await settled(page);
		told[`explanation ${i}`] = await explainDialog(page).evaluate((one) => one.outerHTML);
		await page.keyboard.press('Escape');
		await expect(explainDialog(page)).toBeHidden();
	}
	return told;
}

test('a hidden number is in nothing that is shown, printed, saved, stored or addressed', async ({
	page
}) => {
	test.slow();
	await openWith(page, named, { typed: KOMMUNE.code, name: NAME });
	await unfoldAll(page);

	await test.step('the page of the kommune, on screen and paper', async () => {
		const screen = await pageTexts(page, 'kommune');
		expect(screen['kommune, text'], 'what is beside it is shown').toMatch(/9\s204/);
		await page.emulateMedia({ media: 'print' });
		await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
		const paper = await pageTexts(page, 'paper');
		await page.evaluate(() => dispatchEvent(new Event('afterprint')));
		await page.emulateMedia({ media: 'screen' });
		expect(seenWhere({ ...screen, ...paper })).toEqual([]);
	});

	await test.step('files of every picture, and explanations', async () => {
		const saved = await savedTexts(page);
		expect(Object.keys(saved).length, 'all pictures in three forms').toBeGreaterThan(15);
		expect(Object.values(saved).join('\n'), 'what is beside it is saved').toMatch(/9204/);
		const explained = await explainedTexts(page);
		expect(Object.keys(explained).length).toBeGreaterThan(5);
		expect(seenWhere({ ...saved, ...explained })).toEqual([]);
	});

	await test.step('the Word document, part by part', async () => {
		const document = await documentTexts(page, 'Lag et Word-dokument');
		expect(Object.keys(document).length).toBeGreaterThan(15);
		expect(Object.values(document).join('\n'), 'what is beside it is told').toContain('940');
		expect(seenWhere(document)).toEqual([]);
	});

	await test.step('the workbook, part by part', async () => {
		await page.getByRole('button', { name: 'Flere måter' }).click();
		const book = await documentTexts(page, 'Last ned tallene som Excel-arbeidsbok');
		expect(Object.keys(book).length).toBeGreaterThan(15);
		expect(Object.values(book).join('\n'), 'what is beside it is told').toContain('<v>9204</v>');
		expect(seenWhere(book)).toEqual([]);
	});

	await test.step('the other pages', async () => {
		for (const name of ['Planlegg', 'Modell', 'Data'] as const) {
			await goTo(page, name);
			await unfoldAll(page);
			expect(seenWhere(await pageTexts(page, name))).toEqual([]);
		}
		for (const forlop of [2, 3]) {
			await goTo(page, 'Forløp');
			await page
				.getByRole('main')
				.getByRole('link', { name: new RegExp(`^${forlop} `) })
				.click();
			await expect(
				page.getByRole('heading', { level: 1, name: `Hovedforløp ${forlop}:` })
			).toBeVisible();
			await unfoldAll(page);
			expect(seenWhere(await pageTexts(page, `pathway ${forlop}`))).toEqual([]);
		}
	});

	await test.step('what is stored, but the file itself', async () => {
		expect(seenWhere(await storedTexts(page)), 'before it is asked for').toEqual([]);
		await goTo(page, 'Data');
		await page.getByRole('switch', { name: 'Lagre på denne maskinen' }).check();
		await expect(page.getByTestId('keep')).toHaveAttribute('data-kept', 'kept');
		await expect(page.getByTestId('keep-status')).toContainText('er lagret');
		await settled(page);
		const stored = await storedTexts(page);
		const isOwn = ([, text]: [string, string]) => text === files[OWN];
		const others = Object.entries(stored).filter((one) => !isOwn(one));
		expect(others.length, 'the file is kept, once').toBe(Object.keys(stored).length - 1);
		expect(
			others.some(([, text]) => text.includes('9204')),
			'and figures of it'
		).toBe(true);
		expect(seenWhere(Object.fromEntries(others))).toEqual([]);
	});

	await test.step('it is what is looked for: the municipality itself sees it, and keeps it not', async () => {
		await page.getByRole('switch', { name: 'Intern' }).check();
		await goTo(page, 'Kommune');
		await chooseKommune(page, KOMMUNE.code, NAME);
		await unfoldAll(page);
		const inside = await pageTexts(page, 'intern');
		expect(seenWhere(inside).length).toBeGreaterThan(0);
		expect(seenIn(inside['intern, history'] ?? '')).toEqual([]);
		await settled(page);
		const stored = Object.entries(await storedTexts(page)).filter(
			([, text]) => text !== files[OWN]
		);
		expect(seenWhere(Object.fromEntries(stored))).toEqual([]);
	});
});
