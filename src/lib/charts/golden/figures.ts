import { HIDDEN, value } from '../../domain/cell.ts';
import { range } from '../../domain/range.ts';
import type { CompetenceGroup, CompetenceRow } from '../competence/state.ts';
import type { ScenarioPanel } from '../scenarios/state.ts';
import type { Quantity, SignatureRow } from '../signature/state.ts';

/** Fixed figures that the golden pictures are drawn from: made up, of no municipality. */
export const labels = { label: 'Funnet', describedby: 'sammendrag' };

const quantity = (given: Partial<Quantity>): Quantity => ({
	cell: undefined,
	span: null,
	reference: null,
	previous: null,
	label: 'ikke samlet inn',
	notes: [],
	...given
});

export const rows: SignatureRow[] = [
	{
		unit: 23,
		number: '2+3',
		short: 'forløp 2 og 3',
		name: 'Hovedforløp 2 og 3 samlet',
		part: false,
		need: quantity({
			cell: value(125),
			span: { low: 110, high: 141 },
			reference: 131,
			label: '110–141 brukere'
		}),
		capacity: quantity({
			cell: value(6.1),
			span: { low: 5.2, high: 7.4 },
			outside: 4.3,
			label: '5,2–7,4 årsverk i oppfølging'
		}),
		competence: quantity({ cell: value(60), label: '60 %' }),
		gap: { span: range(0.4, 2, 4.1), verdict: 'missing', label: 'mangler', notes: [] }
	},
	{
		unit: 2,
		number: '2',
		short: 'forløp 2',
		name: 'Kortvarige alvorlige eller langvarige mildere problemer',
		part: true,
		need: quantity({
			cell: value(84),
			span: { low: 70, high: 102 },
			reference: 91,
			label: '84 brukere'
		}),
		capacity: quantity({ cell: value(3.4), outside: 0.8, label: '3,4 årsverk' }),
		competence: quantity({ cell: HIDDEN, label: 'skjult' }),
		gap: { span: range(-2.1, -1, -0.2), verdict: 'covered', label: 'dekket', notes: [] }
	},
	{
		unit: 3,
		number: '3',
		short: 'forløp 3',
		name: 'Alvorlige og langvarige problemer',
		part: true,
		need: quantity({ cell: HIDDEN, span: { low: 36, high: 47 }, label: '36–47 brukere' }),
		capacity: quantity({ cell: value(2.7), label: '2,7 årsverk' }),
		competence: quantity({ cell: value(0), label: '0 %' }),
		gap: { span: range(-0.5, 2, 6), verdict: 'undecided', label: 'kan ikke avgjøres', notes: [] }
	},
	{
		unit: 1,
		number: '1',
		short: 'forløp 1',
		name: 'Milde og kortvarige problemer',
		part: false,
		need: quantity({ label: 'Ingen kilde ser disse brukerne' }),
		capacity: quantity({ cell: value(3.5), label: '3,5 årsverk', previous: 3.1 }),
		competence: quantity({ cell: value(60), label: '60 %' }),
		gap: {
			span: null,
			verdict: 'undecided',
			label: 'kan ikke avgjøres',
			notes: ['ingen tall for behov']
		}
	}
];

export const panels: ScenarioPanel[] = [
	{
		id: '23',
		title: 'Hovedforløp 2 og 3 samlet',
		rows: [
			{
				id: '0',
				name: 'I dag',
				gap: { low: -0.5, median: 2, high: 6 },
				verdict: 'undecided',
				change: null,
				told: 'Kan ikke avgjøres: fra 0,5 for mange til 6,0 for få årsverk',
				held: '7,9 årsverk i bolig og dagtilbud er holdt utenfor.'
			},
			{
				id: '1',
				name: 'A: to årsverk til',
				gap: { low: -2.5, median: 0, high: 4 },
				verdict: 'undecided',
				change: '2,0 årsverk mer å gå på',
				told: 'Kan ikke avgjøres: fra 2,5 for mange til 4,0 for få årsverk',
				held: ''
			},
			{
				id: '2',
				name: 'B',
				gap: { low: -8, median: -5, high: -1 },
				verdict: 'covered',
				change: '7,0 årsverk mer å gå på',
				told: 'Trolig 1,0–8,0 årsverk mer enn trengs',
				held: '1,0 årsverk kommer til i bolig og dagtilbud og er holdt utenfor'
			}
		]
	},
	{
		id: '1',
		title: 'Hovedforløp 1: Milde og kortvarige problemer',
		rows: [
			{
				id: '0',
				name: 'I dag',
				gap: null,
				verdict: 'undecided',
				change: null,
				told: 'Ingen tall for behov',
				held: ''
			}
		]
	}
];

const competence = (given: Partial<CompetenceRow>): CompetenceRow => ({
	id: 'rad',
	name: 'Rad',
	degrees: {},
	state: 'some',
	value: 0,
	limits: null,
	target: null,
	label: '',
	notes: [],
	sum: false,
	explained: true,
	...given
});

export const groups: CompetenceGroup[] = [
	{
		id: 'videreutdanning',
		title: 'Videreutdanning',
		subtitle: 'Andel av årsverk, prosent, IS-24/8 2024',
		end: 100,
		rows: [
			competence({
				id: 'samlet',
				name: 'Med videreutdanning',
				value: 40,
				limits: { low: 19, high: 64 },
				target: { value: 60, label: 'mål 60 %' },
				label: '40 %',
				notes: ['6 av 15 årsverk'],
				sum: true
			})
		]
	},
	{
		id: 'utdanning',
		title: 'Utdanning',
		subtitle: 'Årsverk, IS-24/8 2024',
		end: 15,
		rows: [
			competence({ id: 'sykepleier', name: 'Sykepleier', value: 5, label: '5,0 årsverk' }),
			competence({
				id: 'psykolog',
				name: 'Psykolog',
				state: 'none',
				label: 'ingen',
				degrees: { 3: { text: 'bør', example: false }, 2: { text: 'eksempel', example: true } }
			}),
			competence({ id: 'lege', name: 'Lege', state: 'unknown', label: 'ukjent', explained: false })
		]
	}
];
