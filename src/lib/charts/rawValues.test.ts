import { describe, expect, it } from 'vitest';
import { value } from '../domain/cell.ts';
import type { Released } from '../domain/figure.ts';
import type { CompareRow } from './compare/state.ts';
import type { TrendPoint } from './trend/state.ts';

/*
 * Raw values that must not compile: `npm run check` fails when one of them does. A block for each
 * chart whose values are branded.
 */

/** These still take plain numbers and cells. */
const UNBRANDED = ['balance', 'competence', 'depends', 'practice', 'scenarios', 'signature'];
const BRANDED = ['compare', 'trend'];

it('knows of every chart whether it takes raw values', () => {
	const folders = Object.keys(import.meta.glob('./*/state.ts')).map((path) => path.split('/')[1]);
	expect(folders.toSorted()).toEqual([...BRANDED, ...UNBRANDED].toSorted());
});

const shown = value(12) as Released;
const raw = { low: 9, high: 21 };

describe('compare', () => {
	it('takes no raw cell and no raw span', () => {
		const row = { id: 'a', label: 'A', role: 'other' } as const;
		// @ts-expect-error a raw cell has not passed the gate
		const cell: CompareRow = { ...row, cell: value(3) };
		// @ts-expect-error nor has a raw span
		const span: CompareRow = { ...row, cell: shown, span: raw };
		// @ts-expect-error nor has what it is held against
		const reference: CompareRow['reference'] = { label: 'B', cell: value(3) };
		expect([cell, span, reference]).toHaveLength(3);
	});
});

describe('trend', () => {
	it('takes no raw cell and no raw span', () => {
		// @ts-expect-error a raw cell has not passed the gate
		const cell: TrendPoint = { year: 2024, cell: value(3) };
		// @ts-expect-error nor has a raw span
		const span: TrendPoint = { year: 2024, cell: shown, span: raw };
		expect([cell, span]).toHaveLength(2);
	});
});
