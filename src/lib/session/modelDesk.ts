import { queue } from '../engine/queue.ts';
import { startLockedWorker } from '../engine/worker.ts';
import type { Answer } from '../model/answer.ts';
import type { Question } from '../model/question.ts';
import { wholeOf, type AskedOf, type Overview, type OverviewPart } from '../model/overview.ts';
import { ModelWork, type Found, type Input, type Premises, type Tasks } from './modelWork.ts';
import type { Asked, Told } from './modelWorker.ts';

/** One who can be asked: a worker, or something that stands in for it. */
export type Clerk = Pick<Worker, 'postMessage' | 'onmessage' | 'onerror' | 'onmessageerror'>;

/** Questions that are sent together; between them others are let in, and stale ones dropped. */
const AT_ONCE = 32;

/** In Node, and where the files are served one by one, the work is done where it is asked for. */
const apart =
	typeof Worker !== 'undefined' && typeof document !== 'undefined' && !import.meta.env.DEV;

async function startWorker(): Promise<Clerk> {
	const { default: url } = await import('./modelWorker.ts?worker&url');
	return startLockedWorker(new URL(url, location.href).href);
}

/**
 * Where the model is asked: a worker beside the page, which is started once and keeps what it has
 * drawn. One question at a time; where the worker is broken, the page itself is a way.
 */
export class ModelDesk {
	readonly #inTurn = queue();
	readonly #start: (() => Promise<Clerk>) | null;
	#clerk: Promise<Clerk | null> | null = null;
	/** What the worker has drawn from. */
	#sent: Premises | null = null;
	/** Who does the work where there is no worker. */
	#here: ModelWork | null = null;

	/** @param start null where the work is done where it is asked for */
	constructor(start: (() => Promise<Clerk>) | null = apart ? startWorker : null) {
		this.#start = start;
	}

	/**
	 * Starts the worker and draws ahead, so that the next question is answered at once. What fails is
	 * told to whoever asks.
	 */
	async open(premises: Premises): Promise<void> {
		if (this.#start) await this.ask('answers', [], premises).catch(() => undefined);
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
		return this.#inTurn(async () => {
			signal?.throwIfAborted();
			const clerk = this.#here ? null : await this.#worker();
			const found = clerk ? await this.#askClerk(clerk, { task, input, premises }) : null;
			signal?.throwIfAborted();
			return found ? (found.found as Found<K>) : this.#doHere(task, input, premises);
		});
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

	/** Null where there is none. */
	async #worker(): Promise<Clerk | null> {
		if (!this.#start) return null;
		return (this.#clerk ??= this.#start().catch(() => null));
	}

	/** Null when the worker itself is broken. */
	async #askClerk(clerk: Clerk, asked: Asked): Promise<{ found: unknown } | null> {
		const premises = asked.premises === this.#sent ? null : asked.premises;
		// Until it has answered, nobody knows what it rests on.
		this.#sent = null;
		const told = await tell(clerk, { ...asked, premises });
		if (!told) return null;
		if ('failed' in told) throw new Error(told.failed);
		this.#sent = asked.premises;
		return told;
	}

	#doHere<K extends keyof Tasks>(task: K, input: Input<K>, premises: Premises): Found<K> {
		this.#here ??= new ModelWork();
		this.#here.rest(premises);
		return this.#here.do(task, input);
	}
}

function tell(clerk: Clerk, asked: Asked): Promise<Told | null> {
	return new Promise((resolve) => {
		clerk.onmessage = ({ data }: MessageEvent<Told>) => resolve(data);
		clerk.onerror = () => resolve(null);
		clerk.onmessageerror = () => resolve(null);
		clerk.postMessage(asked);
	});
}
