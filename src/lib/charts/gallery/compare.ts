import { HIDDEN, NOT_COLLECTED, value } from '../../domain/cell.ts';
import type { CompareInput, CompareRow } from '../compare/state.ts';
import { between, LONG, LONG_WORD, many, shown } from './nobodys.ts';

const percent = (rows: CompareRow[]): CompareInput => ({ rows, unit: '%', decimals: 0, max: 100 });
const row = (label: string, given: Partial<CompareRow> = {}): CompareRow => ({
	id: label.toLowerCase(),
	label,
	cell: shown(value(14)),
	role: 'other',
	...given
});
const reference = { label: 'Innlandet', cell: shown(value(12)) };
const tynset = row('Tynset', { role: 'chosen' });
const hidden = row('Tolga', { cell: shown(HIDDEN) });
const missing = row('Os', { cell: shown(NOT_COLLECTED), note: '0 av 1 kommune' });
const zero = row('Alvdal', { cell: shown(value(0)) });

/** Made up, of no municipality. */
export const compare = {
	usual: percent([{ ...tynset, span: between(9, 21), reference }, hidden, missing, zero]),
	value: percent([tynset, zero]),
	range: percent([{ ...tynset, span: between(2, 98) }, row('Alvdal', { span: between(13, 15) })]),
	hidden: percent([{ ...tynset, cell: shown(HIDDEN), reference }, hidden]),
	missing: percent([{ ...tynset, cell: shown(NOT_COLLECTED), reference }, missing]),
	one: percent([tynset]),
	many: percent(
		many((i) => row(`Sted ${i + 1}`, { cell: shown(i % 9 === 4 ? HIDDEN : value(80 - 2 * i)) }))
	),
	long: percent([
		row(LONG, {
			role: 'chosen',
			note: '42 av 46 kommuner i samarbeidet har meldt tall',
			reference
		}),
		row(LONG_WORD)
	]),
	none: percent([])
};
