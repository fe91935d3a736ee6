import { cellerSqlOf } from '../catalogue/celler.ts';
import { everyIndikator } from '../catalogue/indikatorer.ts';
import type { DisclosureMode, Figure } from '../domain/figure.ts';
import { sha256 } from './keeping/hash.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

/*
 * What tells a file from all others, where it leaves the page. A file of persons has numbers that are
 * hidden, and a hash is of them too: whoever knows the rest of the file could try numbers until it fits.
 */

/** Whether a source counts persons, so that some of what its files have may be hidden. */
const countsPersons = (contract: string): boolean => cellerSqlOf(contract) !== undefined;

/**
 * The hash of a file's bytes; null where others could try it against numbers that are hidden.
 *
 * @param contract the source that it is read as
 * @throws when the file can't be read any more, or is too large to be hashed
 */
export async function leavingHash(
	entry: Pick<WorkspaceFile, 'hash' | 'synthetic'>,
	contract: string,
	mode: DisclosureMode
): Promise<string | null> {
	if (mode === 'share' && !entry.synthetic && countsPersons(contract)) return null;
	return entry.hash();
}

/**
 * In the place of a hash: a print of what of a source may be shared, the same for all its files; null
 * where a hash of the file itself may leave.
 *
 * @param figures as they may be shared
 */
export async function releasedPrint(
	figures: readonly Figure[],
	contract: string
): Promise<string | null> {
	if (!countsPersons(contract)) return null;
	const own = new Set(
		everyIndikator().flatMap(({ id, kilder }) => (kilder[0] === contract ? [id] : []))
	);
	const told = figures
		// What is counted, and not what it is divided by or shared by: those are not of this source.
		.filter(({ indicator, shared }) => own.has(indicator) && !shared)
		.map(({ indicator, level, area, year, forlop, category, numerator }) =>
			JSON.stringify([indicator, level, area, year, forlop, category, numerator])
		)
		.sort();
	return sha256(new TextEncoder().encode(told.join('\n')));
}
