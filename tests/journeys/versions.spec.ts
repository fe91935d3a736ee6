import { test, type Page } from '@playwright/test';
import {
	asFile,
	chooseFiles,
	expect,
	expectQuiet,
	goTo,
	loadOne,
	statusOf,
	watchContext
} from './steps.ts';
import { serveTwoVersions, type TwoVersions } from './twoVersions.ts';

test.use({ serviceWorkers: 'allow' });

let server: TwoVersions;
test.beforeEach(async () => (server = await serveTwoVersions()));
test.afterEach(() => server.close());

const notice = (page: Page) => page.getByTestId('new-version');
const ROWS = 'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk\n1818;2024;V;samlet;alle;2,5';

/** The service worker has taken on the tab and holds its files, the engine's too. */
async function takenOn(page: Page): Promise<void> {
	await page.waitForFunction(async () => {
		if (!navigator.serviceWorker.controller) return false;
		const kept = await Promise.all(
			(await caches.keys()).map(async (name) => (await caches.open(name)).keys())
		);
		return kept.flat().some(({ url }) => url.endsWith('.wasm'));
	});
}

const look = (page: Page) =>
	page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
/** A file that only the newer version has. */
const newer = (page: Page) => page.locator('link[href*="/newer/"]').first();
const keptUrls = (page: Page) =>
	page.evaluate(async () => {
		const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
		return (await Promise.all(caches_.map((one) => one.keys()))).flat().map(({ url }) => url);
	});

/** Those that the tab does not get, of files that no server has any more. */
const missing = (page: Page, urls: readonly string[]) =>
	page.evaluate(async (asked) => {
		const lasting = asked.filter((url) => url.includes('/_app/immutable/'));
		const got = await Promise.all(lasting.map(async (url) => ((await fetch(url)).ok ? [] : [url])));
		return got.flat();
	}, urls);

const cacheNames = (page: Page) => page.evaluate(() => caches.keys());

test('a new version waits: an open tab keeps what is loaded, and says so', async ({
	page,
	context
}) => {
	test.slow();
	const watch = watchContext(context, server.address);
	await page.goto(`${server.address}/data`);
	await takenOn(page);
	await chooseFiles(page, [asFile('mine.csv', ROWS)]);
	await loadOne(page, 'mine.csv');
	expect(await cacheNames(page)).toHaveLength(1);
	await expect.poll(async () => (await keptUrls(page)).length).toBeGreaterThan(80);
	const own = await keptUrls(page);

	server.deploy();
	await look(page);
	await expect(notice(page)).toContainText('En ny versjon er klar');
	await expect(notice(page)).toContainText('1 fil');
	await expect(notice(page).getByRole('link', { name: 'Gå til Data og lagre' })).toBeVisible();

	await test.step('each page is fetched from the tab’s own version, and nothing is lost', async () => {
		for (const name of ['Kommune', 'Planlegg', 'Forløp', 'Modell', 'Data'] as const)
			await goTo(page, name);
		await expect(statusOf(page, 'mine.csv')).toContainText('Lastet inn');
		await chooseFiles(page, [asFile('second.csv', ROWS.replace('1818', '3427'))]);
		await loadOne(page, 'second.csv');
	});

	const other = await context.newPage();
	await test.step('another tab switches; this one lives on', async () => {
		await other.goto(`${server.address}/modell`);
		await expect(notice(other)).toContainText('Ingenting blir borte');
		// The engine is that of the old version too, though no server has it any more.
		await expect(other.locator('html')).toHaveAttribute('data-engine', 'ready');
		await other.getByRole('button', { name: 'Bytt nå' }).click();
		await expect(newer(other)).toBeAttached();
		await expect(notice(other)).toHaveCount(0);
		await goTo(page, 'Kommune');
		await goTo(page, 'Data');
		await expect(statusOf(page, 'second.csv')).toContainText('Lastet inn');
		expect(await cacheNames(page), 'both versions are kept').toHaveLength(2);
		expect(await missing(page, own), 'files that the tab may still ask for').toEqual([]);
	});

	await test.step('the tab switches when its user says so', async () => {
		await page.getByRole('button', { name: 'Bytt nå uten å lagre' }).click();
		await expect(newer(page)).toBeAttached();
		await expect(notice(page)).toHaveCount(0);
		await expect.poll(() => cacheNames(page), 'the old version is let go of').toHaveLength(1);
	});
	expectQuiet(watch);
});
