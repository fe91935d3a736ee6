import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import {
	asFile,
	chart,
	chooseFiles,
	expect,
	explainDialog,
	fileSection,
	fixture,
	goTo,
	loadOne,
	openWith,
	plainText,
	settled,
	tableText,
	test,
	type NamedFile,
	saveAs,
	openParts,
	openAll
} from './steps.ts';

/*
 * Small counts must not leave in any form. The fixture holds the counts 1 and 4 in pairs, each pair
 * in one breakdown. Its twin has them the other way round: all sums are the same, and so is all
 * that may be told. What differs between the two pages is told of a small count.
 */
const NAME = 'brukerplan-2022.csv';
const KOMMUNE = { typed: '1818', name: 'Herøy (Nordland) 2022' };
const original = readFileSync(fixture('sma-tall.csv'), 'utf8');
const twin = original.replace(/;([14])$/gm, (_, count) => (count === '1' ? ';4' : ';1'));

const STAFF = new TextDecoder('windows-1252').decode(readFileSync(fixture('is248.csv'))).trimEnd();
/** Man-years by type too: without them nothing is told of balance. */
const TYPES = ['Behandling og samtale;2,7', 'Booppfølging;2,5', 'Dag og aktivitet;1,5'];
const staff = [STAFF, ...TYPES.map((type) => `1818;Herøy;2022;V;Tiltakstype;${type};;`)].join('\n');

const files = (content: string): (string | NamedFile)[] => [
	asFile(NAME, content),
	'folkemengde.csv',
	asFile('is248.csv', staff)
];

/** The whole document when all on it is there: texts, attributes, title. */
async function documentText(page: Page): Promise<string> {
	await settled(page);
	return page.evaluate(() => document.documentElement.outerHTML);
}

async function unfoldAll(page: Page) {
	// What comes behind the page can be unfolded too.
	await settled(page);
	if (await page.locator('.fold').count()) await openParts(page);
	await settled(page);
	await page.evaluate(() => {
		for (const folded of document.querySelectorAll('details')) folded.open = true;
	});
	await openAll(page);
}

/** Where two texts part; empty where they don't. */
function parting(one: string, other: string): string {
	if (one === other) return '';
	let at = 0;
	while (one[at] === other[at]) at++;
	const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
	return `${around(one)} ≠ ${around(other)}`;
}

async function downloaded(page: Page, kind: 'CSV' | 'SVG', heading: RegExp) {
	const download = await saveAs(page, chart(page, heading), kind);
	return {
		name: download.suggestedFilename(),
		text: readFileSync(await download.path(), 'utf8')
	};
}

const CHARTS = [
	/^Brukere per gruppe/,
	/^Rødt levekår/,
	/^Av 6,7 årsverk er/,
	/^Det er balanse hvis/,
	/Andre har .* for like mange registrerte brukere/,
	/Som i hele landet i \d+ ville det vært/
];

/** All that the pages tell of the kommune, by where it stands. */
async function everything(page: Page): Promise<Record<string, string>> {
	const told: Record<string, string> = {};
	await unfoldAll(page);
	told['kommune page'] = await documentText(page);
	for (const heading of CHARTS)
		for (const kind of ['CSV', 'SVG'] as const) {
			const { name, text } = await downloaded(page, kind, heading);
			told[`${kind} of ${heading}`] = `${name}\n${text}`;
		}
	const explained = page
		.getByRole('main')
		.getByRole('button', { name: /Slik er tallet beregnet$/ });
	for (let i = 0; i < (await explained.count()); i++) {
		await explained.nth(i).click();
		await expect(explainDialog(page)).toBeVisible();
		// The rows behind a figure and the steps of a gap come a moment after the dialog.
		await settled(page);
		told[`explanation ${i}`] = await explainDialog(page).evaluate((one) => one.outerHTML);
		await page.keyboard.press('Escape');
		await expect(explainDialog(page)).toBeHidden();
	}
	for (const forlop of [2, 3]) {
		await goTo(page, 'Forløp');
		await page
			.getByRole('main')
			.getByRole('link', { name: new RegExp(`^${forlop} `) })
			.click();
		// The page before this one may be that of another pathway, of the same kommune.
		const title = page.getByRole('heading', { level: 1, name: `Hovedforløp ${forlop}:` });
		await expect(title).toBeVisible();
		const place = page.getByRole('heading', { name: 'Herøy (Nordland)' });
		await expect(place.first()).toBeVisible();
		await settled(page);
		await unfoldAll(page);
		told[`pathway ${forlop}`] = await documentText(page);
	}
	return told;
}

