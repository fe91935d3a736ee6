import { COUNTRY } from '../domain/area.ts';
import type { RawFigure } from '../domain/figure.ts';
import { figuresIn } from '../queries/figureTexts.ts';
import type { EarlierFigures } from './earlier.ts';
import { OF_ALL, partsFor, partsOf } from './exampleParts.ts';
import { FiguresFile } from './keeping/figuresFile.ts';
import { ALL_AREAS } from './seenOfAll.ts';

/** How a part is fetched, and what the figures must be of. */
export interface ExampleSource {
	part: (name: string) => Promise<Blob | null>;
	key: string;
}

/**
 * The figures of the examples as they were computed when the app was built. Nothing rests on them:
 * whatever is wrong with a part, all count as none, and are there when the files have been read.
 */
export class ExampleFigures implements EarlierFigures {
	readonly synthetic = true;
	readonly onlySynthetic = true;
	readonly coverage;
	readonly #source: ExampleSource;
	readonly #unusable: (figures: ExampleFigures) => void;
	readonly #parts = new Map<string, Promise<FiguresFile>>();

	private constructor(
		source: ExampleSource,
		[name, file]: [string, FiguresFile],
		unusable: (figures: ExampleFigures) => void
	) {
		this.#source = source;
		this.#unusable = unusable;
		this.#parts.set(name, Promise.resolve(file));
		this.coverage = file.coverage;
	}

	/**
	 * Null where there are none that can be used.
	 *
	 * @param kommune its part is fetched at once
	 */
	static async open(
		source: ExampleSource,
		kommune: string | null,
		unusable: (figures: ExampleFigures) => void
	): Promise<ExampleFigures | null> {
		try {
			const [name = COUNTRY] = partsFor([kommune ?? COUNTRY]);
			return new ExampleFigures(source, [name, await opened(source, name)], unusable);
		} catch {
			return null;
		}
	}

	figuresOf(areas: readonly string[]): Promise<RawFigure[] | null> {
		return this.#figures(() => this.#textsOf(areas));
	}

	figuresOfAll(): Promise<RawFigure[] | null> {
		return this.#figures(() =>
			ALL_AREAS.map(async (area) => (await this.#part(OF_ALL)).textOf(area))
		);
	}

	async #figures(texts: () => Promise<string>[]): Promise<RawFigure[] | null> {
		try {
			return (await Promise.all(texts())).flatMap(figuresIn);
		} catch {
			this.#unusable(this);
			return null;
		}
	}

	#textsOf(areas: readonly string[]): Promise<string>[] {
		const wanted = partsFor(areas);
		return areas.map(async (area) => {
			const part = wanted.find((one) => partsOf(area).includes(one));
			return part === undefined ? '' : (await this.#part(part)).textOf(area);
		});
	}

	#part(name: string): Promise<FiguresFile> {
		const part = this.#parts.get(name) ?? opened(this.#source, name);
		this.#parts.set(name, part);
		return part;
	}
}

/** @throws RangeError when it is not there, not whole or of something else */
async function opened({ part, key }: ExampleSource, name: string): Promise<FiguresFile> {
	const content = await part(name);
	const file = content && (await FiguresFile.open(content, key));
	if (!file) throw new RangeError(`No part ${name} of what is wanted`);
	return file;
}
