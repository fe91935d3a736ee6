import { kobling } from '../catalogue/forlop.ts';
import { DESTINATIONS, type Shares } from './crosswalk.ts';

/** The user's own shares of the crosswalk, and the user's reasons for them; both by rule. */
export interface OwnShares {
	shares: Record<string, Shares>;
	reasons: Record<string, string>;
}

/** Own shares that have been given a name. Each saving of other shares is a new version. */
export interface CrosswalkSet extends OwnShares {
	name: string;
	version: number;
	/** The crosswalk that the other rules are of. */
	base: { id: string; version: string };
}

/** What the figures rest on: the default, or a set, and what has been changed since. */
export interface CrosswalkInForce {
	/** Null where the changes have no name. */
	set: CrosswalkSet | null;
	/** The shares in force are others than those that were saved. */
	unsaved: boolean;
	/** How many rules are others than the default. */
	changed: number;
}

export const BASE = { id: kobling.id, version: kobling.versjon };
export const LONGEST_NAME = 60;

export function inForce(own: OwnShares, set: CrosswalkSet | null): CrosswalkInForce {
	const changed = Object.keys(own.shares).length;
	return { set, changed, unsaved: set ? !sameShares(own, set) : changed > 0 };
}

export function sameShares(a: OwnShares, b: OwnShares): boolean {
	const ids = Object.keys(a.shares);
	if (ids.length !== Object.keys(b.shares).length) return false;
	return ids.every((id) => {
		const [one, other] = [a.shares[id], Object.hasOwn(b.shares, id) ? b.shares[id] : undefined];
		if (!one || !other || a.reasons[id] !== b.reasons[id]) return false;
		return DESTINATIONS.every(
			(to) =>
				one[to].low === other[to].low &&
				one[to].middle === other[to].middle &&
				one[to].high === other[to].high
		);
	});
}

/** The set as it is saved under a name: a new version where one of that name is another. */
export function savedAs(own: OwnShares, name: string, earlier: CrosswalkSet | null): CrosswalkSet {
	const { shares, reasons } = own;
	const version = earlier ? earlier.version + (sameShares(own, earlier) ? 0 : 1) : 1;
	return { name, version, base: BASE, shares, reasons };
}

export const tidyName = (written: string) => written.trim().replace(/\s+/g, ' ');

const same = (a: string, b: string) => a.toLocaleLowerCase() === b.toLocaleLowerCase();

/** Names that differ only in capitals would be taken for each other; so would the default's. */
export function nameFault(
	name: string,
	taken: readonly string[]
): 'empty' | 'long' | 'taken' | null {
	if (name === '') return 'empty';
	if (name.length > LONGEST_NAME) return 'long';
	return [...taken, BASE.id].some((one) => same(one, name)) ? 'taken' : null;
}

/** The name, with a number where it is taken. */
export function distinctName(name: string, taken: readonly string[]): string {
	const numbered = (nr: number) => `${name.slice(0, LONGEST_NAME - 5)} (${nr})`;
	let [found, nr] = [name, 2];
	while (nameFault(found, taken) === 'taken') found = numbered(nr++);
	return found;
}
