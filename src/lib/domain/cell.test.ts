import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	cellFrom,
	hasValue,
	HIDDEN,
	mapCell,
	NOT_APPLICABLE,
	NOT_COLLECTED,
	PROTECTING,
	PROTECTING_WORD,
	STATE_WORDS,
	value,
	type Cell
} from './cell.ts';

const WITHOUT: Cell[] = [HIDDEN, PROTECTING, NOT_COLLECTED, NOT_APPLICABLE];

describe('a cell', () => {
	it('holds a true zero as a value', () => {
		expect(value(0)).toEqual({ state: 'value', value: 0 });
		expect(hasValue(value(0))).toBe(true);
	});
	it.each([NaN, Infinity, -Infinity])('never holds %s', (x) => {
		expect(() => value(x)).toThrow(RangeError);
	});
	it('has no number in the other states', () => {
		for (const cell of WITHOUT) {
			expect(hasValue(cell)).toBe(false);
			expect(cell).not.toHaveProperty('value');
		}
		expect(new Set(WITHOUT.map(({ state }) => state)).size).toBe(3);
	});
});

describe('mapping a cell', () => {
	it('changes a value only', () => {
		expect(mapCell(value(4), (x) => x / 2)).toEqual(value(2));
		for (const cell of WITHOUT) expect(mapCell(cell, () => 1)).toBe(cell);
	});
	it('refuses to make a value that is no number', () => {
		expect(() => mapCell(value(0), (x) => 1 / x)).toThrow(RangeError);
	});
});

describe('a cell from the database', () => {
	it('takes the number when the state is a value', () => {
		fc.assert(
			fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
				expect(cellFrom(x, 'verdi')).toEqual(value(x));
			})
		);
	});
	it('lets no number through in another state', () => {
		for (const [word, state] of Object.entries(STATE_WORDS))
			if (state !== 'value') expect(cellFrom(12, word)).toEqual({ state });
	});
	it('lets no number through while it is being protected', () => {
		expect(cellFrom(12, PROTECTING_WORD)).toEqual({ state: 'protecting' });
		expect(Object.keys(STATE_WORDS), 'no file can say so').not.toContain(PROTECTING_WORD);
	});
	it('is not collected when the number or the state is missing', () => {
		expect(cellFrom(null, 'verdi')).toEqual(NOT_COLLECTED);
		expect(cellFrom(12, null)).toEqual(NOT_COLLECTED);
	});
	it('stops at a word it does not know', () => {
		expect(() => cellFrom(1, 'tom')).toThrow(/tom/);
	});
});
