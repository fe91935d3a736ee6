import { SLICES } from './index.ts';
import type { Slice } from './slice.ts';
import type { ChoiceKey, ChoiceValues, KeptChoices } from './written.ts';

/** What one choice is in this tab: values by their keys, never changed in place. */
export class ChoiceState<Value> {
	#all = $state.raw<Record<string, Value>>({});
	readonly #changed: () => void;
	readonly #join: (mine: Value, theirs: Value) => Value;

	constructor(
		changed: () => void = () => undefined,
		join: (mine: Value, theirs: Value) => Value = (mine) => mine
	) {
		this.#changed = changed;
		this.#join = join;
	}

	get all(): Record<string, Value> {
		return this.#all;
	}

	/** Values that say the same change nothing. */
	set all(values: Record<string, Value>) {
		if (JSON.stringify(values) === JSON.stringify(this.#all)) return;
		this.#all = values;
		this.#changed();
	}

	at(key: string): Value | undefined {
		return Object.hasOwn(this.#all, key) ? this.#all[key] : undefined;
	}

	/** Null: the key has none any more. */
	put(key: string, value: Value | null): void {
		const { [key]: _old, ...rest } = this.#all;
		this.all = value === null ? rest : { ...rest, [key]: value };
	}

	/** Takes in what the tab has not set itself; of the rest what the choice makes of both. */
	takeIn(theirs: Record<string, Value>): void {
		const own = Object.entries(this.#all).map(([key, mine]) => [
			key,
			Object.hasOwn(theirs, key) ? this.#join(mine, theirs[key]!) : mine
		]);
		this.all = { ...theirs, ...Object.fromEntries(own) };
	}

	clear(): void {
		this.all = {};
	}
}

export type ChoiceStates = { [Key in ChoiceKey]: ChoiceState<ChoiceValues[Key]> };

/** The state of each choice that is kept. @param changed what follows when one of them changes */
export function choiceStates(changed: Partial<Record<ChoiceKey, () => void>>): ChoiceStates {
	const states = SLICES.map(({ key, join }: Slice) => [
		key,
		new ChoiceState(changed[key as ChoiceKey], join)
	]);
	return Object.fromEntries(states) as ChoiceStates;
}

/** What is chosen now, as it is written down; an effect that calls this follows all of it. */
export function chosen(states: ChoiceStates): KeptChoices {
	return Object.fromEntries(SLICES.map(({ key }) => [key, states[key].all])) as KeptChoices;
}

/** Takes in what was written down. What the tab has set itself stands. */
export function takeIn(states: ChoiceStates, theirs: KeptChoices): void {
	const one = <Key extends ChoiceKey>(key: Key) => states[key].takeIn(theirs[key]);
	for (const { key } of SLICES) one(key);
}

/** Puts back what some of them were. */
export function putBack(states: ChoiceStates, before: Partial<KeptChoices>): void {
	const one = <Key extends ChoiceKey>(key: Key, values: KeptChoices[Key]) =>
		(states[key].all = values);
	for (const { key } of SLICES) if (before[key]) one(key, before[key]);
}

/** Back to where nothing has been chosen. */
export function clear(states: ChoiceStates): void {
	for (const { key } of SLICES) states[key].clear();
}
