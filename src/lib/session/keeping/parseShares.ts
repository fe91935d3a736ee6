import * as v from 'valibot';
import { faultOf } from '../../model/crosswalk.ts';
import type { CrosswalkSet } from '../../model/crosswalkSet.ts';
import { dictionary, number, read } from '../declared.ts';
import { Reason } from '../slices/reasons.ts';
import { Base, SetName, SetVersion } from '../slices/sets.ts';
import { isRule, SharesSchema } from '../slices/shares.ts';

export { isRule };

export const SET_FORMAT = 'forlopsatlas-andeler';
const SET_VERSION = 1;

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

const SetHead = v.object({ format: v.literal(SET_FORMAT), version: number });
const SetFile = v.object({
	base: Base,
	name: SetName,
	setVersion: SetVersion,
	rules: v.pipe(
		dictionary(
			v.object({
				shares: v.pipe(
					SharesSchema,
					v.check((own) => faultOf(own) === null)
				),
				note: v.optional(Reason, '')
			})
		),
		v.check((rules) => Object.keys(rules).length > 0)
	)
});

/** Reads a set that somebody has saved; it may come from anyone. */
export function parseSet(found: unknown, base: CrosswalkSet['base']): ParsedSet {
	const head = read(SetHead, found);
	if (head && head.version > SET_VERSION) return { ok: false, reason: 'newer' };
	const based = head && read(v.object({ base: Base }), found)?.base;
	if (!based || head.version !== SET_VERSION) return { ok: false, reason: 'damaged' };
	if (based.id !== base.id || based.version !== base.version)
		return { ok: false, reason: 'other-base', version: `${based.id} v${based.version}` };
	const file = read(SetFile, found);
	if (!file) return { ok: false, reason: 'damaged' };
	const rules = Object.entries(file.rules);
	const gone = rules.flatMap(([id]) => (isRule(id) ? [] : [id]));
	if (gone.length > 0) return { ok: false, reason: 'rules-gone', rules: gone };
	return {
		ok: true,
		set: {
			name: file.name,
			version: file.setVersion,
			base,
			shares: Object.fromEntries(rules.map(([id, { shares }]) => [id, shares])),
			reasons: Object.fromEntries(rules.flatMap(([id, { note }]) => (note ? [[id, note]] : [])))
		}
	};
}