test('nothing that is shown or saved depends on a small count', async ({ page, browser }) => {
	test.slow();
	expect(twin).not.toBe(original);
	const other = await browser.newPage();
	await Promise.all([
		openWith(page, files(original), KOMMUNE),
		openWith(other, files(twin), KOMMUNE)
	]);

	await test.step('shared: the two are the same, to the last character', async () => {
		const [mine, theirs] = await Promise.all([everything(page), everything(other)]);
		expect(Object.keys(mine).length).toBeGreaterThan(12);
		expect(Object.keys(theirs)).toEqual(Object.keys(mine));
		for (const [where, text] of Object.entries(mine))
			expect.soft(parting(text, theirs[where] ?? ''), `${where} tells of a small count`).toBe('');
	});

	await test.step('internal: they are not, so the comparison sees what it should', async () => {
		const heading = /^Brukere per gruppe/;
		const saved: string[] = [];
		for (const one of [page, other]) {
			await goTo(one, 'Kommune');
			await one.getByRole('switch', { name: 'Intern' }).check();
			await openParts(one);
			await expect(chart(one, heading)).toContainText('INTERN – unntatt offentlighet');
			saved.push((await downloaded(one, 'CSV', heading)).text);
		}
		expect(saved[0]).not.toBe(saved[1]);
		expect(await documentText(page)).not.toBe(await documentText(other));
	});
	await other.close();
});

/** A count with what chance does to it. */
const SHOWN: unknown = expect.stringMatching(/^\d+ \(\d+–\d+\)$/);

test('a small count is told as hidden, in every form', async ({ page }) => {
	await openWith(page, files(original), KOMMUNE);
	await openParts(page);
	const groups = chart(page, /^Brukere per gruppe/);
	await groups.getByRole('button', { name: 'Tabell' }).click();
	const [, ...rows] = await tableText(groups.getByRole('table'));
	expect(rows.map(([group, , count]) => [group, count])).toEqual([
		['Rus uten psykisk lidelse', 'skjult av personvernhensyn'],
		['Rus og mindre alvorlig psykisk lidelse', SHOWN],
		['Rus og alvorlig psykisk lidelse (ROP)', 'skjult av personvernhensyn'],
		['Bare psykisk lidelse', SHOWN]
	]);
	const csv = await downloaded(page, 'CSV', /^Brukere per gruppe/);
	expect(csv.text).toContain('Rus uten psykisk lidelse;2022;;;;skjult av personvernhensyn');
	expect(csv.text).toContain(';1818;Herøy (Nordland);BrukerPlan 2022;');
	expect(csv.name).toBe('herøy-nordland-2022-brukere-per-gruppe.csv');
	const svg = await downloaded(page, 'SVG', /^Brukere per gruppe/);
	expect(svg.text).toContain('skjult av');
	expect(svg.text).toContain('Herøy (Nordland) (1818) 2022');
	expect(svg.text).not.toContain('INTERN');

	await groups.getByRole('button', { name: 'Slik er tallet beregnet' }).click();
	const [head, ...source] = await tableText(explainDialog(page).getByRole('table'));
	const at = head?.indexOf('Antall brukere') ?? -1;
	// It is asked of the first, which is hidden.
	expect(source.map((cells) => cells[at])).toEqual([':', ':', ':', ':']);
});

