import { describe, expect, it } from 'vitest';
import { HIDDEN, value, type Cell } from '../domain/cell.ts';
import { formTotals } from './forms.ts';

const sum = (cells: readonly Cell[]): Cell =>
	cells.find(({ state }) => state !== 'value') ??
	value(cells.reduce((all, cell) => all + (cell.state === 'value' ? cell.value : 0), 0));

const of = (types: Record<string, number | Cell>) =>
	formTotals(
		Object.entries(types).map(([type, cell]) => ({
			type,
			cell: typeof cell === 'number' ? value(cell) : cell
		})),
		sum
	);

describe('what the man-years are, before any pathway', () => {
	it('is the sum of the types of each form, in order', () => {
		const totals = of({
			annet: 0.5,
			dag_aktivitet: 2,
			ambulant_team: 1.5,
			lavterskel: 1,
			oppfolging_booppfolging: 8,
			bolig_personale: 3
		});
		expect(totals.map(({ form, cell }) => [form, cell])).toEqual([
			['oppfolging', value(2.5)],
			['bolig', value(11)],
			['dag', value(2)],
			['annet', value(0.5)]
		]);
		expect(totals.map(({ partly }) => partly)).toEqual([0, 8, 0, 0]);
	});

	it('keeps what is hidden to the form that it is in', () => {
		const [first, second] = of({ lavterskel: 1, ambulant_team: HIDDEN, dag_aktivitet: 2 });
		expect(first?.cell).toEqual(HIDDEN);
		expect(second?.cell).toEqual(value(2));
	});

	it('counts a type that no rule is for as other work, and nothing as nothing', () => {
		expect(of({ romfart: 3 }).map(({ form, cell }) => [form, cell])).toEqual([['annet', value(3)]]);
		expect(of({})).toEqual([]);
	});
});
