import type { BalanceInput, Lane } from '../charts/balance/state.ts';
import { zoneOf } from '../charts/balance/state.ts';
import type { Answer } from '../model/answer.ts';
import type { Interval } from '../model/judge.ts';
import { m, numberText } from '../text/index.ts';
import { perArsverkDecimals, perArsverkText, unitText, usersText } from './answerWords.ts';
import { arsverkText } from './arsverkText.ts';
import { computed, computedRange } from './computed.ts';
import { withCrosswalk, type Picture, type PictureOf } from './of.ts';

/** How many users a man-year in follow-up has here, in the country and in the assumptions. */
export interface BalancePicture extends Picture, BalanceInput {
	/** The finding on paper, where the picture is left out. */
	paper: string;
	/** Where the slider begins: what is assumed, or balance. */
	start: number;
	/** What the slider moves. */
	slider: string;
}

/** @returns null where users or man-years are not known, or there are none of them */
export function balancePicture(
	answer: Answer,
	{ place, year, crosswalk, origin }: PictureOf
): BalancePicture | null {
	const { turns, perArsverk } = answer;
	const { here, country, assumed } = perArsverk;
	if (!turns || !here || turns.median <= 0) return null;
	const users = usersText(answer);
	const heading = m.gap_balance_heading({
		balance: perArsverkText(turns.low, turns.high),
		users
	});
	const lanes = [
		laneOf('here', m.gap_lane_here({ place }), here, true),
		...(country ? [laneOf('country', m.gap_lane_country(), country, false)] : []),
		...(assumed ? [laneOf('assumed', m.gap_lane_assumed(), assumed, false)] : [])
	];
	return {
		name: m.gap_balance_title(),
		origin,
		turns: computedRange(turns),
		lanes,
		start: assumed?.median ?? turns.median,
		slider: m.gap_balance_slider({ users }),
		heading,
		paper: assumed
			? m.gap_balance_paper({ heading, assumed: perArsverkText(assumed.low, assumed.high) })
			: `${heading}.`,
		subtitle: withCrosswalk(
			m.gap_balance_subtitle({ users, unit: unitText(answer.unit), place, year }),
			{ crosswalk }
		),
		summary: m.gap_balance_summary({
			...{ place, users },
			here: perArsverkText(here.low, here.high),
			low: endText(turns.low, turns),
			high: endText(turns.high, turns)
		}),
		table: {
			caption: m.gap_balance_title(),
			columns: [
				{ key: 'who', label: m.gap_lane_who() },
				{ key: 'low', label: m.explain_low(), unit: m.gap_balance_unit(), numeric: true },
				{ key: 'middle', label: m.explain_middle(), unit: m.gap_balance_unit(), numeric: true },
				{ key: 'high', label: m.explain_high(), unit: m.gap_balance_unit(), numeric: true }
			],
			rows: [{ name: m.gap_lane_turns(), range: computedRange(turns) }, ...lanes].map(
				({ name, range }) => ({
					who: name,
					low: inTable(range.low, range),
					middle: inTable(range.middle, range),
					high: inTable(range.high, range)
				})
			)
		}
	};
}

/** An end of a span with the digits that the span is told with. */
const endText = (users: number, { high }: { high: number }) =>
	numberText(users, perArsverkDecimals(high));

const inTable = (users: number, range: { high: number }) =>
	computed(endText(users, range), { median: users }, perArsverkDecimals(range.high));

const laneOf = (id: string, name: string, said: Interval, chosen: boolean): Lane => ({
	id,
	name,
	label: perArsverkText(said.low, said.high),
	range: computedRange(said),
	chosen
});

/** What follows if one man-year had so many users, in a sentence. */
export function triedText(users: number, answer: Answer): string {
	const { turns, capacity, users: counted } = answer;
	if (!turns || !capacity || !counted) return '';
	const words = {
		users: perArsverkText(users),
		gap: arsverkText(Math.abs(counted.median / users - capacity.median))
	};
	switch (zoneOf(users, turns)) {
		case 'missing':
			return m.gap_balance_missing(words);
		case 'covered':
			return m.gap_balance_covered(words);
		case 'undecided':
			return m.gap_balance_undecided({ users: words.users });
	}
}
