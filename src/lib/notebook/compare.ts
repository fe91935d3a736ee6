import type { Change, Pair, Verdict } from '../pictures/changed.ts';
import type { Cited } from '../pictures/cited.ts';
import type { NamedFile, Rests } from '../pictures/rests.ts';
import type { Pin } from './pin.ts';

/** What there is now of what was pinned. */
export interface Now extends Rests {
	/** In the order of the pin; null where there is none any more. */
	figures: readonly (Cited | null)[];
	/** The newest year that there are figures of; null where none is newer than the pin's. */
	newer: number | null;
}

export interface Standing {
	verdict: Verdict;
	pairs: readonly Pair[];
	/** Files that have to be there before it can be told. */
	lacking: readonly NamedFile[];
	/** All that is another than it was, each thing once. */
	changes: readonly Change[];
}

/** What tells of a figure that is not there: the rest follows from it, or has gone with it. */
const BESIDE: readonly Change['what'][] = ['files', 'protection', 'method', 'synthetic', 'mode'];
/** What moves no figure. */
const IDLE: readonly Change['what'][] = ['newer', 'mode'];

/** Whether what was pinned still holds, and what is another. */
export function compare(pin: Pin, now: Now): Standing {
	const lacking = pin.files.filter(({ source }) => !now.files.some((one) => one.source === source));
	const pairs = pin.figures.map((was, at): Pair => {
		const found = now.figures[at] ?? null;
		return { was, now: found, same: found !== null && sameSaid(was, found) };
	});
	const held = lacking.length === 0 && now.files.length > 0;
	const verdict = held ? verdictOf(pairs) : 'unchecked';
	return {
		verdict,
		pairs,
		lacking,
		changes: held ? told(verdict, changesOf(pin, now, pairs)) : []
	};
}

function told(verdict: Verdict, changes: readonly Change[]): readonly Change[] {
	if (verdict === 'hidden' || verdict === 'gone')
		return changes.filter(({ what }) => BESIDE.includes(what));
	const unexplained = verdict === 'changed' && changes.every(({ what }) => IDLE.includes(what));
	return unexplained ? [{ what: 'nothing' }, ...changes] : changes;
}

function verdictOf(pairs: readonly Pair[]): Verdict {
	const others = pairs.filter(({ same }) => !same);
	if (others.length === 0) return 'same';
	const are = (state: string) => others.every(({ now }) => now?.value.state === state);
	if (others.some(({ now }) => now?.value.state === 'protecting')) return 'awaited';
	if (are('hidden')) return 'hidden';
	return others.every(({ now }) => now === null) ? 'gone' : 'changed';
}

/** The same number in the same unit; with how many decimals it is written is no matter. */
function sameSaid(was: Cited, now: Cited): boolean {
	const said = ({ unit, value }: Cited) => sorted({ unit, value });
	return said(was) === said(now);
}

function changesOf(pin: Pin, now: Now, pairs: readonly Pair[]): Change[] {
	return [
		...filesChanged(pin.files, now.files),
		...other(pin.sources, now.sources, (was, now) => ({ what: 'sources', was, now })),
		...other(pin.crosswalk, now.crosswalk, (was, now) => ({ what: 'crosswalk', was, now })),
		...other(pin.assumptions, now.assumptions, (was, now) => ({ what: 'assumptions', was, now })),
		...unitsChanged(pairs),
		...other(pin.protection, now.protection, () => ({ what: 'protection' })),
		...other(pin.method, now.method, () => ({ what: 'method' })),
		...other(pin.synthetic, now.synthetic, (_, now) => ({ what: 'synthetic', now })),
		...other(pin.mode, now.mode, (was) => ({ what: 'mode', was })),
		...(now.newer === null ? [] : [{ what: 'newer', year: now.newer } as const])
	];
}

function other<T>(was: T, now: T, change: (was: T, now: T) => Change): Change[] {
	return sorted(was) === sorted(now) ? [] : [change(was, now)];
}

/** By source: what a file is called changes nothing. */
function filesChanged(was: readonly NamedFile[], now: readonly NamedFile[]): Change[] {
	const hashes = (files: readonly NamedFile[]) =>
		files
			.map(({ sha256 }) => sha256)
			.sort()
			.join();
	return [...new Set([...was, ...now].map(({ source }) => source))].flatMap((source): Change[] => {
		const of = (files: readonly NamedFile[]) => files.filter((one) => one.source === source);
		const [before, after] = [of(was), of(now)];
		const same = hashes(before) === hashes(after);
		return same ? [] : [{ what: 'files', source, was: before, now: after }];
	});
}

function unitsChanged(pairs: readonly Pair[]): Change[] {
	const found = pairs.find(({ was, now }) => now !== null && now.unit !== was.unit);
	return found?.now ? [{ what: 'unit', was: found.was.unit, now: found.now.unit }] : [];
}

/** As text, whatever order its fields stand in. */
const sorted = (found: unknown): string =>
	JSON.stringify(found, (_key, one: unknown) =>
		typeof one === 'object' && one !== null && !Array.isArray(one)
			? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
			: one
	);
