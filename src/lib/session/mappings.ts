import { mapFile, plainHeader, type MappedFile } from '../intake/map.ts';
import type { SniffedFile } from '../intake/read.ts';

/**
 * What the user has settled of files, by their header: the corrected file, or next year's, is mapped
 * the same way. In memory, like the files.
 */
export class Mappings {
	readonly #settled = new Map<string, MappedFile>();

	remember(mapped: MappedFile): void {
		this.#settled.set(fingerprint(mapped.sniffed), mapped);
	}

	/** The same mapping for another file with the same header; null when there was none. */
	recall(sniffed: SniffedFile): MappedFile | null {
		const settled = this.#settled.get(fingerprint(sniffed));
		if (!settled) return null;
		const { pakke, columns, constants, areaChoices, valueChoices } = settled;
		const problems = [
			...sniffed.problems,
			{ code: 'mapping-remembered', severity: 'note' } as const
		];
		const mapped = mapFile({ ...sniffed, problems }, pakke, columns);
		return { ...mapped, constants, areaChoices, valueChoices };
	}

	forget(): void {
		this.#settled.clear();
	}
}

function fingerprint({ header }: SniffedFile): string {
	return header.map(plainHeader).join('|');
}
