import type { Described, DescribedFigure } from '../catalogue/described.ts';
import { describedSource, kilde } from '../catalogue/kilder.ts';
import { formOf } from '../intake/ownFields.ts';
import { settledOf, type Settled } from '../intake/settled.ts';
import type { DescribedSources } from './describedSources.svelte.ts';
import { fingerprint, type Mappings } from './mappings.ts';
import { doubtKey, protectedSource, type Doubt } from './protection.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

/** What answers reach: the tab's sources, mappings and files. */
interface Reach {
	readonly described: DescribedSources;
	readonly mappings: Mappings;
	readonly files: readonly WorkspaceFile[];
	learn(source: Described): Promise<void>;
	judgeAgain(sources: readonly string[]): Promise<void>;
	read(entry: WorkspaceFile): Promise<void>;
	loadAll(entries: readonly WorkspaceFile[]): Promise<void>;
}

/** What files from elsewhere would leave unprotected, until the user has answered; see `protection.ts`. */
export class Protections {
	/** Each once, the oldest first. */
	doubts = $state.raw<Doubt[]>([]);
	readonly #reach: Reach;

	constructor(reach: Reach) {
		this.#reach = reach;
	}

	ask(doubts: readonly Doubt[]): void {
		const all = [...this.doubts, ...doubts];
		this.doubts = [...new Map(all.map((one) => [doubtKey(one), one])).values()];
	}

	forget(): void {
		this.doubts = [];
	}

	/** The user's answer: open as the file says, or protected as it is. */
	async answer(doubt: Doubt, open: boolean): Promise<void> {
		this.doubts = this.doubts.filter((one) => one !== doubt);
		if (!open) return;
		if (doubt.kind === 'columns') {
			const waiting = await this.use(doubt.settled);
			if (doubt.loads) await this.#reach.loadAll(waiting);
			return;
		}
		const { source } = doubt;
		// A mapping that waits for another answer has not brought its source yet.
		if (!describedSource(source.id)) await this.#reach.learn(protectedSource(source));
		const asked = new Set(source.figures.filter((one) => !one.persons).map(({ field }) => field));
		await this.#say(source.id, (one) => one.persons && !asked.has(one.field));
	}

	/** The user's own word of whether a figure of a described source counts persons. */
	set(id: string, field: string, persons: boolean): Promise<void> {
		return this.#say(id, (one) => (one.field === field ? persons : one.persons));
	}

	/** Until the figures have followed, those that count persons now are small ones hidden. */
	async #say(id: string, personsOf: (figure: DescribedFigure) => boolean): Promise<void> {
		const source = describedSource(id);
		if (!source) return;
		const figures = source.figures.map((one) => ({ ...one, persons: personsOf(one) }));
		const said = { ...source, figures };
		this.#reach.described.know(said);
		this.#reach.mappings.describe(said);
		await this.#reach.judgeAgain([id]);
	}

	/**
	 * Remembers a mapping, and gives it to the files with its header: those that wait to be loaded, that
	 * are still being read, and that are loaded and differ. The last show what it says, and follow it
	 * when the user loads them again.
	 */
	async use(settled: Settled): Promise<WorkspaceFile[]> {
		const { mappings } = this.#reach;
		const source = settled.source && (describedSource(settled.source.id) ?? settled.source);
		if (source) await this.#reach.learn(source);
		mappings.add(source ? { ...settled, source } : settled);
		// A file that came just before it was asked about without it.
		await Promise.all(this.#reach.files.map(({ reading }) => reading));
		const mark = fingerprint(settled);
		const concerned = this.#reach.files.filter(
			({ loaded, mapped, sniffed, status }) =>
				(status === 'ready' || status === 'loaded') &&
				[sniffed, sniffed?.table?.unfolded?.from].some((one) => one && fingerprint(one) === mark) &&
				!(loaded && mapped && saysTheSame(settledOf(mapped), settled))
		);
		for (const entry of concerned) await this.#reach.read(entry);
		return concerned;
	}
}

/** Whether nothing changes for a file that has the one when it is given the other. */
function saysTheSame(one: Settled, other: Settled): boolean {
	const said = (settled: Settled) => {
		const {
			source: _,
			header: __,
			decimal = null,
			...rest
		} = formOf(settled, kilde(settled.kilde));
		return JSON.stringify(sorted({ ...rest, decimal }));
	};
	return said(one) === said(other);
}

/** The same, its fields in the order of their names. */
function sorted(of: unknown): unknown {
	if (Array.isArray(of)) return of.map(sorted);
	if (of === null || typeof of !== 'object') return of;
	return Object.fromEntries(
		Object.entries(of)
			.map(([name, value]) => [name, sorted(value)] as const)
			.sort(([a], [b]) => (a < b ? -1 : 1))
	);
}
