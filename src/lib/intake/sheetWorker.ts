import { tasks, type Tasks } from './sheetWork.ts';

/** What is asked of the worker, and what it answers. */
export interface Question {
	task: keyof Tasks;
	input: unknown;
}
export type Answer = { found: unknown } | { failed: string };

const port = self as unknown as {
	onmessage: (event: MessageEvent<Question>) => void;
	postMessage: (answer: Answer) => void;
};

port.onmessage = ({ data: { task, input } }) => {
	const work = tasks[task] as (input: unknown) => Promise<unknown>;
	void work(input).then(
		(found) => port.postMessage({ found }),
		(error: unknown) => port.postMessage({ failed: String(error) })
	);
};
