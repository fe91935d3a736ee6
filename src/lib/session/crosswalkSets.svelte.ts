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

type Snapshot = Pick<Choices, 'shares' | 'reasons' | 'sets' | 'basis'>;

/** Named sets of own shares: saved, put in force, and carried to others as small files. */
export class CrosswalkSets {
	#told = $state.raw<SetTold | null>(null);
	#before = $state.raw<Snapshot | null>(null);
	#after = $state.raw<Snapshot | null>(null);
	readonly #choices: Choices;
	readonly list = $derived.by(() =>
		Object.values(this.#choices.sets).sort((a, b) => a.name.localeCompare(b.name, 'nb'))
	);
	/** Nothing has been changed since what would be undone. */
	readonly canUndo = $derived.by(() => {
		const [now, after] = [this.#choices, this.#after];
		return (
			after !== null &&
			after.shares === now.shares &&
			after.reasons === now.reasons &&
			after.sets === now.sets &&
			after.basis === now.basis
		);
	});

	/** Said until something else is changed: then it would be about what no longer is. */
	readonly told = $derived.by(() => (this.#after && !this.canUndo ? null : this.#told));

	constructor(choices: Choices, workspace: Workspace) {
		this.#choices = choices;
		workspace.takesAside.push(async (file) => {
			const head = await file.slice(0, HEAD_BYTES).text();
			if (!/^\s*\{/.test(head) || !head.includes(`"${SET_FORMAT}"`)) return false;
			await this.take(file);
			return true;
		});
	}

	/** Names of the others: a set may keep its own. */
	namesBut(name: string | null): string[] {
		return Object.keys(this.#choices.sets).filter((one) => one !== name);
	}

	/** Saves the shares in force, as a new version where the set has been saved before. */
	save(name: string): void {
		const { shares, reasons, sets } = this.#choices;
		const earlier = Object.hasOwn(sets, name) ? (sets[name] ?? null) : null;
		const set = savedAs({ shares, reasons }, name, earlier);
		this.#do({ kind: 'saved', set }, () => {
			this.#choices.sets = { ...sets, [name]: set };
			this.#choices.basis = { set: name };
		});
	}

	use(set: CrosswalkSet): void {
		this.#do({ kind: 'used', set }, () => {
			this.#choices.shares = set.shares;
			this.#choices.reasons = set.reasons;
			this.#choices.basis = { set: set.name };
		});
	}

	useDefault(): void {
		this.#do({ kind: 'default' }, () => {
			this.#choices.shares = {};
			this.#choices.reasons = {};
			this.#choices.basis = {};
		});
	}

	rename({ name: from }: CrosswalkSet, to: string): void {
		const { [from]: set, ...others } = this.#choices.sets;
		if (!set || from === to) return;
		this.#do({ kind: 'renamed', from, to }, () => {
			this.#choices.sets = { ...others, [to]: { ...set, name: to } };
			if (this.#choices.basis.set === from) this.#choices.basis = { set: to };
		});
	}

	/** The shares in force stay as they are; they have no name any more. */
	remove(set: CrosswalkSet): void {
		this.#do({ kind: 'removed', set }, () => {
			const { [set.name]: _gone, ...others } = this.#choices.sets;
			this.#choices.sets = others;
			if (this.#choices.basis.set === set.name) this.#choices.basis = {};
		});
	}

	/** Saves a set as a small file. No figures are in it. */
	download(set: CrosswalkSet): void {
		const content = JSON.stringify(setFile(set), null, '\t');
		const name = set.name.toLowerCase().replace(/[^a-zæøå0-9]+/g, '-');
		const blob = new Blob([content], { type: 'application/json' });
		saveFile(`andeler-${name}-v${set.version}.json`.replace(/-+/g, '-'), blob);
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
		this.#do(told, () => (this.#choices.sets = { ...this.#choices.sets, [name]: taken }));
	}

	undo(): void {
		const before = this.#before;
		if (!before || !this.canUndo) return;
		this.#choices.shares = before.shares;
		this.#choices.reasons = before.reasons;
		this.#choices.sets = before.sets;
		this.#choices.basis = before.basis;
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
		const { shares, reasons, sets, basis } = this.#choices;
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
