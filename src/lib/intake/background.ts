import { queue } from '../engine/queue.ts';
import { startLockedWorker } from '../engine/worker.ts';
import type { Tasks } from './sheetWork.ts';
import type { Answer, Question } from './sheetWorker.ts';

type Input<K extends keyof Tasks> = Parameters<Tasks[K]>[0];
type Found<K extends keyof Tasks> = Awaited<ReturnType<Tasks[K]>>;

/** In Node, and where the files are served one by one, the work is done where it is asked for. */
const apart =
	typeof Worker !== 'undefined' && typeof document !== 'undefined' && !import.meta.env.DEV;

/** One worker at a time: a workbook takes many times its size in memory. */
const inTurn = queue();
let spare: Promise<Worker> | undefined;

/**
 * Has work done beside the page, in a worker of its own that ends with it: its memory goes too.
 *
 * @throws the signal's reason when it fires; Error when the work fails
 */
export function inBackground<K extends keyof Tasks>(
	task: K,
	input: Input<K>,
	signal?: AbortSignal
): Promise<Found<K>> {
	return apart ? inTurn(() => askWorker(task, input, signal)) : doHere(task, input);
}

/** Starts the worker that the first work is for, so that nothing need be fetched then. */
export async function fetchWorker(): Promise<void> {
	if (apart) await (spare ??= start());
}

async function start(): Promise<Worker> {
	const { default: url } = await import('./sheetWorker.ts?worker&url');
	return startLockedWorker(new URL(url, location.href).href);
}

async function doHere<K extends keyof Tasks>(task: K, input: Input<K>): Promise<Found<K>> {
	const { tasks } = await import('./sheetWork.ts');
	return (tasks[task] as (input: Input<K>) => Promise<Found<K>>)(input);
}

async function askWorker<K extends keyof Tasks>(
	task: K,
	input: Input<K>,
	signal?: AbortSignal
): Promise<Found<K>> {
	signal?.throwIfAborted();
	const starting = spare ?? start();
	spare = undefined;
	const worker = await starting;
	try {
		const answer = await answerOf(worker, { task, input }, signal);
		// It could not be started: the page itself is the slower way, and a way.
		if (answer === null) return await doHere(task, input);
		if ('failed' in answer) throw new Error(answer.failed);
		return answer.found as Found<K>;
	} finally {
		worker.terminate();
	}
}

/** Null when the worker itself is broken. */
function answerOf(
	worker: Worker,
	question: Question,
	signal?: AbortSignal
): Promise<Answer | null> {
	return new Promise((resolve, reject) => {
		const stop = () => reject(signal?.reason as Error);
		signal?.addEventListener('abort', stop, { once: true });
		worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
		worker.onerror = () => resolve(null);
		worker.postMessage(question);
	});
}
