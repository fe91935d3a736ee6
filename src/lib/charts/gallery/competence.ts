import type { CompetenceGroup, CompetenceRow } from '../competence/state.ts';
import { computed, LONG, LONG_WORD, many, span } from './nobodys.ts';

const row = (given: Partial<CompetenceRow>): CompetenceRow => ({
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

const groups: CompetenceGroup[] = [
	{
		id: 'videreutdanning',
		title: 'Videreutdanning',
		subtitle: 'Andel av årsverk, prosent, IS-24/8 2024',
		end: 100,
		rows: [
			row({
				id: 'samlet',
				name: 'Med videreutdanning',
				value: computed(40),
				limits: span(19, 64),
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
			row({ id: 'sykepleier', name: 'Sykepleier', value: computed(5), label: '5,0 årsverk' }),
			row({
				id: 'psykolog',
				name: 'Psykolog',
				state: 'none',
				label: 'ingen',
				degrees: { 3: { text: 'bør', example: false }, 2: { text: 'eksempel', example: true } }
			}),
			row({ id: 'lege', name: 'Lege', state: 'unknown', label: 'ukjent', explained: false })
		]
	}
];
const group = (rows: CompetenceRow[], end: number | null = 100) => ({
	groups: [
		{
			id: 'videreutdanning',
			title: 'Videreutdanning',
			subtitle: 'Andel av årsverk, prosent, IS-24/8 2024',
			end,
			rows
		}
	],
	onExplain: () => undefined
});
const unknown = row({ state: 'unknown', label: 'ukjent', explained: false });

/** Made up, of no municipality. What is hidden is unknown here. */
export const competence = {
	usual: { groups, onExplain: () => undefined },
	value: group([
		row({ value: computed(40), label: '40 %' }),
		row({ id: 'hel', value: computed(100), label: '100 %' })
	]),
	range: group([
		row({ value: computed(40), limits: span(1, 99), label: '40 %' }),
		row({ id: 'mal', value: computed(40), target: { value: 98, label: 'mål 98 %' }, label: '40 %' })
	]),
	hidden: group([unknown, { ...unknown, id: 'uten', state: 'none', label: 'ingen' }]),
	missing: group([unknown, { ...unknown, id: 'lege', name: 'Lege' }], null),
	one: group([row({ value: computed(40), label: '40 %' })]),
	many: group(
		many((i) =>
			row({ id: `${i}`, name: `Utdanning ${i + 1}`, value: computed(2 * i), label: `${2 * i} %` })
		)
	),
	long: group([
		row({
			name: LONG,
			value: computed(40),
			label: LONG,
			notes: [LONG],
			target: { value: 60, label: 'mål 60 %' },
			degrees: { 1: { text: 'bør', example: false }, 2: { text: 'eksempel', example: true } }
		}),
		row({ id: 'ord', name: LONG_WORD, value: computed(7), label: '7 %' })
	]),
	none: { groups: [] as CompetenceGroup[], onExplain: () => undefined }
};
