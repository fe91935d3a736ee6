import {
	nearest,
	type CompareTasks,
	type NearestAsked,
	type Peers
} from '../model/compare/nearest.ts';
import { Desk, type Following } from './desk.ts';
import { sealed } from './locked.ts';
import type { Clerk, Doing } from './telling.ts';

const startWorker = sealed(() => import('./compareWorker.ts?worker&url'));

/** The same by `statistics/`: arquero can't run in the page, whose CSP makes no function of a text. */
const here: Doing = ({ task, input }) => {
	if (task !== 'nearest') throw new RangeError(`No work: ${task}`);
	return nearest(input as NearestAsked);
};

/**
 * Where distances and ranks of released columns are asked for: a worker beside the page, which is
 * started once. Where it can't be started, or its server does not seal it, the page itself is a way.
 */
export class CompareDesk {
	readonly #desk: Desk<CompareTasks>;

	/** @param start null where the work is done where it is asked for */
	constructor(start: (() => Promise<Clerk>) | null = startWorker) {
		this.#desk = new Desk({ start, here });
	}

	/** @throws the signal's reason when nobody waits any more; Error when what is asked can't be told */
	nearest(asked: NearestAsked, following: Following = {}): Promise<Peers> {
		return this.#desk.ask('nearest', asked, following);
	}
}
