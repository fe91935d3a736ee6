import { describe, expect, it } from 'vitest';
import { HIDDEN, NOT_APPLICABLE, NOT_COLLECTED, value, type Cell } from '../domain/cell.ts';
import type { Released } from '../domain/figure.ts';
import { sumReleased } from './sum.ts';

const sum = (...cells: Cell[]) => sumReleased(cells as Released[]);

describe('a sum of shown figures', () => {
	it('is what anyone can add', () => {
		expect(sum(value(1), value(2.5), value(0))).toEqual(value(3.5));
	});

	it('is as little known as the least known of them', () => {
		expect(sum(value(1), NOT_COLLECTED, HIDDEN)).toEqual(HIDDEN);
		expect(sum(value(1), NOT_APPLICABLE, NOT_COLLECTED)).toEqual(NOT_COLLECTED);
		expect(sum(value(1), NOT_APPLICABLE)).toEqual(NOT_APPLICABLE);
	});

	it('of nothing is not said', () => {
		expect(() => sum()).toThrow(RangeError);
	});
});
