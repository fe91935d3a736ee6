import type { KildePakke } from '../catalogue/kilde.ts';
import { kilde, valueFields } from '../catalogue/kilder.ts';
import type { Problem } from '../domain/problem.ts';
import { mapFile, missingFields, type MappedFile } from './map.ts';
import { recognise, type Recognition } from './recognise.ts';
import { throughReader, type SniffedFile } from './read.ts';
import {
	findPlaces,
	findUnfolding,
	unfold,
	unfoldedHead,
	unfoldedRows,
	type Unfolding
} from './unfold.ts';

/** What a file is taken to be. */
export interface Understood {
	sniffed: SniffedFile;
	/** Best first. */
	recognitions: Recognition[];
	/** Null where no contract fits it. */
	mapped: MappedFile | null;
	/** The user has settled a file with this header before. */
	remembered: boolean;
}

export interface UnderstandOptions {
	/** What was settled of an earlier file with this header. */
	recall?: (sniffed: SniffedFile) => MappedFile | null;
	/** False: columns stay columns, whatever their names tell. */
	unfold?: boolean | undefined;
}

/**
 * Finds the contract that fits a file: as it stands, or with columns that say what their figures are
 * of made into rows, where more of a contract is there then.
 */
export async function understand(
	sniffed: SniffedFile,
	pakker: readonly KildePakke[],
	{ recall = () => null, unfold: wanted = true }: UnderstandOptions = {}
): Promise<Understood> {
	const asItIs = judged(sniffed, pakker, recall);
	const whole = asItIs.recognitions[0]?.complete && !leavesFigures(asItIs);
	if (!wanted || asItIs.remembered || whole) return asItIs;
	const unfolded = await unfoldFor(sniffed, pakker);
	const other = unfolded && judged(unfolded, pakker, recall);
	if (!other) return asItIs;
	const fits = other.remembered || other.recognitions[0]?.complete || !asItIs.mapped;
	return fits ? other : asItIs;
}

/** No contract is known to fit; `found` is what in the file speaks against the one that could. */
export function sourceUnknown(recognitions: readonly Recognition[]): Problem {
	const could = recognitions.find(({ against }) => against !== null);
	const unknown = { code: 'source-unknown', severity: 'error' } as const;
	if (!could?.against) return unknown;
	return { ...unknown, found: could.against, source: kilde(could.kilde).forlopsatlas.kortnavn };
}

function judged(
	sniffed: SniffedFile,
	pakker: readonly KildePakke[],
	recall: (sniffed: SniffedFile) => MappedFile | null
): Understood {
	const recognitions = recognise(sniffed, pakker);
	const remembered = recall(sniffed);
	const best = recognitions[0];
	// A place and a year are in files of every kind, and a number is of anything.
	const likely = best?.complete || best?.marked ? best : null;
	const mapped =
		remembered ?? (likely ? mapFile(sniffed, kilde(likely.kilde), likely.columns) : null);
	return {
		sniffed: mapped?.sniffed ?? sniffed,
		recognitions,
		mapped,
		remembered: remembered !== null
	};
}

/** Above this many cells it takes seconds to make rows of columns that nothing more is needed of. */
const MOST_CELLS = 300_000;

/**
 * Whether the contract finds some of its figures in columns as they stand, and all of them and more
 * when the columns become rows: one alternative of many.
 */
function leavesFigures({ mapped }: Understood): boolean {
	if (!mapped) return false;
	const { decoded, header } = mapped.sniffed;
	if (decoded.lines * header.length > MOST_CELLS) return false;
	const names = new Set(valueFields(mapped.pakke).map(({ name }) => name));
	const found = findUnfolding(mapped.sniffed, mapped.pakke);
	const wide = new Set(found?.wide.map(({ at }) => at));
	const used = mapped.columns.flatMap((target, at) => (names.has(target?.field ?? '') ? at : []));
	return wide.size > used.length && used.every((at) => wide.has(at));
}

/** The file unfolded as the first contract says that is complete then; else by its places alone. */
async function unfoldFor(
	sniffed: SniffedFile,
	pakker: readonly KildePakke[]
): Promise<SniffedFile | null> {
	const ways = pakker.flatMap((pakke) => {
		const found = findUnfolding(sniffed, pakke);
		return found ? [{ pakke, found }] : [];
	});
	const places = findPlaces(sniffed);
	if (ways.length === 0 && !places) return null;
	let best: { found: Unfolding; score: number } | null = null;
	for (const { pakke, found } of ways) {
		const [recognition] = recognise(unfoldedHead(sniffed, found), [pakke]);
		if (!recognition?.complete || recognition.score <= (best?.score ?? 0)) continue;
		// Columns of men and women, or of kommuner, can hold anything: what, must be said somewhere.
		const said = recognise(sniffed, [pakke]).flatMap(({ reasons }) => reasons);
		if (found.named || said.some(({ code }) => code === 'signature'))
			best = { found, score: recognition.score };
	}
	const chosen = best?.found ?? places;
	return chosen && unfoldWhole(sniffed, chosen);
}

/** More rows than this are not made of columns: the file stays as it is, and the user is asked. */
const MOST_ROWS = 12_000_000;

async function unfoldWhole(sniffed: SniffedFile, found: Unfolding): Promise<SniffedFile | null> {
	if (unfoldedRows(sniffed, found) > MOST_ROWS) return null;
	const read = sniffed.table ? sniffed : await throughReader(sniffed);
	if (!read || read.header.join('\0') !== sniffed.header.join('\0')) return null;
	return told(await unfold(read, found));
}

const lacking = ({ pakke, columns, constants }: MappedFile) =>
	missingFields(pakke, columns, constants).length;

/** A file as the contract that the user has chosen for it, unfolded where that needs it. */
export async function understandAs(
	sniffed: SniffedFile,
	pakke: KildePakke,
	wanted = true
): Promise<MappedFile> {
	const before = sniffed.table?.unfolded?.from ?? sniffed;
	const asItIs = mapFile(before, pakke);
	const asShown = mapFile(sniffed, pakke);
	if (lacking(asItIs) === 0) return asItIs;
	const found = wanted ? findUnfolding(before, pakke) : null;
	if (!found) return lacking(asShown) < lacking(asItIs) ? asShown : asItIs;
	const unfolded = await unfoldWhole(before, found);
	return unfolded ? mapFile(unfolded, pakke) : asItIs;
}

/** That columns have become rows is an assumption that is shown. */
function told(file: SniffedFile): SniffedFile {
	const { unfolded } = file.table ?? {};
	if (!unfolded) return file;
	const found = unfolded.columns.join(', ').slice(0, 120);
	return {
		...file,
		problems: [...file.problems, { code: 'unfolded', severity: 'note', into: unfolded.into, found }]
	};
}
