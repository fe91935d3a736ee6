import { describe, expect, it } from 'vitest';
import { computed, span } from '../gallery/nobodys.ts';
import { placeCompetence, type CompetenceRow } from './state.ts';

const row = (id: string, value: number, more: Partial<CompetenceRow> = {}): CompetenceRow => ({
	id,
	name: id,
	degrees: {},
	state: value > 0 ? 'some' : 'none',
	value: computed(value),
	limits: null,
	target: null,
	label: `${value}`,
	notes: [],
	sum: false,
	explained: true,
	...more
});
const group = (end: number | null, rows: CompetenceRow[]) => ({
	id: 'g',
	title: 'g',
	subtitle: 'g',
	end,
	rows
});

describe('a picture of competence', () => {
	it('has bars and limits on one scale that ends at the whole', () => {
		const limits = span(1, 4);
		const [a, b] = placeCompetence(group(20, [row('a', 2, { limits }), row('b', 10)]));
		expect([a!.bar, b!.bar]).toEqual([10, 50]);
		expect(a!.limits).toEqual({ from: 5, to: 20 });
		expect(b!.limits).toBeNull();
	});

	it('grows for a target beyond the whole, so that the mark is never outside', () => {
		const target = { value: 40, label: 'mål 40' };
		const [a, b] = placeCompetence(group(20, [row('a', 10, { target }), row('b', 20)]));
		expect(a!.target).toEqual({ at: 100, label: 'mål 40', side: 'start' });
		expect([a!.bar, b!.bar]).toEqual([25, 50]);
	});

	it('has the word of a target after its mark where there is room', () => {
		const [a] = placeCompetence(group(20, [row('a', 1, { target: { value: 2, label: 'mål' } })]));
		expect(a!.target).toMatchObject({ at: 10, side: 'end' });
	});

	it('places nothing at zero where nothing is measured', () => {
		const [a] = placeCompetence(group(null, [row('a', 0, { state: 'unknown' })]));
		expect(a).toMatchObject({ bar: 0, limits: null, target: null });
	});
});
