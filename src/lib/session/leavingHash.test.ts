import { describe, expect, it } from 'vitest';
import { HIDDEN, value } from '../domain/cell.ts';
import type { Figure } from '../domain/figure.ts';
import { leavingHash, releasedPrint } from './leavingHash.ts';

const file = (synthetic: boolean) => ({ synthetic, hash: () => Promise.resolve('ab12') });
const figure = (cell: object) =>
	({
		...{ indicator: 'brukere_gruppe', level: 'kommune', area: '3427', year: 2024 },
		...{ forlop: 'alle', category: 'alle', numerator: cell, shared: false }
	}) as unknown as Figure;

describe('the hash of a file that leaves', () => {
	it('is not there where numbers that are hidden could be tried until it fits', async () => {
		expect(await leavingHash(file(false), 'brukerplan', 'share')).toBeNull();
		expect(await leavingHash(file(false), 'brukerplan', 'internal')).toBe('ab12');
		expect(await leavingHash(file(false), 'is248', 'share')).toBe('ab12');
	});
	it('is there where all of it is made up', async () => {
		expect(await leavingHash(file(true), 'brukerplan', 'share')).toBe('ab12');
	});
});

describe('the print of what of a source may be shared', () => {
	it('is another when a figure is, and not when what is hidden is', async () => {
		const print = (cell: object) => releasedPrint([figure(cell)], 'brukerplan');
		expect(await print(value(58))).toMatch(/^[0-9a-f]{64}$/);
		expect(await print(value(58))).not.toBe(await print(value(59)));
		expect(await print(HIDDEN)).toBe(await print(HIDDEN));
	});
	it('is none where the file itself may be told of', async () => {
		expect(await releasedPrint([figure(value(58))], 'is248')).toBeNull();
	});
});
