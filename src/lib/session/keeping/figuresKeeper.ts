import type { RawFigure } from '../../domain/figure.ts';
import { figuresIn, figureTexts, rowsOf } from '../../queries/figureTexts.ts';
import type { EarlierFigures } from '../earlier.ts';
import { ALL_AREAS, SEEN_OF_ALL } from '../seenOfAll.ts';
import { FiguresFile, figuresFile } from './figuresFile.ts';
import type { Content } from './kept.ts';
import type { KeptStore } from './store.ts';
import type { Tab } from './tab.svelte.ts';

/**
 * Keeps the figures beside the files they are of, so that they are there at once when the page is
 * opened again. Nothing rests on them: whatever is wrong with them, they count as none, and are
 * there again when the files have been read.
 */
export class FiguresKeeper {
	readonly #tab: Tab;
	readonly #store: KeptStore;
	#writing = new AbortController();

	constructor(tab: Tab, store: KeptStore) {
		this.#tab = tab;
		this.#store = store;
	}

	/** Shows the figures of what is kept; gives what that is, or null where there are none. */
	async show(): Promise<Content | null> {
		try {
			const found = await this.#store.figures();
			if (!found?.file) return null;
			const file = await FiguresFile.open(found.file, found.key);
			if (!file) {
				this.drop();
				return null;
			}
			const { content } = found;
			this.#tab.takeInSettings(content);
			this.#tab.workspace.earlier = new KeptFigures(file, content, () => this.drop());
			return content;
		} catch {
			return null;
		}
	}

	/** Ends the showing of figures that were kept, and deletes them. */
	drop(): void {
		this.#tab.workspace.earlier = null;
		void this.#store.dropFigures().catch(() => undefined);
	}

	/** Stops what is being written: it is about to be of something else than what is kept. */
	stop(): void {
		this.#writing.abort();
	}

	/** Writes down the tab's figures, if they are of just what is kept and not there already. */
	async keep(): Promise<void> {
		this.stop();
		const { signal } = (this.#writing = new AbortController());
		const { workspace } = this.#tab;
		try {
			const key = await this.#key();
			const found = key && (await this.#store.figures());
			if (!found || found.key !== key || found.file || signal.aborted) return;
			const { version, coverage } = workspace;
			const texts = await figureTexts(await workspace.engine(), signal);
			const file = await figuresFile(key, coverage, texts);
			const unchanged = (await this.#key()) === key && workspace.version === version;
			if (unchanged && !signal.aborted) await this.#store.keepFigures(key, file);
		} catch {
			// Without them the next start takes longer, and that is all.
		}
	}

	/** Null while figures change, or rest on a file that is not written down. */
	async #key(): Promise<string | null> {
		const { workspace } = this.#tab;
		const { version } = workspace;
		const { content } = await this.#tab.written([]);
		const written = content.files.filter(({ loaded }) => loaded).length;
		const key = await this.#store.figuresKey(content);
		const all = written > 0 && written === workspace.loadedFiles.length;
		return all && workspace.atRest && workspace.version === version ? key : null;
	}
}

class KeptFigures implements EarlierFigures {
	readonly synthetic: boolean;
	readonly onlySynthetic: boolean;
	readonly coverage;
	readonly #file: FiguresFile;
	readonly #unusable: () => void;

	constructor(file: FiguresFile, { files }: Content, unusable: () => void) {
		const loaded = files.filter((one) => one.loaded);
		this.synthetic = loaded.some((one) => one.synthetic);
		this.onlySynthetic = loaded.length > 0 && loaded.every((one) => one.synthetic);
		this.coverage = file.coverage;
		this.#file = file;
		this.#unusable = unusable;
	}

	figuresOf(areas: readonly string[]): Promise<RawFigure[] | null> {
		return this.#figures(areas, (text) => text);
	}

	figuresOfAll(): Promise<RawFigure[] | null> {
		return this.#figures(ALL_AREAS, (text) => rowsOf(text, SEEN_OF_ALL));
	}

	async #figures(
		areas: readonly string[],
		wanted: (text: string) => string
	): Promise<RawFigure[] | null> {
		try {
			const texts = await Promise.all(areas.map((area) => this.#file.textOf(area)));
			return texts.map(wanted).flatMap(figuresIn);
		} catch {
			this.#unusable();
			return null;
		}
	}
}
