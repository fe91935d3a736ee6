import type { Problem } from '../domain/problem.ts';
import { queue } from '../engine/queue.ts';
import { RefusedError } from './limits.ts';
import type { Tasks } from './sheetWork.ts';

type Input<K extends keyof Tasks> = Parameters<Tasks[K]>[0];
type Found<K extends keyof Tasks> = Awaited<ReturnType<Tasks[K]>>;

/** How the one who waits hears of work, and stops it. */
export interface Work {
	signal?: AbortSignal | undefined;
	onProgress?: ((bytes: number) => void) | undefined;
}

/** What is asked of the worker, and what it says: how far it is, and last what it found. */
export interface Question {
	task: keyof Tasks;
	input: unknown;
}
export type Said =
	{ progress: number } | { found: unknown } | { refused: Problem } | { failed: string };

/** Where this is null the work is done where it is asked for: in Node, and in the worker itself. */
let startWorker: (() => Promise<Worker>) | null = null;

/** From now on work is done in workers that are started so. */
export function workApart(start: () => Promise<Worker>): void {
	startWorker = start;
}

/** One worker at a time: a workbook takes many times its size in memory. */
const inTurn = queue();
let spare: Promise<Worker> | undefined;

/** After work on more than this the worker ends: its memory goes with it. */
const LIGHT_BYTES = 8 * 1024 * 1024;

/**
 * Has work done beside the page.
 *
 * @throws the signal's reason when it fires; RefusedError when it is more than can be held; Error
 *   when the work fails
 */
export function inBackground<K extends keyof Tasks>(
	task: K,
	input: Input<K>,
	work: Work = {}
): Promise<Found<K>> {
	if (!startWorker) return doHere(task, input, work);
	const asked = inTurn(() => askWorker(task, input, work));
	return unlessStopped(asked, work.signal);
}

/** Starts the worker that the first work is for, so that nothing need be fetched then. */
export async function fetchWorker(): Promise<void> {
	if (startWorker) await (spare ??= startWorker());
}

async function doHere<K extends keyof Tasks>(
	task: K,
	input: Input<K>,
	work: Work
): Promise<Found<K>> {
	const { tasks } = await import('./sheetWork.ts');
	return (tasks[task] as (input: Input<K>, work: Work) => Promise<Found<K>>)(input, work);
}

async function askWorker<K extends keyof Tasks>(
	task: K,
	input: Input<K>,
	work: Work
): Promise<Found<K>> {
	work.signal?.throwIfAborted();
	const starting = spare ?? startWorker?.();
	spare = undefined;
	if (!starting) return doHere(task, input, work);
	const worker = await starting;
	let again = false;
	try {
		const said = await answerOf(worker, { task, input }, work);
		// It could not be started: the page itself is the slower way, and a way.
		if (said === null) return await doHere(task, input, work);
		again = bytesOf(input) <= LIGHT_BYTES;
		if ('refused' in said) throw new RefusedError(said.refused);
		if ('failed' in said) throw new Error(said.failed);
		return said.found as Found<K>;
	} finally {
		if (again) spare = starting;
		else worker.terminate();
	}
}

function bytesOf(input: unknown): number {
	const file = (input as { file?: unknown }).file ?? input;
	return file instanceof Blob ? file.size : Infinity;
}

/** Null when the worker itself is broken. */
function answerOf(
	worker: Worker,
	question: Question,
	{ signal, onProgress }: Work
): Promise<Exclude<Said, { progress: number }> | null> {
	return new Promise((resolve, reject) => {
		signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
		worker.onmessage = ({ data }: MessageEvent<Said>) => {
			if ('progress' in data) onProgress?.(data.progress);
			else resolve(data);
		};
		worker.onerror = () => resolve(null);
		worker.postMessage(question);
	});
}

/** What waits for its turn is stopped too, at once. */
function unlessStopped<T>(asked: Promise<T>, signal?: AbortSignal): Promise<T> {
	if (!signal) return asked;
	return new Promise((resolve, reject) => {
		const stop = () => reject(signal.reason as Error);
		if (signal.aborted) stop();
		signal.addEventListener('abort', stop, { once: true });
		asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
	});
}
