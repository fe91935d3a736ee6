import type { ForlopId } from '../domain/figure.ts';
import { endsOfCount, timesAll, type Uncertain } from '../statistics/draw.ts';
import type { Question } from './answer.ts';
import { USED_BY, type Assumption } from './assumptions.ts';
import {
	isUnbounded,
	middleOfEstimate,
	partsOf,
	type Estimate,
	type Instead,
	type Part
} from './estimate.ts';
import { arsverkFor } from './workload.ts';

/** Something uncertain that the gap rests on. */
export type Input =
	| { kind: 'norm'; id: string }
	/** The count of a group, or its man-years; the share of it that goes to the pathway. */
	| { kind: 'count' | 'share' | 'capacity' | 'capacity-share'; id: string }
	/** Which of a source's hidden groups holds what is hidden; from none of it to all of it. */
	| { kind: 'hidden' | 'capacity-hidden'; id: string };

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

/**
 * One input at a time, the one that moves the gap most first; empty when there is no gap, or when it
 * rests on something that nothing bounds: then none of the others settles it.
 */
export function sensitivity(
	{ need, capacity }: Question,
	forlop: ForlopId,
	used: readonly Assumption[]
): Influence[] {
	const ranges = used.map(({ range }) => range);
	if (!need || !capacity || ranges.includes(null)) return [];
	if (partsOf(need, forlop).length === 0 || partsOf(capacity, forlop).length === 0) return [];
	if (isUnbounded(need, forlop) || isUnbounded(capacity, forlop)) return [];
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
	const addEnds = (ends: Ends[], changed: (instead: Instead) => Changed) => {
		for (const { input, from, to, instead } of ends)
			add(input, from, to, (value) => changed(instead(value)));
	};
	addEnds(endsOf(need, forlop, 'count'), (users) => ({ users }));
	addEnds(endsOf(capacity, forlop, 'capacity'), (there) => ({ there }));
	return found.sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low));
}

interface Changed {
	norms?: number[];
	users?: Instead;
	there?: Instead;
}

interface Ends {
	input: Input;
	from: number;
	to: number;
	instead: (value: number) => Instead;
}

/** The ends of each uncertain number of an estimate that concerns the pathway. */
function endsOf(estimate: Estimate, forlop: ForlopId, kind: 'count' | 'capacity'): Ends[] {
	const ends = partsOf(estimate, forlop).flatMap((part) => [
		...amountEnds(part, kind),
		...shareEnds(part, forlop, kind)
	]);
	const hidden = estimate.parts.filter(({ amount }) => amount === null);
	if (hidden.length > 1 && estimate.hiddenTotal)
		ends.push({
			input: { kind: kind === 'count' ? 'hidden' : 'capacity-hidden', id: estimate.source },
			from: 0,
			to: estimate.hiddenTotal,
			instead: (value) => ({ what: 'split', end: value === 0 ? 'least' : 'most' })
		});
	return ends;
}

function amountEnds({ id, amount }: Part, kind: 'count' | 'capacity'): Ends[] {
	if (!amount || amount.kind === 'exact') return [];
	const [from, to] = endsOfAmount(amount);
	return [
		{ input: { kind, id }, from, to, instead: (value) => ({ what: 'amount', part: id, value }) }
	];
}

function endsOfAmount(amount: Exclude<Uncertain, { kind: 'exact' }>): [number, number] {
	if (amount.kind === 'count') return endsOfCount(amount.value);
	if (amount.kind === 'span') return [amount.range.low, amount.range.high];
	return [timesAll(amount, 'low'), timesAll(amount, 'high')];
}

function shareEnds({ id, to }: Part, forlop: ForlopId, kind: 'count' | 'capacity'): Ends[] {
	if (typeof to === 'number') return [];
	const { low, high } = to.shares[`${forlop}`];
	const input = { kind: kind === 'count' ? 'share' : 'capacity-share', id: to.id } as const;
	return [{ input, from: low, to: high, instead: (value) => ({ what: 'share', part: id, value }) }];
}
