import type { Judgements } from '../disclosure/cube/known.ts';

const urls = import.meta.glob<string>('../../../data/kilder/*/eksempel*.csv', {
	eager: true,
	query: '?url',
	import: 'default'
});

/** What `npm run build` has made of them; nothing where the app was not built by it. */
const parts = import.meta.glob<string>('../../../.eksempeltall/*.txt', {
	eager: true,
	query: '?url',
	import: 'default'
});

const judgements = import.meta.glob<string>('../../../.eksempeltall/vern.json', {
	eager: true,
	query: '?url',
	import: 'default'
});

/** The name of an example as a file, of its path. */
export const exampleName = (path: string): string => path.split('/').slice(-2).join('-');

/** The synthetic examples, fetched from the app's own origin as if they had been dropped. */
export async function exampleFiles(): Promise<File[]> {
	return Promise.all(
		Object.entries(urls).map(
			async ([path, url]) => new File([await fetched(url)], exampleName(path))
		)
	);
}

/** Those of some sources, with the contract that each is of. */
export function exampleFilesOf(
	sources: ReadonlySet<string>
): Promise<{ source: string; file: File }[]> {
	const wanted = Object.entries(urls).flatMap(([path, url]) => {
		const source = path.split('/').at(-2) ?? '';
		return sources.has(source) ? [{ path, url, source }] : [];
	});
	return Promise.all(
		wanted.map(async ({ path, url, source }) => ({
			source,
			file: new File([await fetched(url)], exampleName(path))
		}))
	);
}

/** A part of the figures of the examples; null where there is none. */
export async function examplePart(part: string): Promise<Blob | null> {
	const url = parts[`../../../.eksempeltall/${part}.txt`];
	return url === undefined ? null : fetched(url);
}

/** Which small numbers of the examples may be shown, as it was found when the app was built. */
export async function exampleJudgements(): Promise<Judgements> {
	const [url] = Object.values(judgements);
	if (url === undefined) return {};
	const written = JSON.parse(await (await fetched(url)).text()) as { judgements: Judgements };
	return written.judgements;
}

async function fetched(url: string): Promise<Blob> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${response.status}`);
	return response.blob();
}
