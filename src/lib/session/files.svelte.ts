import type { ValidatedFile } from '../intake/validate.ts';
import { WorkspaceFile } from './workspaceFile.svelte.ts';

/** Mappings, shares and projects are files of these kinds; so may figures be. */
const MAY_BE_ASIDE = /\.(json|zip)$/i;

/** The files of a tab: which there are, in which order, and what is loaded of them. */
export class Files {
	list = $state.raw<WorkspaceFile[]>([]);
	/** Counts up when all has been removed: what was under way to be added is not wanted any more. */
	emptied = $state(0);
	readonly loaded = $derived(this.list.filter((one) => one.loaded !== null));
	/** Ids of the sources that have a file. */
	readonly sources = $derived([...new Set(this.validated.map(({ mapped }) => mapped.pakke.name))]);
	readonly busy = $derived(
		this.list.some((one) => one.status === 'reading' || one.status === 'loading')
	);
	/** Each may take a file that is not data, such as a whole project; true when it has. */
	readonly takesAside: ((file: File) => Promise<boolean>)[] = [];
	#nextId = 1;

	get validated(): ValidatedFile[] {
		return this.list.flatMap(({ loaded }) => (loaded ? [loaded.validated] : []));
	}

	/** Counts up: of files, of their tables, and of the order they are loaded in. */
	nextId(): number {
		return this.#nextId++;
	}

	/**
	 * Puts files last, but for those that are taken aside.
	 *
	 * @param open begins with a file when it is there; gives the files that come of it
	 */
	async add(
		files: readonly File[],
		synthetic: boolean,
		open: (entry: WorkspaceFile) => Promise<WorkspaceFile[]>
	): Promise<WorkspaceFile[]> {
		const { emptied } = this;
		const came = this.nextId();
		const opened: Promise<WorkspaceFile[]>[] = [];
		let waiting: File[] = [];
		/** At once, so that many are seen to be many. */
		const openWaiting = () => {
			const entries = waiting.map(
				(file) => new WorkspaceFile(this.nextId(), file, synthetic, came)
			);
			waiting = [];
			this.list = [...this.list, ...entries];
			opened.push(...entries.map(open));
		};
		for (const file of files) {
			// One that is put aside is of those that came before it too: they must be there.
			if (MAY_BE_ASIDE.test(file.name)) openWaiting();
			if (!(await this.#isAside(file))) waiting.push(file);
			// All files were let go of meanwhile, and with them those that were on their way.
			if (emptied !== this.emptied) return [];
		}
		openWaiting();
		return (await Promise.all(opened)).flat();
	}

	async #isAside(file: File): Promise<boolean> {
		for (const takes of this.takesAside) if (await takes(file)) return true;
		return false;
	}

	/** What was found in a file, in the place of it. */
	unpacked(entry: WorkspaceFile, files: readonly File[]): WorkspaceFile[] {
		const { synthetic, came } = entry;
		const inside = files.map((file) =>
			file === entry.file ? entry : new WorkspaceFile(this.nextId(), file, synthetic, came)
		);
		if (inside[0] !== entry) this.list = this.list.flatMap((one) => (one === entry ? inside : one));
		return inside;
	}

	remove(entries: readonly WorkspaceFile[]): void {
		this.list = this.list.filter((one) => !entries.includes(one));
	}

	/** Lets go of all at once, whatever is under way for them. */
	removeAll(): void {
		const gone = this.list;
		this.emptied++;
		this.list = [];
		for (const entry of gone) {
			entry.cancel.abort();
			entry.loaded = null;
			entry.ahead = null;
		}
	}

	/** Ids of the tables that feed a source, oldest first: the rows of the file loaded last win. */
	idsOf(source: string): number[] {
		return this.list
			.toSorted((a, b) => a.order - b.order)
			.flatMap(({ loaded }) => (loaded ? [loaded.validated] : []))
			.filter(({ mapped }) => mapped.pakke.name === source)
			.map(({ id }) => id);
	}
}
