import { collator } from '../text/index.ts';
import { NEAREST, weightOf, type Weights } from '../model/compare/traits.ts';
import { LONGEST_LIST_NAME, type NamedList } from './slices/lists.ts';
import { PEERS_KEY } from './slices/traits.ts';
import type { ChoiceState } from './slices/state.svelte.ts';

/** So many steps can be taken back. */
const STEPS = 50;

/** A choice whose steps can be taken back in this tab. */
class Steps<Value> {
	protected readonly kept: ChoiceState<Value>;
	#before = $state.raw<readonly Record<string, Value>[]>([]);

	constructor(kept: ChoiceState<Value>) {
		this.kept = kept;
	}

	get canUndo(): boolean {
		return this.#before.length > 0;
	}

	undo(): void {
		const last = this.#before.at(-1);
		if (!last) return;
		this.#before = this.#before.slice(0, -1);
		this.kept.all = last;
	}

	forgetSteps(): void {
		this.#before = [];
	}

	protected change(next: Record<string, Value>): void {
		if (JSON.stringify(next) === JSON.stringify(this.kept.all)) return;
		this.#before = [...this.#before, this.kept.all].slice(-STEPS);
		this.kept.all = next;
	}
}

/** What makes kommuner like each other here: how much each trait counts, and how many are named. */
export class Likeness extends Steps<number> {
	get weights(): Weights {
		const { [PEERS_KEY]: _k, ...weights } = this.kept.all;
		return weights;
	}

	get k(): number {
		return this.kept.at(PEERS_KEY) ?? NEAREST;
	}

	/** Nobody has changed anything. */
	get isFirst(): boolean {
		return Object.keys(this.kept.all).length === 0;
	}

	set(trait: string, weight: number): void {
		this.#put(trait, weight === weightOf(trait, {}) ? null : weight);
	}

	setK(k: number): void {
		this.#put(PEERS_KEY, k === NEAREST ? null : k);
	}

	reset(): void {
		this.change({});
	}

	#put(key: string, value: number | null): void {
		const { [key]: _old, ...rest } = this.kept.all;
		this.change(value === null ? rest : { ...rest, [key]: value });
	}
}

/** Own lists of kommuner, by name. */
export class NamedLists extends Steps<NamedList> {
	get all(): ({ id: string } & NamedList)[] {
		return Object.entries(this.kept.all)
			.map(([id, list]) => ({ id, ...list }))
			.sort((a, b) => collator.compare(a.name, b.name));
	}

	/** One of the same name is that list, with these kommuner instead. Nothing where there is no name, or no kommune. */
	save(name: string, codes: readonly string[]): void {
		const tidy = name.trim().replace(/\s+/g, ' ').slice(0, LONGEST_LIST_NAME).trim();
		if (tidy === '' || codes.length === 0) return;
		const there = this.all.find((one) => one.name === tidy)?.id;
		this.change({
			...this.kept.all,
			[there ?? crypto.randomUUID()]: { name: tidy, codes: [...codes] }
		});
	}

	remove(id: string): void {
		const { [id]: _gone, ...rest } = this.kept.all;
		this.change(rest);
	}
}
