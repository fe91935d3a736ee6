import { afterEach, expect, vi } from 'vitest';
import type { Engine } from '../src/lib/engine/index.ts';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { queue } from '../src/lib/engine/queue.ts';
import { figuresOf } from '../src/lib/queries/figures.ts';
import { Choices } from '../src/lib/session/choices.svelte.ts';
import { Keeping, type KeepingNews } from '../src/lib/session/keeping/keeping.svelte.ts';
import { Projects } from '../src/lib/session/keeping/projects.svelte.ts';
import { KeptStore } from '../src/lib/session/keeping/store.ts';
import { Tab } from '../src/lib/session/keeping/tab.svelte.ts';
import { Workspace } from '../src/lib/session/workspace.svelte.ts';
import { Disk } from './folder.ts';

const HEADER = 'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk';

/** A file of man-years with one row. */
export const manYears = (n: string, name = 'arsverk.csv') =>
	new File([`${HEADER}\n1818;2024;V;samlet;alle;${n}`], name);

const opened: Engine[] = [];
afterEach(async () => {
	for (const engine of opened.splice(0)) await engine.close();
});

interface TabParts {
	/** Hears nothing of what other tabs tell. */
	deaf?: boolean;
	/** The build of the app. */
	app?: string;
	/** The engine starts when this has come. */
	engine?: Promise<void>;
	/** Whether to wait until what is kept is back. */
	wait?: boolean;
	/** For how long another tab may hold the storage. */
	patience?: number;
}

/** The tabs of one browser: they share a disk, a lock and a channel. */
export class Browser {
	disk = new Disk();
	readonly #alone = queue();
	readonly #heard = new Set<(news: KeepingNews) => void>();

	/** Holds the storage as a tab that is frozen does, until it is let go of. */
	freeze(): () => void {
		let end = () => {};
		void this.#alone(() => new Promise<void>((done) => (end = done)));
		return () => end();
	}

	async tab({
		deaf = false,
		app = '1',
		engine: may,
		wait = true,
		patience = 10_000
	}: TabParts = {}) {
		const workspace = new Workspace(async () => {
			await may;
			const engine = await openNodeEngine();
			opened.push(engine);
			return engine;
		});
		const choices = new Choices(workspace);
		const tab = new Tab(workspace, choices);
		let own: ((news: KeepingNews) => void) | null = null;
		const store = new KeptStore({
			root: () => this.disk.root(),
			alone: this.#alone,
			room: () => Promise.resolve(null),
			app
		});
		const keeping = new Keeping(tab, {
			store,
			patience,
			tell: (news) => [...this.#heard].filter((one) => one !== own).forEach((one) => one(news)),
			hear: (heard) => {
				own = heard;
				if (!deaf) this.#heard.add(heard);
				return () => this.#heard.delete(heard);
			},
			idle: () => Promise.resolve()
		});
		const end = keeping.start();
		if (wait)
			await vi.waitFor(
				() => expect(['looking', 'restoring']).not.toContain(keeping.status.kind),
				20_000
			);
		return { workspace, choices, keeping, store, tab, projects: new Projects(tab), end };
	}
}

export type TabOf = Awaited<ReturnType<Browser['tab']>>;

/** The man-years that the engine gives. */
export async function adults({ workspace }: TabOf) {
	const figures = await figuresOf(await workspace.engine(), ['1818']);
	return figures
		.filter(({ indicator }) => indicator === 'arsverk_malgruppe')
		.map(({ cell }) => (cell.state === 'value' ? cell.value : cell.state));
}

export async function load(tab: TabOf, ...files: File[]) {
	const entries = await tab.workspace.add(files);
	// Nobody is there to be asked.
	for (const entry of entries) entry.beside = 'add';
	await tab.workspace.loadAll(entries);
	return entries;
}
