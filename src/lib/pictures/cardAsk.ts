import type { Answer } from '../model/answer.ts';
import type { Assumption } from '../model/assumptions.ts';
import { costLines, sumOf, yearsOf, type Ends } from '../model/costs.ts';
import { isOpen } from '../model/judge.ts';
import type { Plan, Scenario } from '../model/plan.ts';
import { begun, m, numberText } from '../text/index.ts';
import { isEverywhere } from './besideCountry.ts';
import { missingText } from './cardSentences.ts';
import { settleSentence } from './cardWhy.ts';
import { arsverkBetween, kronerText } from './cardWords.ts';

/** What the council is asked for. No price is ever made up: it is the municipality's own. */
export interface Ask {
	title: string;
	/** The sum, as large as the answer; null where none can be told, or none is asked for. */
	figure: string | null;
	text: string[];
	/** A price would give a sum. */
	priceAsked: boolean;
}

export interface AskInput {
	answer: Answer | null;
	/** Null: nobody has written one. */
	plan: Plan | null;
	/** The one of its scenarios that is asked for; null: the first that puts something in. */
	chosen: string | null;
	assumptions: readonly Assumption[];
}

/** The scenarios of a plan that put something in: what may be asked for. */
export const proposals = (plan: Plan | null, assumptions: readonly Assumption[]): Scenario[] =>
	plan?.scenarios.filter((one) => costLines(one, assumptions).length > 0) ?? [];

/** The plan where there is one; else what is missing, at the municipality's own price; else why not. */
export function askOf({ answer, plan, chosen, assumptions }: AskInput): Ask {
	const offered = proposals(plan, assumptions);
	const proposal = offered.find(({ id }) => id === chosen) ?? offered[0];
	const price = plan?.price ?? null;
	if (proposal) return planned(proposal, price, assumptions);
	if (answer?.verdict === 'missing' && answer.gap) return estimated(answer, answer.gap, price);
	return nothing(answer);
}

const times = ({ low, high }: Ends, by: number): Ends => ({ low: low * by, high: high * by });
const turned = ({ low, high }: Ends): Ends => ({ low: -high, high: -low });
const priced = ({ kroner, year }: NonNullable<Plan['price']>): string =>
	m.card_ask_price({ kroner: numberText(kroner), year: String(year) });

function planned(
	proposal: Scenario,
	price: Plan['price'],
	assumptions: readonly Assumption[]
): Ask {
	const lines = costLines(proposal, assumptions);
	const added = sumOf(lines.map(({ arsverk }) => arsverk));
	const rest = lines.some(({ arsverk }) => arsverk === null) ? [m.card_ask_uncounted()] : [];
	const ask = { title: m.card_ask(), figure: null, priceAsked: false };
	if (!added) return { ...ask, text: rest };
	if (added.low === 0 && added.high === 0)
		return { ...ask, text: [m.card_ask_plan_same(), ...rest] };
	if (!price)
		return {
			...{ title: m.card_ask(), figure: null, priceAsked: true },
			text: [
				m.card_ask_plan_arsverk({ count: arsverkBetween(added) }),
				...rest,
				m.card_ask_no_price()
			]
		};
	const cost = times(added, price.kroner);
	if (added.low < 0 && added.high > 0)
		return { ...ask, text: [eitherText(added, cost), ...rest, priced(price)] };
	const saves = added.high <= 0;
	const [size, arsverk] = saves ? [turned(cost), turned(added)] : [cost, added];
	const four = sumOf(lines.flatMap((line) => yearsOf(line, price.kroner))) ?? cost;
	const words = {
		count: arsverkBetween(arsverk),
		sum: kronerText(saves ? turned(four) : four)
	};
	return {
		...ask,
		title: saves ? m.card_ask_saved_title() : m.card_ask(),
		figure: begun(m.card_year({ kroner: kronerText(size) })),
		text: [saves ? m.card_ask_plan_saved(words) : m.card_ask_plan(words), ...rest, priced(price)]
	};
}

const eitherText = (added: Ends, cost: Ends): string =>
	m.card_ask_plan_either({
		...{ fewer: arsverkBetween(same(-added.low)), more: arsverkBetween(same(added.high)) },
		...{ saved: kronerText(same(-cost.low)), cost: kronerText(same(cost.high)) }
	});

const same = (x: number): Ends => ({ low: x, high: x });

/** What is missing, priced: no plan, and said so. */
function estimated(answer: Answer, gap: Ends, price: Plan['price']): Ask {
	const count = missingText(answer);
	const ask = { title: m.card_ask(), priceAsked: price === null };
	if (!price)
		return {
			...{ ...ask, figure: null },
			text: [begun(m.card_ask_missing({ count })), m.card_ask_no_price()]
		};
	const least = kronerText(same(gap.low * price.kroner));
	const kroner = isOpen(answer)
		? m.card_at_least({ count: least })
		: kronerText(times({ low: Math.max(0, gap.low), high: gap.high }, price.kroner));
	return {
		...{ ...ask, figure: begun(m.card_year({ kroner })) },
		text: [m.card_ask_estimate({ count }), priced(price)]
	};
}

/** Nothing is asked for: why, and what to do instead. */
function nothing(answer: Answer | null): Ask {
	return {
		...{ title: m.card_ask_none_title(), figure: null, priceAsked: false },
		text: [nothingText(answer)]
	};
}

function nothingText(answer: Answer | null): string {
	if (answer?.verdict === 'covered')
		return isEverywhere(answer)
			? m.card_ask_enough_everywhere({ settle: m.card_settle_own() })
			: m.card_ask_enough();
	return m.card_ask_undecided({ settle: answer ? settleSentence(answer) : m.card_settle_users() });
}
