import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { SEALED } from '../../src/lib/engine/worker.ts';
import { expect, repository, test as base, watchContext, openModel } from './steps.ts';

/*
 * Tries to break each lock, against a server of another origin that answers everything and lets
 * everyone read it: only our own locks stand in the way.
 */
interface Elsewhere {
	address: string;
	/** What reached it. */
	hits: string[];
}

const test = base.extend<{ elsewhere: Elsewhere }>({
	// What is stopped is told in the console, and is here what we want.
	watch: async ({ context, baseURL }, use) =>
		use(watchContext(context, new URL(baseURL ?? '').origin)),
	elsewhere: async ({}, use) => {
		const hits: string[] = [];
		const server: Server = createServer((request, response) => {
			hits.push(`${request.method} ${request.url}`);
			response.writeHead(200, {
				'Access-Control-Allow-Origin': '*',
				'Access-Control-Allow-Headers': '*',
				'Access-Control-Expose-Headers': '*',
				'Content-Type': request.url?.endsWith('.js') ? 'text/javascript' : 'text/csv'
			});
			response.end(request.url?.endsWith('.js') ? 'self.reached = 1;' : 'a,b\n1,2\n');
		});
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		const { port } = server.address() as AddressInfo;
		await use({ address: `http://127.0.0.1:${port}`, hits });
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	}
});

test.use({ serviceWorkers: 'allow' });

/** The file that the build made of a source; entries keep the names of what they export. */
function builtFile(source: string): string {
	const manifest = JSON.parse(
		readFileSync(`${repository}.svelte-kit/output/client/.vite/manifest.json`, 'utf8')
	) as Record<string, { file: string; isDynamicEntry?: boolean }>;
	const entry = manifest[source];
	if (!entry?.isDynamicEntry) throw new Error(`The build has no entry ${source}`);
	return `/${entry.file}`;
}

const ENGINE = builtFile('src/lib/engine/open.ts');

/** Runs statements in an engine opened as the page does; tells what each gave. */
async function answers(page: Page, statements: string[]): Promise<string[]> {
	return page.evaluate(
		async ({ module, statements }) => {
			const { openEngine } = (await import(module)) as {
				openEngine(): Promise<{
					text(statement: { text: string; values: [] }): Promise<{ rows: unknown[][] }>;
					close(): Promise<void>;
				}>;
			};
			const engine = await openEngine();
			const given: string[] = [];
			for (const text of statements)
				given.push(
					await engine.text({ text, values: [] }).then(
						({ rows }) => `gave ${JSON.stringify(rows)}`,
						(error: Error) => `refused: ${error.message}`
					)
				);
			await engine.close();
			return given;
		},
		{ module: ENGINE, statements }
	);
}

/** The app's own engine worker, once it is there. */
async function engineWorker(page: Page): Promise<Worker> {
	await expect.poll(() => page.workers().length, { timeout: 30_000 }).toBeGreaterThan(0);
	const worker = page.workers()[0];
	if (!worker) throw new Error('The page has no worker');
	expect(worker.url()).toMatch(/^blob:/);
	return worker;
}

test('the engine answers what it may, and refuses the rest', async ({ page, elsewhere, watch }) => {
	await openModel(page);
	const { address } = elsewhere;
	const refused: [string, RegExp][] = [
		[`SELECT * FROM read_csv('${address}/x.csv')`, /Permission Error/],
		[`SELECT * FROM '${address}/x.csv'`, /Permission Error|external access|does not exist/],
		[`SELECT * FROM read_text('${address}/x.csv')`, /Permission Error/],
		[`SELECT * FROM glob('${address}/*')`, /Permission Error/],
		[`ATTACH '${address}/x.db' (READ_ONLY)`, /Permission Error/],
		[`ATTACH 'opfs://x.db'`, /Permission Error/],
		[`COPY (SELECT 1) TO '${address}/x.csv'`, /Permission Error/],
		[`COPY (SELECT 1) TO 'x.csv'`, /Permission Error/],
		[`EXPORT DATABASE 'x'`, /Permission Error/],
		[`SELECT * FROM read_csv('x.csv')`, /Permission Error/],
		[`SELECT * FROM read_csv('data/../x.csv')`, /Permission Error/],
		[`SELECT * FROM read_csv('/etc/passwd')`, /Permission Error/],
		['LOAD icu', /Permission Error/],
		[`SET custom_extension_repository='${address}'`, /locked/],
		['SET enable_external_access=true', /external access|locked/],
		['RESET enable_external_access', /external access|locked/],
		['SET lock_configuration=false', /locked/],
		['SET autoload_known_extensions=true', /locked/],
		['SET autoinstall_known_extensions=true', /locked/],
		[`SET allowed_directories=['${address}/']`, /locked|external access/],
		[`SET allowed_paths=['${address}/x.csv']`, /locked|external access/]
	];
	const given = await answers(page, [
		'SELECT 20 + 22',
		...refused.map(([text]) => text),
		'SELECT 43'
	]);
	expect(given[0]).toBe('gave [["42"]]');
	expect(given.at(-1), 'it goes on after all refusals').toBe('gave [["43"]]');
	refused.forEach(([text, reason], i) => {
		expect.soft(given[i + 1], text).toMatch(/^refused: /);
		expect.soft(given[i + 1], text).toMatch(reason);
	});
	// Refused before anything was asked for: not even a request that the CSP had to stop.
	expect(watch.foreign).toEqual([]);
	expect(elsewhere.hits).toEqual([]);
});

