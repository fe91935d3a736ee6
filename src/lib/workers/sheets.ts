import { workApart, type Asking } from '../intake/background.ts';
import { RefusedError } from '../intake/limits.ts';
import { Desk } from './desk.ts';
import { locked } from './locked.ts';
import type { Outcome, SheetTasks } from './sheetWork.ts';
import type { Clerk, Doing } from './telling.ts';

/** After work on more than this the worker ends: a workbook takes many times its size in memory. */
const LIGHT_BYTES = 8 * 1024 * 1024;

function isHeavy(input: unknown): boolean {
	const file = (input as { file?: unknown }).file ?? input;
	return !(file instanceof Blob) || file.size > LIGHT_BYTES;
}

/** Fetched when it is needed, since a worker has its own. */
const here: Doing = async (question, work) =>
	(await import('./sheetWork.ts')).sheetWork(question, work);

const start = locked(() => import('./sheetWorker.ts?worker&url'));

/** A desk for the work on files of sheets. */
export const sheetDesk = (start: (() => Promise<Clerk>) | null) =>
	new Desk<SheetTasks>({ start, here, heavy: isHeavy });

/** How intake asks for work at such a desk. */
export function askingAt(desk: Desk<SheetTasks>): Asking {
	return async (task, input, { signal, onProgress } = {}) => {
		const asked = desk.ask(task, input as never, { signal, progress: onProgress });
		const outcome = (await asked) as Outcome<never>;
		if ('refused' in outcome) throw new RefusedError(outcome.refused);
		return outcome.found;
	};
}

const desk = sheetDesk(start);

/** Has the work on files done beside the page, where there is a page, and its files are built. */
export function keepPageFree(): void {
	if (start) workApart(askingAt(desk));
}

/** Starts the worker that the first file is for. */
export function fetchWorker(): Promise<void> {
	return desk.ready();
}
