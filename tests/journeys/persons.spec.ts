import { readdirSync, readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import {
	chooseKommune,
	expect,
	openExampleFigures,
	openParts,
	openAll,
	repository,
	saveAs,
	settled,
	test
} from './steps.ts';

/*
 * Whatever the page, the paper, the texts for those who don't see it and the files say of persons stands
 * in the tables of the pictures: what is tried on these (`tests/attack.test.ts`) is all there is.
 */

/**
 * A city that is a fylke by itself, large and middle ones, the smallest, and one with a hidden number.
 * Those of a row are gone through on one page, as a user goes from one to the next.
 */
const KOMMUNER = [
	{ '0301': 'Oslo', '4601': 'Bergen', '5001': 'Trondheim', '1103': 'Stavanger' },
	{ '3427': 'Tynset', '3447': 'Søndre Land', '1144': 'Kvitsøy', '5630': 'Berlevåg' },
	{ '4633': 'Fedje', '5033': 'Tydal', '5546': 'Kvænangen', '4032': 'Fyresdal' }
];

const NUMBER = /−?\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:,\d+)?|−?\d+(?:,\d+)?/g;
const numbersIn = (text: string): string[] => text.match(NUMBER) ?? [];
const valueOf = (number: string) =>
	Number(
		number
			.replace(/[\u00a0\u202f]/g, '')
			.replace('−', '-')
			.replace(',', '.')
	);

interface Definition {
	personer: boolean;
	celler?: unknown;
	navn: { nb: string };
	enhet: { nb: string };
	definisjon: { nb: string };
	kategorier?: Record<string, { nb: string }>;
}

const indicators = readdirSync(`${repository}data/indikatorer`, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => `${repository}data/indikatorer/${name}/indikator.json`)
	.map((path) => JSON.parse(readFileSync(path, 'utf8')) as Definition)
	.filter(({ personer, celler }) => personer && celler);

/** How indicators of persons and their units are called, where that has a number: the longest first. */
const NAMES = indicators
	.flatMap(({ navn, enhet, definisjon, kategorier = {} }) =>
		[navn, enhet, definisjon, ...Object.values(kategorier)].map(({ nb }) => nb)
	)
	.flatMap((name) => [name, name.replace(/\.$/, '')])
	.concat('per 1000')
	.filter((name) => /\d/.test(name))
	.sort((a, b) => b.length - a.length);
const PICTURED = indicators.map(({ navn }) => navn.nb);
/** The same whatever the figures are: the level that chance is told with. */
const LEVEL = 'Spennet er tilfeldig variasjon, 95 %';

function withoutNames(text: string): string {
	const spaces = (name: string) =>
		name.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&').replace(/\s/g, '[\\s\u00a0]');
	return [LEVEL, ...NAMES].reduce(
		(left, name) => left.replaceAll(new RegExp(spaces(name), 'gi'), ' '),
		text
	);
}

/** Numbers of persons in a text: what stands before the word for them, and how many in the middle of it. */
function personsIn(text: string): string[] {
	const number = NUMBER.source;
	const of = '(?:brukere|brukarar|personer|voksne|innbyggere)';
	const range = `((?:${number})(?:[–\\s\u00a0(]{1,3}(?:${number})\\)?){0,2})`;
	const counted = new RegExp(
		`${range}[\\s\u00a0](?:registrerte[\\s\u00a0])?${of}(?![\\s\u00a0]per)`,
		'g'
	);
	return [...text.matchAll(counted)].flatMap(([, numbers = '']) => numbersIn(numbers));
}

interface Told {
	/** Texts and attributes of a figure or a page, but those of its tables. */
	texts: string[];
	/** Texts of the cells of its tables. */
	cells: string[];
	/** The numbers of its axes. */
	ticks: string[];
}