test('an extension is neither fetched nor loaded', async ({ page, elsewhere, watch }) => {
	await openModel(page);
	// In the browser INSTALL only notes a name for LOAD, which is refused.
	const given = await answers(page, [
		'INSTALL httpfs',
		`INSTALL icu FROM '${elsewhere.address}'`,
		'LOAD httpfs',
		'LOAD icu',
		"SELECT count(*) FROM duckdb_extensions() WHERE loaded AND extension_name IN ('httpfs', 'icu')",
		"SELECT 'å' COLLATE nb",
		'SELECT current_date IS NULL'
	]);
	expect.soft(given[2]).toMatch(/^refused: .*Permission Error/);
	expect.soft(given[3]).toMatch(/^refused: .*Permission Error/);
	expect.soft(given[4]).toBe('gave [["0"]]');
	// What lives in an extension fails, and brings nothing in by itself.
	expect.soft(given[5]).toMatch(/^refused: /);
	expect.soft(given[6]).toMatch(/^refused: /);
	expect(watch.foreign).toEqual([]);
	expect(elsewhere.hits).toEqual([]);
});

/** Ways to another origin that a worker has. Written where it runs. */
async function waysOutOfWorker(address: string): Promise<string[]> {
	const scope = self as unknown as {
		importScripts(url: string): void;
		WebSocket: typeof WebSocket;
		Worker: typeof Worker;
	};
	const tried: [string, () => unknown][] = [
		['fetch', () => fetch(`${address}/fetch`)],
		['fetch no-cors', () => fetch(`${address}/no-cors`, { mode: 'no-cors' })],
		[
			'XMLHttpRequest',
			() => {
				const request = new XMLHttpRequest();
				request.open('GET', `${address}/xhr`, false);
				request.send();
			}
		],
		['importScripts', () => scope.importScripts(`${address}/script.js`)],
		['import', () => import(`${address}/module.js`)],
		['eval', () => (0, eval)('self.reached = 1')],
		['Function', () => new Function('self.reached = 1')()],
		[
			'WebSocket',
			() =>
				new Promise((done, fail) => {
					const socket = new scope.WebSocket(address.replace('http', 'ws'));
					socket.onopen = done;
					socket.onerror = fail;
				})
		],
		[
			'EventSource',
			() =>
				new Promise((done, fail) => {
					const source = new EventSource(`${address}/events`);
					source.onopen = done;
					source.onerror = fail;
				})
		]
	];
	const reached: string[] = [];
	for (const [name, go] of tried)
		try {
			await go();
			reached.push(name);
		} catch {
			// Stopped, as it should be.
		}
	return reached;
}

test('the engine worker can not reach another origin', async ({ page, elsewhere, browser }) => {
	await openModel(page);
	const worker = await engineWorker(page);
	expect(await worker.evaluate(waysOutOfWorker, elsewhere.address)).toEqual([]);
	expect(elsewhere.hits).toEqual([]);

	await test.step('without our CSP the same worker does reach it', async () => {
		const open = await browser.newContext({ bypassCSP: true });
		const other = await open.newPage();
		await openModel(other);
		const reached = await (await engineWorker(other)).evaluate(waysOutOfWorker, elsewhere.address);
		expect(reached).toEqual(expect.arrayContaining(['fetch', 'XMLHttpRequest', 'importScripts']));
		expect(elsewhere.hits).toContain('GET /fetch');
		await open.close();
	});
});

