import { normer, type Norm } from '../../catalogue/forlop.ts';
import { pakkeOf, type Described } from '../../catalogue/described.ts';
import { fields, kilder } from '../../catalogue/kilder.ts';
import type { Dialect } from '../../intake/dialect.ts';
import type { ColumnTarget } from '../../intake/map.ts';
import type { Settled } from '../../intake/settled.ts';
import type { LocalValue } from '../../model/assumptions.ts';
import type { Target, TickedMeasure } from '../choices.svelte.ts';
import type { CrosswalkSet } from '../crosswalkSet.ts';
import { boundOf } from '../targets.ts';
import type { Rereading } from '../workspaceFile.svelte.ts';
import {
	count,
	dictionary,
	list,
	matching,
	NotAsDeclared,
	number,
	one,
	optional,
	record,
	text,
	truth
} from './declared.ts';
import { planIn } from './parsePlan.ts';
import { KEPT_VERSION, type Content, type KeptFile } from './kept.ts';
import { knownShares, rangeIn, reasonsIn, setIn } from './parseShares.ts';

/** Something that was left out since this version of the app does not know it. */
export type KeptNote =
	| { code: 'source-gone'; source: string }
	| { code: 'field-gone'; source: string; field: string }
	| { code: 'assumption-gone'; id: string }
	| { code: 'target-gone'; id: string };

export type Parsed =
	{ ok: true; content: Content; notes: KeptNote[] } | { ok: false; reason: 'damaged' | 'newer' };

/**
 * Reads what was written down, and trusts none of it: a disk can change it, and a project file may
 * come from anyone. What is not as declared makes all of it damaged; an id that is no longer in the
 * catalogue is left out and noted.
 */
export function parseContent(found: unknown): Parsed {
	try {
		const all = record(found);
		if (number(all.version) > KEPT_VERSION) return { ok: false, reason: 'newer' };
		if (all.version !== KEPT_VERSION) return { ok: false, reason: 'damaged' };
		const notes: KeptNote[] = [];
		const gone = (id: string) => void notes.push({ code: 'assumption-gone', id });
		const choices = record(all.choices);
		const files = list(all.files).map((one) => file(one, notes));
		if (new Set(files.map(({ id }) => id)).size < files.length) throw new NotAsDeclared('id');
		const content = {
			files,
			mappings: list(all.mappings).flatMap((one) => settled(one, notes) ?? []),
			choices: {
				local: local(choices.local, notes),
				ticked: dictionary(choices.ticked, ticked),
				// Not there before targets could be set.
				targets: targets(choices.targets ?? {}, notes),
				// Not there before the crosswalk could be changed.
				shares: knownShares(choices.shares ?? {}, gone),
				leading: dictionary(choices.leading ?? {}, text),
				// Not there before sets could be named.
				reasons: reasonsIn(choices.reasons ?? {}),
				sets: sets(choices.sets ?? {}, gone),
				basis: dictionary(choices.basis ?? {}, text),
				plans: dictionary(choices.plans ?? {}, planIn)
			}
		};
		return { ok: true, content, notes: distinct(notes) };
	} catch (error) {
		if (error instanceof NotAsDeclared) return { ok: false, reason: 'damaged' };
		throw error;
	}
}

export type ParsedMapping =
	{ ok: true; settled: Settled } | { ok: false; reason: 'damaged' | 'newer' | 'source-gone' };

/** Reads a mapping that somebody has saved; it may come from anyone. */
export function parseMapping(found: unknown): ParsedMapping {
	try {
		const all = record(found);
		if (number(all.version) > KEPT_VERSION) return { ok: false, reason: 'newer' };
		const notes: KeptNote[] = [];
		const read = settled(all.mapping, notes);
		// What has been kept lets go of such a field and says so; a mapping without it is another.
		if (notes.some(({ code }) => code === 'field-gone')) return { ok: false, reason: 'damaged' };
		return read ? { ok: true, settled: read } : { ok: false, reason: 'source-gone' };
	} catch (error) {
		if (error instanceof NotAsDeclared) return { ok: false, reason: 'damaged' };
		throw error;
	}
}

function file(found: unknown, notes: KeptNote[]): KeptFile {
	const all = record(found);
	const loaded = all.loaded === null ? null : record(all.loaded);
	const mapping = loaded && settled(loaded.settled, notes);
	return {
		id: matching(all.id, /^[\w-]{1,64}$/),
		name: text(all.name),
		sha256: matching(all.sha256, /^[0-9a-f]{64}$/),
		bytes: count(all.bytes),
		synthetic: truth(all.synthetic),
		given: given(all.given),
		settled: all.settled === null ? null : settled(all.settled, notes),
		loaded: loaded && mapping && { settled: mapping, order: count(loaded.order) }
	};
}

const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;

function given(found: unknown): Rereading {
	const { encoding, dialect, sheet, unfold } = record(found);
	return {
		encoding: optional(encoding, (of) => one(of, ENCODINGS)),
		dialect: optional(dialect, writing),
		sheet: optional(sheet, text),
		unfold: optional(unfold, truth)
	};
}

function writing(found: unknown): Partial<Dialect> {
	const { delimiter, decimal, headerLine } = record(found);
	return {
		...(delimiter === undefined ? {} : { delimiter: matching(delimiter, /^[^\d\n\r]{0,4}$/) }),
		...(decimal === undefined ? {} : { decimal: one(decimal, [',', '.'] as const) }),
		...(headerLine === undefined ? {} : { headerLine: count(headerLine) })
	};
}

