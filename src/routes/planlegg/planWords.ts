import { normerVersjon } from '#lib/catalogue/forlop.ts';
import type { NyttTiltak } from '#lib/catalogue/nyetiltak.ts';
import type { Range } from '#lib/domain/range.ts';
import { isOpen, type Verdict } from '#lib/model/judge.ts';
import type { Outcome, ScenarioOutcome } from '#lib/model/scenario.ts';
import type { Estimate } from '#lib/model/estimate.ts';
import type { Assumption } from '#lib/model/assumptions.ts';
import type { Plan, Scenario } from '#lib/model/plan.ts';
import { sizeText, sourceName, whyText } from '#lib/session/answerWords.ts';
import type { CrosswalkInForce } from '#lib/session/crosswalkSet.ts';
import { crosswalkText } from '#lib/session/crosswalkWords.ts';
import type { Base } from '#lib/session/planning.ts';
import type { Interval } from '#lib/statistics/draw.ts';
import { inSentence, m, numberText, of, spanText } from '#lib/text/index.ts';
import { yearsText } from '#lib/text/problems.ts';

/** Smaller than this in man-years is no difference that is shown. */
const SEEN = 0.05;

/** What a scenario is called: its letter, and the user's own name where there is one. */
export function scenarioName({ id, name }: Pick<Scenario, 'id' | 'name'>): string {
	return name ? m.plan_scenario_named({ id, name }) : m.plan_scenario({ id });
}

/** An interval's ends, or one number where they are the same; without its sign. */
function changeSize({ low, high }: Interval): string {
	const [least = 0, most = 0] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b);
	return spanText(least, most, 1);
}

/** What is other than today, in man-years. */
export function changeText({
	difference,
	gap,
	needChanged
}: Pick<Outcome, 'difference' | 'gap' | 'needChanged'>): string {
	if (!difference) return m.plan_change_unknown();
	const { low, high } = difference;
	if (Math.abs(low) < SEEN && Math.abs(high) < SEEN) return m.plan_change_none();
	const span = changeSize(difference);
	// Where the gap is not known, nothing is said of how well the need is covered.
	if (high <= 0) {
		if (gap) return m.plan_change_less({ span });
		return needChanged ? m.plan_change_gap_less({ span }) : m.plan_change_added({ span });
	}
	if (low >= 0) {
		if (gap) return m.plan_change_more({ span });
		return needChanged ? m.plan_change_gap_more({ span }) : m.plan_change_taken({ span });
	}
	return m.plan_change_either({ span: spanText(low, high, 1) });
}

/** What the gap of a pathway is, in words. */
export function gapText(outcome: Outcome): string {
	const told = answerText(outcome);
	return outcome.close ? m.plan_gap_close({ told }) : told;
}

function answerText(outcome: Outcome): string {
	const { verdict, gap } = outcome;
	if (!gap) return m.plan_gap_unknown({ why: whyText(outcome) });
	if (verdict === 'missing') return m.plan_gap_missing({ span: sizeText(outcome) });
	if (verdict === 'covered') return m.plan_gap_covered({ span: sizeText(outcome) });
	const span = spanText(gap.low, gap.high, 1);
	return isOpen(outcome)
		? m.plan_gap_hidden({ span, why: whyText(outcome) })
		: m.plan_gap_undecided({ span });
}

/** The finding: what each scenario does to what is missing, a line for each. */
export function planSentence(plan: Plan, [today, ...outcomes]: readonly ScenarioOutcome[]): string {
	const sentences = plan.scenarios.flatMap((scenario, i) => {
		const moved = (outcomes[i]?.pathways ?? []).filter(
			({ difference }) =>
				difference && (Math.abs(difference.low) >= SEEN || Math.abs(difference.high) >= SEEN)
		);
		const unknown = (outcomes[i]?.pathways ?? []).filter(({ difference }) => !difference);
		if (moved.length === 0 && unknown.length === 0) return [];
		const changes = moved
			.map((one) => ({ one, before: verdictIn(today, one) }))
			// An answer that turns is more than a number that moves.
			.sort((a, b) => Number(turns(b)) - Number(turns(a)))
			.map(findingText);
		const told = unknown.length > 0 ? [...changes, unknownText(unknown)] : changes;
		return [m.plan_finding({ name: scenarioName(scenario), changes: told.join(', ') })];
	});
	return sentences.length > 0 ? sentences.join('\n') : m.plan_finding_none();
}

const VERDICTS: Record<Verdict, () => string> = {
	missing: m.axis_missing,
	covered: m.axis_covered,
	undecided: m.cannot_be_decided
};

