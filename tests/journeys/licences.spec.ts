import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Shipped } from '../../src/lib/domain/shipped.ts';
import { refused } from '../../scripts/shipped/judge.ts';
import { faults } from './faults.ts';
import { expect, repository, test } from './steps.ts';

test.use({ serviceWorkers: 'allow' });

const build = join(repository, 'build');
const shipped = JSON.parse(readFileSync(join(build, 'lisenser.json'), 'utf8')) as Shipped;
const names = shipped.packages.map(({ name }) => name);

/** What is certain to be in the build: of the page, the workers, the styles, the fonts, the engine. */
const CERTAIN = [
	'svelte',
	'@sveltejs/kit',
	'd3-scale',
	'read-excel-file',
	'apache-arrow',
	'papaparse',
	'@digdir/designsystemet-css',
	'@fontsource-variable/inter',
	'@duckdb/duckdb-wasm',
	'DuckDB',
	'js-sha256'
];

test('all that is shipped may be shipped', () => {
	expect(refused(shipped.packages)).toEqual([]);
	expect(names).toEqual(expect.arrayContaining(CERTAIN));
});

test('the list knows where each font and the engine of the build come from', () => {
	const files = readdirSync(build, { recursive: true }).map(String);
	const as = (kind: string) => shipped.packages.filter((one) => one.as.some((is) => is === kind));
	expect(files.some((path) => path.endsWith('.woff2'))).toBe(true);
	expect(as('font').map(({ name }) => name)).toEqual(['@fontsource-variable/inter']);
	const wasm = files.flatMap((path) => /([\w-]+?)[.-][\w-]{8}\.wasm$/.exec(path)?.[1] ?? []);
	expect([...new Set(wasm)].sort()).toEqual(['duckdb-eh', 'highs']);
	expect(as('file').map(({ name }) => name)).toEqual(
		expect.arrayContaining(['@duckdb/duckdb-wasm', 'highs'])
	);
});

test('what only examples and tests are made with is in no page', () => {
	expect(names.filter((name) => /node-api|fast-check|playwright/.test(name))).toEqual([]);
});

test('arquero is in the file of the sealed worker, and in no other', () => {
	const files = readdirSync(join(build, '_app/immutable'), { recursive: true })
		.map(String)
		.filter((path) => path.endsWith('.js'));
	const having = files.filter((path) =>
		readFileSync(join(build, '_app/immutable', path), 'utf8').includes('Expression parse error')
	);
	expect(having).toEqual(files.filter((path) => path.startsWith('sealed/')));
	expect(having).toHaveLength(1);
	expect(names).toEqual(expect.arrayContaining(['arquero', '@uwdata/flechette', 'acorn']));
});

async function toLicences(page: Page) {
	await page.goto('/');
	await page.getByRole('contentinfo').getByRole('link', { name: 'Lisenser' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Lisenser' })).toBeVisible();
}

test('the page names every package, and shows its licence when asked', async ({ page }) => {
	await toLicences(page);
	const own = page.getByTestId('packages').getByRole('listitem');
	await expect(own).toHaveCount(shipped.packages.filter(({ inside }) => inside === null).length);
	const inter = own.filter({ hasText: '@fontsource-variable/inter' });
	await expect(inter).toContainText('OFL-1.1');
	await inter.locator('summary').click();
	await expect(inter.locator('pre')).toContainText('SIL OPEN FONT LICENSE');
	await expect(page.getByRole('listitem').filter({ hasText: 'libpg_query' })).toContainText(
		'PostgreSQL'
	);
	expect(await faults(page)).toEqual([]);
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('the page is there by its own address, in three languages, and without a network', async ({
	page,
	context
}) => {
	await page.goto('/lisenser');
	await expect(page.getByRole('heading', { level: 1, name: 'Lisenser' })).toBeVisible();
	const language = page.getByRole('combobox', { name: 'Språk' });
	await language.selectOption('nn');
	await expect(page.getByRole('heading', { level: 1, name: 'Lisensar' })).toBeVisible();
	await page.evaluate(() => navigator.serviceWorker.ready);
	await expect
		.poll(() => page.evaluate(async () => Boolean(await caches.match('/lisenser.json'))))
		.toBe(true);
	await page.reload();
	await context.setOffline(true);
	await page.reload();
	await expect(page.getByTestId('packages')).toContainText('svelte');
	await context.setOffline(false);
	await page.getByRole('combobox', { name: 'Språk' }).selectOption('en');
	await expect(page.getByRole('heading', { level: 1, name: 'Licences' })).toBeVisible();
});
