import type { Following, Family, MaskColumns, Protect } from '../disclosure/cube/family.ts';
import type { Judgements } from '../disclosure/cube/known.ts';
import { Desk } from './desk.ts';
import { locked } from './locked.ts';
import type { ProtectTasks, Sofar } from './protectWork.ts';
import type { Clerk, Doing } from './telling.ts';

/** Fetched when it is needed, since a worker has its own. */
const here: Doing = async (question, work) =>
	(await import('./protectWork.ts')).protectWork(question, work);

const startWorker = locked(() => import('./protectWorker.ts?worker&url'));

/** The memory of a solver that has been at work does not shrink: it goes with the worker. */
const isHeavy = (input: unknown) => 'family' in (input as object);

let written: () => Promise<Judgements> = () => Promise.resolve({});

/**
 * Tells where those look who are not told themselves: what runs in Node sets it where it begins. What is
 * not there is found out.
 */
export function lookAmong(judgements: () => Promise<Judgements>): void {
	written = judgements;
}

/** The solver's own file; null where it finds it itself. */
async function solverFile(): Promise<string | null> {
	if (!startWorker) return null;
	return new URL((await import('highs/runtime?url')).default, location.href).href;
}

/** What is fetched first when there is something to find out; kept for a start without network. */
export async function protectionFiles(): Promise<string[]> {
	const file = await solverFile();
	return file === null ? [] : [file];
}

/** Where small numbers are protected: beside the page, where there is a page and its files are built. */
export class ProtectDesk {
	readonly #desk: Desk<ProtectTasks>;
	readonly #apart: boolean;
	readonly #known: (() => Promise<Judgements>) | undefined;
	/** What has been found since the start, or since all was removed. */
	#found: Judgements = {};

	/**
	 * @param known where to look for what was found before
	 * @param start null where the work is done where it is asked for
	 */
	constructor(
		known?: () => Promise<Judgements>,
		start: (() => Promise<Clerk>) | null = startWorker
	) {
		this.#known = known;
		this.#apart = start !== null;
		this.#desk = new Desk<ProtectTasks>({ start, here, heavy: isHeavy });
	}

	get found(): Readonly<Judgements> {
		return this.#found;
	}

	/** Starts the worker and has it fetch the solver, so that nothing need be fetched then. */
	async ready(): Promise<void> {
		if (!this.#apart) return;
		await this.#desk.ask('ready', { solver: await solverFile() });
	}

	/** What is found on the way is kept, so that work which is stopped goes on where it was. */
	readonly protect: Protect = (family, following) => this.#protect(family, following);

	async #protect(family: Family, { signal, told }: Following = {}): Promise<MaskColumns> {
		const solver = await solverFile();
		const before = await (this.#known ?? written)().catch(() => ({}));
		const found = this.#found;
		const progress = (done: number, sofar: unknown) => {
			const { of, found: news } = sofar as Sofar;
			Object.assign(found, news);
			told?.(done, of);
		};
		const known = { ...before, ...found };
		return this.#desk.ask('protect', { family, solver, known }, { signal, progress });
	}

	/** Lets go of what was found: it follows from files that are no longer here. */
	forget(): void {
		this.#found = {};
	}
}
