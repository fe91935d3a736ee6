import { ModelWork, type Input, type Premises, type Tasks } from './modelWork.ts';

/** What is asked of the worker: premises only where they are others than the last time. */
export interface Asked<K extends keyof Tasks = keyof Tasks> {
	premises: Premises | null;
	task: K;
	input: Input<K>;
}
export type Told = { found: unknown } | { failed: string };

const port = self as unknown as {
	onmessage: (event: MessageEvent<Asked>) => void;
	postMessage: (told: Told) => void;
};
const work = new ModelWork();

port.onmessage = ({ data: { premises, task, input } }) => {
	try {
		if (premises) work.rest(premises);
		port.postMessage({ found: work.do(task, input) });
	} catch (error) {
		port.postMessage({ failed: String(error) });
	}
};
