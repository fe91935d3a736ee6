import { startLockedWorker } from '../engine/worker.ts';
import { workApart } from './background.ts';

/** Has the work on files done beside the page, where there is a page, and its files are built. */
export function keepPageFree(): void {
	const page = typeof Worker !== 'undefined' && typeof document !== 'undefined';
	if (page && !import.meta.env.DEV) workApart(start);
}

async function start(): Promise<Worker> {
	const { default: url } = await import('./sheetWorker.ts?worker&url');
	return startLockedWorker(new URL(url, location.href).href);
}
