import * as v from 'valibot';
import { number, read } from '../declared.ts';
import { contentOf, subfolder, write, type Folder } from './folder.ts';
import { sha256 } from './hash.ts';
import { KEPT_VERSION, type KeptState } from './kept.ts';
import { parseContent, type KeptNote } from './parse.ts';
import { BYTES, holdsSomething } from './rawBytes.ts';

/** The state stands twice, and is written one copy after the other: one of them is always whole. */
export const COPIES = ['state-1', 'state-2'] as const;

export type Current =
	| { kind: 'nothing' }
	| { kind: 'kept'; state: KeptState; copy: (typeof COPIES)[number]; notes: KeptNote[] }
	| Unusable;

/** `missing`: there are bytes, and no state that names them. */
export interface Unusable {
	kind: 'unusable';
	reason: 'damaged' | 'newer' | 'missing';
}

/** The newest copy that is whole. Nothing is nothing only where no bytes are left either. */
export async function currentIn(home: Folder): Promise<Current> {
	const copies = await Promise.all(COPIES.map((copy) => readState(home, copy)));
	const newer = copies.find((one) => one.kind === 'unusable' && one.reason === 'newer');
	if (newer) return newer;
	const [newest] = copies
		.filter((one) => one.kind === 'kept')
		.sort((a, b) => b.state.revision - a.state.revision);
	if (newest) return newest;
	const damaged = copies.find((one) => one.kind === 'unusable');
	if (damaged) return damaged;
	const bytes = await subfolder(home, BYTES);
	return bytes && (await holdsSomething(bytes))
		? { kind: 'unusable', reason: 'missing' }
		: { kind: 'nothing' };
}

const Counted = v.object({ revision: number });

/** A line with the hash of the rest, and the state. */
async function readState(home: Folder, copy: (typeof COPIES)[number]): Promise<Current> {
	const blob = await contentOf(home, copy);
	if (!blob || blob.size === 0) return { kind: 'nothing' };
	const text = await blob.text();
	const end = text.indexOf('\n');
	const [hash, json] = [text.slice(0, end), text.slice(end + 1)];
	const damaged: Current = { kind: 'unusable', reason: 'damaged' };
	if ((await sha256(new TextEncoder().encode(json))) !== hash) return damaged;
	const found: unknown = JSON.parse(json);
	const parsed = parseContent(found);
	if (!parsed.ok) return { kind: 'unusable', reason: parsed.reason };
	const counted = read(Counted, found);
	if (!counted) return damaged;
	const state = { ...parsed.content, ...counted, version: KEPT_VERSION } as const;
	return { kind: 'kept', state, copy, notes: parsed.notes };
}

/** Both copies, the one that is not `newest` first. */
export async function writeState(home: Folder, state: KeptState, newest: string): Promise<void> {
	const json = JSON.stringify(state);
	const text = `${await sha256(new TextEncoder().encode(json))}\n${json}`;
	for (const copy of COPIES.toSorted((a) => (a === newest ? 1 : -1))) await write(home, copy, text);
}
