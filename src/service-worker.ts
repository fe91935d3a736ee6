/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { base, build, files, prerendered, version } from '$service-worker';

/*
 * Keeps the app's own files, so that it works without a network. The engine (34 MB) and the example
 * files are kept when they are first used, not before. Nothing of the user's data passes here: files
 * that are dropped are read by the page and never requested.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const CACHE = `forlopsatlas-${version}`;
const HEAVY = /\.(wasm|csv|txt)$/;
const SHELL = `${base}/`;
const FIRST = [...build, ...files, ...prerendered].filter((path) => !HEAVY.test(path));

worker.addEventListener('install', (event) => {
	event.waitUntil(
		caches
			.open(CACHE)
			.then((cache) => cache.addAll(FIRST))
			.then(() => worker.skipWaiting())
	);
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(
		caches
			.keys()
			.then((names) =>
				Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))
			)
			.then(() => worker.clients.claim())
	);
});

/** The page tells which files the engine was started from, since they came before this worker. */
worker.addEventListener('message', (event) => {
	const { keep } = event.data as { keep?: string[] };
	const own = (keep ?? []).filter((url) => new URL(url).origin === worker.location.origin);
	event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(own)));
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	event.respondWith(answer(request, url));
});

async function answer(request: Request, url: URL): Promise<Response> {
	const cache = await caches.open(CACHE);
	// A page is the same file whatever its query says of the view.
	const kept = await cache.match(url.pathname, { ignoreSearch: true });
	if (kept) return kept;
	try {
		const response = await fetch(request);
		if (response.ok && url.pathname.includes('/_app/immutable/'))
			await cache.put(url.pathname, response.clone());
		return response;
	} catch (error) {
		const shell = request.mode === 'navigate' ? await cache.match(SHELL) : undefined;
		if (shell) return shell;
		throw error;
	}
}
