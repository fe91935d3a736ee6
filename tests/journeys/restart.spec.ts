import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import {
	chooseFiles,
	expect,
	explainDialog,
	figureOf,
	fixture,
	filesRead,
	goTo,
	holdEngine,
	openRows,
	openExample,
	openWith,
	picture,
	plainText,
	statusOf,
	tableText,
	test
} from './steps.ts';

const FILES = ['brukerplan.csv', 'is248.csv', 'folkemengde.csv', 'kpr.csv'];
const KOMMUNE = { typed: '3427', name: 'Tynset 2022' };

// What a service worker has kept can't be held back.
test.use({ serviceWorkers: 'block' });

/** The figures that are kept and written to their end, as their names in the browser's file system. */
function keptFigures(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const home = await root.getDirectoryHandle('forlopsatlas').catch(() => null);
		const names: string[] = [];
		if (!home) return names;
		// A file is there, and empty, from when its writing begins.
		for await (const [name, entry] of home.entries())
			if (/^figures-\w+$/.test(name) && entry.kind === 'file') {
				const { size } = await (entry as FileSystemFileHandle).getFile();
				if (size > 0) names.push(name);
			}
		return names;
	});
}

async function keep(page: Page): Promise<void> {
	await goTo(page, 'Data');
	await page.getByTestId('keep-switch').check();
	await expect(page.getByTestId('keep')).toHaveAttribute('data-kept', 'kept');
	await expect.poll(() => keptFigures(page)).toHaveLength(1);
}

const restoring = (page: Page) => page.getByTestId('restoring');
const engine = (page: Page) => page.locator('html').getAttribute('data-engine');

test('kept figures are there before the engine is, and the rows behind them after', async ({
	page
}) => {
	await openWith(page, FILES, KOMMUNE);
	const before = await plainText(picture(page));
	await keep(page);
	const start = await holdEngine(page);

	await page.goto('/kommune?kommune=3427&aar=2022');
	await expect(picture(page)).toBeVisible();
	expect(await plainText(picture(page))).toBe(before);
	await expect(restoring(page)).toContainText('Tallene er fra sist.');
	await expect(page.getByRole('switch', { name: 'Intern' })).not.toBeChecked();
	expect(await faults(page)).toEqual([]);
	await figureOf(page, 2, 'Kapasitet').click();
	const dialog = explainDialog(page);
	await openRows(page, 'kapasitet');
	await expect(dialog).toContainText('Filene leses inn igjen. Radene vises her når det er gjort.');
	expect(await faults(page)).toEqual([]);
	await page.waitForTimeout(1000);
	expect(await engine(page)).not.toBe('ready');

	start();
	const rows = dialog.getByRole('table');
	await expect(rows).toBeVisible({ timeout: 40_000 });
	expect((await tableText(rows)).flat()).toContain('is248.csv');
	await expect(dialog).not.toContainText('Filene leses inn igjen');
	await page.keyboard.press('Escape');
	await expect(restoring(page)).toHaveCount(0);
	expect(await plainText(picture(page))).toBe(before);
	expect(await engine(page)).toBe('ready');
});

test('kept figures are shown on the page of a pathway, and change with the kommune', async ({
	page
}) => {
	await openWith(page, FILES, KOMMUNE);
	await keep(page);
	const start = await holdEngine(page);
	await page.goto('/forlop/2?kommune=3427&aar=2022');
	await expect(page.getByRole('figure').first()).toBeVisible();
	await goTo(page, 'Kommune');
	await expect(picture(page)).toBeVisible();
	await goTo(page, 'Data');
	await expect(page.getByRole('heading', { name: 'Dekning' })).toBeVisible();
	expect(await engine(page)).not.toBe('ready');
	start();
	await expect(statusOf(page, 'is248.csv')).toContainText('Lastet inn', { timeout: 40_000 });
});

test('kept examples are marked as such from the first', async ({ page }) => {
	await openExample(page);
	await filesRead(page);
	const before = await plainText(picture(page));
	await keep(page);
	const start = await holdEngine(page);
	await page.goto('/kommune?kommune=3427&aar=2024');
	await expect(picture(page)).toBeVisible();
	await expect(page.getByTestId('synthetic')).toBeVisible();
	expect(await plainText(picture(page)), 'with the examples’ assumptions').toBe(before);
	expect(await engine(page)).not.toBe('ready');
	start();
	await expect(restoring(page)).toHaveCount(0, { timeout: 40_000 });
	await expect(page.getByTestId('synthetic')).toBeVisible();
	expect(await plainText(picture(page))).toBe(before);
});

test('a file added meanwhile ends them, and all comes back with it', async ({ page }) => {
	await openWith(page, ['is248.csv'], { typed: '3427', name: /^Tynset/ });
	await keep(page);
	const start = await holdEngine(page);
	await page.goto('/data');
	await expect(restoring(page)).toContainText('Tallene er fra sist.');
	await chooseFiles(page, [fixture('kpr.csv')]);
	await expect(restoring(page)).not.toContainText('Tallene er fra sist.');
	start();
	await expect(statusOf(page, 'is248.csv')).toContainText('Lastet inn', { timeout: 40_000 });
	await expect(statusOf(page, 'kpr.csv')).toContainText('Klar til å lastes inn');
	await expect(restoring(page)).toHaveCount(0);
});

test('damaged figures are as none, and are written again', async ({ page }) => {
	await openWith(page, ['is248.csv'], { typed: '3427', name: /^Tynset/ });
	const before = await plainText(picture(page));
	await keep(page);
	const [name = ''] = await keptFigures(page);
	await page.evaluate(async (name) => {
		const root = await navigator.storage.getDirectory();
		const home = await root.getDirectoryHandle('forlopsatlas');
		const handle = await home.getFileHandle(name);
		const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
		for (let at = bytes.length >> 1; at < bytes.length; at++) bytes[at]! ^= 1;
		const writable = await handle.createWritable();
		await writable.write(bytes);
		await writable.close();
	}, name);
	await page.goto('/kommune?kommune=3427');
	await expect(picture(page)).toBeVisible({ timeout: 40_000 });
	expect(await plainText(picture(page))).toBe(before);
	await expect.poll(() => keptFigures(page)).toEqual([name]);
});
