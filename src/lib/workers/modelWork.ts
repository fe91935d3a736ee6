import { ModelWork, type Input, type Premises, type Tasks } from '../model/work.ts';
import type { Doing } from './telling.ts';

/** The model's work, in the worker and in its place: it keeps what is drawn from the last premises. */
export function modelWork(): Doing<Premises> {
	const work = new ModelWork();
	return ({ task, input, premises }) => {
		if (premises) work.rest(premises);
		return work.do(task as keyof Tasks, input as Input<keyof Tasks>);
	};
}
