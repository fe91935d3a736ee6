import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import {
	chooseFiles,
	expect,
	fileSection,
	fixture,
	goTo,
	loadOne,
	openWith,
	repository,
	statusOf,
	test
} from '../journeys/steps.ts';
import { isSealing } from '../../src/lib/engine/worker.ts';
import { row, text, workbook } from '../workbook.ts';
import { asked, type Answer } from './asked.ts';

/*
 * The advice for servers in README.md, tried behind a real nginx: `npm run server`.
 */
const build = join(repository, 'build');
const PACKED = /\.(br|gz)$/;
const files = readdirSync(build, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && !PACKED.test(entry.name))
	.map((entry) => join(entry.parentPath, entry.name).slice(build.length));

const YEAR = 'public, max-age=31536000, immutable';
const isLasting = (path: string) => path.startsWith('/_app/immutable/');

const TYPES: Record<string, RegExp> = {
	'.html': /^text\/html/,
	'.js': /^(text|application)\/javascript/,
	'.css': /^text\/css/,
	'.json': /^application\/json/,
	'.wasm': /^application\/wasm$/,
	'.woff2': /^font\/woff2$/,
	'.svg': /^image\/svg\+xml/
};

/** What is wrong with an answer's headers, in words; nothing when all is well. */
function wrongOf({ headers }: Answer, cache: string): string[] {
	const wanted: [string, RegExp | string][] = [
		['content-security-policy', /frame-ancestors 'none'/],
		['x-content-type-options', 'nosniff'],
		['referrer-policy', 'no-referrer'],
		['cache-control', cache]
	];
	return wanted
		.filter(([name, value]) => {
			const given = String(headers[name] ?? '');
			return typeof value === 'string' ? given !== value : !value.test(given);
		})
		.map(([name]) => `${name}: ${headers[name] ?? 'nothing'}`);
}

/** The pages as they are linked to. */
const pages = files
	.filter((path) => path.endsWith('.html') && path !== '/200.html')
	.map((path) => path.replace(/(index)?\.html$/, '') || '/');

test('every file has its headers and its type, and a year only what lasts', async ({ baseURL }) => {
	expect(files.length).toBeGreaterThan(100);
	for (const path of files) {
		const answer = await asked(baseURL ?? '', path);
		expect(answer.status, path).toBe(200);
		expect(wrongOf(answer, isLasting(path) ? YEAR : 'no-cache'), path).toEqual([]);
		const type = TYPES[extname(path)];
		if (type) expect(answer.headers['content-type'], path).toMatch(type);
		expect(answer.headers['content-encoding'], path).toBeUndefined();
		expect(answer.body.equals(readFileSync(build + path)), path).toBe(true);
	}
	const kinds = new Set(files.map((path) => extname(path)));
	expect([...Object.keys(TYPES)].filter((kind) => !kinds.has(kind))).toEqual([]);
});

test('what is packed is sent packed to who can take it', async ({ baseURL }) => {
	const all = readdirSync(build, { recursive: true }).map((path) => `/${path}`);
	const packed = files.filter((path) => all.includes(`${path}.gz`));
	expect(packed.some((path) => path.endsWith('.wasm'))).toBe(true);
	for (const path of packed) {
		const answer = await asked(baseURL ?? '', path, { headers: { 'Accept-Encoding': 'gzip, br' } });
		expect(answer.headers['content-encoding'], path).toBe('gzip');
		expect(answer.headers.vary, path).toContain('Accept-Encoding');
		expect(answer.body.equals(readFileSync(`${build}${path}.gz`)), path).toBe(true);
		expect(wrongOf(answer, isLasting(path) ? YEAR : 'no-cache'), path).toEqual([]);
	}
});

test('pages are there by the addresses they are linked to', async ({ baseURL }) => {
	expect(pages).toEqual(
		expect.arrayContaining(['/', '/data', '/forlop', '/forlop/1', '/lisenser'])
	);
	for (const path of pages) {
		const answer = await asked(baseURL ?? '', `${path}?kommune=3427`);
		expect(answer.status, path).toBe(200);
		const file = path === '/' ? '/index.html' : `${path}.html`;
		expect(answer.body.equals(readFileSync(build + file)), path).toBe(true);
		expect(wrongOf(answer, 'no-cache'), path).toEqual([]);
		const { status, headers } = await asked(baseURL ?? '', path, { method: 'HEAD' });
		expect([status, headers['content-type']], path).toEqual([200, 'text/html']);
		if (path === '/') continue;
		const slashed = await asked(baseURL ?? '', `${path}/?kommune=3427`);
		expect([slashed.status, slashed.headers.location]).toEqual([301, `${path}?kommune=3427`]);
		expect(wrongOf(slashed, 'no-cache'), `${path}/`).toEqual([]);
	}
});

