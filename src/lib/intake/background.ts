import type { Tasks } from './sheetWork.ts';

type Input<K extends keyof Tasks> = Parameters<Tasks[K]>[0];
type Found<K extends keyof Tasks> = Awaited<ReturnType<Tasks[K]>>;

/** How the one who waits hears of work, and stops it. */
export interface Work {
	signal?: AbortSignal | undefined;
	onProgress?: ((bytes: number) => void) | undefined;
}

export type Asking = <K extends keyof Tasks>(
	task: K,
	input: Input<K>,
	work?: Work
) => Promise<Found<K>>;

/** While this is null the work is done where it is asked for: in Node, and in the worker itself. */
let elsewhere: Asking | null = null;

/** From now on work is asked for so. */
export function workApart(asking: Asking): void {
	elsewhere = asking;
}

/**
 * Has work done beside the page.
 *
 * @throws the signal's reason when it fires; RefusedError when it is more than can be held; Error
 *   when the work fails
 */
export const inBackground: Asking = (task, input, work) => (elsewhere ?? here)(task, input, work);

const here: Asking = async (task, input, work = {}) => {
	const { tasks } = await import('./sheetWork.ts');
	const run = tasks[task] as (input: unknown, work: Work) => Promise<never>;
	return run(input, work);
};
