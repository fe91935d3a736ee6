import { kobling } from '../../catalogue/forlop.ts';
import { range, type Range } from '../../domain/range.ts';
import { faultOf, type Destination, type Shares } from '../../model/crosswalk.ts';
import { LONGEST_NAME, nameFault, tidyName, type CrosswalkSet } from '../crosswalkSet.ts';
import { count, dictionary, NotAsDeclared, number, optional, record, text } from './declared.ts';

export const SET_FORMAT = 'forlopsatlas-andeler';
const SET_VERSION = 1;
const LONGEST_REASON = 2000;

export function rangeIn(found: unknown): Range {
	const ends = record(found);
	const [low, middle, high] = [number(ends.low), number(ends.middle), number(ends.high)];
	if (low > middle || middle > high) throw new NotAsDeclared('range');
	return range(low, middle, high);
}

export function sharesIn(found: unknown): Shares {
	const all = record(found);
	const of = (to: Destination) => rangeIn(all[to]);
	return { '1': of('1'), '2': of('2'), '3': of('3'), utenfor: of('utenfor') };
}

export const isRule = (id: string) => kobling.regler.some((regel) => regel.id === id);

/** Own shares of some rules; those that can't be used any more are told, and left out. */
export function knownShares(found: unknown, gone: (id: string) => void): Record<string, Shares> {
	const known = Object.entries(dictionary(found, sharesIn)).filter(([id, own]) => {
		const usable = isRule(id) && faultOf(own) === null;
		if (!usable) gone(id);
		return usable;
	});
	return Object.fromEntries(known);
}

/** A reason that is empty is none. */
export function reasonsIn(found: unknown): Record<string, string> {
	return Object.fromEntries(
		Object.entries(dictionary(found, reason)).filter(([id, why]) => isRule(id) && why !== '')
	);
}

function reason(found: unknown): string {
	const read = text(found);
	if (read.length > LONGEST_REASON) throw new NotAsDeclared('reason');
	return read;
}

/** A set as it stands among those that are kept. */
export function setIn(found: unknown, gone: (id: string) => void): CrosswalkSet {
	const { name, version, base, shares, reasons } = record(found);
	const of = record(base);
	return {
		name: nameIn(name),
		version: versionIn(version),
		base: { id: text(of.id), version: text(of.version) },
		shares: knownShares(shares, gone),
		reasons: reasonsIn(reasons)
	};
}

function nameIn(found: unknown): string {
	const name = text(found);
	if (tidyName(name) !== name || name.length > LONGEST_NAME || nameFault(name, []) !== null)
		throw new NotAsDeclared('name');
	return name;
}

function versionIn(found: unknown): number {
	const version = count(found);
	if (version === 0) throw new NotAsDeclared('version');
	return version;
}

/** The content of a file that holds a set. */
export function setFile({ name, version, base, shares, reasons }: CrosswalkSet) {
	const rules = Object.entries(shares).map(([id, own]) => {
		const note = reasons[id];
		return [id, note ? { shares: own, note } : { shares: own }] as const;
	});
	return {
		...{ format: SET_FORMAT, version: SET_VERSION, base, name, setVersion: version },
		rules: Object.fromEntries(rules)
	};
}

export type ParsedSet =
	| { ok: true; set: CrosswalkSet }
	| { ok: false; reason: 'damaged' | 'newer' }
	| { ok: false; reason: 'other-base'; version: string }
	| { ok: false; reason: 'rules-gone'; rules: string[] };

/** Reads a set that somebody has saved; it may come from anyone. */
export function parseSet(found: unknown, base: CrosswalkSet['base']): ParsedSet {
	try {
		const all = record(found);
		if (all.format !== SET_FORMAT) return { ok: false, reason: 'damaged' };
		if (number(all.version) > SET_VERSION) return { ok: false, reason: 'newer' };
		if (all.version !== SET_VERSION) return { ok: false, reason: 'damaged' };
		const of = record(all.base);
		const version = text(of.version);
		if (text(of.id) !== base.id || version !== base.version)
			return { ok: false, reason: 'other-base', version: `${text(of.id)} v${version}` };
		const rules = Object.entries(dictionary(all.rules, rule));
		const gone = rules.flatMap(([id]) => (isRule(id) ? [] : [id]));
		if (gone.length > 0) return { ok: false, reason: 'rules-gone', rules: gone };
		return { ok: true, set: setOf(all, base, rules) };
	} catch (error) {
		if (error instanceof NotAsDeclared) return { ok: false, reason: 'damaged' };
		throw error;
	}
}

type ReadRule = ReturnType<typeof rule>;

function rule(found: unknown) {
	const { shares, note } = record(found);
	const own = sharesIn(shares);
	if (faultOf(own) !== null) throw new NotAsDeclared('shares');
	return { shares: own, note: optional(note, reason) ?? '' };
}

function setOf(
	all: Record<string, unknown>,
	base: CrosswalkSet['base'],
	rules: readonly [string, ReadRule][]
): CrosswalkSet {
	if (rules.length === 0) throw new NotAsDeclared('rules');
	return {
		name: nameIn(all.name),
		version: versionIn(all.setVersion),
		base,
		shares: Object.fromEntries(rules.map(([id, { shares }]) => [id, shares])),
		reasons: Object.fromEntries(rules.flatMap(([id, { note }]) => (note ? [[id, note]] : [])))
	};
}
