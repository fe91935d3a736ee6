import { idle } from '../idle.ts';
import type { KeepingNews, KeepingParts } from './keeping.svelte.ts';
import { KeptStore } from './store.ts';

const NAME = 'forlopsatlas-keeping';

/**
 * Keeping in the browser's own storage, one writer at a time over all tabs. Null where the browser
 * has none that can be written from a page, or gives it only to pages opened over https.
 *
 * @param app the build of the app
 */
export function browserKeeping(app: string): KeepingParts | null {
	const able =
		globalThis.isSecureContext &&
		'locks' in navigator &&
		'BroadcastChannel' in globalThis &&
		'createWritable' in (globalThis.FileSystemFileHandle?.prototype ?? {});
	if (!able) return null;
	const channel = new BroadcastChannel(NAME);
	return {
		store: new KeptStore({
			root: () => navigator.storage.getDirectory(),
			alone: (task) => navigator.locks.request(NAME, task),
			room: async () => {
				const { quota, usage = 0 } = await navigator.storage.estimate();
				return quota === undefined ? null : quota - usage;
			},
			app
		}),
		tell: (news) => channel.postMessage(news),
		hear: (heard) => {
			channel.onmessage = ({ data }: MessageEvent<KeepingNews>) => heard(data);
			return () => (channel.onmessage = null);
		},
		idle
	};
}
