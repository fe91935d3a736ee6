/** What a user waits for between dropping a file and seeing figures, in this order. */
export type Stage =
	| 'look through'
	| 'understand'
	| 'hand over'
	| 'signs'
	| 'engine read'
	| 'held up'
	| 'tally'
	| 'checks'
	| 'view'
	| 'load'
	| 'cube'
	| 'protect';

/** Does a stage and leaves how long it took in the browser's own record, where `npm run bench` looks. */
export async function timed<T>(stage: Stage, task: () => Promise<T>): Promise<T> {
	const start = performance.now();
	try {
		return await task();
	} finally {
		performance.measure(stage, { start, end: performance.now() });
	}
}
