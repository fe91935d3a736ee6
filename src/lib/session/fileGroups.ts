import { plainHeader, type MappedFile } from '../intake/map.ts';
import { canRetry, stepOf } from './fileStep.ts';
import { fingerprint } from './mappings.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

/** So many files with one layout that came together are told as one. */
const LEAST_ALIKE = 3;
/** So many with one layout are, whenever they came: a list of them says less than they do as one. */
const MANY_ALIKE = 6;
/** So many that came together are told as one while they are read: what they are is not known yet. */
const LEAST_READ = 6;

/** Files with one layout, and those that came with them and can't be read as the others. */
export interface FileGroup {
	key: string;
	/** In the order of the list; what is settled of the first is settled of all. */
	members: WorkspaceFile[];
	others: WorkspaceFile[];
}

/** What stands in the list of files: a file, many as one, or many that are not read. */
export type Listed =
	| { kind: 'file'; key: string; entry: WorkspaceFile }
	| { kind: 'group'; key: string; group: FileGroup }
	| { kind: 'unread'; key: string; entries: WorkspaceFile[] };

export const filesIn = ({ members, others }: FileGroup): WorkspaceFile[] => [...members, ...others];

/** The list of files, each where the first of those it is told with stands. */
export function listed(files: readonly WorkspaceFile[]): Listed[] {
	const unread = unreadOf(files);
	const left = files.filter((entry) => !unread.some((one) => one.entries.includes(entry)));
	const groups = groupsOf(left);
	const grouped = new Set(groups.flatMap(({ group }) => filesIn(group)));
	const single = left
		.filter((entry) => !grouped.has(entry))
		.map((entry): Listed => ({ kind: 'file', key: `file-${entry.id}`, entry }));
	return [...unread, ...groups, ...single].sort(
		(a, b) => files.indexOf(firstOf(a)) - files.indexOf(firstOf(b))
	);
}

function firstOf(one: Listed): WorkspaceFile {
	if (one.kind === 'file') return one.entry;
	return (one.kind === 'group' ? one.group.members : one.entries)[0] as WorkspaceFile;
}

const neverRead = ({ sniffed, loaded }: WorkspaceFile) => sniffed === null && loaded === null;

/** Those that came together and are being read for the first time; then those of which it was stopped. */
function unreadOf(files: readonly WorkspaceFile[]): Extract<Listed, { kind: 'unread' }>[] {
	const came = groupedBy(files, (entry) => entry.came);
	return [...came].flatMap(([id, all]) => {
		const key = `unread-${id}`;
		const reading = all.some((one) => one.status === 'reading' && neverRead(one));
		if (reading) return all.length >= LEAST_READ ? [{ kind: 'unread', key, entries: all }] : [];
		const stopped = all.filter((one) => one.status === 'cancelled' && neverRead(one));
		if (stopped.length < LEAST_ALIKE) return [];
		return [{ kind: 'unread', key, entries: stopped }];
	});
}

/** The header as the file has it, whatever has been made of its columns. */
const layoutOf = ({ sniffed }: WorkspaceFile) =>
	sniffed && (sniffed.table?.unfolded?.from ?? sniffed);

function groupsOf(files: readonly WorkspaceFile[]): Extract<Listed, { kind: 'group' }>[] {
	const own = files.filter(({ synthetic, sniffed }) => !synthetic && sniffed);
	const alike = groupedBy(own, (entry) => fingerprint(layoutOf(entry) ?? { header: [] }));
	const groups = [...alike]
		.filter(([, members]) => members.length >= MANY_ALIKE || cameTogether(members))
		.map(([key, members]): FileGroup => ({ key, members, others: [] }));
	const grouped = new Set(groups.flatMap(({ members }) => members));
	for (const entry of files) {
		if (grouped.has(entry) || entry.synthetic) continue;
		groups.find((group) => belongsTo(group, entry))?.others.push(entry);
	}
	return groups.map((group) => ({ kind: 'group', key: `group-${group.key}`, group }));
}

/** One after the other, each is looked at by itself: a corrected file among its years is none of many. */
const cameTogether = (members: readonly WorkspaceFile[]): boolean =>
	[...groupedBy(members, ({ came }) => came).values()].some((all) => all.length >= LEAST_ALIKE);

/** It is of the same source, has most of the columns, or could not be read and came with them. */
function belongsTo({ members }: FileGroup, entry: WorkspaceFile): boolean {
	const [first] = members;
	if (!entry.sniffed) {
		const failed = entry.status === 'refused' || entry.status === 'cancelled';
		return failed && members.some(({ came }) => came === entry.came);
	}
	const source = first?.mapped?.pakke.name;
	if (source !== undefined && entry.mapped?.pakke.name === source) return true;
	const { missing } = differenceOf(members, entry);
	return entry.mapped === null && missing.length * 2 <= (namesOf(first)?.size ?? 0);
}

const namesOf = (entry: WorkspaceFile | undefined) =>
	entry && new Map((layoutOf(entry)?.header ?? []).map((name) => [plainHeader(name), name]));

/** The columns that a file has and the others have not, and the other way round. */
export function differenceOf(
	members: readonly WorkspaceFile[],
	entry: WorkspaceFile
): { added: string[]; missing: string[] } {
	const [theirs, own] = [namesOf(members[0]) ?? new Map(), namesOf(entry) ?? new Map()];
	const without = (some: Map<string, string>, others: Map<string, string>) =>
		[...some].flatMap(([plain, name]) => (others.has(plain) ? [] : name));
	return { added: without(own, theirs), missing: without(theirs, own) };
}

/** Whether a file can be loaded as it stands. */
export const isLoadable = (entry: WorkspaceFile): boolean =>
	['ready', 'changed'].includes(stepOf(entry)) || canRetry(entry);

/** Files of the same place and years, where their tables do not say the place. */
export function samePlace(files: readonly WorkspaceFile[]): WorkspaceFile[][] {
	const placed = files.filter(({ mapped }) => mapped?.constants.omrade !== undefined);
	return [...groupedBy(placed, ({ mapped }) => (mapped ? reachOf(mapped) : '')).values()].filter(
		({ length }) => length > 1
	);
}

/** Source, place and the years that the first rows tell of. */
function reachOf({ pakke, constants, columns, sniffed }: MappedFile): string {
	const at = columns.findIndex((target) => target?.field === 'aar');
	const years = at < 0 ? [] : new Set(sniffed.sample.map((row) => row[at] ?? ''));
	return JSON.stringify([pakke.name, constants.omrade, constants.aar, [...years].sort()]);
}

function groupedBy<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
	return groups;
}
