import { emptyPlan, emptyScenario, type Plan } from '../model/plan.ts';
import type { ChoiceState } from './slices/state.svelte.ts';

/** What can be taken back, and what can be put in again. */
interface History {
	before: readonly Plan[];
	after: readonly Plan[];
}

const NO_HISTORY: History = { before: [], after: [] };

/** A plan that nobody has written in yet: one scenario that changes nothing. */
function begun(): Plan {
	return { ...emptyPlan(), scenarios: [emptyScenario('A', '')] };
}

/** What is considered for each kommune. Plans are never changed in place: each step can be undone. */
export class Plans {
	readonly #kept: ChoiceState<Plan>;
	#history = $state.raw<Record<string, History>>({});

	constructor(kept: ChoiceState<Plan>) {
		this.#kept = kept;
	}

	/** By the kommune's code. */
	get all(): Record<string, Plan> {
		return this.#kept.all;
	}

	of(kommune: string): Plan {
		return this.#kept.at(kommune) ?? begun();
	}

	/** Whether somebody has written in it. */
	has(kommune: string): boolean {
		return this.#kept.at(kommune) !== undefined;
	}

	set(kommune: string, plan: Plan): void {
		const { before } = this.#historyOf(kommune);
		if (JSON.stringify(plan) === JSON.stringify(this.of(kommune))) return;
		this.#put(kommune, plan, { before: [...before, this.of(kommune)], after: [] });
	}

	/** A plan where there was none: nothing to take back. */
	begin(kommune: string, plan: Plan): void {
		this.#put(kommune, plan, NO_HISTORY);
	}

	/** Lets go of a plan and of all that could be taken back in it. */
	forget(kommune: string): void {
		this.#kept.put(kommune, null);
		this.#history = without(this.#history, kommune);
	}

	/** Nothing can be taken back any more. */
	forgetSteps(): void {
		this.#history = {};
	}

	canUndo(kommune: string): boolean {
		return this.#historyOf(kommune).before.length > 0;
	}

	canRedo(kommune: string): boolean {
		return this.#historyOf(kommune).after.length > 0;
	}

	undo(kommune: string): void {
		const { before, after } = this.#historyOf(kommune);
		const last = before.at(-1);
		if (!last) return;
		const now = this.of(kommune);
		this.#put(kommune, last, { before: before.slice(0, -1), after: [now, ...after] });
	}

	redo(kommune: string): void {
		const { before, after } = this.#historyOf(kommune);
		const [next, ...rest] = after;
		if (!next) return;
		const now = this.of(kommune);
		this.#put(kommune, next, { before: [...before, now], after: rest });
	}

	#put(kommune: string, plan: Plan, history: History): void {
		this.#kept.put(kommune, plan);
		this.#history = { ...this.#history, [kommune]: history };
	}

	#historyOf(kommune: string): History {
		return this.#history[kommune] ?? NO_HISTORY;
	}
}

function without<T>(all: Record<string, T>, key: string): Record<string, T> {
	return Object.fromEntries(Object.entries(all).filter(([one]) => one !== key));
}
