import * as v from 'valibot';
import { kobling } from '../../catalogue/forlop.ts';
import { faultOf, type Shares } from '../../model/crosswalk.ts';
import { LONGEST_NAME, nameFault, tidyName, type CrosswalkSet } from '../../model/crosswalkSet.ts';
import { count, dictionary, number, read, short, SpanSchema, text } from './declared.ts';

export const SET_FORMAT = 'forlopsatlas-andeler';
const SET_VERSION = 1;
const LONGEST_REASON = 2000;

const SharesSchema: v.GenericSchema<unknown, Shares> = v.object({
	'1': SpanSchema,
	'2': SpanSchema,
	'3': SpanSchema,
	utenfor: SpanSchema
});

export const isRule = (id: string) => kobling.regler.some((regel) => regel.id === id);

type Gone = (id: string) => void;

/** Own shares of some rules; those that can't be used any more are told, and left out. */
export const sharesSchema = (gone: Gone) =>
	v.pipe(
		dictionary(SharesSchema),
		v.transform((all) =>
			Object.fromEntries(
				Object.entries(all).filter(([id, own]) => {
					const usable = isRule(id) && faultOf(own) === null;
					if (!usable) gone(id);
					return usable;
				})
			)
		)
	);

const Reason = short(LONGEST_REASON);

/** A reason that is empty is none. */
export const ReasonsSchema = v.pipe(
	dictionary(Reason),
	v.transform((all) =>
		Object.fromEntries(Object.entries(all).filter(([id, why]) => isRule(id) && why !== ''))
	)
);

const Name = v.pipe(
	short(LONGEST_NAME),
	v.check((name) => tidyName(name) === name && nameFault(name, []) === null)
);
const Version = v.pipe(count, v.minValue(1));
const Base = v.object({ id: text, version: text });

/** Sets as they stand among those that are kept, by name; a name that is not the set's own is nobody's. */
export const setsSchema = (gone: Gone) =>
	v.pipe(
		dictionary(
			v.object({
				name: Name,
				version: Version,
				base: Base,
				shares: sharesSchema(gone),
				reasons: ReasonsSchema
			})
		),
		v.check((sets) => Object.entries(sets).every(([name, set]) => set.name === name))
	);

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
	name: Name,
	setVersion: Version,
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
