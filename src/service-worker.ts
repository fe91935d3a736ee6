/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { base, build, files, prerendered, version } from '$service-worker';

/*
 * Keeps the app's own files, so that it works without a network. The engine (34 MB) and the example
 * files are kept when they are first used, not before. Nothing of the user's data passes here: files
 * that are dropped are read by the page and never requested.
 *
 * A tab holds what its user has loaded, and lives by the files of the version it was opened with. So a
 * new version waits until the user switches or no tab is left, and an old version's files are kept as
 * long as a tab of it lives, which each tab says by holding a lock (`session/versions.svelte.ts`).
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const NAME = 'forlopsatlas-';
const CACHE = NAME + version;
const HEAVY = /\.(wasm|csv|txt)$/;
const SHELL = `${base}/`;
const FIRST = [...build, ...files, ...prerendered].filter((path) => !HEAVY.test(path));

worker.addEventListener('install', (event) => {
	event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FIRST)));
});

worker.addEventListener('activate', (event) => {
	// The first tab that came before any worker is taken on; later ones have one already.
	event.waitUntil(worker.clients.claim().then(forgetUnused));
});

type Told = { keep?: string[]; switch?: true; opened?: true };

worker.addEventListener('message', (event) => {
	const told = event.data as Told;
	if (told.switch) event.waitUntil(worker.skipWaiting());
	if (told.opened) event.waitUntil(forgetUnused());
	if (told.keep) event.waitUntil(keep(told.keep));
});

/** The page tells which files the engine was started from, since they came before this worker. */
async function keep(urls: readonly string[]): Promise<void> {
	const own = urls.filter((url) => new URL(url).origin === worker.location.origin);
	// They belong to the page's version, which may be older than this worker.
	const cache = await caches.open(CACHE);
	const missing = await Promise.all(
		own.map(async (url) => ((await caches.match(url)) ? [] : [url]))
	);
	await cache.addAll(missing.flat());
}

/** Deletes the files of versions that no tab lives by, and none waits with. */
async function forgetUnused(): Promise<void> {
	const { waiting, installing } = worker.registration;
	if (waiting || installing) return;
	const { held = [] } = await navigator.locks.query();
	const alive = new Set(held.map(({ name }) => name));
	const names = (await caches.keys()).filter((name) => name.startsWith(NAME));
	const unused = names.filter((name) => name !== CACHE && !alive.has(name));
	await Promise.all(unused.map((name) => caches.delete(name)));
}

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	event.respondWith(answer(request, url));
});

const isLasting = (path: string) => path.includes('/_app/immutable/');

async function answer(request: Request, url: URL): Promise<Response> {
	const cache = await caches.open(CACHE);
	// A page is the same file whatever its query says of the view.
	const kept = await cache.match(url.pathname, { ignoreSearch: true });
	if (kept) return kept;
	// What lasts has a name of its own in each version: a tab of an older one asks for its own.
	const older = isLasting(url.pathname) ? await caches.match(url.pathname) : undefined;
	if (older) return older;
	try {
		const response = await fetch(request);
		if (response.ok && isLasting(url.pathname)) await cache.put(url.pathname, response.clone());
		return response;
	} catch (error) {
		const shell = request.mode === 'navigate' ? await cache.match(SHELL) : undefined;
		if (shell) return shell;
		throw error;
	}
}
