import type { Described } from '../catalogue/described.ts';
import { kilde } from '../catalogue/kilder.ts';
import { plainHeader, type MappedFile } from '../intake/map.ts';
import type { SniffedFile } from '../intake/read.ts';
import { applySettled, settledOf, type Settled } from '../intake/settled.ts';

/**
 * What the user has settled of files, by their header: the corrected file, or next year's, is mapped
 * the same way. In memory, like the files.
 */
export class Mappings {
	readonly #settled = new Map<string, Settled>();

	remember(mapped: MappedFile): void {
		this.add(settledOf(mapped));
	}

	add(settled: Settled): void {
		this.#settled.set(fingerprint(settled), settled);
	}

	get all(): Settled[] {
		return [...this.#settled.values()];
	}

	/** The same mapping for another file with the same header; null when there was none. */
	recall(sniffed: SniffedFile): MappedFile | null {
		const settled = this.#settled.get(fingerprint(sniffed));
		if (!settled) return null;
		const problems = [
			...sniffed.problems,
			{ code: 'mapping-remembered', severity: 'note' } as const
		];
		return applySettled(settled, { ...sniffed, problems }, kilde(settled.kilde));
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

/** A header without case, accents and punctuation. */
export function fingerprint({ header }: { header: readonly string[] }): string {
	return header.map(plainHeader).join('|');
}
