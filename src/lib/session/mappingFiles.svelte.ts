import { pakkeOf, type Described } from '../catalogue/described.ts';
import { describedSource, kilde } from '../catalogue/kilder.ts';
import { settledOf, type Settled } from '../intake/settled.ts';
import { saveFile } from '../reports/index.ts';
import { parseMapping } from './keeping/parse.ts';
import { fingerprint } from './mappings.ts';
import { protectedSource, unprotectedColumns, unprotectedIn } from './protection.ts';
import type { Workspace } from './workspace.svelte.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

const FORMAT = 'forlopsatlas-kobling';
const HEAD_BYTES = 200;
/** No mapping is larger. */
const MOST_BYTES = 4 * 1024 * 1024;

/** What became of a mapping file. */
export type MappingTold =
	| { kind: 'taken'; name: string; source: string; files: number }
	/** It takes columns that count persons for something else: is it to be used all the same? */
	| { kind: 'asks'; name: string; source: string; columns: string[]; settled: Settled }
	| { kind: 'refused'; name: string; reason: 'damaged' | 'newer' | 'source-gone' };

/** Mappings as small files: what one municipality has settled serves the next. */
export class MappingFiles {
	told = $state.raw<MappingTold | null>(null);
	readonly #workspace: Workspace;

	constructor(workspace: Workspace) {
		this.#workspace = workspace;
		workspace.takesAside.push(async (file) => {
			const head = await file.slice(0, HEAD_BYTES).text();
			if (!/^\s*\{/.test(head) || !head.includes(`"${FORMAT}"`)) return false;
			this.told = await this.#take(file);
			return true;
		});
	}

	/** Saves what has been settled of a file; nothing of its rows is in it. */
	save({ mapped, file }: WorkspaceFile): void {
		if (!mapped) return;
		const content = { format: FORMAT, version: 1, mapping: settledOf(mapped) };
		const blob = new Blob([JSON.stringify(content, null, '\t')], { type: 'application/json' });
		saveFile(`${file.name.replace(/\.[^.]+$/, '')}-kobling.json`, blob);
	}

	dismiss(): void {
		this.told = null;
	}

	/** Remembers the mapping, and maps the files with its header that wait to be loaded. */
	async #take(file: File): Promise<MappingTold> {
		const { name } = file;
		const read = parseMapping(file.size > MOST_BYTES ? null : jsonIn(await file.text()));
		if (!read.ok) return { kind: 'refused', name, reason: read.reason };
		const { settled } = read;
		const pakke = settled.source ? pakkeOf(settled.source) : kilde(settled.kilde);
		const columns = unprotectedColumns(settled, pakke);
		const source = pakke.forlopsatlas.kortnavn;
		if (columns.length > 0) return { kind: 'asks', name, source, columns, settled };
		return this.#use(name, settled);
	}

	/** The user's answer where a mapping leaves columns of persons unprotected. */
	async answer(use: boolean): Promise<void> {
		const { told } = this;
		if (told?.kind !== 'asks') return;
		this.told = use ? await this.#use(told.name, told.settled) : null;
	}

	/** A described source is protected until the user has said that its figures count no persons. */
	async #use(name: string, from: Settled): Promise<MappingTold> {
		const { source: theirs } = from;
		const known = theirs && describedSource(theirs.id);
		const asks = theirs && unprotectedIn(theirs).length > 0 && !isSame(known, theirs);
		const settled = asks ? { ...from, source: protectedSource(theirs) } : from;
		if (settled.source) await this.#workspace.learn(settled.source);
		if (asks) this.#workspace.askAbout([theirs]);
		this.#workspace.mappings.add(settled);
		const waiting = this.#workspace.files.filter(
			({ loaded, sniffed, status }) =>
				!loaded &&
				status === 'ready' &&
				[sniffed, sniffed?.table?.unfolded?.from].some(
					(one) => one && fingerprint(one) === fingerprint(settled)
				)
		);
		for (const entry of waiting) await this.#workspace.read(entry);
		const source = kilde(settled.kilde).forlopsatlas.kortnavn;
		return { kind: 'taken', name, source, files: waiting.length };
	}
}

/** What the user has settled here already need not be asked about. */
const isSame = (one: Described | undefined, other: Described) =>
	JSON.stringify(one) === JSON.stringify(other);

function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
