import type { Problem } from '../domain/problem.ts';
import { inBackground, type Work } from './background.ts';
import { RefusedError } from './limits.ts';
import { isZip, startOf } from './readers/index.ts';
import { UnreadFile } from './unreadFile.ts';

/**
 * The files in a zip; any other file as it is. A zip that can't be opened, and what is not read of
 * one, is an `UnreadFile`, with what there is to be told of it.
 *
 * @throws the signal's reason when it fires
 */
export async function unpack(file: File, work: Work = {}): Promise<File[]> {
	if (file instanceof UnreadFile) return [file];
	try {
		if (!isZip(await startOf(file))) return [file];
	} catch {
		// It can't be read at all, which its own reading will tell.
		return [file];
	}
	try {
		const found = await inBackground('unzip', file, work);
		const files = found.map(({ file: one, problem }) =>
			problem ? new UnreadFile([one], one.name, problem) : one
		);
		return files.length > 0 ? files : [file];
	} catch (error) {
		work.signal?.throwIfAborted();
		const problem = error instanceof RefusedError ? error.problem : damaged(error);
		return [new UnreadFile([file], file.name, problem)];
	}
}

function damaged(error: unknown): Problem {
	return { code: 'format-damaged', severity: 'error', found: 'zip', cause: String(error) };
}