/** Ways out of a page, and ways for a text to become a script. Written where it runs. */
async function waysOutOfPage(address: string): Promise<string[]> {
	const place = document.body;
	const shown = (element: HTMLElement) => {
		place.append(element);
		return element;
	};
	const loaded = (element: HTMLElement) =>
		new Promise((done, fail) => {
			element.onload = done;
			element.onerror = fail;
			// Some of what is stopped tells nothing.
			setTimeout(() => fail(new Error('nothing')), 1500);
			shown(element);
		});
	const ran = () => {
		if (!(self as unknown as { ran?: boolean }).ran) throw new Error('did not run');
		delete (self as unknown as { ran?: boolean }).ran;
	};
	const blobOf = (text: string) =>
		URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
	const tried: [string, () => unknown][] = [
		['fetch', () => fetch(`${address}/fetch`)],
		['fetch no-cors', () => fetch(`${address}/no-cors`, { mode: 'no-cors' })],
		[
			'XMLHttpRequest',
			() => {
				const request = new XMLHttpRequest();
				request.open('GET', `${address}/xhr`, false);
				request.send();
			}
		],
		[
			'image',
			() => loaded(Object.assign(document.createElement('img'), { src: `${address}/image` }))
		],
		[
			'style sheet',
			() =>
				loaded(
					Object.assign(document.createElement('link'), {
						rel: 'stylesheet',
						href: `${address}/style.css`
					})
				)
		],
		[
			'frame',
			() => {
				shown(Object.assign(document.createElement('iframe'), { src: `${address}/frame` }));
				throw new Error('seen in the hits');
			}
		],
		[
			'beacon',
			() => {
				navigator.sendBeacon(`${address}/beacon`, 'x');
				throw new Error('seen in the hits');
			}
		],
		[
			'form',
			() => {
				const form = document.createElement('form');
				form.action = `${address}/form`;
				form.target = '_blank';
				shown(form);
				form.submit();
				throw new Error('seen in the hits');
			}
		],
		['import', () => import(`${address}/module.js`)],
		['eval', () => (0, eval)('self.ran = true')],
		['Function', () => new Function('self.ran = true')()],
		[
			'text to setTimeout',
			async () => {
				setTimeout('self.ran = true' as unknown as () => void);
				await new Promise((done) => setTimeout(done, 50));
				ran();
			}
		],
		['innerHTML', () => (shown(document.createElement('div')).innerHTML = '<b>x</b>')],
		['insertAdjacentHTML', () => place.insertAdjacentHTML('beforeend', '<b>x</b>')],
		['DOMParser', () => new DOMParser().parseFromString('<b>x</b>', 'text/html')],
		[
			'inline script',
			() => {
				const script = document.createElement('script');
				script.append('self.ran = true');
				shown(script);
				ran();
			}
		],
		[
			'inline handler',
			() => {
				const button = document.createElement('button');
				button.setAttribute('onclick', 'self.ran = true');
				(shown(button) as HTMLButtonElement).click();
				ran();
			}
		],
		[
			'script address',
			() => loaded(Object.assign(document.createElement('script'), { src: `${address}/script.js` }))
		],
		['worker by text', () => new Worker('/service-worker.js')],
		['worker by blob', () => new Worker(blobOf('1'))],
		['shared worker', () => new SharedWorker(blobOf('1'))],
		[
			'a policy of its own',
			() =>
				(
					self as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
				).trustedTypes.createPolicy('mine', {})
		],
		[
			'our policy once more',
			() =>
				(
					self as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
				).trustedTypes.createPolicy('forlopsatlas-worker', {
					createScriptURL: (url: string) => url
				})
		],
		// Last, since it empties the page where it is let through.
		['document.write', () => document.write('<b>x</b>')]
	];
	const reached: string[] = [];
	for (const [name, go] of tried)
		try {
			await go();
			reached.push(name);
		} catch {
			// Stopped, as it should be.
		}
	return reached;
}

test('the page can not reach another origin, nor make a script of a text', async ({
	page,
	elsewhere,
	browser
}) => {
	await openModel(page);
	// Our own policy is taken when the engine starts.
	await engineWorker(page);
	const pages = page.context().pages().length;
	expect(await page.evaluate(waysOutOfPage, elsewhere.address)).toEqual([]);
	await page.waitForTimeout(500);
	expect(elsewhere.hits).toEqual([]);
	expect(page.context().pages()).toHaveLength(pages);

	await test.step('without our CSP the same ways are open', async () => {
		const open = await browser.newContext({ bypassCSP: true });
		const other = await open.newPage();
		await openModel(other);
		const reached = await other.evaluate(waysOutOfPage, elsewhere.address);
		for (const way of ['fetch', 'import', 'eval', 'innerHTML', 'inline script', 'inline handler'])
			expect.soft(reached, way).toContain(way);
		await expect
			.poll(() => elsewhere.hits)
			.toEqual(expect.arrayContaining(['GET /fetch', 'GET /image', 'GET /frame', 'POST /beacon']));
		await open.close();
	});
});

const ALIKE = '/sammenlign/kommune?data=eksempel&kommune=3427&aar=2024';

