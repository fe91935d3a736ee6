import { nyttTiltak, type NyttTiltak } from '../catalogue/nyetiltak.ts';
import type { Range } from '../domain/range.ts';
import { rangeIn, type Assumption } from '../model/assumptions.ts';
import { SUPPORTED } from '../model/capacity.ts';
import { uncounted, type Plan } from '../model/plan.ts';
import type { ScenarioOutcome } from '../model/scenario.ts';
import { m, numberText } from '../text/index.ts';
import { listText } from '../text/lists.ts';
import { normName } from './answerWords.ts';

/** A number that nobody has set, and what it is called. */
export interface UnsetNumber {
	id: string;
	name: string;
}

/** The numbers that an answer of the plan waits for, or a measure of it; each once. */
export function unsetNumbers(
	plan: Plan,
	outcomes: readonly ScenarioOutcome[],
	assumptions: readonly Assumption[]
): UnsetNumber[] {
	const ofAnswers = outcomes.flatMap(({ units }) =>
		units.flatMap(({ why }) =>
			why?.reason === 'unset' ? why.assumptions.map(({ norm }) => norm.id) : []
		)
	);
	const ofMeasures = plan.scenarios.flatMap((one) =>
		uncounted(one, assumptions).flatMap((measure) => unsetIn(measure, assumptions))
	);
	const share = comesInSupported(plan) ? [SUPPORTED] : [];
	const ids = [...new Set([...ofAnswers, ...ofMeasures, ...share])];
	return ids.filter((id) => !rangeIn(id, assumptions)).map((id) => ({ id, name: normName(id) }));
}

const comesInSupported = ({ scenarios }: Plan): boolean =>
	scenarios.some(
		({ staff, measures }) =>
			staff.some(({ form }) => form === 'booppfolging') ||
			measures.some(({ measure }) => nyttTiltak(measure)?.form === 'booppfolging')
	);

/** The assumptions of a measure's man-years that nobody has set, by id. */
export function unsetIn(
	{ arsverk, kommunensDel }: NyttTiltak,
	assumptions: readonly Assumption[]
): string[] {
	const ids = kommunensDel ? [arsverk, kommunensDel] : [arsverk];
	return ids.filter((id) => !rangeIn(id, assumptions));
}

/** What is not set of a measure, in words. */
export const unsetNames = (of: NyttTiltak, assumptions: readonly Assumption[]): string =>
	listText(unsetIn(of, assumptions).map(normName));

/** Low, middle and high of an assumption; one number where they are the same. */
export function endsText({ low, middle, high }: Range): string {
	const text = (x: number) => numberText(x, decimalsOf(x));
	return low === high ? text(middle) : [low, middle, high].map(text).join(' · ');
}

const decimalsOf = (x: number) => (Number.isInteger(x) ? 0 : Math.abs(x) < 1 ? 2 : 1);

/** A share's low, middle and high, in per cent. */
export function shareText({ low, middle, high }: Range): string {
	const value = endsText({ low: low * 100, middle: middle * 100, high: high * 100 });
	return m.percent({ value });
}
