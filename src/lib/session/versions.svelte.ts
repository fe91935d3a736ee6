const HOUR = 3_600_000;

/**
 * Which version of the app the tab lives by, and whether there is a newer one. The tab keeps its own
 * until the user switches: it holds what has been loaded, and a reload lets go of it.
 */
export class Versions {
	/** A newer version has been fetched and waits, or another tab has switched to it. */
	ready = $state(false);
	/** The user does not want to hear of it now. */
	dismissed = $state(false);
	#registration: ServiceWorkerRegistration | undefined;
	#switching = false;
	readonly #own: string;

	/** @param own the version of the files that the tab was opened with */
	constructor(own: string) {
		this.#own = own;
	}

	/** Says that the tab lives by its version, and listens for a newer. Returns what ends it. */
	start(): () => void {
		if (!('serviceWorker' in navigator) || !('locks' in navigator)) return () => undefined;
		const { serviceWorker } = navigator;
		const end = new AbortController();
		const { signal } = end;
		void hold(`forlopsatlas-${this.#own}`, signal).catch(() => undefined);
		const had = serviceWorker.controller !== null;
		serviceWorker.addEventListener('controllerchange', () => this.#changed(had), { signal });
		void serviceWorker.ready.then((registration) => {
			if (!signal.aborted) this.#follow(registration, signal);
		});
		const look = () => void this.#registration?.update().catch(() => undefined);
		const hourly = setInterval(look, HOUR);
		signal.addEventListener('abort', () => clearInterval(hourly));
		return () => end.abort();
	}

	/** Reloads the tab with the newer version. */
	switch(): void {
		this.#switching = true;
		const waiting = this.#registration?.waiting;
		// Another tab may have switched already: then the files of the newer version are in force.
		if (waiting) waiting.postMessage({ switch: true });
		else location.reload();
	}

	#follow(registration: ServiceWorkerRegistration, signal: AbortSignal): void {
		this.#registration = registration;
		registration.active?.postMessage({ opened: true });
		if (registration.waiting) this.ready = true;
		const found = () => {
			const { installing } = registration;
			installing?.addEventListener(
				'statechange',
				() => (this.ready ||= installing.state === 'installed' && registration.active !== null),
				{ signal }
			);
		};
		found();
		registration.addEventListener('updatefound', found, { signal });
	}

	/** @param had the tab had a worker when it was opened: now it has another, and a newer one */
	#changed(had: boolean): void {
		if (this.#switching) location.reload();
		else if (had) this.ready = true;
	}
}

/** Holds a lock as long as the tab lives; many may hold the same. */
async function hold(name: string, signal: AbortSignal): Promise<void> {
	await navigator.locks.request(name, { mode: 'shared' }, () => {
		if (signal.aborted) return;
		return new Promise<void>((done) => signal.addEventListener('abort', () => done()));
	});
}
