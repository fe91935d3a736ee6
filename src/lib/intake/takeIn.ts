import type { Described } from '../catalogue/described.ts';
import { everyKilde, kilder } from '../catalogue/kilder.ts';
import type { Problem } from '../domain/problem.ts';
import type { Work } from './background.ts';
import { firstThatFits } from './firstThatFits.ts';
import type { Codes } from './codes.ts';
import { missingFields } from './map.ts';
import { countPersonRows, type Counted } from './personRows.ts';
import { sniff, type RefusedFile, type SniffOptions } from './read.ts';
import { recall, type Settled } from './settled.ts';
import { expectedCodes } from './stageFile.ts';
import { understand, type Understood } from './understand.ts';

/** A file to be read and understood. All of it can be sent to a worker. */
export interface TakeIn {
	file: File;
	options: Omit<SniffOptions, 'signal' | 'onProgress'> & { unfold?: boolean | undefined };
	/** What is known of the file already, to be told with the rest. */
	known: readonly Problem[];
	/** What has been settled of files before. */
	settled: readonly Settled[];
	/** Sources that users have described, beside those of the project. */
	described: readonly Described[];
}

/** What a file was found to be: refused, rows of persons that have been counted, or understood. */
export type Taken =
	RefusedFile | ({ stage: 'counted' } & Counted) | ({ stage: 'understood' } & UnderstoodFile);

export interface UnderstoodFile extends Understood {
	/** What `expectedCodes` finds, of a large file that is known for certain; else not looked for. */
	expected?: Codes | null;
}

/** From this size on the reading takes time enough to begin before the user asks for it. */
const LARGE_BYTES = 4 * 1024 * 1024;

/**
 * Takes a file from its bytes to what it is. Only the loading is left then, which the engine does.
 *
 * @throws the signal's reason when it fires, where the work is done in one's own thread
 */
export async function takeIn(
	{ file, options, known, settled }: TakeIn,
	work: Work
): Promise<Taken> {
	const { unfold, ...written } = options;
	const sniffed = await sniff(file, { ...written, ...given(work) });
	if (sniffed.stage === 'refused') return sniffed;
	const counted = await countPersonRows(sniffed, kilder);
	if (counted) return { stage: 'counted', ...counted };
	const understood = await firstThatFits(file, { ...written, ...given(work) }, sniffed, (one) =>
		understand({ ...one, problems: [...one.problems, ...known] }, everyKilde(), {
			recall: (like) => recall(settled, like),
			unfold
		})
	);
	return { stage: 'understood', ...(await withCodes(understood)) };
}

async function withCodes(understood: Understood): Promise<UnderstoodFile> {
	const { mapped } = understood;
	if (!mapped || !isToBeRead(understood)) return understood;
	return { ...understood, expected: await expectedCodes(mapped) };
}

/** Whether there is a large file, known for certain, with nothing missing: it is read ahead. */
export function isToBeRead({ mapped, remembered, recognitions }: Understood): boolean {
	if (!mapped || mapped.sniffed.decoded.bytes <= LARGE_BYTES) return false;
	const certain = remembered || recognitions[0]?.complete === true;
	return certain && missingFields(mapped.pakke, mapped.columns, mapped.constants).length === 0;
}

function given({ signal, onProgress }: Work) {
	return { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) };
}
