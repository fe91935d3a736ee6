import type { Page } from '@playwright/test';

/** All that the page has stored in the browser, by where it is: as text. */
export function storedTexts(page: Page): Promise<Record<string, string>> {
	return page.evaluate(async () => {
		const found: Record<string, string> = {};
		for (const [name, storage] of Object.entries({ localStorage, sessionStorage }))
			for (const [key, text] of Object.entries(storage)) found[`${name} ${key}`] = String(text);

		const walk = async (folder: FileSystemDirectoryHandle, above: string) => {
			for await (const [name, entry] of folder.entries()) {
				const path = `${above}/${name}`;
				if (entry.kind === 'directory') await walk(entry as FileSystemDirectoryHandle, path);
				else found[`file ${path}`] = await (await (entry as FileSystemFileHandle).getFile()).text();
			}
		};
		await walk(await navigator.storage.getDirectory(), '');

		const asked = <Of>(request: IDBRequest<Of>) =>
			new Promise<Of>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error(String(request.error)));
			});
		for (const { name = '' } of await indexedDB.databases()) {
			const database = await asked(indexedDB.open(name));
			for (const store of database.objectStoreNames) {
				const from = database.transaction(store).objectStore(store);
				const [keys, values] = [await asked(from.getAllKeys()), await asked(from.getAll())];
				found[`database ${name}/${store}`] = JSON.stringify([keys, values]);
			}
			database.close();
		}
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			found[`cache ${name}`] = (await cache.keys()).map(({ url }) => url).join('\n');
		}
		return found;
	});
}
