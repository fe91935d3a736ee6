import { answer, type Answer, type Question } from '../model/answer.ts';
import type { Assumption } from '../model/assumptions.ts';
import { drawCommon, type Common } from '../model/common.ts';
import type { Rule } from '../model/crosswalk.ts';
import { scenarios, type Changes, type Known, type ScenarioOutcome } from '../model/scenario.ts';
import { shareTeam, type SharedTeam, type TeamQuestion } from '../model/team.ts';

/** What the draws that all kommuner share follow from. All of it can be sent to a worker. */
export interface Premises {
	rules: readonly Rule[];
	assumptions: readonly Assumption[];
	seed: string;
}

/** Work of the model, by name. Each is given what is asked and the draws that all share. */
export const tasks = {
	answers: (questions: readonly Question[], common: Common): Answer[][] =>
		questions.map((question) => answer(question, common)),
	scenarios: (
		{ kommuner, changes }: { kommuner: readonly Known[]; changes: readonly Changes[] },
		common: Common
	): ScenarioOutcome[] => scenarios(kommuner, changes, common),
	team: (question: TeamQuestion, common: Common): SharedTeam => shareTeam(question, common)
};

export type Tasks = typeof tasks;
export type Input<K extends keyof Tasks> = Parameters<Tasks[K]>[0];
export type Found<K extends keyof Tasks> = ReturnType<Tasks[K]>;

/** Does the model's work, and keeps what is drawn from the premises it was given last. */
export class ModelWork {
	#premises: Premises | null = null;
	#common: Common | null = null;

	rest(premises: Premises): void {
		if (premises === this.#premises) return;
		this.#common = null;
		this.#common = drawCommon(premises.rules, premises.assumptions, { seed: premises.seed });
		this.#premises = premises;
	}

	/** @throws Error before there are premises */
	do<K extends keyof Tasks>(task: K, input: Input<K>): Found<K> {
		if (!this.#common) throw new Error('The model has no premises');
		return (tasks[task] as (input: Input<K>, common: Common) => Found<K>)(input, this.#common);
	}
}
