import { kilde } from '../../catalogue/kilder.ts';
import type { MappedFile } from '../../intake/map.ts';
import type { PersonsFound } from '../../intake/personCount.ts';
import { applySettled, settledOf, type Settled } from '../../intake/settled.ts';
import type { Choices } from '../choices.svelte.ts';
import { chosen, takeIn } from '../slices/state.svelte.ts';
import type { Workspace } from '../workspace.svelte.ts';
import type { WorkspaceFile } from '../workspaceFile.svelte.ts';
import { describedIn } from './figuresKey.ts';
import { Gate } from './gate.ts';
import type { Content, KeptFile } from './kept.ts';

/** A file of the tab that is not written down, and why. */
export interface LeftOut {
	name: string;
	reason: 'persons' | 'too-large' | 'unreadable' | 'no-source' | 'full';
	found?: PersonsFound;
}

/** What a tab holds that can be written down. */
export interface Written {
	content: Content;
	/** Raw bytes by SHA-256. */
	blobs: Map<string, Blob>;
	leftOut: LeftOut[];
}

/** How what was written down is taken in. */
interface TakingIn {
	/** It ends early when it is not wanted any more. */
	wanted?: () => boolean;
	/**
	 * Given where it comes from elsewhere: whether a file may be mapped so. Its files are then judged
	 * like others before anything of them is written.
	 */
	mayUse?: (settled: Settled, entry: WorkspaceFile, loads: boolean) => boolean;
}

interface Snapshot {
	entries: { entry: WorkspaceFile; ready: boolean; record: Omit<KeptFile, 'sha256'> }[];
	mappings: Settled[];
	choices: Content['choices'];
}

/** A tab's files, mappings and choices as plain data, and back. */
export class Tab {
	readonly workspace: Workspace;
	readonly choices: Choices;
	readonly gate = new Gate();
	readonly #ids = new WeakMap<WorkspaceFile, string>();

	constructor(workspace: Workspace, choices: Choices) {
		this.workspace = workspace;
		this.choices = choices;
	}

	/** As it stands now; an effect that calls this follows all of it. */
	snapshot(): Snapshot {
		return {
			entries: this.workspace.files.map((entry) => {
				const { file, status, mapped, loaded, given, synthetic } = entry;
				const record = {
					id: this.#idOf(entry),
					name: file.name,
					bytes: file.size,
					synthetic,
					given,
					settled: mapped && settledOf(mapped),
					loaded: loaded && {
						settled: settledOf(loaded.validated.mapped),
						order: entry.order
					}
				};
				return { entry, ready: status === 'ready' || status === 'loaded', record };
			}),
			mappings: this.workspace.mappings.all,
			choices: chosen(this.choices.kept)
		};
	}

	/** All that may be written down. A file that is just being read, or has no source at the moment, stays as it is in `known`. */
	async written(known: readonly KeptFile[]): Promise<Written> {
		const { entries, mappings, choices } = this.snapshot();
		const files: KeptFile[] = [];
		const blobs = new Map<string, Blob>();
		const leftOut: LeftOut[] = [];
		for (const { entry, ready, record } of entries) {
			const { file, sniffed } = entry;
			const { name } = file;
			const old = known.find(({ id }) => id === record.id);
			// A file that turns out to tell who persons are does not stay, read anew or brought back.
			const persons = entry.problems.some(({ code }) => code.startsWith('person-'));
			if (!ready && old && !persons) files.push(old);
			if (!ready || !sniffed) continue;
			if (!record.settled) {
				if (old) files.push(old);
				else leftOut.push({ name, reason: 'no-source' });
				continue;
			}
			const verdict = await this.gate.judge(file, sniffed);
			if (!verdict.ok) {
				const { ok: _, ...why } = verdict;
				leftOut.push({ name, ...why });
				// What can't be written anew stays as it was written.
				if (old && why.reason !== 'persons') files.push(old);
				continue;
			}
			files.push({ ...record, sha256: verdict.sha256 });
			blobs.set(verdict.sha256, file);
		}
		return { content: { files, mappings, choices }, blobs, leftOut };
	}

	/** Takes in what needs neither files nor the engine. What the tab has set itself stands. */
	takeInSettings(content: Content): void {
		takeIn(this.choices.kept, content.choices);
		for (const source of describedIn(content)) this.workspace.described.know(source);
	}

	/**
	 * Takes in what was written down: settings, files as they were settled, and loaded in the same
	 * order.
	 */
	async takeIn(
		content: Content,
		bytes: ReadonlyMap<string, File | null>,
		{ wanted = () => true, mayUse }: TakingIn = {}
	): Promise<void> {
		const { files, mappings } = content;
		this.takeInSettings(content);
		for (const source of describedIn(content)) await this.workspace.learn(source);
		const back: { entry: WorkspaceFile; kept: KeptFile }[] = [];
		for (const file of files) {
			const raw = bytes.get(file.id);
			if (!raw) continue;
			if (!wanted()) return;
			if (!mayUse) this.gate.trust(raw, file.sha256);
			const [entry] = await this.workspace.addBack([raw], file.synthetic);
			if (!entry) continue;
			// It stood beside the others before.
			entry.beside = 'add';
			this.#ids.set(entry, file.id);
			if (Object.values(file.given).some((one) => one !== undefined))
				await this.workspace.read(entry, file.given);
			const kept = mayUse ? usable(file, (one) => mayUse(one, entry, file.loaded !== null)) : file;
			await this.#settle(entry, kept.loaded?.settled ?? kept.settled);
			back.push({ entry, kept });
		}
		const loaded = back
			.filter(({ kept }) => kept.loaded)
			.sort((a, b) => (a.kept.loaded?.order ?? 0) - (b.kept.loaded?.order ?? 0));
		await this.workspace.compute(loaded.map(({ entry }) => entry));
		for (const { entry, kept } of loaded)
			if (JSON.stringify(kept.settled) !== JSON.stringify(kept.loaded?.settled))
				await this.#settle(entry, kept.settled);
		if (!wanted()) return;
		for (const one of mappings) this.workspace.mappings.add(one);
	}

	/** Maps a file as it was, unless it is now read as another table. */
	async #settle(entry: WorkspaceFile, settled: Settled | null): Promise<void> {
		if (!settled || !entry.sniffed) return;
		const fits = () => entry.sniffed?.header.join('\n') === settled.header.join('\n');
		// Its columns may have become rows only when the user chose the source.
		if (!fits()) await this.workspace.choose(entry, settled.kilde);
		if (!entry.sniffed || !fits()) return;
		const mapped: MappedFile = applySettled(settled, entry.sniffed, kilde(settled.kilde));
		if (!entry.mapped) entry.problems = entry.sniffed.problems;
		entry.mapped = mapped;
	}

	#idOf(entry: WorkspaceFile): string {
		const id = this.#ids.get(entry) ?? crypto.randomUUID();
		this.#ids.set(entry, id);
		return id;
	}
}

/** A file with none but the mappings that may be used. */
function usable(file: KeptFile, may: (settled: Settled) => boolean): KeptFile {
	const loaded = file.loaded && may(file.loaded.settled) ? file.loaded : null;
	return { ...file, loaded, settled: file.settled && may(file.settled) ? file.settled : null };
}
