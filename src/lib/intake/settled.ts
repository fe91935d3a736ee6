import type { Described } from '../catalogue/described.ts';
import type { KildePakke } from '../catalogue/kilde.ts';
import { describedSource, kilde } from '../catalogue/kilder.ts';
import { mapFile, plainHeader, type MappedFile } from './map.ts';
import type { SniffedFile } from './read.ts';

/** All that has been settled of a file with this header, as plain data that can be written down. */
export interface Settled {
	/** The contract's id. */
	kilde: string;
	/** Set where the user has described the source. */
	source?: Described;
	/** The file's header, as it writes it. */
	header: readonly string[];
	columns: MappedFile['columns'];
	constants: MappedFile['constants'];
	areaChoices: MappedFile['areaChoices'];
	valueChoices: MappedFile['valueChoices'];
	repeated: MappedFile['repeated'];
	/** Not there in what was written before a file could be asked about it. */
	decimal?: MappedFile['decimal'];
	units: MappedFile['units'];
}

export function settledOf(mapped: MappedFile): Settled {
	const { pakke, sniffed, columns, constants, areaChoices, valueChoices } = mapped;
	const { header } = sniffed;
	const source = describedSource(pakke.name);
	return {
		kilde: pakke.name,
		...(source ? { source } : {}),
		header,
		columns,
		constants,
		areaChoices,
		valueChoices,
		repeated: mapped.repeated,
		...(mapped.decimal ? { decimal: mapped.decimal } : {}),
		units: mapped.units
	};
}

/**
 * The same mapping for another file with the same header. What it does not say, is as the contract
 * has it: it may come from anyone, or from before the contract had the field.
 */
export function applySettled(
	settled: Settled,
	sniffed: SniffedFile,
	pakke: KildePakke
): MappedFile {
	const { columns, constants, areaChoices, valueChoices, repeated, units } = settled;
	const { decimal = null } = settled;
	const mapped = mapFile(sniffed, pakke, columns);
	return {
		...mapped,
		...{ areaChoices, valueChoices, repeated, decimal, units },
		constants: { ...mapped.constants, ...constants }
	};
}

/** The mapping that was settled of a file with this header; null when there was none. */
export function recall(settled: readonly Settled[], sniffed: SniffedFile): MappedFile | null {
	const wanted = fingerprint(sniffed);
	const found = settled.find((one) => fingerprint(one) === wanted);
	if (!found) return null;
	const remembered = { code: 'mapping-remembered', severity: 'note' } as const;
	const problems = [...sniffed.problems, remembered];
	return applySettled(found, { ...sniffed, problems }, kilde(found.kilde));
}

/** A header without case, accents and punctuation. */
export function fingerprint({ header }: { header: readonly string[] }): string {
	return header.map(plainHeader).join('|');
}
