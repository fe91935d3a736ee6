import type { PracticeRow } from '../practice/state.ts';
import { LONG, many, range, span } from './nobodys.ts';

const point = (middle: number) => range(middle, middle, middle);
const users: PracticeRow = {
	id: 'users',
	name: 'Årsverk per 100 registrerte brukere',
	here: range(20, 25, 31),
	pooled: point(20),
	most: span(12, 28),
	texts: { here: 'Tynset 25', pooled: 'Innlandet samlet 20', most: 'de fleste 12–28' }
};
const adults: PracticeRow = {
	id: 'adults',
	name: 'Årsverk per 1000 voksne',
	here: point(3.9),
	pooled: range(2.8, 3, 3.2),
	most: null,
	texts: { here: 'Tynset 3,9', pooled: 'landet 2,8–3,2', most: null }
};

/** Made up, of no municipality. What is hidden or missing has no row. */
export const practice = {
	usual: { rows: [users, adults] },
	value: { rows: [{ ...users, here: point(25), most: null }] },
	range: { rows: [{ ...users, here: range(1, 25, 90) }] },
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
