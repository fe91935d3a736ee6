import { queue } from '../engine/queue.ts';
import { unlessStopped } from './stopping.ts';
import { tell, type Clerk, type Doing, type Progress, type Question } from './telling.ts';

type InputOf<T, K extends keyof T> = T[K] extends (input: infer I, ...rest: never[]) => unknown
	? I
	: never;
type FoundOf<T, K extends keyof T> = T[K] extends (...given: never[]) => infer R
	? Awaited<R>
	: never;

/** How the one who waits hears of work, and stops it. */
export interface Following<Premises = null> {
	signal?: AbortSignal | undefined;
	progress?: Progress | undefined;
	/** What the work rests on beside its input; the same object is not sent again. */
	premises?: Premises;
}

export interface Staff<Premises> {
	/** Null where the work is done where it is asked for. */
	start: (() => Promise<Clerk>) | null;
	/** Does the work where it is asked for. */
	here: Doing<Premises>;
	/**
	 * Whether the worker ends after this work: its memory goes with it. Where it is left out there is
	 * one worker for as long as the page lives, since it keeps what it has made of its premises:
	 * nothing stops it, and when it breaks the page itself is the way.
	 */
	heavy?: (input: unknown) => boolean;
}

/** Work beside the page, of one kind: one at a time, in the order it is asked for. */
export class Desk<Tasks, Premises = null> {
	readonly #staff: Staff<Premises>;
	readonly #inTurn = queue();
	/** Waits for the next work. */
	#spare: Promise<Clerk> | null = null;
	/** What the spare rests on. */
	#sent: Premises | null = null;
	#closed = false;
	/** A worker is at work: it is the spare when it is done. */
	#working = false;

	constructor(staff: Staff<Premises>) {
		this.#staff = staff;
	}

	/** Starts the worker that the first work is for, so that nothing need be fetched then. */
	async ready(): Promise<void> {
		if (this.#staff.start && !this.#working) await (this.#spare ??= this.#staff.start());
	}

	/** @throws the signal's reason at once when it fires; Error when the work fails */
	ask<K extends keyof Tasks & string>(
		task: K,
		input: InputOf<Tasks, K>,
		following: Following<Premises> = {}
	): Promise<FoundOf<Tasks, K>> {
		const question = { task, input, premises: following.premises ?? null };
		return unlessStopped(this.#answer(question, following), following.signal) as Promise<
			FoundOf<Tasks, K>
		>;
	}

	async #answer(question: Question<Premises>, following: Following<Premises>): Promise<unknown> {
		const { start, here } = this.#staff;
		const told = start && (await this.#inTurn(() => this.#beside(start, question, following)));
		following.signal?.throwIfAborted();
		// Not in turn: it may ask for other work on its way.
		if (!told) return here(question, following);
		if ('failed' in told) throw new Error(told.failed);
		return told.found;
	}

	/** Null when the worker itself is broken. */
	async #beside(
		start: () => Promise<Clerk>,
		question: Question<Premises>,
		{ signal, progress }: Following<Premises>
	) {
		signal?.throwIfAborted();
		if (this.#closed) return null;
		const starting = (this.#spare ??= start());
		const clerk = await starting.catch(() => null);
		if (clerk) signal?.throwIfAborted();
		const { premises } = question;
		const message = premises === this.#sent ? { ...question, premises: null } : question;
		// Until it has answered, nobody knows what it rests on.
		this.#spare = this.#sent = null;
		this.#working = true;
		const { heavy } = this.#staff;
		const stop = heavy ? signal : undefined;
		let again = false;
		try {
			const told = clerk && (await tell(clerk, message, { signal: stop, progress }));
			again = told !== null && !heavy?.(question.input);
			if (told === null) this.#closed = !heavy;
			else if (again && 'found' in told) this.#sent = premises;
			return told;
		} finally {
			this.#working = false;
			if (again) this.#spare = starting;
			else clerk?.terminate();
		}
	}
}
