import { startLockedWorker, startSealedWorker } from '../engine/worker.ts';
import type { Clerk } from './telling.ts';

/** In Node, and where the files are served one by one, the work is done where it is asked for. */
const apart =
	typeof Worker !== 'undefined' && typeof document !== 'undefined' && !import.meta.env.DEV;

/**
 * What starts workers of a file that the page's CSP governs; null where there are none.
 *
 * @param file the worker's own file, as Vite gives its address
 */
export function locked(file: () => Promise<{ default: string }>): (() => Promise<Clerk>) | null {
	if (!apart) return null;
	return async () => startLockedWorker(await addressOf(file));
}

/**
 * What starts workers of a file that makes functions of text, and that its own CSP keeps from the
 * network; null where there are none. Where the server sends no such CSP, they don't start.
 */
export function sealed(file: () => Promise<{ default: string }>): (() => Promise<Clerk>) | null {
	return apart ? async () => startSealedWorker(await addressOf(file)) : null;
}

const addressOf = async (file: () => Promise<{ default: string }>) =>
	new URL((await file()).default, location.href).href;