/** Opens the page that asks the sealed worker, and waits until it says who is alike. */
async function findAlike(page: Page): Promise<void> {
	await page.goto(ALIKE);
	await expect(page.getByRole('heading', { name: /^Tynset ligner mest på / })).toBeVisible({
		timeout: 120_000
	});
}

const sealedWorker = (page: Page): Worker | undefined =>
	page.workers().find((one) => one.url().includes('/_app/immutable/sealed/'));

/** What of the page's own is reached from the worker, though it is of the same origin. */
async function waysHome(home: string): Promise<string[]> {
	const scope = self as unknown as Record<string, ((...given: unknown[]) => unknown) | undefined>;
	const tried: [string, () => unknown][] = [
		['import', () => import(`${home}/service-worker.js`)],
		['importScripts', () => scope.importScripts!(`${home}/service-worker.js`)],
		['fetch', () => scope.fetch!('/')],
		['fetch by eval', () => (0, eval)('fetch("/")') as unknown],
		['caches', () => (scope.caches as unknown as CacheStorage).keys()],
		['indexedDB', () => (scope.indexedDB as unknown as IDBFactory).open('x')],
		['what is kept', () => navigator.storage.getDirectory()],
		['another worker', () => new Worker(`${home}/service-worker.js`)],
		['other tabs', () => new BroadcastChannel('x').postMessage('x')]
	];
	const reached: string[] = [];
	for (const [name, go] of tried)
		try {
			await go();
			reached.push(name);
		} catch {
			// Stopped, as it should be.
		}
	return reached;
}

test('the worker that makes functions of text reaches nothing, and the page makes none', async ({
	page,
	elsewhere
}) => {
	await findAlike(page);
	const worker = sealedWorker(page);
	if (!worker) throw new Error('The sealed worker was not started');
	// That it may do this is why it is sealed.
	expect(await worker.evaluate(waysOutOfWorker, elsewhere.address)).toEqual(['eval', 'Function']);
	expect(await worker.evaluate(waysHome, new URL(page.url()).origin)).toEqual([]);
	expect(await page.evaluate(waysOutOfPage, elsewhere.address)).toEqual([]);
	expect(elsewhere.hits).toEqual([]);
});

/** A context of its own, in which the sealed worker's file is another, or sent otherwise. */
async function inItsPlace(
	context: BrowserContext,
	change: (sent: { headers: Record<string, string>; body: string }) => void
): Promise<Page> {
	await context.route('**/_app/immutable/sealed/*.js', async (route) => {
		const response = await route.fetch();
		const sent = { headers: response.headers(), body: await response.text() };
		change(sent);
		await route.fulfill({ status: 200, headers: sent.headers, body: sent.body });
	});
	return context.newPage();
}

test('either lock of the sealed worker holds without the other', async ({
	browser,
	elsewhere,
	baseURL
}) => {
	const own = { baseURL: baseURL ?? '', locale: 'nb-NO', serviceWorkers: 'block' } as const;
	await test.step('its CSP, where no way out is taken away', async () => {
		const context = await browser.newContext(own);
		const page = await inItsPlace(context, (sent) => (sent.body = 'self.onmessage = () => {};'));
		await page.goto(ALIKE);
		await expect.poll(() => sealedWorker(page), { timeout: 120_000 }).toBeTruthy();
		const reached = await sealedWorker(page)!.evaluate(waysOutOfWorker, elsewhere.address);
		expect(reached).toEqual(['eval', 'Function']);
		expect(elsewhere.hits).toEqual([]);
		await context.close();
	});

	await test.step('the ways taken away, where no CSP holds', async () => {
		const context = await browser.newContext(own);
		const page = await inItsPlace(
			context,
			({ headers }) => delete headers['content-security-policy']
		);
		// The page would not start it: it is told that the file is sealed.
		await context.addInitScript((policy) => {
			const { fetch } = window;
			window.fetch = (of, more) =>
				/\/sealed\//.test(String(of))
					? Promise.resolve(new Response('', { headers: { 'Content-Security-Policy': policy } }))
					: fetch(of, more);
		}, SEALED);
		await findAlike(page);
		const reached = await sealedWorker(page)!.evaluate(waysOutOfWorker, elsewhere.address);
		// `import()` is no function that can be taken away: it is the CSP's alone to stop.
		expect(reached.filter((way) => way !== 'import')).toEqual(['eval', 'Function']);
		expect(elsewhere.hits.filter((hit) => hit !== 'GET /module.js')).toEqual([]);
		await context.close();
	});

	await test.step('a server that does not seal it: it is not started, and the page answers', async () => {
		const context = await browser.newContext(own);
		const page = await inItsPlace(
			context,
			({ headers }) => (headers['content-security-policy'] = "frame-ancestors 'none'")
		);
		await findAlike(page);
		expect(sealedWorker(page)).toBeUndefined();
		await context.close();
	});
});
