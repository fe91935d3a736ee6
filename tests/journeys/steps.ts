import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
	expect,
	test as base,
	type BrowserContext,
	type Download,
	type Locator,
	type Page
} from '@playwright/test';

/** What every journey is watched for. */
export interface Watch {
	/** Requests to any other origin than the app's, in the order they came. */
	foreign: string[];
	/** All that was requested. */
	requested: string[];
	/** Errors of the page and of the console, also of what the CSP stopped. */
	errors: string[];
}

export function watchContext(context: BrowserContext, origin: string): Watch {
	const watch: Watch = { foreign: [], requested: [], errors: [] };
	context.on('request', (request) => {
		const url = request.url();
		watch.requested.push(url);
		if (new URL(url).origin !== origin) watch.foreign.push(url);
	});
	context.on('weberror', (error) => watch.errors.push(error.error().message));
	context.on('console', (message) => {
		if (message.type() === 'error') watch.errors.push(message.text());
	});
	return watch;
}

/** Nothing left the origin, and nothing went wrong. */
export function expectQuiet({ foreign, errors }: Watch): void {
	expect(foreign, 'requests to other origins').toEqual([]);
	expect(errors, 'errors on the page').toEqual([]);
}

/** Every journey fails when anything leaves the origin, or when the page reports an error. */
export const test = base.extend<{ watch: Watch }>({
	watch: [
		async ({ context, baseURL }, use) => {
			const watch = watchContext(context, new URL(baseURL ?? '').origin);
			await use(watch);
			expectQuiet(watch);
		},
		{ auto: true }
	]
});
export { expect };

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
export const repository = fileURLToPath(new URL('../../', import.meta.url));

export const fixture = (name: string): string => fixtures + name;

