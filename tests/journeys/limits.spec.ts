import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { number, row, text, workbook } from '../workbook.ts';
import { expect, fileSection, plainText, statusOf, test } from './steps.ts';

/** What a file is made of in the page: texts said so many times over, or bytes. */
type Part = { text: string; times: number } | { base64: string };
type Made = Record<string, Part[]>;

const once = (content: string): Part => ({ text: content, times: 1 });
const bytes = (content: Uint8Array): Part => ({ base64: Buffer.from(content).toString('base64') });

/** Makes files in the page, however large, and keeps them there until they are dropped. */
async function make(page: Page, files: Made): Promise<void> {
	await page.evaluate((given) => {
		const transfer = new DataTransfer();
		for (const [name, parts] of Object.entries(given)) {
			const content = parts.flatMap((part): BlobPart[] => {
				if ('base64' in part)
					return [Uint8Array.from(atob(part.base64), (letter) => letter.charCodeAt(0))];
				// A piece that is said again takes no room again.
				const piece = new Blob([part.text]);
				return Array.from({ length: part.times }, () => piece);
			});
			transfer.items.add(new File(content, name));
		}
		Object.assign(window, { made: transfer });
	}, files);
}

/** The data page, when it can be dropped on. */
async function openData(page: Page): Promise<void> {
	await page.goto('/data');
	await expect(page.getByTestId('try-examples')).toBeVisible();
}

/** Drops what was made, and begins to watch how long the page stands still. */
async function drop(page: Page): Promise<void> {
	await page.evaluate(() => {
		const tasks: number[] = [];
		new PerformanceObserver((list) =>
			tasks.push(...list.getEntries().map(({ duration }) => duration))
		).observe({ type: 'longtask' });
		const { made } = window as unknown as { made: DataTransfer };
		Object.assign(window, { tasks });
		const main = document.querySelector('main');
		for (const type of ['dragenter', 'dragover', 'drop'])
			main?.dispatchEvent(
				new DragEvent(type, { dataTransfer: made, bubbles: true, cancelable: true })
			);
	});
}

const longestTask = (page: Page) =>
	page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks));

/** The goal is 50 ms; what else the machine does is measured too. Before it was 3.7 s and more. */
const STANDSTILL_MS = 1000;
/** Two seconds on a machine that has nothing else to do. */
const SENTENCE = { timeout: 10_000 };

const far = workbook({
	Ark1: [
		row(1, text('A1', 'Kommune'), text('B1', 'Verdi')),
		row(2, text('A2', 'Oslo'), number('B2', '4')),
		row(1_048_576, number('XFD1048576', '1'))
	]
});

test('what is too large says so at once, and the page answers meanwhile', async ({ page }) => {
	await openData(page);
	const csv = 'kommune;aar;verdi\n0301;2020;1\n';
	const inner = zipSync({ 'a.csv': strToU8(csv) });
	const bomb = zipSync({ 'a.csv': [new Uint8Array(1000), { level: 0 }] });
	const view = new DataView(bomb.buffer);
	for (let i = 0; i + 4 < bomb.length; i++)
		if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 4_000_000_000, true);
	await make(page, {
		'langt.xlsx': [bytes(new Uint8Array(await far.arrayBuffer()))],
		'linje.csv': [once(csv), { text: 'a;1,5;b;'.repeat(62_500), times: 100 }, once('\n')],
		'stor.csv': [once(csv), { text: '0301;2020;1\n'.repeat(400_000), times: 680 }],
		'bombe.zip': [bytes(bomb)],
		'pakke.zip': [
			bytes(zipSync({ 'inni.zip': inner, '../ut.csv': strToU8(csv), 'god.csv': strToU8(csv) }))
		],
		'stor.json': [once('{"id":["a"],'), { text: ' '.repeat(1_000_000), times: 130 }]
	});
	await drop(page);
	const sentences: [string, RegExp][] = [
		[
			'langt.xlsx',
			/Arket «Ark1» er for stort: 1 048 576 rader og 16 384 kolonner, helt til celle XFD1048576/
		],
		['linje.csv', /En linje er på 50 MB\. Vi leser linjer på inntil 2,0 MB\. Se rad 3\./],
		['stor.csv', /Filen er for stor for nettleseren/],
		['bombe.zip', /Zip-filen blir 4,0 GB når den pakkes ut, og det er for stort/],
		['inni.zip', /«inni\.zip» er en zip-fil inni zip-filen/],
		['ut.csv', /«\.\.\/ut\.csv» i zip-filen har en sti som peker ut av zip-filen/],
		['stor.json', /JSON-filen \(jsonstat\) er på 130 MB, og det er for stort/]
	];
	for (const [name, sentence] of sentences) {
		await expect(statusOf(page, name)).toContainText('Kunne ikke leses', SENTENCE);
		expect(await plainText(fileSection(page, name))).toMatch(sentence);
	}
	await expect(statusOf(page, 'god.csv')).not.toContainText('Leser filen');
	expect(await longestTask(page)).toBeLessThan(STANDSTILL_MS);
});

