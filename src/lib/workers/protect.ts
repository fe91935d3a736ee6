import type { Protect } from '../disclosure/cube/family.ts';
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

/** Has small numbers protected beside the page, where there is a page and its files are built. */
export const protectApart: Protect = async (family) => {
	const address = start && (await import('highs/runtime?url')).default;
	const solver = address && new URL(address, location.href).href;
	return desk.ask('protect', { family, solver });
};
