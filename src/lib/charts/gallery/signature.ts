import { HIDDEN, value } from '../../domain/cell.ts';
import type { Quantity, SignatureRow } from '../signature/state.ts';
import { computed, LONG, range, shown, span } from './nobodys.ts';

const quantity = (given: Partial<Quantity>): Quantity => ({
	cell: undefined,
	span: null,
	reference: null,
	previous: null,
	label: 'ikke samlet inn',
	notes: [],
	...given
});

const rows: SignatureRow[] = [
	{
		unit: 23,
		number: '2+3',
		short: 'forløp 2 og 3',
		name: 'Hovedforløp 2 og 3 samlet',
		part: false,
		need: quantity({
			cell: shown(value(125)),
			span: span(110, 141),
			reference: computed(131),
			label: '110–141 brukere'
		}),
		capacity: quantity({
			cell: shown(value(6.1)),
			span: span(5.2, 7.4),
			outside: computed(4.3),
			label: '5,2–7,4 årsverk i oppfølging'
		}),
		competence: quantity({ cell: shown(value(60)), label: '60 %' }),
		gap: { span: range(0.4, 2, 4.1), verdict: 'missing', label: 'mangler', notes: [] }
	},
	{
		unit: 2,
		number: '2',
		short: 'forløp 2',
		name: 'Kortvarige alvorlige eller langvarige mildere problemer',
		part: true,
		need: quantity({
			cell: shown(value(84)),
			span: span(70, 102),
			reference: computed(91),
			label: '84 brukere'
		}),
		capacity: quantity({ cell: shown(value(3.4)), outside: computed(0.8), label: '3,4 årsverk' }),
		competence: quantity({ cell: shown(HIDDEN), label: 'skjult' }),
		gap: { span: range(-2.1, -1, -0.2), verdict: 'covered', label: 'dekket', notes: [] }
	},
	{
		unit: 3,
		number: '3',
		short: 'forløp 3',
		name: 'Alvorlige og langvarige problemer',
		part: true,
		need: quantity({ cell: shown(HIDDEN), span: span(36, 47), label: '36–47 brukere' }),
		capacity: quantity({ cell: shown(value(2.7)), label: '2,7 årsverk' }),
		competence: quantity({ cell: shown(value(0)), label: '0 %' }),
		gap: { span: range(-0.5, 2, 6), verdict: 'undecided', label: 'kan ikke avgjøres', notes: [] }
	},
	{
		unit: 1,
		number: '1',
		short: 'forløp 1',
		name: 'Milde og kortvarige problemer',
		part: false,
		need: quantity({ label: 'Ingen kilde ser disse brukerne' }),
		capacity: quantity({ cell: shown(value(3.5)), label: '3,5 årsverk', previous: computed(3.1) }),
		competence: quantity({ cell: shown(value(60)), label: '60 %' }),
		gap: {
			span: null,
			verdict: 'undecided',
			label: 'kan ikke avgjøres',
			notes: ['ingen tall for behov']
		}
	}
];

const all = (given: Quantity, gap: Partial<SignatureRow['gap']>): SignatureRow => ({
	unit: 2,
	number: '2',
	short: 'forløp 2',
	name: 'Kortvarige alvorlige eller langvarige mildere problemer',
	part: false,
	need: given,
	capacity: given,
	competence: given,
	gap: { span: null, verdict: 'undecided', label: 'kan ikke avgjøres', notes: [], ...gap }
});
const none = { need: '', capacity: '', competence: '', gap: '' };
const sources = { ...none, need: 'BrukerPlan 2024', capacity: 'IS-24/8 2024' };
const drawn = (...given: SignatureRow[]) => ({
	rows: given,
	sources,
	reference: 'Innlandet' as string | null,
	onExplain: () => undefined
});
const plain = quantity({ cell: shown(value(40)), label: '40' });
const wide = quantity({ cell: shown(value(40)), span: span(1, 90), label: '1–90' });

/** Made up, of no municipality. There are never more than four rows. */
export const signature = {
	usual: drawn(...rows),
	value: drawn(all(plain, { span: range(2, 2, 2), verdict: 'missing', label: 'mangler 2' })),
	range: drawn(all(wide, { span: range(-90, 0, 90) })),
	hidden: drawn(all(quantity({ cell: shown(HIDDEN), label: 'skjult' }), {})),
	missing: drawn(all(quantity({}), { notes: ['ingen tall for behov'] })),
	long: drawn({
		...all(quantity({ cell: shown(value(40)), label: LONG, notes: [LONG, LONG] }), {
			span: range(-0.01, 0.02, 0.04),
			label: LONG,
			notes: [LONG]
		}),
		name: LONG
	}),
	none: { ...drawn(), sources: none, reference: null }
};