/** Null where the source is no longer among the contracts. */
function settled(found: unknown, notes: KeptNote[]): Settled | null {
	const all = record(found);
	const source = text(all.kilde);
	const header = list(all.header).map(text);
	const columns = list(all.columns).map((of) => (of === null ? null : target(of)));
	if (columns.length !== header.length) throw new NotAsDeclared('columns');
	const answers = {
		constants: dictionary(all.constants, text),
		areaChoices: dictionary(all.areaChoices, text),
		valueChoices: dictionary(all.valueChoices, (of) => dictionary(of, text)),
		repeated: one(all.repeated, ['once', 'add', 'last', 'none'] as const),
		...(all.decimal === undefined ? {} : { decimal: one(all.decimal, [',', '.'] as const) }),
		units: dictionary(all.units, text)
	};
	const own = optional(all.source, described);
	if (own && own.id !== source) throw new NotAsDeclared('source');
	const pakke = own ? pakkeOf(own) : kilder.find(({ name }) => name === source);
	if (!pakke) {
		notes.push({ code: 'source-gone', source });
		return null;
	}
	const names = new Set(fields(pakke).map(({ name }) => name));
	const known = (field: string) => {
		if (!names.has(field)) notes.push({ code: 'field-gone', source, field });
		return names.has(field);
	};
	const ofKnown = <T>(of: Record<string, T>) =>
		Object.fromEntries(Object.entries(of).filter(([field]) => known(field)));
	return {
		kilde: source,
		...(own ? { source: own } : {}),
		header,
		columns: columns.map((of) => (of && known(of.field) ? of : null)),
		...answers,
		constants: ofKnown(answers.constants),
		valueChoices: ofKnown(answers.valueChoices),
		units: ofKnown(answers.units)
	};
}

const KINDS = ['antall', 'publisert'] as const;
const DIMENSIONS = ['behov', 'kapasitet', 'kompetanse', 'kvalitet', 'kontekst'] as const;

/** A source that a user has described. Its ids become names in SQL. */
function described(found: unknown): Described {
	const all = record(found);
	return {
		id: matching(all.id, /^egen_[a-z0-9_]{1,100}$/),
		name: text(all.name),
		publisher: text(all.publisher),
		groups: list(all.groups).map((of) => {
			const group = record(of);
			return { field: matching(group.field, FIELD), name: text(group.name) };
		}),
		figures: list(all.figures).map((of) => {
			const figure = record(of);
			return {
				field: matching(figure.field, FIELD),
				name: text(figure.name),
				unit: text(figure.unit),
				kind: one(figure.kind, KINDS),
				persons: truth(figure.persons),
				dimension: one(figure.dimension, DIMENSIONS)
			};
		})
	};
}

const FIELD = /^(inndeling|tall)_[a-z0-9_]{0,100}$/;

function target(found: unknown): ColumnTarget {
	const { field, year } = record(found);
	return { field: text(field), ...(year === undefined ? {} : { year: count(year) }) };
}

function local(found: unknown, notes: KeptNote[]): Record<string, LocalValue> {
	const values = dictionary(found, (of) => of);
	const known = Object.entries(values).flatMap(([id, value]): [string, LocalValue][] => {
		const [, kommune, name = id] = /^(\d{4}):(.+)$/.exec(id) ?? [];
		const norm = normer.find((of) => of.id === name);
		const own = localValue(value);
		// A municipality's own figure stands under its code, and nothing else does.
		const placed = (kommune !== undefined) === (norm?.kommunens ?? false);
		if (norm && placed && withinBounds(own, norm)) return [[id, own]];
		notes.push({ code: 'assumption-gone', id });
		return [];
	});
	return Object.fromEntries(known);
}

/** By name; a name that is not the set's own is nobody's. */
function sets(found: unknown, gone: (id: string) => void): Record<string, CrosswalkSet> {
	const read = dictionary(found, (of) => setIn(of, gone));
	if (Object.entries(read).some(([name, set]) => set.name !== name))
		throw new NotAsDeclared('name');
	return read;
}

function localValue(found: unknown): LocalValue {
	const all = record(found);
	return { range: rangeIn(all.range), note: text(all.note) };
}

/** The bounds of the form: outside them the model has no answer. */
function withinBounds({ range: { low, high } }: LocalValue, norm: Norm): boolean {
	if (norm.id === 'indirekte_andel' && high >= 1) return false;
	if (norm.fortegn) return true;
	return norm.enhet.nb.includes('0–1') ? low >= 0 && high <= 1 : low > 0;
}

function ticked(found: unknown): TickedMeasure {
	const { offered, note } = record(found);
	return { offered: one(offered, ['yes', 'shared', 'no'] as const), note: text(note) };
}

/** A target for what the app does not know any more, or outside its bounds, is let go of. */
function targets(found: unknown, notes: KeptNote[]): Record<string, Target> {
	const known = Object.entries(dictionary(found, targetIn)).filter(([key, { value }]) => {
		const subject = /^\d{4}:(.+)$/.exec(key)?.[1] ?? '';
		const bound = boundOf(subject);
		if (bound !== null && value > 0 && value <= bound) return true;
		notes.push({ code: 'target-gone', id: subject });
		return false;
	});
	return Object.fromEntries(known);
}

function targetIn(found: unknown): Target {
	const { value, note } = record(found);
	return { value: number(value), note: text(note) };
}

function distinct(notes: readonly KeptNote[]): KeptNote[] {
	return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}
