import type { FormId } from '../catalogue/arbeidsformer.ts';
import type { ForlopId } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import { draws } from '../statistics/draw.ts';
import { seeded } from '../statistics/random.ts';
import type { Common } from './common.ts';
import type { Rule } from './crosswalk.ts';
import { Fitter } from './fitting.ts';
import { pathwaysIn, PATHWAYS, UNITS, type Unit } from './units.ts';

/** Man-years of one type of measure. */
export interface TypeOfWork {
	id: string;
	arsverk: number;
	form: FormId;
	/** Part of it may be follow-up: how much is an assumption. */
	partly: boolean;
	/** How it usually falls on the pathways; null where no rule is for it. */
	rule: Rule | null;
}

/** Why man-years can't be compared with users, though the source has some. */
export type NoCapacity = 'no-forms' | 'no-pathways' | 'splits-differ' | 'hidden' | 'not-collected';

/** Man-years of a kommune as a source gives them: by form of work, by pathway, and all of them. */
export interface Capacity {
	source: string;
	year: number;
	/** The source's own sum; null where it gives none. */
	total: number | null;
	/** By type of measure. Empty where they can't be used. */
	types: readonly TypeOfWork[];
	/** By pathway; null where the source doesn't say, and the types alone must. */
	pathways: Record<ForlopId, number> | null;
	/** Whether the types are the country's: the source gives the municipality's own by pathway alone. */
	borrowed: boolean;
	/** Man-years in follow-up that are shared with others; below zero: lent out. */
	shared: Partial<Record<ForlopId, Range>>;
	fault: NoCapacity | null;
}

/** The share of supported living that is follow-up. */
export const SUPPORTED = 'oppfolging_i_bolig_andel';

/** Whether the answer hangs on how much of supported living is follow-up. */
export const needsShare = ({ types }: Capacity): boolean =>
	types.some(({ partly, arsverk }) => partly && arsverk > 0);

/** Man-years of a kommune, draw by draw, by what is compared. */
export interface Staff {
	/** In follow-up and treatment. */
	followUp: Record<Unit, Float64Array>;
	/** The least and the most that the sums allow; man-years that are shared are known. */
	least: Record<Unit, Float64Array>;
	most: Record<Unit, Float64Array>;
	/** In housing and day services: held outside the comparison. */
	outside: Record<Unit, Float64Array>;
	/** Of which the source doesn't say what they do: not counted, but some may be follow-up. */
	other: Record<Unit, Float64Array>;
	/** All man-years of the unit, whatever their form; of all pathways where they are not told apart. */
	all: Record<Unit, number>;
}

/** Leading and coordination are for all: hours per user hold them, so that they follow the others. */
function withCommon(types: readonly TypeOfWork[]): TypeOfWork[] {
	const sum = (some: readonly TypeOfWork[]) => some.reduce((all, one) => all + one.arsverk, 0);
	const common = sum(types.filter(({ form }) => form === 'felles'));
	const others = types.filter(({ form }) => form !== 'felles');
	const bearing = others.filter(({ form }) => form !== 'annet');
	const whole = sum(bearing);
	// Nobody is led: then what those who lead do is not said.
	if (whole <= 0)
		return types.map((one) => (one.form === 'felles' ? { ...one, form: 'annet' as const } : one));
	return others.map((one) =>
		bearing.includes(one) ? { ...one, arsverk: one.arsverk * (1 + common / whole) } : one
	);
}

const HELD_OUTSIDE: readonly FormId[] = ['bolig', 'dag'];

/**
 * Draws of man-years by form of work and pathway: fitted to the sums by form and by pathway, from the
 * crosswalk's shares. The fitted ones look better known than they are; `least` and `most` are what
 * the sums themselves allow.
 *
 * @param seed the kommune's own
 */
export function drawStaff(capacity: Capacity, common: Common, seed: string): Staff {
	const { n } = common;
	// Types that nobody works in are nothing to fit.
	const types = withCommon(capacity.types).filter(({ arsverk }) => arsverk > 0);
	const staff = emptyStaff(n);
	const shares = supportedDraws(capacity, common);
	const fit = fitterOf(types, capacity, common);
	// Null: the share that is drawn.
	const follows = types.map(({ form, partly }) => (form === 'oppfolging' ? 1 : partly ? null : 0));
	const held = types.map(({ form }) => HELD_OUTSIDE.includes(form));
	const unsaid = types.map(({ form }) => form === 'annet');
	for (let i = 0; i < n; i++) {
		const cells = fit(i);
		const share = shares[i] ?? 0;
		for (const forlop of PATHWAYS) {
			let [inside, outside, other] = [0, 0, 0];
			for (let row = 0; row < types.length; row++) {
				const cell = cells[3 * row + forlop - 1] ?? 0;
				const part = follows[row] ?? share;
				inside += cell * part;
				if (held[row]) outside += cell * (1 - part);
				if (unsaid[row]) other += cell;
			}
			staff.followUp[forlop][i] = inside;
			staff.outside[forlop][i] = outside;
			staff.other[forlop][i] = other;
		}
	}
	for (const all of [staff.followUp, staff.outside, staff.other])
		all[23] = all[2].map((one, i) => one + (all[3][i] ?? 0));
	boundsInto(staff, { types, capacity, shares });
	return withShared(staff, capacity, { n, seed });
}

