import * as v from 'valibot';
import { pakkeOf } from '../../catalogue/described.ts';
import { fields, kilder } from '../../catalogue/kilder.ts';
import type { Settled } from '../../intake/settled.ts';
import { count, list, matching, number, read, text, truth } from '../declared.ts';
import type { ChoiceNote } from '../slices/slice.ts';
import { choicesSchema } from '../slices/written.ts';
import { KEPT_VERSION, type Content, type KeptFile } from './kept.ts';
import { SettledSchema, type WrittenSettled } from './parseSettled.ts';

/** Something that was left out since this version of the app does not know it. */
export type KeptNote =
	| { code: 'source-gone'; source: string }
	| { code: 'field-gone'; source: string; field: string }
	| ChoiceNote;

export type Parsed =
	{ ok: true; content: Content; notes: KeptNote[] } | { ok: false; reason: 'damaged' | 'newer' };

const VersionOf = v.object({ version: number });

const Given = v.object({
	encoding: v.optional(v.picklist(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'])),
	dialect: v.optional(
		v.object({
			delimiter: v.exactOptional(matching(/^[^\d\n\r]{0,4}$/)),
			decimal: v.exactOptional(v.picklist([',', '.'])),
			headerLine: v.exactOptional(count)
		})
	),
	sheet: v.optional(text),
	unfold: v.optional(truth)
});

const WrittenFile = v.object({
	id: matching(/^[\w-]{1,64}$/),
	name: text,
	sha256: matching(/^[0-9a-f]{64}$/),
	bytes: count,
	synthetic: truth,
	given: Given,
	settled: v.nullable(SettledSchema),
	loaded: v.nullable(v.object({ settled: SettledSchema, order: count }))
});

const Written = v.object({
	files: v.pipe(
		list(WrittenFile),
		v.check((files) => new Set(files.map(({ id }) => id)).size === files.length)
	),
	mappings: list(SettledSchema)
});

/**
 * Reads what was written down, and trusts none of it: a disk can change it, and a project file may
 * come from anyone. What is not as declared makes all of it damaged; an id that is no longer in the
 * catalogue is left out and noted.
 */
export function parseContent(found: unknown): Parsed {
	const version = read(VersionOf, found)?.version;
	if (version !== undefined && version > KEPT_VERSION) return { ok: false, reason: 'newer' };
	if (version !== KEPT_VERSION) return { ok: false, reason: 'damaged' };
	const notes: KeptNote[] = [];
	const written = read(Written, found);
	const chosen = read(v.object({ choices: choicesSchema((note) => notes.push(note)) }), found);
	if (!written || !chosen) return { ok: false, reason: 'damaged' };
	const content = {
		files: written.files.map((file): KeptFile => keptFile(file, notes)),
		mappings: written.mappings.flatMap((one) => knownSettled(one, notes) ?? []),
		choices: chosen.choices
	};
	return { ok: true, content, notes: distinct(notes) };
}

export type ParsedMapping =
	{ ok: true; settled: Settled } | { ok: false; reason: 'damaged' | 'newer' | 'source-gone' };

/** Reads a mapping that somebody has saved; it may come from anyone. */
export function parseMapping(found: unknown): ParsedMapping {
	const version = read(VersionOf, found)?.version;
	if (version !== undefined && version > KEPT_VERSION) return { ok: false, reason: 'newer' };
	const written = read(v.object({ version: number, mapping: SettledSchema }), found);
	if (!written) return { ok: false, reason: 'damaged' };
	const notes: KeptNote[] = [];
	const known = knownSettled(written.mapping, notes);
	// What has been kept lets go of such a field and says so; a mapping without it is another.
	if (notes.some(({ code }) => code === 'field-gone')) return { ok: false, reason: 'damaged' };
	return known ? { ok: true, settled: known } : { ok: false, reason: 'source-gone' };
}

function keptFile(
	{ settled, loaded, ...file }: v.InferOutput<typeof WrittenFile>,
	notes: KeptNote[]
): KeptFile {
	const mapping = loaded && knownSettled(loaded.settled, notes);
	return {
		...file,
		settled: settled && knownSettled(settled, notes),
		loaded: loaded && mapping && { settled: mapping, order: loaded.order }
	};
}

/** Null where the source is no longer among the contracts. */
function knownSettled(written: WrittenSettled, notes: KeptNote[]): Settled | null {
	const { kilde: source, source: own, ...rest } = written;
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
		...rest,
		columns: rest.columns.map((of) => (of && known(of.field) ? of : null)),
		constants: ofKnown(rest.constants),
		valueChoices: ofKnown(rest.valueChoices),
		units: ofKnown(rest.units)
	};
}

function distinct(notes: readonly KeptNote[]): KeptNote[] {
	return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}
