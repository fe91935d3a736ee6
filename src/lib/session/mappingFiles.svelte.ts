import { kilde } from '../catalogue/kilder.ts';
import { formOf } from '../intake/ownFields.ts';
import { settledOf } from '../intake/settled.ts';
import { saveFile } from '../reports/index.ts';
import { of } from '../text/index.ts';
import { Adoption } from './adoption.ts';
import { parseMapping } from './keeping/parse.ts';
import { columnsDoubt, guardedSource } from './protection.ts';
import type { Workspace } from './workspace.svelte.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

const FORMAT = 'forlopsatlas-kobling';
const HEAD_BYTES = 200;
/** No mapping is larger. */
const MOST_BYTES = 4 * 1024 * 1024;

/** What became of a mapping file. */
export type MappingTold =
	| { kind: 'taken'; name: string; source: string; files: number; loaded: number }
	/** It is not in use until the user has answered. */
	| { kind: 'waits'; name: string }
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

	/** Saves what has been settled of files with this header; nothing of the rows is in it. */
	save({ mapped, file }: WorkspaceFile): void {
		if (!mapped) return;
		const content = {
			format: FORMAT,
			version: 1,
			mapping: formOf(settledOf(mapped), mapped.pakke)
		};
		const blob = new Blob([JSON.stringify(content, null, '\t')], { type: 'application/json' });
		saveFile(`${file.name.replace(/\.[^.]+$/, '')}-kobling.json`, blob, 'own');
	}

	dismiss(): void {
		this.told = null;
	}

	/** Takes the mapping into use, unless it waits for an answer; see `protection.ts`. */
	async #take(file: File): Promise<MappingTold> {
		const { name } = file;
		const read = parseMapping(file.size > MOST_BYTES ? null : jsonIn(await file.text()));
		if (!read.ok) return { kind: 'refused', name, reason: read.reason };
		const { protections } = this.#workspace;
		const { settled, doubts } = guardedSource(read.settled, new Adoption());
		const doubt = columnsDoubt(settled, { name, loads: false });
		if (doubt) {
			protections.ask([...doubts, doubt]);
			return { kind: 'waits', name };
		}
		const files = await protections.use(settled);
		protections.ask(doubts);
		const source = of(kilde(settled.kilde).forlopsatlas.kortnavn);
		const loaded = files.filter((one) => one.loaded !== null).length;
		return { kind: 'taken', name, source, files: files.length, loaded };
	}
}

function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
