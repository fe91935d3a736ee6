import type { BalanceInput, Lane } from '../balance/state.ts';
import { LONG, range } from './nobodys.ts';

type Balance = BalanceInput & { tried: number | null };

const turns = range(9, 14, 21);
const lane = (id: string, name: string, ends: [number, number, number]): Lane => {
	const [low, middle, high] = ends;
	const label = low === high ? `${low}` : `${low}–${high}`;
	return { id, name, label, range: range(low, middle, high), chosen: id === 'here' };
};
const country = lane('country', 'Landet', [12, 12, 12]);

/** Only what is known has a lane, so nothing is hidden or missing here. */
export const balance: Record<'usual' | 'value' | 'range' | 'one' | 'long' | 'none', Balance> = {
	usual: { turns, lanes: [lane('here', 'Her', [10, 14, 19]), country], tried: 16 },
	value: { turns, lanes: [lane('here', 'Her', [14, 14, 14]), country], tried: null },
	range: {
		turns,
		lanes: [lane('here', 'Her', [3, 30, 400]), lane('country', 'Landet', [11, 12, 13])],
		tried: null
	},
	one: { turns, lanes: [lane('here', 'Her', [14, 14, 14])], tried: null },
	long: {
		turns: range(2, 2.2, 2.4),
		lanes: [lane('here', LONG, [10, 14, 19]), country],
		tried: null
	},
	none: { turns, lanes: [], tried: null }
};
