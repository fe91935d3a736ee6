import type { ForlopId } from '../domain/figure.ts';
import { intervalOf } from '../statistics/draw.ts';
import { influenceOf, settledBy } from '../statistics/influence.ts';
import { REGISTERED, type DrawnQuestion, type Question } from './question.ts';
import { needsShare, SUPPORTED } from './capacity.ts';
import type { Common } from './common.ts';
import { leastGap, type Balance } from './judge.ts';
import { pathwaysIn } from './units.ts';

/** Something uncertain that the answer hangs on, independent of the others. */
export type Driver =
	/** Users per man-year in follow-up of a pathway: one input, whatever it is made of. */
	| { kind: 'intensity'; forlop: ForlopId }
	/** How much of supported living is follow-up; how many of those helped are registered. */
	| { kind: 'supported' | 'registered' }
	/** What all shares of a source's crosswalk have in common. */
	| { kind: 'shares'; source: string }
	/** Chance in the counts. */
	| { kind: 'counts' }
	/** How the hidden ones fall on the groups. */
	| { kind: 'hidden' };

/** What one of them does to the gap. */
export interface Influence {
	driver: Driver;
	/** The part of the gap's spread that it explains by itself, 0–1. */
	share: number;
	/** How often the answer would be decided if only this were known, 0–1. */
	settles: number;
}

/** Less than this explains nothing that is worth a line. */
const WORTH_TELLING = 0.01;

/** What the answer hangs on, most first; empty where there is no gap. */
export function influencesOf(
	balance: Balance,
	drawn: DrawnQuestion,
	question: Question,
	common: Common
): Influence[] {
	const { required, staff } = balance;
	if (!required || !staff || balance.hindered) return [];
	const gap = required.map((one, i) => one - (staff.followUp[i] ?? 0));
	const least = leastGap(intervalOf(required));
	const missing = Array.from(gap, (one) => one > least);
	return driversOf(balance, drawn, question, common)
		.map(({ driver, values }) => ({
			driver,
			share: influenceOf(values, gap),
			settles: settledBy(values, missing)
		}))
		.filter(({ share }) => share >= WORTH_TELLING)
		.sort((a, b) => b.share - a.share);
}

interface Drawn {
	driver: Driver;
	values: Float64Array;
}

function driversOf(
	{ unit, used }: Balance,
	{ users, intensity }: DrawnQuestion,
	{ capacity }: Question,
	{ norms, errors }: Common
): Drawn[] {
	const found: Drawn[] = [];
	const add = (driver: Driver, values: Float64Array | null | undefined) => {
		if (values) found.push({ driver, values });
	};
	const pathways = pathwaysIn(unit);
	for (const forlop of pathways) add({ kind: 'intensity', forlop }, intensity[forlop]);
	for (const one of new Set(pathways.map((forlop) => users[forlop]))) {
		add({ kind: 'counts' }, one?.counted);
		add({ kind: 'hidden' }, one?.hidden?.driver);
	}
	if (capacity && needsShare(capacity)) add({ kind: 'supported' }, norms.get(SUPPORTED));
	for (const [source, values] of errors) add({ kind: 'shares', source }, values);
	if (used.some(({ norm }) => norm.id === REGISTERED))
		add({ kind: 'registered' }, norms.get(REGISTERED));
	return found;
}
