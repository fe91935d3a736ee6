import { version as app } from '../../../../package.json';
import { saveFile } from '../../reports/index.ts';
import type { Content } from './kept.ts';
import { columnsDoubt, protectedContent } from '../protection.ts';
import { projectIn } from './mark.ts';
import type { KeptNote } from './parse.ts';
import type { Refusal } from './project.ts';
import type { LeftOut, Tab } from './tab.svelte.ts';

interface Opened {
	content: Content;
	files: Map<string, File>;
	notes: KeptNote[];
}

/** Where the saving or opening of a project file is. */
export type ProjectStep =
	| { kind: 'idle' }
	| { kind: 'saving' }
	| { kind: 'saved'; name: string; leftOut: LeftOut[] }
	/** `too-large`: the files together are more than a project file may hold. */
	| { kind: 'not-saved'; reason: 'too-large' | 'nothing' | 'other'; leftOut: LeftOut[] }
	| { kind: 'opening'; name: string }
	| { kind: 'passphrase'; file: File; wrong: boolean }
	/** There are files here already: add to them, or replace them? */
	| { kind: 'asks'; name: string; project: Opened }
	| { kind: 'opened'; name: string; files: number; notes: KeptNote[] }
	| { kind: 'refused'; name: string; code: Refusal; file?: string };

/** Project files: all the tab holds in one file, saved by the user and opened again. */
export class Projects {
	step = $state.raw<ProjectStep>({ kind: 'idle' });
	/** It came among files that were dropped or chosen as data, and not from the section of its own. */
	dropped = $state(false);
	readonly #tab: Tab;

	constructor(tab: Tab) {
		this.#tab = tab;
		tab.workspace.takesAside.push(async (file) => {
			const kind = await projectIn(file);
			if (kind === null) return false;
			this.dropped = true;
			void this.open(file);
			return true;
		});
	}

	async choose(file: File): Promise<void> {
		this.dropped = false;
		await this.open(file);
	}

	/** So that a project that comes later makes the page ask for nothing. */
	async fetchAhead(): Promise<void> {
		await import('./project.ts');
	}

	/** Saves what the tab holds, locked where a passphrase is given. */
	async save(passphrase: string | null): Promise<void> {
		this.dropped = false;
		this.step = { kind: 'saving' };
		try {
			const { writeProject } = await import('./project.ts');
			const { content, blobs, leftOut } = await this.#tab.written([]);
			const failed = (reason: 'too-large' | 'nothing') =>
				(this.step = { kind: 'not-saved', reason, leftOut });
			if (content.files.length === 0) return void failed('nothing');
			const created = new Date();
			const parts = { content, blobs, app, created };
			const blob = await writeProject(parts, passphrase);
			if (!blob) return void failed('too-large');
			const day = created.toISOString().slice(0, 10);
			const name = `forlopsatlas-${day}.${passphrase === null ? 'zip' : 'forlopsatlas'}`;
			saveFile(name, blob, 'own');
			this.step = { kind: 'saved', name, leftOut };
		} catch {
			this.step = { kind: 'not-saved', reason: 'other', leftOut: [] };
		}
	}

	/** Opens a project file; asks first for its passphrase, and what becomes of files that are here. */
	async open(file: File, passphrase: string | null = null): Promise<void> {
		const { name } = file;
		this.step = { kind: 'opening', name };
		try {
			const { readProject } = await import('./project.ts');
			const read = await readProject(file, passphrase);
			if (read.ok) {
				const here = this.#tab.workspace.files.length > 0;
				if (here) this.step = { kind: 'asks', name, project: read };
				else await this.#takeIn(name, read);
			} else if (read.code === 'locked' || read.code === 'wrong-passphrase')
				this.step = { kind: 'passphrase', file, wrong: read.code !== 'locked' };
			else this.step = { ...read, kind: 'refused', name };
		} catch {
			this.step = { kind: 'refused', name, code: 'unreadable' };
		}
	}

	/** The user's answer where there were files. */
	async settle(answer: 'add' | 'replace'): Promise<void> {
		if (this.step.kind !== 'asks') return;
		const { name, project } = this.step;
		this.step = { kind: 'opening', name };
		if (answer === 'replace') {
			this.#tab.choices.clear();
			await this.#tab.workspace.removeAll();
		}
		await this.#takeIn(name, project);
	}

	dismiss(): void {
		this.step = { kind: 'idle' };
	}

	async #takeIn(name: string, { content: theirs, files, notes }: Opened): Promise<void> {
		const { content, doubts } = protectedContent(theirs, name);
		// The same project may be opened twice: each time its files are files of their own.
		const ids = new Map(content.files.map(({ id }) => [id, crypto.randomUUID() as string]));
		const anew = content.files.map((file) => ({ ...file, id: ids.get(file.id) ?? file.id }));
		// From now on the tab holds more than what earlier figures are of.
		this.#tab.workspace.earlier = null;
		const bytes = new Map([...files].map(([id, file]) => [ids.get(id) ?? id, file]));
		const { protections } = this.#tab.workspace;
		protections.ask(doubts);
		await this.#tab.takeIn({ ...content, files: anew }, bytes, {
			mayUse: (settled, entry, loads) => {
				const doubt = columnsDoubt(settled, {
					...{ name: entry.file.name, loads },
					recognised: entry.isRecognisedAs(settled.kilde)
				});
				if (doubt) protections.ask([doubt]);
				return doubt === null;
			}
		});
		this.step = { kind: 'opened', name, files: files.size, notes };
	}
}