test('an address that leads nowhere gets the app’s page, and is never kept', async ({
	baseURL
}) => {
	const fallback = readFileSync(join(build, '200.html'));
	for (const path of [
		'/finnes-ikke',
		'/forlop/9',
		'/kommune/3427/mer',
		'/_app',
		'/_app/immutable',
		'/_app/immutable/chunks/borte.js',
		'/_app/immutable/assets/borte.wasm',
		'/borte.html',
		'/.git/config',
		'/%2e%2e/package.json'
	]) {
		const answer = await asked(baseURL ?? '', path);
		expect(answer.status, path).toBe(path.startsWith('/%2e') ? 400 : 404);
		expect(wrongOf(answer, 'no-cache'), path).toEqual([]);
		if (answer.status === 404) expect(answer.body.equals(fallback), path).toBe(true);
	}
	expect((await asked(baseURL ?? '', '/_app/immutable/')).status).toBe(301);
});

test('nothing can be sent to it', async ({ baseURL }) => {
	for (const method of ['POST', 'PUT', 'DELETE']) {
		const answer = await asked(baseURL ?? '', '/data', { method });
		expect(answer.status, method).toBe(405);
		expect(wrongOf(answer, 'no-cache'), method).toEqual([]);
	}
});

test('what has not changed is not sent again', async ({ baseURL }) => {
	const { headers } = await asked(baseURL ?? '', '/service-worker.js');
	const again = { headers: { 'If-None-Match': String(headers.etag) } };
	const answer = await asked(baseURL ?? '', '/service-worker.js', again);
	expect(answer.status).toBe(304);
	expect(wrongOf(answer, 'no-cache')).toEqual([]);
});

test('the app reads files, draws, and lives on without the network behind it', async ({
	page,
	context
}) => {
	await openWith(page, ['brukerplan.csv', 'is248.csv', 'folkemengde.csv'], {
		typed: '3427',
		name: 'Tynset 2022'
	});
	await page.evaluate(() => navigator.serviceWorker.ready);
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
		.toBe(true);
	await context.setOffline(true);
	await goTo(page, 'Data');
	await chooseFiles(page, [fixture('kpr.csv')]);
	await loadOne(page, 'kpr.csv');
	await expect(statusOf(page, 'kpr.csv')).toContainText('Lastet inn');
	await context.setOffline(false);
});

test('a workbook is read in its worker, under the same headers', async ({ page }) => {
	const cells = ['3427', '2022', '5600'].map((cell, at) => text(`${'ABC'[at]}2`, cell));
	const head = ['Kommunenummer', 'År', 'Folkemengde'].map((cell, at) =>
		text(`${'ABC'[at]}1`, cell)
	);
	const book = workbook({ Tall: [row(1, ...head), row(2, ...cells)] });
	const buffer = Buffer.from(await book.arrayBuffer());
	await page.goto('/data');
	await chooseFiles(page, [{ name: book.name, mimeType: book.type, buffer }]);
	await expect(fileSection(page, book.name)).toContainText('arket «Tall»');
});

test('one file alone may make functions of text, and nothing can be fetched from it', async ({
	baseURL,
	page
}) => {
	const sealed = files.filter((path) => path.startsWith('/_app/immutable/sealed/'));
	const scripts = sealed.filter((path) => path.endsWith('.js'));
	expect(scripts).toHaveLength(1);
	for (const path of files) {
		const policy = String((await asked(baseURL ?? '', path)).headers['content-security-policy']);
		expect(policy.includes("'unsafe-eval'"), path).toBe(sealed.includes(path));
		if (sealed.includes(path)) expect(isSealing(policy), path).toBe(true);
	}
	await page.goto('/sammenlign/kommune?data=eksempel&kommune=3427&aar=2024');
	await expect(page.getByRole('heading', { name: /^Tynset likner mest på / })).toBeVisible({
		timeout: 120_000
	});
	expect(page.workers().map((one) => new URL(one.url()).pathname)).toContain(scripts[0]);
});

test.describe('a page that is not there', () => {
	// The browser tells of the status 404 itself.
	test.use({ watch: async ({}, use) => use({ foreign: [], requested: [], errors: [] }) });
	test('is the app’s own', async ({ page }) => {
		const response = await page.goto('/finnes-ikke');
		expect(response?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1, name: 'Siden finnes ikke' })).toBeVisible();
	});
});
