import type { Table } from '../domain/table.ts';
import { begun, m } from '../text/index.ts';
import { listText } from '../text/lists.ts';
import { citedName, citedPart, citedPlace, citedText, quoted, type Cited } from './cited.ts';
import {
	assumptionsEdition,
	contractName,
	crosswalkEdition,
	fileText,
	filesText,
	sourcesText,
	type NamedFile,
	type Rests
} from './rests.ts';

/** What a figure rests on now that it did not when it was cited, or the other way round. */
export type Change =
	| { what: 'files'; source: string; was: readonly NamedFile[]; now: readonly NamedFile[] }
	| { what: 'sources'; was: Rests['sources']; now: Rests['sources'] }
	| { what: 'crosswalk'; was: Rests['crosswalk']; now: Rests['crosswalk'] }
	| { what: 'assumptions'; was: Rests['assumptions']; now: Rests['assumptions'] }
	| { what: 'unit'; was: string; now: string }
	| { what: 'protection' | 'method' }
	| { what: 'synthetic'; now: boolean }
	| { what: 'mode'; was: Rests['mode'] }
	| { what: 'newer'; year: number }
	/** The figure is another, and nothing that it rests on is: the link may have been written by hand. */
	| { what: 'nothing' };

/** A sentence on what has changed, with what stood before and what stands now. */
export function changeText(change: Change): string {
	switch (change.what) {
		case 'files':
			return m.cite_change_files({
				source: contractName(change.source),
				was: filesText(change.was),
				now: filesText(change.now)
			});
		case 'sources':
			return m.cite_change_sources({
				was: sourcesText(change.was),
				now: sourcesText(change.now)
			});
		case 'crosswalk':
			return m.cite_change_crosswalk({
				was: crosswalkEdition(change.was),
				now: crosswalkEdition(change.now)
			});
		case 'assumptions':
			return m.cite_change_assumptions({
				was: assumptionsEdition(change.was),
				now: assumptionsEdition(change.now)
			});
		case 'unit':
			return m.cite_change_unit({ was: quoted(change.was), now: change.now });
		case 'protection':
			return m.cite_change_protection();
		case 'method':
			return m.cite_change_method();
		case 'synthetic':
			return change.now ? m.cite_change_synthetic() : m.cite_change_own_files();
		case 'mode':
			return change.was === 'internal' ? m.cite_change_made_internal() : m.cite_change_internal();
		case 'newer':
			return m.cite_change_newer({ year: change.year });
		case 'nothing':
			return m.cite_change_nothing();
	}
}

export type Verdict =
	| 'same'
	| 'changed'
	/** It is hidden now. */
	| 'hidden'
	| 'gone'
	/** Which small numbers may be shown is being found out. */
	| 'awaited'
	/** A file that it rests on is not there. */
	| 'unchecked';

/** A cited figure beside what there is of it now; null where there is none. */
export interface Pair {
	was: Cited;
	now: Cited | null;
	same: boolean;
}

/** What a citation says beside the figures of now. */
export interface Held {
	verdict: Verdict;
	pairs: readonly Pair[];
	lacking: readonly NamedFile[];
	changes: readonly Change[];
}

/** Newer figures, and other eyes, are no other ground. */
const BESIDE: readonly Change['what'][] = ['newer', 'mode'];

export const isGround = ({ what }: Change): boolean => !BESIDE.includes(what);

/** Whether a citation still holds, in a sentence. */
export function heldText({ verdict, pairs, lacking, changes }: Held): string {
	const [only, ...more] = pairs;
	const many = more.length > 0;
	switch (verdict) {
		case 'same':
			if (changes.some(isGround)) return many ? m.cite_same_many_but() : m.cite_same_but();
			return many ? m.cite_same_many() : m.cite_same();
		case 'changed':
			return only && !many
				? m.cite_changed({ was: citedText(only.was), now: nowText(only) })
				: m.cite_changed_many({
						count: pairs.filter(({ same }) => !same).length,
						all: pairs.length
					});
		case 'hidden':
			return m.cite_hidden();
		case 'gone':
			return m.cite_gone();
		case 'awaited':
			return m.cite_awaited();
		case 'unchecked':
			return lacking.length > 0
				? m.cite_unchecked({ files: listText(lacking.map(fileText)) })
				: m.cite_unchecked_none();
	}
}

const nowText = ({ now }: Pair): string => (now ? citedText(now) : m.cite_none());

/** What was cited beside what there is now. */
export const pairsTable = (pairs: readonly Pair[]): Table => ({
	caption: m.cite_pairs(),
	columns: [
		{ key: 'what', label: m.cite_figure() },
		{ key: 'was', label: m.cite_was() },
		{ key: 'now', label: m.cite_now() },
		{ key: 'same', label: m.cite_is_same() }
	],
	rows: pairs.map((pair) => {
		const { key } = pair.was;
		return {
			what: begun(
				[citedName(key), citedPart(key), citedPlace(key)].filter((said) => said !== '').join(', ')
			),
			was: citedText(pair.was),
			now: nowText(pair),
			same: pair.same ? m.cite_yes() : m.cite_no()
		};
	})
});
