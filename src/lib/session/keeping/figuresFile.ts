import * as v from 'valibot';
import type { Coverage } from '../coverage.ts';
import { count, dictionary, list, matching, read, text } from '../declared.ts';
import { sha256 } from './hash.ts';

/*
 * The figures of what is kept, as a file: a line with the SHA-256 and the length of the index, the
 * index as JSON, and the text of each area. It is made of what the files give, and never the truth:
 * one that is not whole, or is of anything else than what is kept, counts as none.
 */
const VERSION = 1;
const HEAD = /^([0-9a-f]{64}) (\d{1,9})\n/;
const HEAD_BYTES = 64 + 1 + 9 + 1;

/** Where an area's text stands after the index, and its hash. */
interface Place {
	from: number;
	bytes: number;
	sha256: string;
}

interface Index {
	key: string;
	coverage: Coverage[];
	areas: Record<string, Place>;
}

export async function figuresFile(
	key: string,
	coverage: readonly Coverage[],
	texts: ReadonlyMap<string, string>
): Promise<Blob> {
	const areas: Record<string, Place> = {};
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let from = 0;
	for (const [area, written] of texts) {
		const bytes = new TextEncoder().encode(written);
		areas[area] = { from, bytes: bytes.length, sha256: await sha256(bytes) };
		parts.push(bytes);
		from += bytes.length;
	}
	const index = new TextEncoder().encode(
		JSON.stringify({ version: VERSION, key, coverage, areas })
	);
	return new Blob([`${await sha256(index)} ${index.length}\n`, index, ...parts]);
}

/** A file whose index is whole and fits. The areas' texts are read, and examined, when asked for. */
export class FiguresFile {
	readonly coverage: readonly Coverage[];
	readonly #texts: Blob;
	readonly #areas: Map<string, Place>;

	private constructor({ coverage, areas }: Index, texts: Blob) {
		this.coverage = coverage;
		this.#areas = new Map(Object.entries(areas));
		this.#texts = texts;
	}

	/** Null when it is not whole, or is of something else. */
	static async open(file: Blob, key: string): Promise<FiguresFile | null> {
		const head = HEAD.exec(await file.slice(0, HEAD_BYTES).text());
		if (!head) return null;
		const from = head[0].length;
		const to = from + Number(head[2]);
		const json = await file.slice(from, to).arrayBuffer();
		if ((await sha256(json)) !== head[1]) return null;
		const index: Index | null = read(IndexSchema, JSON.parse(new TextDecoder().decode(json)));
		if (index?.key !== key) return null;
		const end = Math.max(0, ...Object.values(index.areas).map((one) => one.from + one.bytes));
		return file.size === to + end ? new FiguresFile(index, file.slice(to)) : null;
	}

	/**
	 * Empty for an area without figures.
	 * @throws RangeError when it is not what was written
	 */
	async textOf(area: string): Promise<string> {
		const place = this.#areas.get(area);
		if (!place) return '';
		const { from, bytes } = place;
		const content = await this.#texts.slice(from, from + bytes).arrayBuffer();
		if ((await sha256(content)) !== place.sha256) throw new RangeError(`Another text of ${area}`);
		return new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
	}
}

const IndexSchema = v.object({
	version: v.literal(VERSION),
	key: text,
	coverage: list(v.object({ source: text, year: count, withFigure: count, withoutFigure: count })),
	areas: dictionary(v.object({ from: count, bytes: count, sha256: matching(/^[0-9a-f]{64}$/) }))
});
