import { describe, expect, it } from 'vitest';
import { emptyScenario, type Plan } from '#lib/model/plan.ts';
import type { Outcome, ScenarioOutcome } from '#lib/model/scenario.ts';
import { planSentence } from './planWords.ts';

const span = (low: number, median: number, high: number) => ({ low, median, high });

function outcome(given: Pick<Outcome, 'forlop' | 'verdict' | 'difference'>): Outcome {
	return { gap: span(-1, 0, 1), ...given } as Outcome;
}

const outcomes = (...pathways: Outcome[]) => ({ pathways }) as ScenarioOutcome;
const plan = { scenarios: [emptyScenario('A', '')] } as Plan;
const today = outcomes(
	outcome({ forlop: 2, verdict: 'missing', difference: span(0, 0, 0) }),
	outcome({ forlop: 3, verdict: 'undecided', difference: span(0, 0, 0) })
);

describe('the heading of a plan', () => {
	it('says an answer that turns before a number that moves', () => {
		const then = outcomes(
			outcome({ forlop: 2, verdict: 'missing', difference: span(-1, -1, -1) }),
			outcome({ forlop: 3, verdict: 'covered', difference: span(-3, -3, -3) })
		);
		expect(planSentence(plan, [today, then]).replaceAll('\u00a0', ' ')).toBe(
			'Scenario A: hovedforløp 3 går fra «kan ikke avgjøres» til «dekket» (3,0 årsverk bedre dekket), 1,0 årsverk bedre dekket i hovedforløp 2.'
		);
	});

	it('says which changes are not known, also beside those that are', () => {
		const then = outcomes(
			outcome({ forlop: 2, verdict: 'missing', difference: span(-1, -1, -1) }),
			outcome({ forlop: 3, verdict: 'undecided', difference: null })
		);
		expect(planSentence(plan, [today, then]).replaceAll('\u00a0', ' ')).toBe(
			'Scenario A: 1,0 årsverk bedre dekket i hovedforløp 2, endringen i hovedforløp 3 er ikke kjent.'
		);
	});

	it('says that nothing is changed yet where nothing is', () => {
		expect(planSentence(plan, [today, today])).toMatch(/^Ingen av scenarioene endrer noe ennå/);
	});
});
