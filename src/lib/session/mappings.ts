import type { Described } from '../catalogue/described.ts';
import { kilde } from '../catalogue/kilder.ts';
import type { MappedFile } from '../intake/map.ts';
import { formOf } from '../intake/ownFields.ts';
import { fingerprint, settledOf, type Settled } from '../intake/settled.ts';

export { fingerprint };

/**
 * What the user has settled of files, by their header: the corrected file, or next year's, is mapped
 * the same way. In memory, like the files.
 */
export class Mappings {
	readonly #settled = new Map<string, Settled>();

	remember(mapped: MappedFile): void {
		this.add(settledOf(mapped));
	}

	/** Which place and year the one file is of, is not of the next. */
	add(settled: Settled): void {
		this.#settled.set(fingerprint(settled), formOf(settled, kilde(settled.kilde)));
	}

	get all(): Settled[] {
		return [...this.#settled.values()];
	}

	/** Another description of a source that the user has described. */
	describe(source: Described): void {
		for (const [key, settled] of this.#settled)
			if (settled.source?.id === source.id) this.#settled.set(key, { ...settled, source });
	}

	forget(): void {
		this.#settled.clear();
	}
}
