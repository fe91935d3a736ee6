import type { ScenarioPanel, ScenarioRow } from '../scenarios/state.ts';
import { LONG, many } from './nobodys.ts';

const panels: ScenarioPanel[] = [
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

const row = (given: Partial<ScenarioRow>): ScenarioRow => ({
	id: '0',
	name: 'I dag',
	gap: { low: -0.5, median: 2, high: 6 },
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
	value: panel(row({ gap: { low: 2, median: 2, high: 2 }, verdict: 'missing', told: 'Mangler 2' })),
	range: panel(
		row({ gap: { low: -90, median: 0, high: 90 } }),
		row({ id: '1', name: 'A', gap: { low: -91, median: -1, high: 89 }, change: '1 årsverk mer' })
	),
	missing: panel(untold, { ...untold, id: '1', name: 'A', change: '2,0 årsverk mer å gå på' }),
	one: panel(row({})),
	many: panel(
		...many((i) =>
			row({
				id: `${i}`,
				name: `Tiltak ${i + 1}`,
				gap: { low: -i / 2, median: 2 - i / 4, high: 6 },
				change: i === 0 ? null : `${i} årsverk mer å gå på`
			})
		)
	),
	long: panel(row({}), row({ id: '1', name: LONG, change: LONG, told: LONG, held: LONG })),
	none: { panels: [] as ScenarioPanel[] }
};
