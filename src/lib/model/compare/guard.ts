import type { Indikator } from '../../catalogue/indikatorer.ts';
import { indikator, looksAhead } from '../../catalogue/indikatorer.ts';
import { describedSource, kilde } from '../../catalogue/kilder.ts';
import type { KildeRegler } from '../../catalogue/kilde.ts';
import type { SeriesKey } from '../../domain/column.ts';

/*
 * What may be held against what. The contracts say it; nothing that shows several kommuner asks anything
 * else. What is made of a source inherits what the source forbids.
 */

export type Brudd = KildeRegler['sammenligning']['brudd'][number];

/** Why something is not shown. */
export type Refusal =
	/** The publisher of this source warns against comparing single kommuner. */
	| { code: 'not-comparable'; source: string }
	/** A source that the user has described: nobody has checked that it can be compared. */
	| { code: 'unchecked'; source: string }
	/** A count says how large a kommune is. */
	| { code: 'count' }
	/** It tells of years to come. */
	| { code: 'projection' }
	/** Neither high nor low is better. */
	| { code: 'no-direction' }
	/** No persons are counted, or the publisher gives none of its counts: chance can't be told from more. */
	| { code: 'no-limits' }
	/** It rests on shares that are the same assumption for all: they err together. */
	| { code: 'assumed-shares' }
	| { code: 'break'; break: Brudd }
	/** So many others tell, and so many are needed. */
	| { code: 'too-few'; n: number; needed: number };

/** What can be shown in the place of what is refused. */
export type Instead =
	'own-trend' | 'against-others' | 'rate' | 'by-name' | 'values' | 'since-break';

export type Ruling =
	{ allowed: true } | { allowed: false; why: Refusal; instead: readonly Instead[] };

const ALLOWED: Ruling = { allowed: true };
const refused = (why: Refusal, ...instead: Instead[]): Ruling => ({ allowed: false, why, instead });

/**
 * Of so many others what they have together may be told: their middle, how they lie, and what a kommune
 * of a source that can't be compared is held against. Fewer would be single kommuner.
 */
export const FEWEST_OTHERS = 5;

/**
 * Whether values of single kommuner may stand beside one another: in a table, a picture, an order or a
 * colour. Not where the publisher of any of its sources warns, and not counts, which follow from size.
 */
export function mayCompare({ indicator }: Pick<SeriesKey, 'indicator'>): Ruling {
	const definition = indikator(indicator);
	const forbids = definition.kilder.find((id) => !rulesOf(id).mellomKommuner);
	if (forbids !== undefined) {
		const code = describedSource(forbids) ? 'unchecked' : 'not-comparable';
		return refused({ code, source: forbids }, 'own-trend', ...besides(definition));
	}
	if (looksAhead(definition)) return refused({ code: 'projection' }, 'own-trend');
	return definition.slag === 'antall' ? refused({ code: 'count' }, 'own-trend', 'rate') : ALLOWED;
}

const besides = ({ slag }: Indikator): Instead[] =>
	slag === 'andel' || slag === 'rate' ? ['against-others'] : [];

/**
 * Whether kommuner may be told apart from a reference: as lower and higher, which a colour may say.
 */
export function mayJudge(key: Pick<SeriesKey, 'indicator'>): Ruling {
	const compare = mayCompare(key);
	if (!compare.allowed) return compare;
	const { slag, personer } = indikator(key.indicator);
	const counted = personer && (slag === 'andel' || slag === 'rate');
	return counted ? ALLOWED : refused({ code: 'no-limits' }, 'values');
}

/**
 * Whether kommuner may be ordered from better to worse, with rank intervals or in a table: then it has a
 * direction, chance can be told from more, and it rests on no shares that err together. An order of
 * anything else would be read as a rank that nobody can stand for.
 */
export function mayRank(key: Pick<SeriesKey, 'indicator'>): Ruling {
	const judge = mayJudge(key);
	if (!judge.allowed) return judge;
	const { polaritet, fordeler } = indikator(key.indicator);
	if (fordeler !== undefined) return refused({ code: 'assumed-shares' }, 'by-name', 'values');
	return polaritet === 'ingen' ? refused({ code: 'no-direction' }, 'by-name') : ALLOWED;
}

/** Whether kommuner may be drawn in a funnel: no direction is needed to tell who is outside. */
export function mayFunnel(key: Pick<SeriesKey, 'indicator'>): Ruling {
	const judge = mayJudge(key);
	if (!judge.allowed) return judge;
	const { fordeler } = indikator(key.indicator);
	return fordeler === undefined ? ALLOWED : refused({ code: 'assumed-shares' }, 'values');
}

/** Breaks of any of its sources, oldest first. */
export function breaksOf({ indicator }: Pick<SeriesKey, 'indicator'>): Brudd[] {
	return indikator(indicator)
		.kilder.flatMap((id) => rulesOf(id).brudd)
		.toSorted((a, b) => a.til - b.til);
}

/** Breaks of one source, oldest first. */
export const breaksOfSource = (id: string): Brudd[] =>
	rulesOf(id).brudd.toSorted((a, b) => a.til - b.til);

/** Whether a change between two years may be told: not over a break. */
export function mayChange(key: Pick<SeriesKey, 'indicator'>, from: number, to: number): Ruling {
	const [first, last] = [Math.min(from, to), Math.max(from, to)];
	const over = breaksOf(key).find(({ fra, til }) => first <= fra && til <= last);
	return over ? refused({ code: 'break', break: over }, 'since-break') : ALLOWED;
}

/**
 * Whether one kommune may be held against others as one, uncoloured: always where it may be compared;
 * else only what is divided by something, and only against five or more.
 *
 * @param others how many others tell
 */
export function mayHoldAgainst(key: Pick<SeriesKey, 'indicator'>, others: number): Ruling {
	const compare = mayCompare(key);
	if (compare.allowed || !compare.instead.includes('against-others')) return compare;
	return others >= FEWEST_OTHERS
		? ALLOWED
		: refused({ code: 'too-few', n: others, needed: FEWEST_OTHERS }, 'own-trend');
}

export type Direction = 'high' | 'low' | null;

/** Which end is better; null: neither is, and none is coloured so. */
export function betterOf({ indicator }: Pick<SeriesKey, 'indicator'>): Direction {
	const { polaritet } = indikator(indicator);
	if (polaritet === 'ingen') return null;
	return polaritet === 'hoy_er_bra' ? 'high' : 'low';
}

const rulesOf = (id: string) => kilde(id).forlopsatlas.sammenligning;
