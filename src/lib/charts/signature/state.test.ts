import { describe, expect, it } from 'vitest';
import { HIDDEN, value } from '../../domain/cell.ts';
import { computed, range, shown, span } from '../gallery/nobodys.ts';
import { place, type Quantity, type SignatureRow } from './state.ts';

const none: Quantity = {
	cell: undefined,
	span: null,
	reference: null,
	previous: null,
	label: '',
	notes: []
};

function row(unit: 1 | 2 | 3, need: Partial<Quantity>, low = -1, high = 1): SignatureRow {
	return {
		unit,
		number: `${unit}`,
		short: `${unit}`,
		name: `${unit}`,
		part: false,
		need: { ...none, ...need },
		capacity: none,
		competence: none,
		gap: {
			span: range(low, (low + high) / 2, high),
			verdict: 'undecided',
			label: '',
			notes: []
		}
	};
}

describe('the signature picture', () => {
	it('draws a column on one scale, from zero to its largest end', () => {
		const { rows } = place([
			row(2, { cell: shown(value(80)), span: span(60, 100) }),
			row(3, { cell: shown(value(40)) })
		]);
		expect(rows[0]?.need).toMatchObject({ solid: 60, range: { from: 60, to: 100 }, at: 80 });
		expect(rows[1]?.need).toMatchObject({ solid: 40, range: null, at: 40 });
	});
	it('draws what is held outside after the rest, on the same scale', () => {
		const { rows } = place([
			row(2, { cell: shown(value(60)), span: span(50, 70), outside: computed(30) }),
			row(3, { cell: shown(value(40)), outside: computed(10) })
		]);
		expect(rows[0]?.need).toMatchObject({ at: 60, outside: { from: 70, to: 100 } });
		expect(rows[1]?.need).toMatchObject({ at: 40, outside: { from: 40, to: 50 } });
	});
	it('makes room for a reference beyond the bars', () => {
		const { rows } = place([row(2, { cell: shown(value(50)), reference: computed(200) })]);
		expect(rows[0]?.need).toMatchObject({ at: 25, reference: 100 });
	});
	it('gives a hidden or unseen figure no mark at all, not even a zero', () => {
		const { rows } = place([row(1, {}), row(2, { cell: shown(HIDDEN), reference: computed(3) })]);
		expect(rows.map((one) => one.need)).toEqual([null, null]);
	});
	it('does not let a hidden figure’s reference widen the scale', () => {
		const { rows } = place([
			row(2, { cell: shown(HIDDEN), reference: computed(300) }),
			row(3, { cell: shown(value(10)) })
		]);
		expect(rows[1]?.need?.at).toBe(100);
	});
	it('puts zero in the middle of the gap, with round ends', () => {
		const { rows, gapEnd } = place([row(2, {}, -1.3, 3.7), row(3, {}, 0.2, 0.4)]);
		expect(gapEnd).toBe(4);
		expect(rows[0]?.gap?.zero).toBe(50);
		expect(rows[0]?.gap?.range.to).toBeCloseTo(96.25);
	});
});
