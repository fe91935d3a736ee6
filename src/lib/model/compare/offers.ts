import { tiltaksfil, type Grad, type Tiltak } from '../../catalogue/tiltak.ts';
import type { PathwayKey } from '../measureFilter.ts';
import type { Offered, TickedMeasure } from '../measures.ts';

/*
 * Answers of yes and no say whether there is something, and not how much: they are no levels, and may
 * stand beside each other where man-years of the same source may not. No answer is never a no.
 */

/** What is known of one measure in one kommune; `differs`: merged kommuner have answered differently. */
export type OfferState = Offered | 'unknown' | 'differs';

/** What a file tells. */
export interface OfferTold {
	kommune: string;
	measure: string;
	year: number;
	state: OfferState;
}

export interface Offer {
	state: OfferState;
	/** Year of the file that tells; null where none does. */
	year: number | null;
	/** The user has ticked it: no file tells. */
	own: boolean;
}

/** Answers by kommune and measure. */
export interface Offers {
	/** Those that have answered about anything, in the order they were asked for. */
	answering: string[];
	/** Those that have answered about nothing. */
	silent: string[];
	of: (kommune: string, measure: string) => Offer;
}

const NOTHING: Offer = { state: 'unknown', year: null, own: false };

const at = (kommune: string, measure: string) => `${kommune}:${measure}`;

/** The newest of what files tell, and what the user has ticked where none tells. */
export function offersOf(
	kommuner: readonly string[],
	told: readonly OfferTold[],
	ticked: (kommune: string, measure: string) => TickedMeasure | undefined
): Offers {
	const newest = new Map<string, OfferTold>();
	for (const one of told) {
		const key = at(one.kommune, one.measure);
		const there = newest.get(key);
		// One that says nothing takes nothing back.
		if (one.state === 'unknown' || (there && there.year > one.year)) continue;
		newest.set(key, one);
	}
	const of = (kommune: string, measure: string): Offer => {
		const found = newest.get(at(kommune, measure));
		if (found && found.state !== 'differs')
			return { state: found.state, year: found.year, own: false };
		const own = ticked(kommune, measure);
		if (own) return { state: own.offered, year: null, own: true };
		return found ? { state: 'differs', year: found.year, own: false } : NOTHING;
	};
	const answers = (kommune: string) =>
		tiltaksfil.tiltak.some(({ id }) => of(kommune, id).state !== 'unknown');
	const answering = kommuner.filter(answers);
	const heard = new Set(answering);
	return { answering, silent: kommuner.filter((one) => !heard.has(one)), of };
}

/** Which measures are looked at; null: all of them. */
export interface OfferFilter {
	forlop: PathwayKey | null;
	grad: Grad | null;
	measure: string | null;
}

/**
 * The measures that pass, in the order of the guideline: those that anyone has answered about, and
 * those that are asked for by name.
 */
export function measuresIn(
	{ answering, of }: Pick<Offers, 'answering' | 'of'>,
	{ forlop, grad, measure }: OfferFilter
): Tiltak[] {
	return tiltaksfil.tiltak.filter((tiltak) => {
		if (measure !== null) return tiltak.id === measure;
		const pairs = Object.entries(tiltak.forlop) as [PathwayKey, Grad][];
		return (
			pairs.some(
				([of, degree]) => (forlop === null || of === forlop) && (grad === null || degree === grad)
			) && answering.some((kommune) => of(kommune, tiltak.id).state !== 'unknown')
		);
	});
}

/** How many of those that have answered say what of a measure. */
export function countOffers(
	{ answering, of }: Pick<Offers, 'answering' | 'of'>,
	measure: string
): Record<OfferState, number> {
	const counts: Record<OfferState, number> = { yes: 0, shared: 0, no: 0, differs: 0, unknown: 0 };
	for (const kommune of answering) counts[of(kommune, measure).state]++;
	return counts;
}

/** Those that are without: that have answered no; and where it is asked for, those that have not answered. */
export const without = (
	kommuner: readonly string[],
	of: Offers['of'],
	{ measure, unanswered }: { measure: string; unanswered: boolean }
): string[] =>
	kommuner.filter((kommune) => {
		const { state } = of(kommune, measure);
		return state === 'no' || (unanswered && state === 'unknown');
	});
