import type { ScenarioPanel, ScenarioRow } from '../scenarios/state.ts';
import { LONG, many, range } from './nobodys.ts';

const panels: ScenarioPanel[] = [
	{
		id: '23',
		title: 'Hovedforløp 2 og 3 samlet',
		rows: [
			{
				id: '0',
				name: 'I dag',
				gap: range(-0.5, 2, 6),
				verdict: 'undecided',
				change: null,
				told: 'Kan ikke avgjøres: fra 0,5 for mange til 6,0 for få årsverk',
				held: '7,9 årsverk i bolig og dagtilbud er holdt utenfor.'
			},
			{
				id: '1',
				name: 'A: to årsverk til',
				gap: range(-2.5, 0, 4),
				verdict: 'undecided',
				change: '2,0 årsverk mer å gå på',
				told: 'Kan ikke avgjøres: fra 2,5 for mange til 4,0 for få årsverk',
				held: ''
			},
			{
				id: '2',
				name: 'B',
				gap: range(-8, -5, -1),
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

const row = (given: Partial<ScenarioRow>): ScenarioRow => ({
	id: '0',
	name: 'I dag',
	gap: range(-0.5, 2, 6),
	verdict: 'undecided',
	change: null,
	told: 'Kan ikke avgjøres',
	held: '',
	...given
});
const untold = row({ gap: null, told: 'Ingen tall for behov' });
const panel = (...rows: ScenarioRow[]) => ({
	panels: [{ id: '23', title: 'Hovedforløp 2 og 3 samlet', rows }]
});

/** Made up, of no municipality. A figure that is hidden leaves a pathway without a range. */
export const scenarios = {
	usual: { panels },
	value: panel(row({ gap: range(2, 2, 2), verdict: 'missing', told: 'Mangler 2' })),
	range: panel(
		row({ gap: range(-90, 0, 90) }),
		row({ id: '1', name: 'A', gap: range(-91, -1, 89), change: '1 årsverk mer' })
	),
	missing: panel(untold, { ...untold, id: '1', name: 'A', change: '2,0 årsverk mer å gå på' }),
	one: panel(row({})),
	many: panel(
		...many((i) =>
			row({
				id: `${i}`,
				name: `Tiltak ${i + 1}`,
				gap: range(-i / 2, 2 - i / 4, 6),
				change: i === 0 ? null : `${i} årsverk mer å gå på`
			})
		)
	),
	long: panel(row({}), row({ id: '1', name: LONG, change: LONG, told: LONG, held: LONG })),
	none: { panels: [] as ScenarioPanel[] }
};
