import { CancelledError, type Engine } from '../engine/index.ts';
import type { Codes } from '../intake/codes.ts';
import type { MappedFile } from '../intake/map.ts';
import { discard, stageFile, type StagedFile } from '../intake/stageFile.ts';

/** A reading of a file into the engine that begins when it is known, while the user looks at it. */
export class ReadAhead {
	readonly #engine: () => Promise<Engine>;
	readonly #mapped: MappedFile;
	readonly #cancel = new AbortController();
	/** Null when it failed or was stopped: the file is then read when it is asked for. */
	readonly #staged: Promise<StagedFile | null>;

	/** @param expected what the columns of codes are known to hold, where that is known */
	constructor(
		engine: () => Promise<Engine>,
		mapped: MappedFile,
		id: number,
		expected?: Codes | null
	) {
		this.#engine = engine;
		this.#mapped = mapped;
		const { signal } = this.#cancel;
		this.#staged = engine()
			.then((open) => stageFile(open, mapped, id, { signal, expected }))
			.catch(() => null);
	}

	/** What was read, if it was read as this mapping asks; else it is removed. */
	async take(mapped: MappedFile, signal: AbortSignal): Promise<StagedFile | null> {
		if (readingOf(mapped) !== readingOf(this.#mapped)) {
			await this.drop();
			return null;
		}
		const stop = () => this.#cancel.abort();
		signal.addEventListener('abort', stop, { once: true });
		const staged = await this.#staged;
		signal.removeEventListener('abort', stop);
		if (signal.aborted) {
			await this.drop();
			throw new CancelledError();
		}
		// It may have been read otherwise than the head let expect.
		return staged && { ...staged, mapped: { ...mapped, sniffed: staged.mapped.sniffed } };
	}

	/** Stops the reading and removes what it made. */
	async drop(): Promise<void> {
		this.#cancel.abort();
		const staged = await this.#staged;
		if (staged) await discard(await this.#engine(), staged);
	}
}

/** All that decides how a file is read; answers for places and values come after. */
function readingOf({ sniffed, pakke, columns, constants, units, decimal }: MappedFile): string {
	const { header, dialect, decoded, table } = sniffed;
	const written = [dialect, decoded.encoding, table?.sheet];
	return JSON.stringify([pakke.name, header, written, columns, constants, units, decimal]);
}