test('200 columns and 50 000 rows are read beside the page', async ({ page }) => {
	await openData(page);
	const names = Array.from({ length: 198 }, (_, i) => `kolonne ${i + 1}`);
	const rows = Array.from({ length: 500 }, (_, i) =>
		['0301', String(2000 + (i % 25)), ...names.map((_, at) => String((i * at) % 977))].join(';')
	);
	await make(page, {
		'bred.csv': [
			once(`${['kommunenummer', 'aar', ...names].join(';')}\n`),
			{ text: `${rows.join('\n')}\n`, times: 100 }
		]
	});
	await drop(page);
	await expect(statusOf(page, 'bred.csv')).toContainText('Trenger svar fra deg', {
		timeout: 20_000
	});
	expect(await longestTask(page)).toBeLessThan(STANDSTILL_MS);
});

/**
 * Stops a file as soon as its button is there: whoever presses after the page has answered may come
 * when the file has been read.
 */
async function pressAtOnce(page: Page, name: string): Promise<void> {
	await page.evaluate((name) => {
		new MutationObserver((_, observer) => {
			const files = [...document.querySelectorAll('[data-testid="unread"] li')];
			const file = files.find(({ textContent }) => textContent.includes(name));
			const buttons = [...(file?.querySelectorAll('button') ?? [])];
			const stop = buttons.find(({ textContent }) => textContent.trim().startsWith('Avbryt'));
			if (!stop || !file?.querySelector('[role="progressbar"], progress')) return;
			observer.disconnect();
			stop.click();
		}).observe(document.body, { childList: true, subtree: true });
	}, name);
}

test('30 files at once: each shows how far it is, one is stopped, and the page answers', async ({
	page
}) => {
	await openData(page);
	const head = once('kommunenummer;aar;kjonn;alder;brukere\n');
	const files: Made = {
		// It is first in line, and takes its time.
		'stor.csv': [head, { text: '0301;2020;Menn;44;12,5\n'.repeat(100_000), times: 260 }]
	};
	for (let i = 0; i < 30; i++)
		files[`${i}.csv`] = [
			head,
			// No two are the same: the same bytes would be told of, and not read once more.
			once(`0301;2020;Menn;44;${i}\n`),
			{ text: '0301;2020;Menn;44;12,5\n'.repeat(2000), times: 1 + (i % 3) * 12 }
		];
	await make(page, files);
	await pressAtOnce(page, 'stor.csv');
	await drop(page);
	const unread = page.getByTestId('unread');
	await expect(unread).toContainText('Leser 31 filer');
	await unread.getByText(/^Filene \(/).click();
	await expect(unread.getByRole('progressbar', { name: '29.csv' })).toBeVisible();
	const group = page.getByTestId('group');
	await expect(group.getByRole('heading', { level: 3 })).toContainText(
		'31 filer, 30 med samme oppsett'
	);
	const stopped = group.getByTestId('group-others').getByTestId('group-file');
	await expect(stopped).toHaveCount(1);
	await expect(stopped).toContainText('stor.csv');
	await expect(stopped).toContainText('Avbrutt');
	expect(await longestTask(page)).toBeLessThan(STANDSTILL_MS);
});
