import { readdirSync, readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import {
	expect,
	openExampleFigures,
	openParts,
	repository,
	saveAs,
	settled,
	test
} from './steps.ts';

/*
 * Whatever the page, the paper, the texts for those who don't see it and the files say of persons stands
 * in the tables of the pictures: what is tried on these (`tests/attack.test.ts`) is all there is.
 */

/** A city that is a fylke by itself, large and middle ones, the smallest, and one with a hidden number. */
const KOMMUNER = [
	...['0301', '4601', '5001', '1103', '3427', '3447'],
	...['1144', '5630', '4633', '5033', '5546', '4032']
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

/** How indicators of persons and their units are called: the longest first. */
const NAMES = indicators
	.flatMap(({ navn, enhet, definisjon, kategorier = {} }) =>
		[navn, enhet, definisjon, ...Object.values(kategorier)].map(({ nb }) => nb)
	)
	.flatMap((name) => [name, name.replace(/\.$/, '')])
	.concat('per 1000')
	.sort((a, b) => b.length - a.length);
const UNITS = new Set(indicators.map(({ enhet }) => enhet.nb));
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
	/** Texts of the cells of its tables, and their units. */
	cells: string[];
	units: string[];
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
			units: tables.flatMap((table) =>
				[...table.querySelectorAll('.unit')].map((unit) => unit.textContent?.trim() ?? '')
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
	for (const button of await page.getByRole('button', { name: 'Tabell', exact: true }).all())
		if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
	await settled(page);
}

/** Nothing of persons on the page is in no table of it. */
async function expectHeld(page: Page, held: ReadonlySet<string>, where: string): Promise<number> {
	const { texts } = await toldBy(page.locator('body'));
	const said = texts.flatMap((text) =>
		personsIn(withoutNames(text)).map((number) => ({ number, text }))
	);
	expect(
		said.filter(({ number }) => !held.has(number)),
		`${where}: persons that no table tells of`
	).toEqual([]);
	return said.length;
}

for (const code of KOMMUNER)
	test(`what is said of persons in ${code} stands in tables`, async ({ page }) => {
		test.slow();
		await openExampleFigures(page, `kommune=${code}`);
		await unfold(page);
		const all = await toldBy(page.locator('body'));
		const held = new Set(all.cells.flatMap(numbersIn));
		expect(held.size).toBeGreaterThan(20);
		expect(await expectHeld(page, held, 'page')).toBeGreaterThan(0);

		let persons = 0;
		for (const figure of await page.getByRole('figure').all()) {
			const { texts, cells, units, ticks } = await toldBy(figure);
			if (!units.some((unit) => UNITS.has(unit))) continue;
			persons++;
			const name = (await figure.locator('figcaption').textContent())?.trim() ?? '';
			const own = new Set(cells.flatMap(numbersIn));
			const loose = texts
				.flatMap((text) => numbersIn(withoutNames(text)).map((number) => ({ number, text })))
				.filter(({ number }) => !own.has(number));
			expect(loose, `${name}: in no cell of its table`).toEqual([]);
			expectScale(ticks, name);
			const csv = readFileSync(await (await saveAs(page, figure, 'CSV')).path(), 'utf8');
			expectOfTable(csv, { cells, labels: await labelsOf(figure) }, name);
		}
		expect(persons, 'there are pictures of persons').toBeGreaterThan(1);

		await page.emulateMedia({ media: 'print' });
		await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
		await settled(page);
		await expectHeld(page, held, 'paper');
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
