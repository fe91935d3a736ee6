import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import {
	elementsOf,
	packageFaults,
	partsOf,
	saidIn,
	textsOf,
	valuesOf,
	xmlOf,
	type Parts
} from '../docxParts.ts';
import { faults } from './faults.ts';
import {
	asFile,
	chooseKommune,
	dropFiles,
	expect,
	fixture,
	goTo,
	openExampleFigures,
	openWith,
	plainText,
	settled,
	statusOf,
	tableText,
	test
} from './steps.ts';

const wordButton = (page: Page) => page.getByRole('button', { name: /Word/ });

async function saveWord(page: Page): Promise<Download> {
	const waiting = page.waitForEvent('download');
	await wordButton(page).click();
	return waiting;
}

async function read(download: Download): Promise<Parts> {
	return partsOf(new Uint8Array(readFileSync(await download.path())));
}

/** Without white space: a table's cells are laid out otherwise on paper. */
const bare = (text: string) => text.replace(/\s+/g, '');

/** The table behind the picture, unfolded; without the notes, which stand below it on paper. */
async function shownTable(page: Page): Promise<string[][]> {
	const figure = page.getByRole('figure').first();
	await figure.getByRole('button', { name: /^(Tabell|Table)$/ }).click();
	const rows = await tableText(figure.locator('table.ds-table'));
	return rows.slice(1).map((cells) => cells.slice(0, -1).map(bare));
}

function writtenTable(parts: Parts): string[][] {
	const [table = ''] = elementsOf(xmlOf(parts, 'word/document.xml'), 'w:tbl');
	return elementsOf(table, 'w:tr')
		.slice(1)
		.map((row) => elementsOf(row, 'w:tc').map((cell) => bare(saidIn(cell))));
}

test('dropped files are a Word document after four presses, with what stands on the page', async ({
	page,
	watch
}, info) => {
	const names = ['brukerplan.csv', 'is248.csv', 'folkemengde.csv'];
	let presses = 0;
	const press = async (doing: Promise<unknown>) => {
		presses++;
		await doing;
	};
	await page.goto('/');
	const from = performance.now();
	await dropFiles(page, names);
	await expect(statusOf(page, names[0]!)).toContainText('Klar til å lastes inn');
	await press(page.getByRole('button', { name: /^Last inn alle/ }).click());
	for (const name of names) await expect(statusOf(page, name)).toContainText('Lastet inn');
	await press(goTo(page, 'Kommune'));
	await press(chooseKommune(page, 'tyns', /^Tynset/));
	await expect(wordButton(page)).toBeVisible();
	await settled(page);
	const asked = watch.requested.length;
	const waiting = page.waitForEvent('download');
	await press(wordButton(page).click());
	const download = await waiting;
	const seconds = (performance.now() - from) / 1000;
	info.annotations.push({
		type: 'from dropped files to Word',
		description: `${seconds.toFixed(1)} s`
	});
	expect(presses).toBeLessThanOrEqual(5);
	expect(seconds).toBeLessThan(120);
	expect(watch.requested.slice(asked).some((url) => url.endsWith('.js'))).toBe(true);
	expect(download.suggestedFilename()).toMatch(/^tynset-20\d\d-behov-.*gap\.docx$/);
	await expect(page.getByRole('status').filter({ hasText: 'lastet ned' })).toHaveCount(1);

	const parts = await read(download);
	expect(packageFaults(parts)).toEqual([]);
	const body = xmlOf(parts, 'word/document.xml');
	const text = bare(saidIn(body));

	await test.step('the finding, the table and the sentences are those of the page', async () => {
		const heading = page.getByRole('figure').first().getByRole('heading', { level: 2 });
		expect(text).toContain(bare(await plainText(heading)));
		for (const said of await page.locator('.said').all()) {
			const sentence = (await plainText(said)).replace('Slik er tallet beregnet', '');
			expect(text).toContain(bare(sentence));
		}
		const rows = await shownTable(page);
		expect(rows).toHaveLength(4);
		expect(writtenTable(parts)).toEqual(rows);
	});

	await test.step('the files are named by what tells them from all others', () => {
		for (const name of names) {
			const hash = createHash('sha256')
				.update(readFileSync(fixture(name)))
				.digest('hex');
			expect(text).toContain(bare(`${name}`));
			// Of a file of persons it could be tried against the numbers that are hidden.
			if (name === 'brukerplan.csv') expect(text).not.toContain(hash);
			else expect(text).toContain(hash);
		}
	});

	await test.step('it may be shared, and says so', () => {
		expect(text).toContain(bare('Til deling: små tall er skjult'));
		expect(text).not.toContain('yntetiske');
		expect([...parts.keys()].filter((path) => path.includes('header'))).toEqual([]);
	});
	expect(await faults(page)).toEqual([]);
});

