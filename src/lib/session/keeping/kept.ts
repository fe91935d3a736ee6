import type { Settled } from '../../intake/settled.ts';
import { fingerprint } from '../mappings.ts';
import { SLICES } from '../slices/index.ts';
import {
	emptyChoices,
	type ChoiceKey,
	type ChoiceValues,
	type KeptChoices
} from '../slices/written.ts';
import type { Rereading } from '../workspaceFile.svelte.ts';

/** The version of what is written down; a reader refuses a higher one. */
export const KEPT_VERSION = 1;

/** A file as it is written down. Its bytes stand elsewhere, by their hash. */
export interface KeptFile {
	id: string;
	name: string;
	/** SHA-256 of the raw bytes, in hexadecimal. */
	sha256: string;
	bytes: number;
	synthetic: boolean;
	given: Rereading;
	/** The mapping as it stands on the page; null where the one kept can't be used any more. */
	settled: Settled | null;
	/** The mapping the figures rest on; the file with the highest order wins. Null: not loaded. */
	loaded: { settled: Settled; order: number } | null;
}

/** All that is written down, on the machine or in a project file. */
export interface Content {
	files: KeptFile[];
	mappings: Settled[];
	choices: KeptChoices;
}

export interface KeptState extends Content {
	version: typeof KEPT_VERSION;
	revision: number;
}

export const emptyContent = (): Content => ({
	files: [],
	mappings: [],
	choices: emptyChoices()
});

/** The bytes that stand behind some files; the same bytes count once. */
export function sizeOf(files: readonly Pick<KeptFile, 'sha256' | 'bytes'>[]): number {
	const sizes = new Map(files.map(({ sha256, bytes }) => [sha256, bytes]));
	return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/**
 * One thing that has changed in a tab. Changes and not whole states are written down, so that two
 * tabs add to the same whatever the other has done.
 */
export type Change =
	| { kind: 'file'; file: KeptFile; /** Loaded after all others. */ anew: boolean }
	| { kind: 'no-file'; id: string }
	| { kind: 'mapping'; settled: Settled }
	| { kind: 'no-mapping'; key: string }
	| ChoiceChange;

/** The name of the choice, and one of its keys; null where it has no value any more. */
type ChoiceChange = {
	[Key in ChoiceKey]: { kind: Key; key: string; value: ChoiceValues[Key] | null };
}[ChoiceKey];

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What leads from one content to another. */
export function changesBetween(before: Content, now: Content): Change[] {
	const earlier = new Map(before.files.map((file) => [file.id, file]));
	const here = new Set(now.files.map(({ id }) => id));
	const gone = before.files.filter(({ id }) => !here.has(id));
	const changed = now.files.filter((file) => !same(file, earlier.get(file.id)));
	return [
		...gone.map(({ id }): Change => ({ kind: 'no-file', id })),
		...changed.map((file): Change => {
			const order = earlier.get(file.id)?.loaded?.order;
			return { kind: 'file', file, anew: file.loaded?.order !== order };
		}),
		...mappingChanges(before.mappings, now.mappings),
		...choiceChanges(before.choices, now.choices)
	];
}

function mappingChanges(before: readonly Settled[], now: readonly Settled[]): Change[] {
	const earlier = new Map(before.map((one) => [fingerprint(one), one]));
	const here = new Map(now.map((one) => [fingerprint(one), one]));
	return [
		...[...earlier.keys()]
			.filter((key) => !here.has(key))
			.map((key): Change => ({ kind: 'no-mapping', key })),
		...[...here]
			.filter(([key, one]) => !same(one, earlier.get(key)))
			.map(([, settled]): Change => ({ kind: 'mapping', settled }))
	];
}

function choiceChanges(before: KeptChoices, now: KeptChoices): Change[] {
	return SLICES.flatMap(({ key: kind }) => {
		const at = (of: KeptChoices, key: string) =>
			Object.hasOwn(of[kind], key) ? (of[kind][key] ?? null) : null;
		const keys = new Set([...Object.keys(before[kind]), ...Object.keys(now[kind])]);
		return [...keys]
			.filter((key) => !same(at(before, key), at(now, key)))
			.map((key) => ({ kind, key, value: at(now, key) }) as ChoiceChange);
	});
}

/** The content with the changes made, one after another. */
export function withChanges(content: Content, changes: readonly Change[]): Content {
	const last = Math.max(0, ...content.files.map(({ loaded }) => loaded?.order ?? 0));
	return changes.reduce((made, change) => withChange(made, change, last), content);
}

function withChange(content: Content, change: Change, last: number): Content {
	const { files, mappings, choices } = content;
	switch (change.kind) {
		case 'file':
			return { ...content, files: withFile(files, change, last) };
		case 'no-file':
			return { ...content, files: files.filter(({ id }) => id !== change.id) };
		case 'mapping':
			return { ...content, mappings: [...without(mappings, change.settled), change.settled] };
		case 'no-mapping':
			return { ...content, mappings: mappings.filter((one) => fingerprint(one) !== change.key) };
		default:
			return { ...content, choices: withChoice(choices, change) };
	}
}

function withChoice(choices: KeptChoices, { kind, key, value }: ChoiceChange): KeptChoices {
	const { [key]: _old, ...rest } = choices[kind];
	return { ...choices, [kind]: value === null ? rest : { ...rest, [key]: value } };
}

const without = (mappings: readonly Settled[], settled: Settled) =>
	mappings.filter((one) => fingerprint(one) !== fingerprint(settled));

/** The order is counted over all tabs: what a tab has loaded anew comes after `last`. */
function withFile(
	files: readonly KeptFile[],
	{ file, anew }: Extract<Change, { kind: 'file' }>,
	last: number
): KeptFile[] {
	const old = files.find(({ id }) => id === file.id);
	const own = last + (file.loaded?.order ?? 0);
	const order = anew ? own : (old?.loaded?.order ?? own);
	const kept = { ...file, loaded: file.loaded && { ...file.loaded, order } };
	return old ? files.map((one) => (one === old ? kept : one)) : [...files, kept];
}
