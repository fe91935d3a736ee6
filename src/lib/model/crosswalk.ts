import type { Koblingsregel } from '../catalogue/forlop.ts';
import { range, type Range } from '../domain/range.ts';

/** Where persons or man-years of a group go: a pathway, or outside them. */
export type Destination = '1' | '2' | '3' | 'utenfor';
export const DESTINATIONS: readonly Destination[] = ['1', '2', '3', 'utenfor'];

/** The share of a group that goes to each, 0–1; the middle ones sum to 1. */
export type Shares = Record<Destination, Range>;

/** Middle shares written with two decimals may miss 1 by their rounding. */
const ROUNDING = 0.006;

export function sharesOf({ andeler }: Pick<Koblingsregel, 'andeler'>): Shares {
	const of = ({ lav, midt, hoy }: Koblingsregel['andeler']['1']) => range(lav, midt, hoy);
	return {
		'1': of(andeler['1']),
		'2': of(andeler['2']),
		'3': of(andeler['3']),
		utenfor: of(andeler.utenfor)
	};
}

/** What is wrong with shares that somebody has written; null when they can be used. */
export function faultOf(shares: Shares): 'order' | 'bounds' | 'sum' | null {
	const all = DESTINATIONS.map((to) => shares[to]);
	if (all.some(({ low, middle, high }) => !(low <= middle && middle <= high))) return 'order';
	if (all.some(({ low, high }) => low < 0 || high > 1)) return 'bounds';
	const sum = all.reduce((total, { middle }) => total + middle, 0);
	return Math.abs(sum - 1) > ROUNDING ? 'sum' : null;
}

/** A rule of the crosswalk as it stands, with the user's own shares where there are any. */
export interface Rule {
	id: string;
	/** The source and the value of its field that the rule is for. */
	source: string;
	field: string;
	value: string;
	shares: Shares;
	changed: boolean;
}

/** The rules in force. `own` are the user's shares, by the id of the rule. */
export function rulesFrom(
	regler: readonly Koblingsregel[],
	own: Readonly<Record<string, Shares>>
): Rule[] {
	return regler.map((regel) => {
		const mine = Object.hasOwn(own, regel.id) ? own[regel.id] : undefined;
		return {
			id: regel.id,
			source: regel.kilde,
			field: regel.felt,
			value: regel.verdi,
			shares: mine ?? sharesOf(regel),
			changed: mine !== undefined
		};
	});
}
