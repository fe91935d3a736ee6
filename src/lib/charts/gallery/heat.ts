import { HIDDEN, NOT_APPLICABLE, NOT_COLLECTED, PROTECTING, value } from '../../domain/cell.ts';
import type { HeatCell, HeatColumn, HeatInput } from '../heat/state.ts';
import { between, computed, LONG, LONG_WORD, many, shown } from './nobodys.ts';

const cell = (x: number, given: Partial<HeatCell> = {}): HeatCell => ({
	cell: shown(value(x)),
	span: null,
	held: computed(11.3),
	against: null,
	judged: null,
	few: false,
	...given
});
const without = (state: typeof HIDDEN): HeatCell => cell(0, { cell: shown(state) });

const EACH: readonly HeatCell[] = [
	cell(14.2, { span: between(11, 18.1), against: 'higher' }),
	cell(8.1, { span: between(6.2, 9.9), against: 'lower' }),
	cell(12, { span: between(7, 19), against: 'similar', few: true }),
	cell(22.4, { span: between(17, 29), against: 'higher', year: 2022 }),
	without(HIDDEN),
	without(NOT_COLLECTED),
	without(NOT_APPLICABLE),
	without(PROTECTING),
	cell(11.3)
];
const NAMES = [
	'Tynset',
	'Tolga',
	'Os',
	'Alvdal',
	'Rendalen',
	'Folldal',
	'Engerdal',
	'Røros',
	'Stor-Elvdal'
];

const column = (id: string, given: Partial<HeatColumn> = {}) =>
	({
		...{ id, name: 'Brukere, per 1000', group: 'Behov', unit: 'per 1000', decimals: 1 },
		...{ refused: null, orderable: true },
		at: (row: number) => EACH[row % EACH.length] ?? cell(0),
		...given
	}) as HeatColumn;
const judged = (cell: HeatCell, higher: 'better' | 'worse'): HeatCell => {
	const lower = higher === 'better' ? 'worse' : 'better';
	if (cell.against === null || cell.against === 'similar') return cell;
	return { ...cell, judged: cell.against === 'higher' ? higher : lower };
};
const good = column('good', {
	name: 'Med individuell plan',
	group: 'Kvalitet',
	unit: '%',
	at: (row: number) => judged(EACH[row % EACH.length] ?? cell(0), 'better')
});
const bad = column('bad', {
	name: 'Dårlige levekår: økonomi',
	unit: '%',
	year: 2023,
	at: (row: number) => judged(EACH[row % EACH.length] ?? cell(0), 'worse')
});
const refused = column('refused', {
	name: 'Årsverk for voksne, per 1000',
	group: 'Kapasitet',
	refused: 'Utgiveren advarer mot å sammenligne nivået mellom enkeltkommuner.'
} as Partial<HeatColumn>);

const rows = NAMES.map((name, i) => ({ id: String(i), name }));
const byName = { by: 'name', direction: 'ascending' } as const;
const all = { reference: 'Innlandet', judging: true, neutral: true };
const table = (given: Partial<HeatInput>) => ({
	...{ rows, columns: [column('a'), bad, refused, good], order: byName, own: '0' },
	...{ ...all, selected: new Set(['2']) },
	...given
});
const only = (at: number) => column('a', { at: () => EACH[at] ?? cell(0) });

/** Made up, of no municipality. */
export const heat = {
	usual: table({}),
	value: table({ rows: rows.slice(0, 2), columns: [only(8)] }),
	range: table({ rows: rows.slice(0, 2), columns: [only(0)] }),
	hidden: table({ rows: rows.slice(0, 2), columns: [only(4)] }),
	missing: table({
		rows: rows.slice(0, 2),
		columns: [only(5), only(6)].map((one, i) => ({ ...one, id: String(i) }))
	}),
	one: table({ rows: rows.slice(0, 1), columns: [column('a')] }),
	many: table({
		rows: many((i) => ({ id: String(i), name: `Sted ${i + 1}` })),
		columns: many((i) => ({ ...(i % 3 ? column('a') : good), id: String(i) })),
		order: { by: '2', direction: 'descending' },
		dense: true
	}),
	long: table({
		rows: [{ id: '0', name: LONG }],
		columns: [column('a', { name: LONG }), column('b', { name: LONG_WORD })]
	}),
	none: table({ columns: [] })
};