test('the document of the examples has a chart to be edited, in the language of the page', async ({
	page
}) => {
	await openExampleFigures(page);
	await settled(page);
	const tables: string[][][] = [];
	for (const [choice, language, word] of [
		['Bokmål', 'nb-NO', 'Vedlegg'],
		['Nynorsk', 'nn-NO', 'Vedlegg'],
		['English', 'en-GB', 'Appendix']
	] as const) {
		await page.getByRole('banner').getByRole('combobox').last().selectOption(choice);
		await settled(page);
		const download = await saveWord(page);
		expect(download.suggestedFilename()).toMatch(/^tynset-2024-.*\.docx$/);
		const parts = await read(download);
		expect(packageFaults(parts)).toEqual([]);
		expect(valuesOf(xmlOf(parts, 'word/styles.xml'), 'w:lang')).toEqual([language]);
		const body = xmlOf(parts, 'word/document.xml');
		const headings = elementsOf(body, 'w:p').filter((one) => one.includes('"Heading2"'));
		expect(headings.map(saidIn).join()).toContain(word);
		const chart = xmlOf(parts, 'word/charts/chart1.xml');
		expect(textsOf(elementsOf(chart, 'c:cat')[0] ?? '', 'c:v')).toHaveLength(4);
		expect([...parts.keys()].filter((path) => path.endsWith('.xlsx'))).toHaveLength(1);
		expect(valuesOf(body, 'wp:docPr', 'descr')[0]?.length).toBeGreaterThan(50);
		tables.push(writtenTable(parts));
	}
	const numbers = (rows: string[][]) => rows.flat().join(' ').match(/\d+/g);
	for (const table of tables) expect(numbers(table)).toEqual(numbers(tables[0] ?? []));
});

test('a document with the municipality’s own small numbers says so in its name and on each page', async ({
	page
}) => {
	await openExampleFigures(page);
	await page.getByRole('switch', { name: 'Intern' }).check();
	await settled(page);
	const download = await saveWord(page);
	expect(download.suggestedFilename()).toMatch(/^INTERN-tynset-2024-.*-syntetisk\.docx$/);
	const parts = await read(download);
	expect(packageFaults(parts)).toEqual([]);
	const stamp = 'INTERN – unntatt offentlighet';
	expect(saidIn(xmlOf(parts, 'word/header1.xml'))).toBe(stamp);
	const body = xmlOf(parts, 'word/document.xml');
	const said = elementsOf(body, 'w:p').map(saidIn);
	expect(said[1]).toContain(stamp);
	expect(said.join()).not.toContain('Til deling');
});

test('a kommune without an answer has a document of its years, as lines', async ({ page }) => {
	const year = readFileSync(fixture('kpr.csv'), 'utf8');
	const [, ...before] = year.replaceAll(',2022,', ',2021,').split('\n');
	await openWith(page, [asFile('kpr.csv', `${year.trim()}\n${before.join('\n')}`)], {
		typed: '3427',
		name: 'Tynset 2022'
	});
	await settled(page);
	const said = bare(await plainText(page.locator('.said')));
	const parts = await read(await saveWord(page));
	expect(packageFaults(parts)).toEqual([]);
	const body = xmlOf(parts, 'word/document.xml');
	expect(bare(saidIn(body))).toContain(said);
	const charts = [...parts.keys()].filter((path) => /^word\/charts\/chart\d+\.xml$/.test(path));
	expect(charts.length).toBeGreaterThan(0);
	const [table = ''] = elementsOf(body, 'w:tbl');
	const years = elementsOf(table, 'w:tr')
		.slice(1)
		.map((row) => saidIn(elementsOf(row, 'w:tc')[0]!));
	const chart = xmlOf(parts, charts[0]!);
	expect(textsOf(elementsOf(chart, 'c:cat')[0] ?? '', 'c:v')).toEqual(years);
	expect(elementsOf(chart, 'c:ser').length).toBeGreaterThan(0);
	expect(chart).toContain('<c:lineChart>');
});
