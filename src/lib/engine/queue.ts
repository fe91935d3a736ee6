/** Runs tasks one after another, in the order they came; a failed task does not stop the next. */
export function queue() {
	let tail: Promise<unknown> = Promise.resolve();
	return <T>(task: () => Promise<T>): Promise<T> => {
		const turn = tail.then(task, task);
		tail = turn.catch(() => undefined);
		return turn;
	};
}
