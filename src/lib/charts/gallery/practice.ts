import type { PracticeRow } from '../practice/state.ts';
import { LONG, many } from './nobodys.ts';

const point = (middle: number) => ({ low: middle, middle, high: middle });
const users: PracticeRow = {
	id: 'users',
	name: 'Årsverk per 100 registrerte brukere',
	here: { low: 20, middle: 25, high: 31 },
	pooled: point(20),
	most: { low: 12, high: 28 },
	texts: { here: 'Tynset 25', pooled: 'Innlandet samlet 20', most: 'de fleste 12–28' }
};
const adults: PracticeRow = {
	id: 'adults',
	name: 'Årsverk per 1000 voksne',
	here: point(3.9),
	pooled: { low: 2.8, middle: 3, high: 3.2 },
	most: null,
	texts: { here: 'Tynset 3,9', pooled: 'landet 2,8–3,2', most: null }
};

/** Made up, of no municipality. What is hidden or missing has no row. */
export const practice = {
	usual: { rows: [users, adults] },
	value: { rows: [{ ...users, here: point(25), most: null }] },
	range: { rows: [{ ...users, here: { low: 1, middle: 25, high: 90 } }] },
	one: { rows: [{ ...adults, here: point(0), pooled: point(0) }] },
	many: { rows: many((i) => ({ ...users, id: `${i}`, here: point(i) })) },
	long: {
		rows: [
			{
				...users,
				name: `Årsverk per 100 registrerte brukere: ${LONG}`,
				texts: {
					here: `${LONG} 25`,
					pooled: `${LONG} samlet 20`,
					most: 'de fleste av dem som er like store 12–28'
				}
			}
		]
	},
	none: { rows: [] as PracticeRow[] }
};
