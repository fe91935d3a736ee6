import type { Answer } from '../model/answer.ts';
import type { Question } from '../model/question.ts';
import { wholeOf, type AskedOf, type Overview, type OverviewPart } from '../model/overview.ts';
import type { Found, Input, Premises, Tasks } from '../model/work.ts';
import { Desk } from './desk.ts';
import { locked } from './locked.ts';
import { modelWork } from './modelWork.ts';
import type { Clerk } from './telling.ts';

export type { Premises };

/** Questions that are sent together; between them others are let in, and stale ones dropped. */
const AT_ONCE = 32;

const startWorker = locked(() => import('./modelWorker.ts?worker&url'));

/**
 * Where the model is asked: a worker beside the page, which is started once and keeps what it has
 * drawn. One question at a time; where the worker is broken, the page itself is a way.
 */
export class ModelDesk {
	readonly #desk: Desk<Tasks, Premises>;
	readonly #apart: boolean;

	/** @param start null where the work is done where it is asked for */
	constructor(start: (() => Promise<Clerk>) | null = startWorker) {
		this.#apart = start !== null;
		this.#desk = new Desk({ start, here: modelWork() });
	}

	/**
	 * Starts the worker and draws ahead, so that the next question is answered at once. What fails is
	 * told to whoever asks.
	 */
	async open(premises: Premises): Promise<void> {
		if (this.#apart) await this.ask('answers', [], premises).catch(() => undefined);
	}

	/**
	 * @param premises an object of its own for each change; the same one is not sent again
	 * @throws the signal's reason when nobody waits any more; Error when the work fails
	 */
	ask<K extends keyof Tasks>(
		task: K,
		input: Input<K>,
		premises: Premises,
		signal?: AbortSignal
	): Promise<Found<K>> {
		const asked = this.#desk.ask(task, input as never, { premises, signal });
		return asked as Promise<Found<K>>;
	}

	/** The three pathways of each question, in their order. */
	async answers(
		questions: readonly Question[],
		premises: Premises,
		signal?: AbortSignal
	): Promise<Answer[][]> {
		const found: Answer[][] = [];
		for (let at = 0; at < questions.length; at += AT_ONCE) {
			const some = questions.slice(at, at + AT_ONCE);
			found.push(...(await this.ask('answers', some, premises, signal)));
		}
		return found;
	}

	/**
	 * How many kommuner get which answer, some kommuner at a time.
	 *
	 * @param onProgress hears how many of them have been answered
	 */
	async overview(
		questions: readonly AskedOf[],
		premises: Premises,
		{ signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number) => void } = {}
	): Promise<Overview> {
		const parts: OverviewPart[] = [];
		for (let at = 0; at < questions.length; at += AT_ONCE) {
			const some = questions.slice(at, at + AT_ONCE);
			parts.push(await this.ask('overview', some, premises, signal));
			onProgress?.(Math.min(at + AT_ONCE, questions.length));
		}
		return wholeOf(parts);
	}
}
