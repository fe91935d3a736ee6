import type { ForlopId } from '../domain/figure.ts';
import { endsOfCount } from '../statistics/draw.ts';
import type { Question } from './answer.ts';
import { USED_BY, type Assumption } from './assumptions.ts';
import { middleOfEstimate, partsOf, type Estimate, type Instead } from './estimate.ts';
import { arsverkFor } from './workload.ts';

/** Something uncertain that the gap rests on. */
export type Input =
	| { kind: 'norm'; id: string }
	/** The count of a group, or its man-years; the share of it that goes to the pathway. */
	| { kind: 'count' | 'share' | 'capacity' | 'capacity-share'; id: string };

/** What one input does to the gap when all others stand at their middle. Man-years. */
export interface Influence {
	input: Input;
	/** The input's own ends, in its own unit. */
	from: number;
	to: number;
	/** The gap at these ends. */
	low: number;
	high: number;
	/** This alone decides whether something is missing. */
	flips: boolean;
}

/** One input at a time, the one that moves the gap most first; empty when there is no gap. */
export function sensitivity(
	{ need, capacity }: Question,
	forlop: ForlopId,
	used: readonly Assumption[]
): Influence[] {
	const ranges = used.map(({ range }) => range);
	if (!need || !capacity || ranges.includes(null)) return [];
	if (partsOf(need, forlop).length === 0 || partsOf(capacity, forlop).length === 0) return [];
	const middle = ranges.map((range) => range?.middle ?? 0);
	const gap = ({ norms = middle, users, there }: Changed) =>
		arsverkFor(forlop, middleOfEstimate(need, forlop, users), norms) -
		middleOfEstimate(capacity, forlop, there);
	const found: Influence[] = [];
	const add = (input: Input, from: number, to: number, changed: (value: number) => Changed) => {
		const [low, high] = [gap(changed(from)), gap(changed(to))];
		if (low !== high) found.push({ input, from, to, low, high, flips: low > 0 !== high > 0 });
	};
	USED_BY[forlop].forEach((id, at) => {
		const range = ranges[at];
		if (range)
			add({ kind: 'norm', id }, range.low, range.high, (value) => ({
				norms: middle.with(at, value)
			}));
	});
	for (const one of endsOf(need, forlop))
		add(
			{ kind: one.what === 'amount' ? 'count' : 'share', id: one.id },
			one.from,
			one.to,
			(value) => ({ users: { part: one.part, what: one.what, value } })
		);
	for (const one of endsOf(capacity, forlop))
		add(
			{ kind: one.what === 'amount' ? 'capacity' : 'capacity-share', id: one.id },
			one.from,
			one.to,
			(value) => ({ there: { part: one.part, what: one.what, value } })
		);
	return found.sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low));
}

interface Changed {
	norms?: number[];
	users?: Instead;
	there?: Instead;
}

interface Ends {
	part: string;
	what: Instead['what'];
	/** The group's id for an amount, the rule's for a share. */
	id: string;
	from: number;
	to: number;
}

/** The ends of each uncertain number of an estimate that concerns the pathway. */
function endsOf(estimate: Estimate, forlop: ForlopId): Ends[] {
	return partsOf(estimate, forlop).flatMap(({ id, amount, to }) => {
		const ends: Ends[] = [];
		if (!amount && estimate.hiddenTotal !== null)
			ends.push({ part: id, what: 'amount', id, from: 0, to: estimate.hiddenTotal });
		if (amount && amount.kind !== 'exact') {
			const [from, to] =
				amount.kind === 'count' ? endsOfCount(amount.value) : [amount.range.low, amount.range.high];
			ends.push({ part: id, what: 'amount', id, from, to });
		}
		if (typeof to !== 'number') {
			const { low, high } = to.shares[`${forlop}`];
			ends.push({ part: id, what: 'share', id: to.id, from: low, to: high });
		}
		return ends;
	});
}