function emptyStaff(n: number): Staff {
	const each = (): Record<Unit, Float64Array> => ({
		1: new Float64Array(n),
		2: new Float64Array(n),
		3: new Float64Array(n),
		23: new Float64Array(n)
	});
	return {
		...{ followUp: each(), least: each(), most: each(), outside: each(), other: each() },
		all: { 1: 0, 2: 0, 3: 0, 23: 0 }
	};
}

/** Where nobody has said, it may be none of it or all of it: that is shown, and decides nothing. */
function supportedDraws(capacity: Capacity, { norms, n, seed }: Common): Float64Array {
	if (!needsShare(capacity)) return new Float64Array(n);
	const anything = { kind: 'span', range: { low: 0, middle: 0.5, high: 1 } } as const;
	return norms.get(SUPPORTED) ?? draws(anything, n, seeded(`${seed}/${SUPPORTED}`));
}

/** For each draw the man-years by type and pathway, a row a type. */
function fitterOf(
	types: readonly TypeOfWork[],
	{ pathways, total }: Capacity,
	common: Common
): (i: number) => Float64Array {
	const rows = types.map(({ arsverk }) => arsverk);
	const all = total ?? rows.reduce((sum, one) => sum + one, 0);
	const columns = pathways && PATHWAYS.map((forlop) => pathways[forlop]);
	const fitter = new Fitter(rows, columns, all);
	const seeds = types.map(({ rule }) => seedOf(rule, common));
	const seed = new Float64Array(3 * rows.length);
	return (i) => {
		for (let row = 0, at = 0; row < seeds.length; row++)
			for (let column = 0; column < 3; column++, at++)
				seed[at] = seeds[row]?.[3 * i + column] ?? 1 / 3;
		return fitter.fit(seed);
	};
}

/** Kept as long as the draws that they are made of: they are the same for all kommuner. */
const seedsKept = new WeakMap<Common, Map<string, Float64Array>>();

/** A type's shares by pathway, the three of a draw beside each other; null where no rule is for it. */
function seedOf(rule: Rule | null, common: Common): Float64Array | null {
	const shares = rule && common.shares.get(rule.id);
	if (!shares) return null;
	const kept = seedsKept.get(common) ?? new Map<string, Float64Array>();
	seedsKept.set(common, kept);
	const found = kept.get(rule.id);
	if (found) return found;
	const made = new Float64Array(3 * common.n);
	for (let i = 0; i < common.n; i++) {
		// What falls outside the pathways is left out: all man-years are split over the three.
		const inside = 1 - (shares.utenfor[i] ?? 0);
		for (const forlop of PATHWAYS)
			made[3 * i + forlop - 1] = inside > 0 ? (shares[`${forlop}`][i] ?? 0) / inside : 1 / 3;
	}
	kept.set(rule.id, made);
	return made;
}

interface Sums {
	types: readonly TypeOfWork[];
	capacity: Capacity;
	shares: Float64Array;
}

/** Fréchet's bounds of follow-up in each pathway, from the municipality's own sums alone. */
function boundsInto(staff: Staff, { types, capacity, shares }: Sums): void {
	const sum = types.reduce((all, { arsverk }) => all + arsverk, 0);
	const total = capacity.total ?? sum;
	const scale = sum > 0 ? total / sum : 0;
	const of = (some: (one: TypeOfWork) => boolean) =>
		scale * types.filter(some).reduce((all, { arsverk }) => all + arsverk, 0);
	const plain = of(({ form }) => form === 'oppfolging');
	const partly = of((one) => one.partly && one.form !== 'oppfolging');
	const { borrowed } = capacity;
	for (const unit of UNITS) {
		const column = columnOf(unit, capacity, total);
		staff.all[unit] = column ?? total;
		for (let i = 0; i < shares.length; i++) {
			const row = borrowed ? total : plain + (shares[i] ?? 0) * partly;
			staff.least[unit][i] = column === null || borrowed ? 0 : Math.max(0, row + column - total);
			staff.most[unit][i] = column === null ? row : Math.min(row, column);
		}
	}
}

/** Man-years of all forms; null where the source doesn't split them by pathway. */
function columnOf(unit: Unit, { pathways }: Capacity, total: number): number | null {
	if (!pathways) return null;
	const sum = PATHWAYS.reduce((all, forlop) => all + pathways[forlop], 0);
	const own = pathwaysIn(unit).reduce((all, forlop) => all + pathways[forlop], 0);
	return sum > 0 ? (own * total) / sum : 0;
}

/** Man-years that the municipality shares are of teams: they count in follow-up. None are below zero. */
function withShared(
	staff: Staff,
	{ shared }: Capacity,
	{ n, seed }: { n: number; seed: string }
): Staff {
	for (const forlop of PATHWAYS) {
		const range = shared[forlop];
		if (!range) continue;
		const comes = draws({ kind: 'span', range }, n, seeded(`${seed}/delt/${forlop}`));
		for (const unit of UNITS.filter((one) => pathwaysIn(one).includes(forlop)))
			for (const all of [staff.followUp, staff.least, staff.most])
				all[unit] = all[unit].map((one, i) => Math.max(0, one + (comes[i] ?? 0)));
	}
	return staff;
}
