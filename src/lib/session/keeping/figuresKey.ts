import type { Described } from '../../catalogue/described.ts';
import { sha256 } from './hash.ts';
import type { Content } from './kept.ts';

/**
 * All that figures follow from: the loaded files in their order, own sources, own shares of the
 * crosswalk, what earlier editions hid, and the app's build.
 */
export function figuresKey(content: Content, app: string): Promise<string> {
	const loaded = content.files
		.flatMap(({ sha256, given, synthetic, loaded }) =>
			loaded ? [{ sha256, given, synthetic, ...loaded }] : []
		)
		.sort((a, b) => a.order - b.order)
		.map(({ order: _, ...rest }) => rest);
	const { shares, editions } = content.choices;
	const json = JSON.stringify([app, loaded, describedIn(content), shares, editions], sorted);
	return sha256(new TextEncoder().encode(json));
}

/** The sources that were described, in the order in which they are learnt: the last word holds. */
export function describedIn({ files, mappings }: Content): Described[] {
	const settled = files.flatMap((file) => [file.settled, file.loaded?.settled]);
	return [...settled, ...mappings].flatMap((one) => (one?.source ? [one.source] : []));
}

/** What has been read again may have its fields in another order. */
function sorted(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
