import type { ForlopId } from '../domain/figure.ts';
import { intervalOf, type Interval } from '../statistics/draw.ts';
import { USED_BY, type Assumption } from './assumptions.ts';
import type { Common } from './common.ts';
import type { Drawn } from './estimate.ts';
import { arsverkFor } from './workload.ts';

/** From here on the answer is that something is missing; below the rest, that need is covered. */
const CERTAIN = 0.95;

export type Verdict = 'missing' | 'covered' | 'undecided';

/** Why it can't be told whether something is missing. */
export type Undecided =
	| { reason: 'no-need' }
	| { reason: 'no-capacity' }
	| { reason: 'hidden' }
	| { reason: 'not-collected' }
	| { reason: 'unset'; assumptions: Assumption[] }
	| { reason: 'spans-zero' };

/** What the draws say of one pathway. Intervals are the middle 90 % of the draws. */
export interface Judged {
	forlop: ForlopId;
	/** Users per year, persons; open when some of it is hidden or not collected, and unbounded. */
	users: (Interval & { open: boolean }) | null;
	/** Man-years that the users need. */
	required: Interval | null;
	/** Man-years that there are. */
	capacity: (Interval & { open: boolean }) | null;
	/** Required less there, in man-years; above zero means that something is missing. */
	gap: Interval | null;
	/** The same in users: those whose need is not met. */
	gapUsers: Interval | null;
	/** There ÷ required, per cent; null where either is open, or nothing is required in some draws. */
	coverage: Interval | null;
	/** The share of the draws in which something is missing, 0–1. */
	missing: number | null;
	/** Whether `missing` is so near to where the answer turns that another seed may give another. */
	close: boolean;
	verdict: Verdict;
	why: Undecided | null;
	used: Assumption[];
}

/** Whether users or man-years are more than is known, so that the gap may be another than it is told. */
export const isOpen = ({ users, capacity }: Pick<Judged, 'users' | 'capacity'>): boolean =>
	(users?.open ?? false) || (capacity?.open ?? false);

/** Users and man-years of a pathway, draw by draw; null where no source says anything. */
export interface Inputs {
	users: Drawn | null;
	there: Drawn | null;
}

export function usedBy(forlop: ForlopId, assumptions: readonly Assumption[]): Assumption[] {
	return USED_BY[forlop].map((id) => {
		const found = assumptions.find((one) => one.norm.id === id);
		if (!found) throw new RangeError(`The assumption ${id} is not declared`);
		return found;
	});
}

/** Required man-years of a pathway, draw by draw; null where a number is not known. */
export function requiredDraws(
	forlop: ForlopId,
	users: Drawn | null,
	{ norms, n, assumptions }: Common
): Float64Array | null {
	if (!users || usedBy(forlop, assumptions).some(({ range }) => range === null)) return null;
	const drawn = USED_BY[forlop].map((id) => norms.get(id) ?? new Float64Array(n));
	const required = new Float64Array(n);
	const values = drawn.map(() => 0);
	for (let i = 0; i < n; i++) {
		drawn.forEach((of, at) => (values[at] = of[i] ?? 0));
		required[i] = arsverkFor(forlop, users.values[i] ?? 0, values);
	}
	return required;
}

/** The verdict on a pathway, and the figures it rests on. */
export function judge(forlop: ForlopId, { users, there }: Inputs, common: Common): Judged {
	const used = usedBy(forlop, common.assumptions);
	const unset = used.filter(({ range }) => range === null);
	const required = requiredDraws(forlop, users, common);
	const gap = required && there ? required.map((r, i) => r - (there.values[i] ?? 0)) : null;
	const open = (users?.open ?? false) || (there?.open ?? false);
	const missing = gap ? gap.reduce((count, one) => count + (one > 0 ? 1 : 0), 0) / common.n : null;
	const base = {
		forlop,
		users: users && { ...intervalOf(users.values), open: users.open },
		required: required && intervalOf(required),
		capacity: there && { ...intervalOf(there.values), open: there.open },
		gap: gap && intervalOf(gap),
		gapUsers: gap && required && users ? inUsers(gap, required, users.values) : null,
		coverage: required && there && !open ? coverageOf(required, there.values) : null,
		missing,
		close: false,
		used
	};
	if (!users) return { ...base, verdict: 'undecided', why: { reason: 'no-need' } };
	if (unset.length > 0)
		return { ...base, verdict: 'undecided', why: { reason: 'unset', assumptions: unset } };
	if (!there || missing === null)
		return { ...base, verdict: 'undecided', why: { reason: 'no-capacity' } };
	const told = { ...base, close: isClose(missing, common.n) };
	// More users than are seen can only make more be missing, and more man-years only less.
	if (missing >= CERTAIN && !there.open) return { ...told, verdict: 'missing', why: null };
	if (missing <= 1 - CERTAIN && !users.open) return { ...told, verdict: 'covered', why: null };
	const uncounted = users.uncounted || there.uncounted;
	const reason = uncounted ? 'not-collected' : open ? 'hidden' : 'spans-zero';
	return { ...told, verdict: 'undecided', why: { reason } };
}

/** Within two standard errors of where the answer turns: such a share of n draws is itself a draw. */
function isClose(missing: number, n: number): boolean {
	const reach = 2 * Math.sqrt((CERTAIN * (1 - CERTAIN)) / n);
	return [CERTAIN, 1 - CERTAIN].some((turn) => Math.abs(missing - turn) < reach);
}

function inUsers(gap: Float64Array, required: Float64Array, users: Float64Array): Interval {
	return intervalOf(
		gap.map((one, i) => {
			const all = required[i] ?? 0;
			return all > 0 ? (one * (users[i] ?? 0)) / all : 0;
		})
	);
}

function coverageOf(required: Float64Array, there: Float64Array): Interval | null {
	if (required.some((one) => one <= 0)) return null;
	return intervalOf(required.map((one, i) => (100 * (there[i] ?? 0)) / one));
}