export interface NamedFile {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

export function asFile(name: string, content: string | Buffer): NamedFile {
	return { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
}

/** The picture of the three pathways. */
export const picture = (page: Page): Locator => page.locator('.signature');

/** A pathway's row, or that of the second and third together. */
export type RowOf = 1 | 2 | 3 | 23;

const nameOf = (row: RowOf) => (row === 23 ? '2 og 3 samlet' : String(row));

export function pathwayRow(page: Page, row: RowOf): Locator {
	return page
		.getByRole('region', { name: new RegExp(`^Hovedforløp ${nameOf(row)}(: |$)`) })
		.and(page.locator('.signature section'));
}

/** The button that holds a figure of the picture; its text is the figure. */
export function figureOf(
	page: Page,
	row: RowOf,
	column: 'Behov' | 'Kapasitet' | 'Kompetanse' | 'Gap'
): Locator {
	return page.getByRole('button', {
		name: new RegExp(`^Hovedforløp ${nameOf(row)}, ${column}: .*Slik er tallet beregnet$`)
	});
}

/** A chart with its heading, marks and buttons, by the beginning of its heading. */
export const chart = (page: Page, heading: RegExp): Locator =>
	page.getByRole('figure', { name: heading });

/** Unfolds parts of the kommune page, all of them where none is named. */
export async function openParts(page: Page, ...parts: string[]): Promise<void> {
	const folds = page.locator('.fold h2').getByRole('button');
	await expect(folds.first()).toBeVisible();
	for (const fold of await folds.all()) {
		const name = (await fold.textContent())?.trim() ?? '';
		if (parts.length > 0 && !parts.includes(name)) continue;
		if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
	}
}

/** Opens the tables, or the files to save, of all charts at once: by itself each press looks all over the page. */
export async function openAll(page: Page, name: 'Tabell' | 'Last ned' = 'Tabell'): Promise<void> {
	const buttons = page.getByRole('button', { name, exact: true });
	await buttons.evaluateAll((all) => {
		for (const button of all)
			if (button.getAttribute('aria-expanded') === 'false') (button as HTMLElement).click();
	});
	await expect(page.getByRole('button', { name, exact: true, expanded: false })).toHaveCount(0);
}

/** Saves a picture, and waits for the file. */
export async function saveAs(
	page: Page,
	of: Locator,
	kind: 'CSV' | 'SVG' | 'PNG' | 'XLSX'
): Promise<Download> {
	const button = of.getByRole('button', { name: `Last ned som ${kind}` });
	if (!(await button.isVisible()))
		await of.getByRole('button', { name: 'Last ned', exact: true }).click();
	const waiting = page.waitForEvent('download');
	await button.click();
	return waiting;
}

export const kommuneField = (page: Page): Locator =>
	page.getByRole('combobox', { name: 'Velg kommune' });

export const kommuneOptions = (page: Page): Locator =>
	page.getByRole('listbox', { name: 'Velg kommune' }).getByRole('option');

export async function chooseKommune(page: Page, typed: string, name: string | RegExp) {
	await kommuneField(page).fill(typed);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

type NavName = 'Data' | 'Kommune' | 'Planlegg' | 'Forløp' | 'Modell';

/** Goes to another page as a user does; what is loaded stays. */
export async function goTo(page: Page, name: NavName): Promise<void> {
	const menu = page.getByRole('button', { name: 'Meny', exact: true });
	if (await menu.isVisible()) await menu.click();
	const link = page.getByRole('banner').locator('nav a').filter({ hasText: name });
	await link.click();
	await expect(link).toHaveAttribute('aria-current', 'page');
	if (name === 'Modell') await openModelParts(page);
}

/** As a link on the page does: the app and its engine are not started again. */
export async function follow(page: Page, path: string) {
	await page.evaluate((href) => {
		const link = document.createElement('a');
		link.href = href;
		document.body.append(link);
		link.click();
		link.remove();
	}, path);
	await expect(page).toHaveURL((url) => url.pathname + url.search === path);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** What is looked up on the page of the model is folded until it is asked for. */
async function openModelParts(page: Page): Promise<void> {
	const parts = page.locator('details.part');
	await expect(parts.first()).toBeVisible();
	for (const part of await parts.all())
		await part.evaluate((one: HTMLDetailsElement) => void (one.open = true));
}

export async function openModel(page: Page): Promise<void> {
	await page.goto('/modell');
	await openModelParts(page);
}

/**
 * Opens a kommune with the synthetic examples, as from a shared address. Their figures are there;
 * the files they are of are being read behind them.
 */
export async function openExample(page: Page, query = 'kommune=3427&aar=2024'): Promise<void> {
	await page.goto(`/kommune?${query}&data=eksempel`);
	await expect(picture(page)).toBeVisible();
}

/** The figures of the examples, whose files are never read: for what does not ask for rows. */
export async function openExampleFigures(page: Page, query?: string): Promise<void> {
	await holdEngine(page);
	await openExample(page, query);
}

/** Until the figures are those of loaded files: rows behind them can be seen, and files be kept. */
export async function filesRead(page: Page): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('data-figures', /^[1-9]/, { timeout: 90_000 });
	await settled(page);
}

/** From now on the engine starts when it is let. */
export async function holdEngine(page: Page): Promise<() => void> {
	let start = () => {};
	const free = new Promise<void>((done) => (start = done));
	await page.route('**/*.wasm', async (route) => {
		await free;
		await route.continue();
	});
	return () => start();
}

/** The part of the data page that is about one file. */
export const fileSection = (page: Page, name: string): Locator =>
	page.getByRole('region', { name, exact: true }).and(page.getByTestId('file'));

export const statusOf = (page: Page, name: string): Locator =>
	fileSection(page, name).locator('header').getByRole('status');

export async function chooseFiles(page: Page, files: string[] | NamedFile[]): Promise<void> {
	await page.getByTestId('data-files').setInputFiles(files);
}

/** Drops files on the page as the system does: events with a list of files. */
export async function dropFiles(page: Page, names: string[]): Promise<void> {
	const files = names.map((name) => ({
		name,
		base64: readFileSync(fixture(name)).toString('base64')
	}));
	const dataTransfer = await page.evaluateHandle((given) => {
		const transfer = new DataTransfer();
		for (const { name, base64 } of given) {
			const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
			transfer.items.add(new File([bytes], name));
		}
		return transfer;
	}, files);
	await page.dispatchEvent('main', 'dragenter', { dataTransfer });
	await page.dispatchEvent('main', 'dragover', { dataTransfer });
	await page.dispatchEvent('main', 'drop', { dataTransfer });
}

export async function loadAll(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^Last inn alle/ }).click();
}

export async function loadOne(page: Page, name: string): Promise<void> {
	await fileSection(page, name).getByTestId('load').click();
	await expect(statusOf(page, name)).toContainText('Lastet inn');
}

/** Files in through the data page, loaded, and the kommune page open for one kommune. */
export async function openWith(
	page: Page,
	files: (string | NamedFile)[],
	kommune: { typed: string; name: string | RegExp }
): Promise<void> {
	await page.goto('/data');
	const named = files.map((one) =>
		typeof one === 'string' ? asFile(one, readFileSync(fixture(one))) : one
	);
	await chooseFiles(page, named);
	if (named.length > 1) await loadAll(page);
	else await loadOne(page, named[0]?.name ?? '');
	for (const { name } of named) await expect(statusOf(page, name)).toContainText('Lastet inn');
	await goTo(page, 'Kommune');
	await chooseKommune(page, kommune.typed, kommune.name);
	// Files without users and man-years give no picture, but what else they tell.
	await expect(page.locator('.fold').first()).toBeVisible();
}

/** Until nothing on the page is being computed and nothing has changed for a while. */
export async function settled(page: Page): Promise<void> {
	await page.evaluate(
		(still) =>
			new Promise<void>((resolve) => {
				const everything = {
					subtree: true,
					childList: true,
					attributes: true,
					characterData: true
				};
				let since = performance.now();
				const changes = new MutationObserver(() => (since = performance.now()));
				changes.observe(document.documentElement, everything);
				const look = () => {
					const busy = document.querySelector('[aria-busy="true"]') !== null;
					if (busy || performance.now() - since < still) return setTimeout(look, 50);
					changes.disconnect();
					return resolve();
				};
				look();
			}),
		250
	);
}

/** Unfolds all that something stands folded away in. */
export async function unfold(locator: Locator): Promise<void> {
	await locator.evaluate((element) => {
		for (
			let folded = element.closest('details');
			folded;
			folded = folded.parentElement?.closest('details') ?? null
		)
			folded.open = true;
	});
}

export const explainDialog = (page: Page): Locator =>
	page.getByRole('dialog', { name: 'Slik er tallet beregnet' });

/** From the explanation of a modelled figure to the rows in the files that it rests on. */
export const openRows = (page: Page, of: 'behov' | 'kapasitet'): Promise<void> =>
	explainDialog(page)
		.getByRole('button', { name: `Radene bak tallet: ${of}` })
		.click();

/** Until no part of the page says that it is being computed. */
const computed = (page: Page) => expect(page.locator('[aria-busy="true"]')).toHaveCount(0);

/** The text of a table when it is computed: its heads, then its rows, cell by cell. */
export async function tableText(table: Locator): Promise<string[][]> {
	await computed(table.page());
	return table.evaluate((element) =>
		[...(element as HTMLTableElement).rows].map((row) =>
			[...row.cells].map((cell) => cell.innerText.replace(/\s+/g, ' ').trim())
		)
	);
}

/** Text when it is computed, with all white space as plain spaces: figures hold non-breaking ones. */
export async function plainText(locator: Locator): Promise<string> {
	await computed(locator.page());
	return (await locator.innerText()).replace(/\s+/g, ' ').trim();
}