interface Moved {
	one: Outcome;
	/** The answer today. */
	before: Verdict;
}

const verdictIn = (outcome: ScenarioOutcome | undefined, { forlop, verdict }: Outcome) =>
	outcome?.pathways.find((one) => one.forlop === forlop)?.verdict ?? verdict;

const turns = ({ one, before }: Moved) => one.verdict !== before;

function unknownText(some: readonly Outcome[]): string {
	return m.plan_finding_unknown({ numbers: some.map(({ forlop }) => forlop).join(', ') });
}

function findingText(moved: Moved): string {
	const { one, before } = moved;
	const words = { number: one.forlop, change: inSentence(changeText(one)) };
	if (!turns(moved)) return m.plan_finding_pathway(words);
	return m.plan_finding_turns({ ...words, from: VERDICTS[before](), to: VERDICTS[one.verdict]() });
}

/** Kroner a year, in millions; with the year of the prices, and what is not counted. */
export function costText(
	added: Interval,
	price: Plan['price'],
	uncounted: readonly NyttTiltak[]
): string {
	if (!price) return m.plan_cost_unknown();
	const million = (arsverk: number) => (arsverk * price.kroner) / 1e6;
	const [low, high] = [million(added.low), million(added.high)];
	const none = Math.abs(low) < 0.005 && Math.abs(high) < 0.005;
	const names = uncounted.map((one) => of(one.navn)).join(', ');
	if (none) return names ? m.plan_cost_uncounted({ names }) : m.plan_cost_none();
	const words = { span: spanText(low, high, 2), year: price.year };
	const cost = m.plan_cost({ ...words, price: numberText(price.kroner) });
	return names ? m.plan_cost_without({ cost, names }) : cost;
}

export function addedText({ low, high }: Interval): string {
	const sign = low > 0 ? '+' : '';
	return m.plan_arsverk({ span: `${sign}${spanText(low, high, 1)}` });
}

/** Whether there are adults enough around a measure, in words. */
export function baseText({ of: measure, needed, adults, years }: Base): string {
	const name = of(measure.navn);
	if (needed === null) return m.plan_base_unset({ name });
	const needs = spanText(needed.low, needed.high);
	if (adults === null) return m.plan_base_unknown({ name, needed: needs });
	const words = { name, needed: needs, adults: numberText(adults), years: yearsText(years) };
	if (adults >= needed.high) return m.plan_base_met(words);
	return adults < needed.low ? m.plan_base_unmet(words) : m.plan_base_near(words);
}

/** Low, middle and high of an assumption; one number where they are the same. */
export function endsText({ low, middle, high }: Range): string {
	const text = (x: number) => numberText(x, Number.isInteger(x) ? 0 : 1);
	return low === high ? text(middle) : [low, middle, high].map(text).join(' · ');
}

/** Users or man-years, which are more than is known where some of it is hidden or not collected. */
export function knownText(known: (Interval & { open: boolean }) | null, decimals: number): string {
	if (!known || (known.open && known.high === 0)) return m.plan_not_known();
	const span = spanText(known.low, known.high, decimals);
	return known.open ? m.or_more({ span }) : span;
}

/** Man-years that users need: more than is known with them. */
export function requiredText({ required, users }: Pick<Outcome, 'required' | 'users'>): string {
	return knownText(required && { ...required, open: users?.open ?? false }, 1);
}

/** What is missing: more users than are known make it more, and more man-years less. */
export function gapSpanText({ gap, users, capacity }: Outcome): string {
	if (!gap || (users?.open && capacity?.open)) return m.plan_not_known();
	const span = spanText(gap.low, gap.high, 1);
	if (users?.open) return m.or_more({ span });
	return capacity?.open ? m.or_less({ span }) : span;
}

/** The sources behind some estimates with their years, the crosswalk where it is used, assumptions. */
export function sourcesText(
	estimates: readonly Pick<Estimate, 'source' | 'year' | 'parts'>[],
	crosswalk: CrosswalkInForce,
	inForce: readonly Assumption[]
): string {
	const names = estimates.map(({ source, year }) => `${sourceName(source)} ${year}`);
	const mapped = estimates.some(({ parts }) => parts.some(({ to }) => typeof to !== 'number'));
	const version = { version: normerVersjon };
	const example = inForce.some(({ origin }) => origin === 'example');
	const assumptions = example ? m.plan_assumptions_example(version) : m.plan_assumptions(version);
	const rest = mapped ? [crosswalkText(crosswalk), assumptions] : [assumptions];
	return [...new Set(names), ...rest].join(', ');
}