test('the internal view shows small counts, is marked everywhere, and ends with the tab', async ({
	page
}) => {
	const heading = /^Brukere per gruppe/;
	await openWith(page, files(original), KOMMUNE);
	const internal = page.getByRole('switch', { name: 'Intern' });
	await expect(internal).not.toBeChecked();
	await expect(page.getByTestId('internal')).toHaveCount(0);
	await internal.check();
	await openParts(page);

	await expect(page.getByTestId('internal')).toContainText(
		'Ikke del bilder, utskrifter eller filer'
	);
	const groups = chart(page, heading);
	await expect(groups).toContainText('INTERN – unntatt offentlighet');
	await groups.getByRole('button', { name: 'Tabell' }).click();
	const [, ...rows] = await tableText(groups.getByRole('table'));
	expect(rows.map(([, , count]) => count)).toEqual([
		'1 (0–6)',
		'30 (20–43)',
		'4 (1–10)',
		'49 (36–65)'
	]);
	for (const kind of ['CSV', 'SVG'] as const)
		expect((await downloaded(page, kind, heading)).name).toMatch(
			new RegExp(`^INTERN-.*brukere-per-gruppe\\.${kind.toLowerCase()}$`)
		);
	const svg = await downloaded(page, 'SVG', heading);
	expect(svg.text).toMatch(/>INTERN – unntatt offentlighet</);
	await groups.getByRole('button', { name: 'Slik er tallet beregnet' }).click();
	const [head, ...source] = await tableText(explainDialog(page).getByRole('table'));
	expect(source.map((cells) => cells[head?.indexOf('Antall brukere') ?? -1])).toEqual([
		'1',
		'30',
		'4',
		'49'
	]);
	await page.keyboard.press('Escape');

	await page.reload();
	await expect(internal).not.toBeChecked();
	await expect(page.getByTestId('internal')).toHaveCount(0);
	await openWith(page, files(original), KOMMUNE);
	await openParts(page);
	await expect(groups).toContainText('skjult av');
	await expect(groups).not.toContainText('INTERN');
});

/** The page of files with one file in, apart from its preview; and the preview. */
async function pageOfFiles(page: Page, content: string) {
	await page.goto('/data');
	await chooseFiles(page, [asFile(NAME, content)]);
	await loadOne(page, NAME);
	await unfoldAll(page);
	await expect(fileSection(page, NAME).getByTestId('loaded')).toBeVisible();
	await expect(page.getByTestId('coverage')).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('data-figures', '2');
	await expect(page.getByText('Regner ut tallene …')).toHaveCount(0);
	const preview = fileSection(page, NAME).getByTestId('columns');
	const rows = await tableText(preview);
	expect(rows.length).toBeGreaterThan(5);
	await preview.evaluate((table) => table.remove());
	return { rows, rest: await documentText(page) };
}

test('the page of files tells of no small count, in its preview or outside it', async ({
	page
}) => {
	const [mine, theirs] = [await pageOfFiles(page, original), await pageOfFiles(page, twin)];
	expect(mine.rest === theirs.rest).toBe(true);
	expect(mine.rows).toEqual(theirs.rows);
});

test('a group that is hidden can not be found by subtraction', async ({ page }) => {
	// The groups are 3, 8, 5 and 20: only the first is small.
	await openWith(page, ['brukerplan.csv', 'folkemengde.csv'], KOMMUNE);
	await openParts(page);
	const groups = chart(page, /^Brukere per gruppe/);
	await groups.getByRole('button', { name: 'Tabell' }).click();
	const [, ...rows] = await tableText(groups.getByRole('table'));
	const shown = rows.flatMap(([, , count]) =>
		/^\d/.test(count ?? '') ? [Number.parseInt(count ?? '')] : []
	);
	expect(rows).toHaveLength(4);
	await chart(page, /^Brukere i alt/)
		.getByRole('button', { name: 'Slik er tallet beregnet' })
		.click();
	await expect(explainDialog(page)).toContainText(/rader i filene/);
	const all = /Regnestykket: (\d+)/.exec(await plainText(explainDialog(page)))?.[1];
	const rest = Number(all) - shown.reduce((sum, count) => sum + count, 0);
	const hidden = rows.length - shown.length;
	expect(hidden, 'the small group is hidden').toBeGreaterThan(0);
	expect(hidden === 1 && rest > 0 && rest < 5, `the hidden group is ${rest}`).toBe(false);
});
