import { expect } from 'vitest';
import scipy from './fixtures/statistics.json';

/** Made by `scripts/scipy/values.py`. */
export { scipy };

/** To 1e-9 of what scipy gives, or of one where that is less. */
export function expectNear(found: number, wanted: number | undefined, what = ''): void {
	const miss = Math.abs(found - (wanted ?? NaN)) / Math.max(1, Math.abs(wanted ?? NaN));
	expect(miss, `${what} ${found}, not ${wanted}`).toBeLessThan(1e-9);
}

/** For what is far below one: to 1e-9 of it. */
export function expectSame(found: number, wanted: number | undefined, what = ''): void {
	if (wanted === 0) return expect(found, what).toBe(0);
	expectNear(found / (wanted ?? NaN), 1, `${what} ${found} ÷ ${wanted} =`);
}
