import type { DependsRow } from '../depends/state.ts';
import { computed, LONG, LONG_WORD, many } from './nobodys.ts';

const turns: DependsRow = {
	id: 'a',
	name: 'Brukere per årsverk',
	share: computed(0.62),
	note: 'avgjør svaret'
};

/** Made up, of no municipality. Shares are points, and all are known. */
export const depends = {
	usual: { rows: [turns, { id: 'b', name: 'Antall brukere', share: computed(0.04) }] },
	one: { rows: [{ ...turns, share: computed(1) }] },
	many: {
		rows: many((i): DependsRow => ({
			id: `${i}`,
			name: `Antakelse ${i + 1}`,
			share: computed(0.5 / (i + 1))
		}))
	},
	long: {
		rows: [
			{ ...turns, name: LONG, note: LONG },
			{ id: 'b', name: LONG_WORD, share: computed(0) }
		]
	},
	none: { rows: [] as DependsRow[] }
};
