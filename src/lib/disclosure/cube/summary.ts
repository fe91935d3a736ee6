import type { Limit } from '../primary.ts';
import { PRIMARY, SECONDARY } from '../protect/system.ts';
import type { SeriesYear } from './counts.ts';
import type { Judged } from './family.ts';

/** An interval narrower than this is counted, persons. */
export const NARROW = 5;

/**
 * How the counts of a source were protected, for the person responsible. Totals alone: nothing in it
 * is of a cell or of a kommune. Plain data.
 */
export interface FamilySummary {
	years: number[];
	kommuner: number;
	/** Kommuner and all larger areas. */
	areas: number;
	/** Counts and sums of them that could be shown, in all areas and years. */
	cells: number;
	shown: number;
	/** Why the others are not. */
	hidden: {
		/** For their own sake. */
		primary: number;
		/** For the sake of others. */
		secondary: number;
		publisher: number;
		/** In a system that could not be audited. */
		unaudited: number;
	};
	/** How many of the hidden were hidden in an earlier edition too. */
	before: number;
	/** What was judged at a time. */
	systems: { all: number; unaudited: number; /** Found before, and not again. */ known: number };
	/** Of a hidden cell, persons: the narrowest that the shown ones leave; null where none is hidden. */
	narrowest: number | null;
	/** How many leave less than `NARROW`. */
	narrow: number;
	seconds: { elimination: number; audit: number };
	limit: Limit;
	/** Which version of the method has judged. */
	method: string;
}

/** A cell as it was decided. */
interface Decided {
	shown: boolean;
	/** Of the system; undefined where it was not audited. */
	state: number | undefined;
	before: boolean;
	low: number;
	high: number;
}

/** Counts while a family is being judged. */
export class Summing {
	readonly #years = new Set<number>();
	readonly #kommuner = new Set<string>();
	readonly #areas = new Set<string>();
	readonly #sum: Omit<FamilySummary, 'years' | 'kommuner' | 'areas'>;

	constructor(limit: Limit, method: string) {
		this.#sum = {
			...{ cells: 0, shown: 0, before: 0, narrowest: null, narrow: 0, limit, method },
			hidden: { primary: 0, secondary: 0, publisher: 0, unaudited: 0 },
			systems: { all: 0, unaudited: 0, known: 0 },
			seconds: { elimination: 0, audit: 0 }
		};
	}

	series({ year, counts }: SeriesYear): void {
		this.#years.add(year);
		for (const of of counts.values()) for (const kommune of of.keys()) this.#kommuner.add(kommune);
	}

	system(judged: Judged | null): void {
		const { systems, seconds } = this.#sum;
		systems.all++;
		if (!judged) systems.unaudited++;
		else if (!judged.report) systems.known++;
		seconds.elimination += judged?.report?.seconds.elimination ?? 0;
		seconds.audit += judged?.report?.seconds.audit ?? 0;
	}

	cell(area: string, { shown, state, before, low, high }: Decided): void {
		const sum = this.#sum;
		this.#areas.add(area);
		sum.cells++;
		if (shown) {
			sum.shown++;
			return;
		}
		sum.hidden[reasonOf(state)]++;
		sum.before += Number(before);
		const width = high - low;
		if (!Number.isFinite(width)) return;
		sum.narrowest = Math.min(sum.narrowest ?? Infinity, width);
		sum.narrow += Number(width < NARROW);
	}

	summary(): FamilySummary {
		return {
			...this.#sum,
			years: [...this.#years].sort((a, b) => a - b),
			kommuner: this.#kommuner.size,
			areas: this.#areas.size
		};
	}
}

function reasonOf(state: number | undefined): keyof FamilySummary['hidden'] {
	if (state === undefined) return 'unaudited';
	if (state === PRIMARY) return 'primary';
	// What nothing hides and has no count is hidden by its publisher too.
	return state === SECONDARY ? 'secondary' : 'publisher';
}
