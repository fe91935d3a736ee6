import { numberFrom } from '../domain/writtenNumber.ts';
import { range } from '../domain/range.ts';
import { DESTINATIONS, faultOf, type Destination, type Shares } from './crosswalk.ts';
import { ENDS, type End } from './localValue.ts';

/** The shares as the user writes them, in per cent. */
export type ShareDraft = Record<Destination, Record<End, string>>;

export type ShareProblem = 'not-a-number' | NonNullable<ReturnType<typeof faultOf>>;

export type JudgedShares = { ok: true; shares: Shares } | { ok: false; problem: ShareProblem };

/** The form starts from the shares in force. */
export function draftOf(shares: Shares, decimal: ',' | '.'): ShareDraft {
	const text = (share: number) => String(+(share * 100).toFixed(4)).replace('.', decimal);
	const ends = (to: Destination) => {
		const { low, middle, high } = shares[to];
		return { low: text(low), middle: text(middle), high: text(high) };
	};
	return { '1': ends('1'), '2': ends('2'), '3': ends('3'), utenfor: ends('utenfor') };
}

/** What the middle shares add up to, per cent; not a number while one of them is none. */
export function middleSum(draft: ShareDraft, decimal: ',' | '.'): number {
	return DESTINATIONS.reduce((sum, to) => sum + numberFrom(draft[to].middle, decimal), 0);
}

export function judgeShares(draft: ShareDraft, decimal: ',' | '.'): JudgedShares {
	const written = (to: Destination) => ENDS.map((end) => numberFrom(draft[to][end], decimal) / 100);
	const all = DESTINATIONS.map(written);
	if (all.flat().some(Number.isNaN)) return { ok: false, problem: 'not-a-number' };
	if (all.some(([low = 0, middle = 0, high = 0]) => low > middle || middle > high))
		return { ok: false, problem: 'order' };
	const [one, two, three, outside] = all.map(([low = 0, middle = 0, high = 0]) =>
		range(low, middle, high)
	);
	if (!one || !two || !three || !outside) return { ok: false, problem: 'not-a-number' };
	const shares: Shares = { '1': one, '2': two, '3': three, utenfor: outside };
	const problem = faultOf(shares);
	return problem ? { ok: false, problem } : { ok: true, shares };
}