/** What an element says: what is read, what is said of it, and what its tables hold. */
function toldBy(element: Locator): Promise<Told> {
	return element.evaluate((root) => {
		const tables = [...root.querySelectorAll('table')];
		const told: Told = {
			texts: [],
			cells: tables.flatMap((table) =>
				[...table.querySelectorAll('tbody th, tbody td')].map((cell) => cell.textContent ?? '')
			),
			ticks: []
		};
		const isPlain = /^−?[\d\u00a0,]+$/;
		// Words that point at elements, and are not read.
		const pointing = /^aria-(?:labelledby|describedby|controls|owns)$/;
		const look = (node: Element) => {
			if (node.closest('table, script, style, select')) return;
			for (const { name, value } of node.attributes)
				if (/^(?:aria-|data-|title$|alt$|value$)/.test(name) && !pointing.test(name))
					told.texts.push(value);
			const own = [...node.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
			const text = own.map(({ textContent }) => textContent ?? '').join('');
			const isTick = node.matches('svg text.quiet') && isPlain.test(text.trim());
			if (isTick) told.ticks.push(text.trim());
			else if (node.matches('p, li, h1, h2, h3, h4, dd, dt, figcaption, button, [role="status"]'))
				told.texts.push(node.textContent ?? '');
			else if (text.trim()) told.texts.push(text);
			for (const child of node.children) look(child);
		};
		look(root);
		return told;
	});
}

/** Ticks are a scale: all are as far apart, on round numbers. */
function expectScale(ticks: readonly string[], where: string): void {
	const values = [...new Set(ticks.map(valueOf))].sort((a, b) => a - b);
	const step = Math.min(...values.slice(1).map((value, i) => value - (values[i] ?? NaN)));
	if (values.length < 2) return;
	const round = Number((step / 10 ** Math.floor(Math.log10(step))).toFixed(6));
	expect([1, 2, 2.5, 5], `${where}: a step of ${step}`).toContain(round);
	for (const value of values)
		expect(Math.abs(value / step - Math.round(value / step)), `${where}: ${value}`).toBeLessThan(
			1e-6
		);
}

async function unfold(page: Page) {
	await settled(page);
	await openParts(page);
	await settled(page);
	await page.evaluate(() => {
		for (const folded of document.querySelectorAll('details')) folded.open = true;
	});
	await openAll(page);
	await settled(page);
}

interface Said {
	number: string;
	text: string;
}

/** All that is said of persons on a page, outside its tables. */
async function saidOn(page: Page): Promise<Said[]> {
	const { texts } = await toldBy(page.locator('body'));
	return texts.flatMap((text) => personsIn(withoutNames(text)).map((number) => ({ number, text })));
}

/** The numbers of a figure that stand in no cell of its table. */
const looseIn = ({ texts, cells }: Told): Said[] => {
	const own = new Set(cells.flatMap(numbersIn));
	return texts
		.flatMap((text) => numbersIn(withoutNames(text)).map((number) => ({ number, text })))
		.filter(({ number }) => !own.has(number));
};

/** Nothing of persons on the page is in no table of it. */
async function expectHeld(page: Page, held: ReadonlySet<string>, where: string): Promise<void> {
	const said = await saidOn(page);
	const loose = said.filter(({ number }) => !held.has(number));
	expect(loose, `${where}: persons that no table tells of`).toEqual([]);
	expect(said.length, `${where}: something is told of persons`).toBeGreaterThan(0);
}

/** Everything on the page of a kommune, on paper too, and in the files of its pictures. */
async function expectAllHeld(page: Page): Promise<void> {
	await unfold(page);
	const all = await toldBy(page.locator('body'));
	const held = new Set(all.cells.flatMap(numbersIn));
	expect(held.size).toBeGreaterThan(20);
	await expectHeld(page, held, 'page');

	const figures = page.getByRole('figure');
	const names = await figures.locator('figcaption').allTextContents();
	expect(names).toHaveLength(await figures.count());
	let persons = 0;
	for (const [at, name] of names.entries()) {
		if (!PICTURED.some((indicator) => name.includes(indicator))) continue;
		const figure = figures.nth(at);
		const told = await toldBy(figure);
		const { cells, ticks } = told;
		persons++;
		expect(looseIn(told), `${name}: in no cell of its table`).toEqual([]);
		expectScale(ticks, name);
		const csv = readFileSync(await (await saveAs(page, figure, 'CSV')).path(), 'utf8');
		expectOfTable(csv, { cells, labels: await labelsOf(figure) }, name);
	}
	expect(persons, 'there are pictures of persons').toBeGreaterThan(1);

	await page.emulateMedia({ media: 'print' });
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	await settled(page);
	await expectHeld(page, held, 'paper');
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	await page.emulateMedia({ media: null });
}

for (const kommuner of KOMMUNER)
	test(`what is said of persons in ${Object.values(kommuner).join(', ')} stands in tables`, async ({
		page
	}) => {
		test.slow();
		const [first = ''] = Object.keys(kommuner);
		await openExampleFigures(page, `kommune=${first}`);
		for (const [code, name] of Object.entries(kommuner))
			await test.step(name, async () => {
				if (code !== first) await chooseKommune(page, code, new RegExp(`^${name} \\d{4}$`));
				await expectAllHeld(page);
			});
	});

test('a number that no table has is found, wherever it stands', async ({ page }) => {
	await openExampleFigures(page, 'kommune=3427');
	await unfold(page);
	const figure = page.getByRole('figure', { name: /^Brukere per gruppe/ });
	expect(looseIn(await toldBy(figure))).toEqual([]);
	expect((await toldBy(figure)).ticks.length, 'it has an axis').toBeGreaterThan(2);
	await figure.evaluate((one) => {
		one.querySelector('svg')?.setAttribute('aria-label', 'Brukere per gruppe: 7771');
		const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'text');
		one.querySelector('svg')?.append(Object.assign(drawn, { textContent: '7772' }));
		one.querySelector('figcaption p')?.append(' 7\u00a0773 og 7774–7775');
		one
			.closest('main')
			?.append('Det er om lag 7776 registrerte brukere, og 7777 (7778–7779) brukere.');
	});
	const found = looseIn(await toldBy(figure)).map(({ number }) => number);
	expect(new Set(found)).toEqual(new Set(['7771', '7772', '7\u00a0773', '7774', '7775']));
	const said = (await saidOn(page)).map(({ number }) => number);
	expect(said).toEqual(expect.arrayContaining(['7776', '7777', '7778', '7779']));
	expect(() => expectScale(['0', '10', '20', '23'], 'a scale')).toThrow();
});

/** The headings of a table's columns. */
const labelsOf = (figure: Locator): Promise<string[]> =>
	figure
		.locator('thead th')
		.evaluateAll((heads) => heads.map((head) => (head.firstChild?.textContent ?? '').trim()));

/** The columns of the table, in a file, have the numbers of the table and no others. */
function expectOfTable(
	csv: string,
	{ cells, labels }: { cells: readonly string[]; labels: readonly string[] },
	name: string
): void {
	const [head = [], ...rows] = csv
		.replace('\ufeff', '')
		.trim()
		.split('\r\n')
		.map((line) => line.split(';'));
	const own = head.flatMap((title, at) =>
		labels.some((label) => label && title.startsWith(label)) ? [at] : []
	);
	expect(own.length, `${name}: columns of the table`).toBeGreaterThanOrEqual(labels.length);
	const held = new Set(cells.flatMap(numbersIn).map(valueOf));
	const loose = rows.flatMap((row) =>
		own.flatMap((at) => numbersIn(row[at] ?? '').filter((number) => !held.has(valueOf(number))))
	);
	expect(loose, `${name}: in the file and not in the table`).toEqual([]);
}
