import type { LikenessInput, LikenessRow } from '../likeness/state.ts';
import { computed, LONG, many } from './nobodys.ts';

const traits = [
	{ id: 'folketall', name: 'Innbyggere 18+', here: '4 500' },
	{ id: 'eldre', name: 'Andel 67 år og over av de voksne', here: '24,1 %' },
	{ id: 'sentralitet', name: 'Sentralitet (1 er mest sentral)', here: '5' }
];
const row = (name: string, apart: readonly number[]): LikenessRow => ({
	...{ id: name, name, distance: '0,42' },
	cells: apart.map((one, at) => ({
		apart: computed(one),
		text: ['5 700', '21,3 %', '5'][at] ?? ''
	}))
});
const rows = [
	row('Alvdal', [-0.3, 0.1, 0]),
	row('Os', [0.25, -0.4, 0]),
	row('Rendalen', [0, 0.9, 1])
];

/** Made up, of no municipality. What is hidden or missing has no distance, and no row. */
export const likeness = {
	usual: { input: { place: 'Tynset', traits, rows } },
	value: { input: { place: 'Tynset', traits, rows: [row('Alvdal', [0, 0, 0])] } },
	one: {
		input: { place: 'Tynset', traits: traits.slice(0, 1), rows: [row('Alvdal', [-1])] }
	},
	many: {
		input: {
			place: 'Tynset',
			traits,
			rows: many((i) => ({ ...row('Alvdal', [i / 20, -i / 40, 0]), id: `${i}` }))
		}
	},
	long: {
		input: {
			place: LONG,
			traits: traits.map((trait) => ({ ...trait, name: `${trait.name}: ${LONG}` })),
			rows: [row(LONG, [0.5, -0.5, 0])]
		}
	},
	none: { input: { place: 'Tynset', traits, rows: [] } as LikenessInput }
};
