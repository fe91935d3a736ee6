import type { Protect } from '../disclosure/cube/family.ts';
import type { Judgements } from '../disclosure/cube/known.ts';
import { Desk } from './desk.ts';
import { locked } from './locked.ts';
import type { ProtectTasks } from './protectWork.ts';
import type { Doing } from './telling.ts';

/** Fetched when it is needed, since a worker has its own. */
const here: Doing = async (question, work) =>
	(await import('./protectWork.ts')).protectWork(question, work);

const start = locked(() => import('./protectWorker.ts?worker&url'));

/** Its memory goes with it: a solver's does not shrink. */
const desk = new Desk<ProtectTasks>({ start, here, heavy: () => true });

let known: () => Promise<Judgements> = () => Promise.resolve({});

/** What has been found since the start, or since all was removed. */
export const found: Judgements = {};

/** Lets go of it: it follows from files that are no longer here. */
export function forgetFound(): void {
	for (const print of Object.keys(found)) delete found[print];
}

/** Tells where to look for what was found before. What is not there is found out. */
export function lookAmong(judgements: () => Promise<Judgements>): void {
	known = judgements;
}

/** The solver's own file; null where it finds it itself. */
async function solverFile(): Promise<string | null> {
	if (!start) return null;
	return new URL((await import('highs/runtime?url')).default, location.href).href;
}

/** What is fetched first when there is something to find out; kept for a start without network. */
export async function protectionFiles(): Promise<string[]> {
	const file = await solverFile();
	return file === null ? [] : [file];
}

/** Has small numbers protected beside the page, where there is a page and its files are built. */
export const protectApart: Protect = async (family) => {
	const solver = await solverFile();
	const before = await known().catch(() => ({}));
	const done = await desk.ask('protect', { family, solver, known: { ...before, ...found } });
	Object.assign(found, done.found);
	return done.mask;
};
