import { saveFile } from '../reports/index.ts';
import type { Choices } from './choices.svelte.ts';
import {
	BASE,
	distinctName,
	sameShares,
	savedAs,
	type CrosswalkSet
} from '../model/crosswalkSet.ts';
import { parseSet, SET_FORMAT, setFile, type ParsedSet } from './keeping/parseShares.ts';
import { chosen, putBack, type ChoiceStates } from './slices/state.svelte.ts';
import type { KeptChoices } from './slices/written.ts';
import type { Workspace } from './workspace.svelte.ts';

const HEAD_BYTES = 200;
/** No set is larger. */
const MOST_BYTES = 1024 * 1024;

type Refusal = Extract<ParsedSet, { ok: false }>;

/** What became of the last thing that was asked for. */
export type SetTold =
	| { kind: 'saved' | 'used' | 'removed' | 'taken' | 'taken-already'; set: CrosswalkSet }
	/** The name was another's, so that the set got a new one. */
	| { kind: 'taken-as'; set: CrosswalkSet; name: string }
	| { kind: 'renamed'; from: string; to: string }
	| { kind: 'default' }
	| { kind: 'refused'; file: string; why: Refusal };

/** What is undone together. */
const UNDONE = ['shares', 'reasons', 'sets', 'basis'] as const;

type Snapshot = Pick<KeptChoices, (typeof UNDONE)[number]>;

/** Named sets of own shares: saved, put in force, and carried to others as small files. */
export class CrosswalkSets {
	#told = $state.raw<SetTold | null>(null);
	#before = $state.raw<Snapshot | null>(null);
	#after = $state.raw<Snapshot | null>(null);
	readonly #kept: ChoiceStates;
	readonly list = $derived.by(() =>
		Object.values(this.#kept.sets.all).sort((a, b) => a.name.localeCompare(b.name, 'nb'))
	);
	/** Nothing has been changed since what would be undone. */
	readonly canUndo = $derived.by(() => {
		const after = this.#after;
		return after !== null && UNDONE.every((key) => after[key] === this.#kept[key].all);
	});

	/** Said until something else is changed: then it would be about what no longer is. */
	readonly told = $derived.by(() => (this.#after && !this.canUndo ? null : this.#told));

	constructor(choices: Choices, workspace: Workspace) {
		this.#kept = choices.kept;
		workspace.takesAside.push(async (file) => {
			const head = await file.slice(0, HEAD_BYTES).text();
			if (!/^\s*\{/.test(head) || !head.includes(`"${SET_FORMAT}"`)) return false;
			await this.take(file);
			return true;
		});
	}

	/** Names of the others: a set may keep its own. */
	namesBut(name: string | null): string[] {
		return Object.keys(this.#kept.sets.all).filter((one) => one !== name);
	}

	/** Saves the shares in force, as a new version where the set has been saved before. */
	save(name: string): void {
		const { shares, reasons } = this.#snapshot();
		const set = savedAs({ shares, reasons }, name, this.#kept.sets.at(name) ?? null);
		this.#do({ kind: 'saved', set }, () => {
			this.#kept.sets.put(name, set);
			this.#kept.basis.all = { set: name };
		});
	}

	use(set: CrosswalkSet): void {
		this.#do({ kind: 'used', set }, () => {
			this.#kept.shares.all = set.shares;
			this.#kept.reasons.all = set.reasons;
			this.#kept.basis.all = { set: set.name };
		});
	}

	useDefault(): void {
		this.#do({ kind: 'default' }, () => {
			this.#kept.shares.clear();
			this.#kept.reasons.clear();
			this.#kept.basis.clear();
		});
	}

	rename({ name: from }: CrosswalkSet, to: string): void {
		const { [from]: set, ...others } = this.#kept.sets.all;
		if (!set || from === to) return;
		this.#do({ kind: 'renamed', from, to }, () => {
			this.#kept.sets.all = { ...others, [to]: { ...set, name: to } };
			if (this.#kept.basis.at('set') === from) this.#kept.basis.all = { set: to };
		});
	}

	/** The shares in force stay as they are; they have no name any more. */
	remove(set: CrosswalkSet): void {
		this.#do({ kind: 'removed', set }, () => {
			this.#kept.sets.put(set.name, null);
			if (this.#kept.basis.at('set') === set.name) this.#kept.basis.clear();
		});
	}

	/** Saves a set as a small file. No figures are in it. */
	download(set: CrosswalkSet): void {
		const content = JSON.stringify(setFile(set), null, '\t');
		const name = set.name.toLowerCase().replace(/[^a-zæøå0-9]+/g, '-');
		const blob = new Blob([content], { type: 'application/json' });
		saveFile(`andeler-${name}-v${set.version}.json`.replace(/-+/g, '-'), blob, 'own');
	}

	/** Puts the set of a file among the saved ones; what the figures rest on stays. */
	async take(file: File): Promise<void> {
		const read = parseSet(file.size > MOST_BYTES ? null : jsonIn(await file.text()), BASE);
		if (!read.ok) {
			this.dismiss();
			this.#told = { kind: 'refused', file: file.name, why: read };
			return;
		}
		const { set } = read;
		const mine = this.list.find(
			(one) => one.name === set.name && one.version === set.version && sameShares(one, set)
		);
		if (mine) {
			this.dismiss();
			this.#told = { kind: 'taken-already', set: mine };
			return;
		}
		const name = distinctName(set.name, this.namesBut(null));
		const taken = { ...set, name };
		const told: SetTold =
			name === set.name
				? { kind: 'taken', set: taken }
				: { kind: 'taken-as', set: taken, name: set.name };
		this.#do(told, () => this.#kept.sets.put(name, taken));
	}

	undo(): void {
		const before = this.#before;
		if (!before || !this.canUndo) return;
		putBack(this.#kept, before);
		this.dismiss();
	}

	dismiss(): void {
		this.#told = null;
		this.#before = null;
		this.#after = null;
	}

	#do(told: SetTold, change: () => void): void {
		this.#before = this.#snapshot();
		change();
		this.#after = this.#snapshot();
		this.#told = told;
	}

	#snapshot(): Snapshot {
		const { shares, reasons, sets, basis } = chosen(this.#kept);
		return { shares, reasons, sets, basis };
	}
}

function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
