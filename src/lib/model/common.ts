import { draws, inverseTriangular, normalDraws, type Interval } from '../statistics/draw.ts';
import { normalBelow } from '../statistics/normal.ts';
import { seeded } from '../statistics/random.ts';
import type { Question } from './question.ts';
import type { Assumption } from './assumptions.ts';
import { DESTINATIONS, type Destination, type Rule } from './crosswalk.ts';

/**
 * How many draws an answer may take: the next number only where it is still too near to where it
 * turns. The first draws of many are those of few.
 */
export const DRAWS = [1000, 5000, 20_000] as const;

/** how many draws a shared team is told from. */
export const TEAM_DRAWS = 5000;

/**
 * How alike the errors in the shares of one question of the crosswalk are: what makes one group be
 * placed too high makes the next one too. An own assumption; both ends are in `docs/metode.md`.
 */
export const COMMON_ERROR = 0.5;

/**
 * What is drawn once for all kommuner: nobody knows the assumptions better in one than in another,
 * and a sum over kommuner is as uncertain as they are.
 */
export interface Common {
	n: number;
	seed: string;
	assumptions: readonly Assumption[];
	norms: ReadonlyMap<string, Float64Array>;
	/** By the id of the rule; the four shares of each draw sum to 1. */
	shares: ReadonlyMap<string, Record<Destination, Float64Array>>;
	/** The error that a question's shares have in common, by the source: standard deviations. */
	errors: ReadonlyMap<string, Float64Array>;
	/** Null: the assumptions are not tried on the country. */
	country: CountryDraws | null;
}

/** The country, in the second and third pathway together. */
export interface CountryDraws {
	/** Man-years there ÷ man-years needed, draw by draw. */
	there: Float64Array;
	/** Users per man-year in follow-up. */
	perArsverk: Interval;
	/** What it was drawn from: other assumptions are tried on it anew. */
	question?: Question;
}

/** The same seed gives the same draws. */
export function drawCommon(
	rules: readonly Rule[],
	assumptions: readonly Assumption[],
	{ seed, n = DRAWS[0], alike = COMMON_ERROR }: { seed: string; n?: number; alike?: number }
): Common {
	const norms = assumptions.flatMap(({ norm, range }) =>
		range
			? [[norm.id, draws({ kind: 'span', range }, n, seeded(`${seed}/${norm.id}`))] as const]
			: []
	);
	const sources = [...new Set(rules.map(({ source }) => source))];
	const errors = new Map(
		sources.map((source) => [source, normalDraws(n, seeded(`${seed}/felles/${source}`))] as const)
	);
	const shares = rules.map((rule) => {
		const error = errors.get(rule.source) ?? new Float64Array(n);
		return [rule.id, drawShares(rule, seed, { error, alike })] as const;
	});
	return {
		n,
		seed,
		assumptions,
		norms: new Map(norms),
		shares: new Map(shares),
		errors,
		country: null
	};
}

/**
 * The share of the third pathway has the error that all shares of the question have; what falls
 * outside, and to the first, has its own; the second has what is left, within its own ends. Then they
 * are made to sum to 1.
 */
function drawShares(
	{ id, shares }: Rule,
	seed: string,
	{ error, alike }: { error: Float64Array; alike: number }
): Record<Destination, Float64Array> {
	const n = error.length;
	const third = sharedDraws(inverseTriangular(shares['3']), `${seed}/${id}/3`, error, alike);
	const own = (to: Destination) =>
		draws({ kind: 'span', range: shares[to] }, n, seeded(`${seed}/${id}/${to}`));
	const [first, outside] = [own('1'), own('utenfor')];
	const { low, high } = shares['2'];
	const second = third.map((one, i) => {
		const left = 1 - one - (first[i] ?? 0) - (outside[i] ?? 0);
		return Math.min(high, Math.max(low, left));
	});
	return scaled({ '1': first, '2': second, '3': third, utenfor: outside });
}

function sharedDraws(
	inverse: (u: number) => number,
	seed: string,
	error: Float64Array,
	alike: number
): Float64Array {
	const [shared, own] = [Math.sqrt(alike), Math.sqrt(1 - alike)];
	return normalDraws(error.length, seeded(seed)).map((z, i) =>
		inverse(normalBelow(shared * (error[i] ?? 0) + own * z))
	);
}

function scaled(shares: Record<Destination, Float64Array>): Record<Destination, Float64Array> {
	for (let i = 0; i < shares['1'].length; i++) {
		let sum = 0;
		for (const to of DESTINATIONS) sum += shares[to][i] ?? 0;
		for (const to of DESTINATIONS) shares[to][i] = sum > 0 ? (shares[to][i] ?? 0) / sum : 0;
	}
	return shares;
}
