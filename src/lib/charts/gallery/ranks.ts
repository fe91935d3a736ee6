import { HIDDEN, NOT_COLLECTED, value, type Cell } from '../../domain/cell.ts';
import type { RankRow, RanksInput } from '../ranks/state.ts';
import { computed, LONG, LONG_WORD, many, range, shown, span } from './nobodys.ts';

const of = (rows: RankRow[]): RanksInput => ({
	...{ rows, unit: '% av brukerne', decimals: 1 },
	reference: { label: 'landet', value: computed(24) },
	ends: { first: 'lavest', last: 'høyest' }
});
const row = (label: string, cell: Cell, more: Partial<RankRow> = {}): RankRow => ({
	...{ id: label.toLowerCase(), label, role: 'other', third: null },
	...{ cell: shown(cell), span: null, rank: null },
	...more
});
/** The i-th of n, as far from its neighbours as their ranks say. */
const ranked = (n: number) => (i: number) => {
	const [low, high] = [Math.max(1, i + 1 - n / 6), Math.min(n, i + 1 + n / 6)];
	const outermost = i < 5 || i >= n - 5;
	return row(`Sted ${i + 1}`, value(10 + (30 * i) / n), {
		span: span(7 + (28 * i) / n, 14 + (32 * i) / n),
		rank: range(low, i + 1, high),
		outermost,
		third: high <= n / 3 ? 'first' : low >= (2 * n) / 3 + 1 ? 'last' : null
	});
};
const ten = Array.from({ length: 10 }, (_, i) => ranked(10)(i));
const tynset = (one: RankRow): RankRow => ({ ...one, label: 'Tynset', role: 'chosen' });
const marked = (one: RankRow): RankRow => ({ ...one, role: 'marked' });
const hidden = row('Tolga', HIDDEN);
const missing = row('Os', NOT_COLLECTED);

/** Made up, of no municipality. */
export const ranks = {
	usual: of([
		...ten.map((one, i) => (i === 6 ? tynset(one) : i === 3 ? marked(one) : one)),
		...[hidden, missing]
	]),
	value: of(ten.map((one) => ({ ...one, span: null, rank: null, third: null }))),
	range: of([
		{ ...tynset(ranked(3)(0)), span: span(1, 96), rank: range(1, 2, 3) },
		{ ...ranked(3)(1), span: span(20, 21) }
	]),
	hidden: of([hidden, row('Tynset', HIDDEN, { role: 'chosen' })]),
	missing: of([missing]),
	one: { ...of([tynset(ranked(1)(0))]), reference: null },
	many: of([
		...many(ranked(120)),
		...many((i) => ranked(120)(i + 40)),
		...many((i) => ranked(120)(i + 80)).map((one, i) => (i === 5 ? tynset(one) : one))
	]),
	long: of([
		{ ...ranked(3)(0), label: LONG, role: 'chosen' },
		{ ...ranked(3)(1), label: LONG_WORD }
	]),
	none: { ...of([]), reference: null }
};
