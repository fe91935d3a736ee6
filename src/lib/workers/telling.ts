import { unlessStopped } from './stopping.ts';

/** One who can be asked: a worker, or something that stands in for it. */
export type Clerk = Pick<
	Worker,
	'postMessage' | 'onmessage' | 'onerror' | 'onmessageerror' | 'terminate'
>;

/** What is asked of a worker: premises only where they are others than the last time. */
export interface Question<Premises> {
	task: string;
	input: unknown;
	premises: Premises | null;
}

/** What a worker says: how far it is and what it has on its way, and last what it found. */
export type Said = { progress: number; sofar?: unknown } | Told;
export type Told = { found: unknown } | { failed: string };

/** Hears how far work is; and what there is of it already, where it says so. */
export type Progress = (done: number, sofar?: unknown) => void;

/** Does the work that is asked for, where it stands. */
export type Doing<Premises = null> = (
	question: Question<Premises>,
	work: { signal?: AbortSignal | undefined; progress?: Progress | undefined }
) => unknown;

/**
 * Asks a worker and waits for what it found. Null when the worker itself is broken.
 *
 * @throws the signal's reason when it fires
 */
export function tell(
	clerk: Clerk,
	question: Question<unknown>,
	{ signal, progress }: Parameters<Doing>[1]
): Promise<Told | null> {
	const told = new Promise<Told | null>((resolve) => {
		clerk.onmessage = ({ data }: MessageEvent<Said>) => {
			if ('progress' in data) progress?.(data.progress, data.sofar);
			else resolve(data);
		};
		clerk.onerror = () => resolve(null);
		clerk.onmessageerror = () => resolve(null);
		clerk.postMessage(question);
	});
	return unlessStopped(told, signal);
}
