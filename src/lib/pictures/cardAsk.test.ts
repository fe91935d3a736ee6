import { describe, expect, it } from 'vitest';
import { startingIn } from '../model/costs.ts';
import { emptyPlan, emptyScenario, type Plan, type Scenario } from '../model/plan.ts';
import { askOf } from './cardAsk.ts';

const scenario: Scenario = {
	...emptyScenario('A', ''),
	staff: [{ forlop: 3, education: '', arsverk: 2 }]
};
const asked = (one: Scenario, price: Plan['price'] = { kroner: 1_000_000, year: 2026 }) => {
	const plan: Plan = { ...emptyPlan(), price, scenarios: [one] };
	const { figure, text } = askOf({ answer: null, plan, chosen: null, assumptions: [] });
	return [figure, ...text].join(' ').replaceAll('\u00a0', ' ');
};

describe('what the council is asked for', () => {
	it('is a year when all is in place, and the four years that the plan has', () => {
		expect(asked(scenario)).toMatch(
			/^2,0 millioner kroner i året .* 8,0 millioner kroner over fire år/
		);
	});
	it('costs less over four years where it begins later', () => {
		const later = startingIn(scenario, 'staff 0', 3);
		expect(asked(later)).toMatch(
			/^2,0 millioner kroner i året .* 4,0 millioner kroner over fire år/
		);
	});
	it('has no sum without the municipality’s own price', () => {
		expect(asked(scenario, null)).not.toMatch(/kroner i året/);
		expect(asked(scenario, null)).toContain('ikke skrevet inn');
	});
});
