import type { Protect } from '../disclosure/cube/family.ts';
import { timed } from '../domain/stage.ts';
import type { Engine } from '../engine/index.ts';
import { unlessStopped } from '../workers/stopping.ts';
import { releaseSource } from '../queries/cube.ts';

/** A source of which no figure of persons is shown yet, and how far it is. */
export interface Protecting {
	source: string;
	/**
	 * `changing`: it is about to be of other rows, and comes again; `waiting` for its turn; `stopped` by
	 * the user, or `failed`: until somebody asks for it again.
	 */
	state: 'changing' | 'waiting' | 'running' | 'stopped' | 'failed';
	/** Blocks of its counts that are judged, of so many; 0 of 0 before it is known. */
	done: number;
	of: number;
	/** When it began, as of `Date.now()`; null before. */
	started: number | null;
}

const WAITING = { state: 'waiting', done: 0, of: 0, started: null } as const;

/**
 * Has the figures of persons judged behind the page, a source at a time, and released when all of the
 * source is. What is not released says nothing; see `frigitt`.
 */
export class Releasing {
	/** In the order in which they come; none where all that there is may be seen. */
	list = $state.raw<readonly Protecting[]>([]);
	/** Something is judged, or waits to be. */
	readonly busy = $derived(this.list.some(isUnderWay));
	/** More will be released before anybody asks for it. */
	readonly coming = $derived(this.busy || this.list.some(({ state }) => state === 'changing'));
	readonly #protect: Protect;
	readonly #released: () => void;
	#engine: Engine | null = null;
	/** What is being judged: stopped by its controller, and at its end when the promise is. */
	#now: { source: string; stop: AbortController; done: Promise<void> } | null = null;
	#heard: (() => void)[] = [];

	/** @param released hears of each source that is; it stands in the list no longer */
	constructor(protect: Protect, released: () => void) {
		this.#protect = protect;
		this.#released = released;
	}

	/**
	 * What these sources were judged by is no longer so: what is under way for them is stopped. Comes
	 * back when nothing more of it is written.
	 */
	async leave(sources: readonly string[]): Promise<void> {
		const state = 'changing';
		this.#change((one) => (sources.includes(one.source) ? { ...one, state } : one));
		const now = this.#now;
		if (!now || !sources.includes(now.source)) return;
		now.stop.abort();
		await now.done;
	}

	/**
	 * Begins with sources whose figures have just been computed.
	 *
	 * @param left those of `leave`, of which some may have no figures any more
	 */
	begin(engine: Engine, left: readonly string[], sources: readonly string[]): void {
		this.#engine = engine;
		const others = this.list.filter(({ source }) => !left.includes(source));
		this.#set([...others, ...sources.map((source) => ({ source, ...WAITING }))]);
		this.#next();
	}

	/** What could not be computed can't be judged either. */
	fail(sources: readonly string[]): void {
		this.#change((one) => (sources.includes(one.source) ? { ...one, state: 'failed' } : one));
	}

	/** The user wants the machine for something else: nothing more is judged until it is asked for. */
	stop(): void {
		this.#change((one) => (isUnderWay(one) ? { ...one, state: 'stopped' } : one));
		this.#now?.stop.abort();
	}

	/** Goes on with what was stopped or failed. */
	resume(): void {
		const rests = ({ state }: Protecting) => state === 'stopped' || state === 'failed';
		this.#change((one) => (rests(one) ? { ...one, ...WAITING } : one));
		this.#next();
	}

	/** Nothing is left to judge; it waits for nothing. */
	empty(): void {
		this.#now?.stop.abort();
		this.#now = null;
		this.#engine = null;
		this.#set([]);
	}

	/** Comes when nothing is judged any more: all is released, or stopped, or failed, or is changing. */
	async ended(): Promise<void> {
		while (this.busy) await new Promise<void>((done) => this.#heard.push(done));
	}

	#next(): void {
		const next = this.list.find(({ state }) => state === 'waiting');
		if (this.#now || !this.#engine || !next) return;
		const { source } = next;
		const stop = new AbortController();
		const now = { source, stop, done: Promise.resolve() };
		this.#now = now;
		now.done = this.#release(this.#engine, source, stop.signal).finally(() => {
			if (this.#now !== now) return;
			this.#now = null;
			this.#next();
		});
	}

	async #release(engine: Engine, source: string, signal: AbortSignal): Promise<void> {
		const say = (news: Partial<Protecting>) =>
			this.#change((one) =>
				one.source === source && one.state === 'running' ? { ...one, ...news } : one
			);
		this.#change((one) =>
			one.source === source ? { ...one, state: 'running', started: Date.now() } : one
		);
		const protect: Protect = (family, following) =>
			unlessStopped(this.#protect(family, following), signal);
		const told = (done: number, of: number) => void (signal.aborted || say({ done, of }));
		try {
			await timed('protect', () => releaseSource(engine, source, protect, { signal, told }));
		} catch {
			// Who stopped it has said what it is now.
			if (!signal.aborted) say({ state: 'failed' });
			return;
		}
		// Of an engine that is let go of, or of rows that are no longer those, it is of no use.
		const still = ({ state }: Protecting) => state === 'running' || state === 'stopped';
		const one = this.list.find((one) => one.source === source);
		if (engine !== this.#engine || !one || !still(one)) return;
		this.#set(this.list.filter((other) => other !== one));
		this.#released();
	}

	#change(of: (one: Protecting) => Protecting): void {
		this.#set(this.list.map(of));
	}

	#set(list: readonly Protecting[]): void {
		this.list = list;
		for (const heard of this.#heard.splice(0)) heard();
	}
}

const isUnderWay = ({ state }: Protecting): boolean => state === 'running' || state === 'waiting';
