import { answer, countryOf, type Answer, type Commons } from './answer.ts';
import type { Question } from './question.ts';
import type { Assumption } from './assumptions.ts';
import { DRAWS, drawCommon, TEAM_DRAWS, type Common } from './common.ts';
import type { Rule } from './crosswalk.ts';
import { overviewPart, type AskedOf, type OverviewPart } from './overview.ts';
import { inTiers, type Changes, type ScenarioOutcome } from './scenario.ts';
import { shareTeam, type SharedTeam, type TeamQuestion } from './team.ts';
import { TOGETHER } from './units.ts';

/** What the draws that all kommuner share follow from. All of it can be sent to a worker. */
export interface Premises {
	rules: readonly Rule[];
	assumptions: readonly Assumption[];
	seed: string;
	/** The kommuner that are loaded as one, to try the assumptions on; null: not tried. */
	country: Question | null;
}

/** Work of the model, by name. Each is given what is asked and the draws that all share. */
export const tasks = {
	answers: (questions: readonly Question[], commons: Commons): Answer[][] =>
		questions.map((question) => answer(question, commons, DRAWS)),
	/** The second and third pathway together alone: of many kommuner that is what is told. */
	together: (questions: readonly Question[], commons: Commons): Answer[] =>
		questions.flatMap((question) => answer(question, commons, DRAWS, { units: [TOGETHER] })),
	/** How many of these kommuner get which answer. */
	overview: (questions: readonly AskedOf[], commons: Commons): OverviewPart =>
		overviewPart(questions, commons, DRAWS),
	scenarios: (
		{ kommuner, changes }: { kommuner: readonly Question[]; changes: readonly Changes[] },
		commons: Commons
	): ScenarioOutcome[] => inTiers(kommuner, changes, commons, DRAWS),
	team: (question: TeamQuestion, commons: Commons): SharedTeam =>
		shareTeam(question, commons(TEAM_DRAWS))
};

export type Tasks = typeof tasks;
export type Input<K extends keyof Tasks> = Parameters<Tasks[K]>[0];
export type Found<K extends keyof Tasks> = ReturnType<Tasks[K]>;

/** Does the model's work, and keeps what is drawn from the premises it was given last. */
export class ModelWork {
	#premises: Premises | null = null;
	readonly #drawn = new Map<number, Common>();

	/** Draws ahead what most answers need. */
	rest(premises: Premises): void {
		if (premises === this.#premises) return;
		this.#drawn.clear();
		this.#premises = premises;
		this.#common(DRAWS[0]);
	}

	/** @throws Error before there are premises */
	do<K extends keyof Tasks>(task: K, input: Input<K>): Found<K> {
		if (!this.#premises) throw new Error('The model has no premises');
		const work = tasks[task] as (input: Input<K>, commons: Commons) => Found<K>;
		return work(input, (n) => this.#common(n));
	}

	#common(n: number): Common {
		const found = this.#drawn.get(n);
		if (found) return found;
		if (!this.#premises) throw new Error('The model has no premises');
		const common = commonOf(this.#premises, n);
		this.#drawn.set(n, common);
		return common;
	}
}

/** @param n how many draws */
export function commonOf({ rules, assumptions, seed, country }: Premises, n: number): Common {
	const common = drawCommon(rules, assumptions, { seed, n });
	return { ...common, country: country && countryOf(country, common) };
}
