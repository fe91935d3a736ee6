import { uncounted, type Plan, type Scenario } from '../model/plan.ts';
import type { Assumption } from '../model/assumptions.ts';
import type { ScenarioOutcome } from '../model/scenario.ts';
import { pathwaysIn, TOGETHER } from '../model/units.ts';
import { inSentence, m } from '../text/index.ts';
import { gapSpanText, isSurplus, sizeText, unitText, whyText } from './answerWords.ts';
import {
	changeText,
	isSeen,
	knownGapText,
	sizeOf,
	stateText,
	toldText,
	type Told
} from './planAnswer.ts';
import { priceSaid } from './planCost.ts';

/** What a scenario is called: its letter, and the user's own name where there is one. */
export function scenarioName({ id, name }: Pick<Scenario, 'id' | 'name'>): string {
	return name ? m.plan_scenario_named({ id, name }) : m.plan_scenario({ id });
}

/** A scenario's units as they are told: with whether all that concerns them is counted. */
export function toldUnits(
	{ units }: ScenarioOutcome,
	scenario: Scenario | undefined,
	assumptions: readonly Assumption[]
): Told[] {
	const left = new Set(scenario && uncounted(scenario, assumptions).map(({ forlop }) => forlop));
	return units.map((one) => {
		const open = pathwaysIn(one.unit).some((forlop) => left.has(forlop));
		// What a measure does whose man-years nobody has said is not known.
		return open ? { ...one, difference: null, uncounted: true } : { ...one, uncounted: false };
	});
}

/** The finding: what each scenario costs and what comes of it, a line for each. */
export function planSentence(
	plan: Plan,
	outcomes: readonly ScenarioOutcome[],
	assumptions: readonly Assumption[]
): string {
	const lines = changesSaid(plan, outcomes, assumptions);
	if (lines.length > 0) return lines.join('\n');
	const [today] = outcomes;
	const now =
		today && toldUnits(today, undefined, assumptions).find(({ unit }) => unit === TOGETHER);
	return now ? m.plan_finding_today({ told: inSentence(toldText(now)) }) : '';
}

/** A line for each scenario that changes anything. */
export function changesSaid(
	plan: Plan,
	outcomes: readonly ScenarioOutcome[],
	assumptions: readonly Assumption[]
): string[] {
	const [today, ...rest] = outcomes;
	const before = today ? toldUnits(today, undefined, assumptions) : [];
	return plan.scenarios.flatMap((scenario, i) => {
		const outcome = rest[i];
		const said = outcome && scenarioSaid({ scenario, outcome, before }, plan, assumptions);
		return said ? [nameIn(plan, scenario, said)] : [];
	});
}

/** One scenario that nobody has named needs no name. */
function nameIn({ scenarios }: Plan, scenario: Scenario, said: string): string {
	const alone = scenarios.length === 1 && scenario.name === '';
	return alone ? said : m.plan_finding({ name: scenarioName(scenario), told: said });
}

interface Said {
	scenario: Scenario;
	outcome: ScenarioOutcome;
	before: readonly Told[];
}

/** Null where it changes nothing. */
function scenarioSaid(
	{ scenario, outcome, before }: Said,
	{ price }: Plan,
	assumptions: readonly Assumption[]
): string | null {
	const left = uncounted(scenario, assumptions);
	const units = toldUnits(outcome, scenario, assumptions);
	const pairs = units.flatMap((now, i) => {
		const then = before[i];
		return then ? [{ now, then }] : [];
	});
	const results = pairs.flatMap((one) => resultSaid(one) ?? []);
	const changed = scenario.staff.length + scenario.measures.length > 0;
	if (results.length === 0 && !isSeen(outcome.added) && left.length === 0) return null;
	const cost = priceSaid(outcome.added, price, { uncounted: left, changed });
	return results.length > 0
		? m.plan_said({ cost, results: results.join('; ') })
		: m.plan_said_cost_only({ cost });
}

interface Pair {
	now: Told;
	then: Told;
}

const turns = ({ now, then }: Pair) => stateText(now) !== stateText(then);

/** Of a unit whose users nobody tells, only man-years that come to it are told. */
function changes({ users, difference, added, addedOutside, uncounted: left }: Told): boolean {
	if (left || isSeen(added) || isSeen(addedOutside)) return true;
	return users !== null && (difference === null || isSeen(difference));
}

/**
 * What comes of it in a unit; null where there is nothing to say. A pathway is told apart from the two
 * together where its answer is known and turns.
 */
function resultSaid(pair: Pair): string | null {
	const { now } = pair;
	if (!changes(now)) return null;
	const alone = now.unit !== TOGETHER && now.unit !== 1;
	if (alone) return now.verdict !== 'undecided' && turns(pair) ? turnSaid(pair, true) : null;
	const said = togetherSaid(pair);
	const held = isSeen(now.addedOutside) && isSeen(now.difference);
	return held ? m.plan_said_outside_too({ result: said, span: sizeOf(now.addedOutside) }) : said;
}

function togetherSaid(pair: Pair): string {
	const { now } = pair;
	const unit = unitText(now.unit);
	if (now.uncounted) return m.plan_said_unknown({ unit });
	if (now.why?.reason === 'unset')
		return m.plan_said_unset({ unit, count: now.why.assumptions.length });
	if (turns(pair)) return turnSaid(pair, false);
	if (isSeen(now.addedOutside) && !isSeen(now.difference))
		return m.plan_said_outside({ unit, span: sizeOf(now.addedOutside) });
	return staySaid(now, unit);
}

function turnSaid({ now, then }: Pair, alone: boolean): string {
	const words = { unit: unitText(now.unit), from: stateText(then), to: stateText(now) };
	return alone ? m.plan_said_turns_alone(words) : m.plan_said_turns(words);
}

function staySaid(now: Told, unit: string): string {
	const { difference, verdict, gap } = now;
	if (difference === null) return m.plan_said_unknown({ unit });
	const change = sizeOf(difference);
	const less = difference.high <= 0;
	if (verdict === 'undecided') return undecidedSaid(now, unit);
	if ((!less && difference.low < 0) || !gap)
		return m.plan_said_state({ unit, state: stateText(now), change: inSentence(changeText(now)) });
	const words = { unit, span: sizeText(now), change };
	if (verdict === 'covered' && isSurplus(now))
		return less ? m.plan_said_surplus_more(words) : m.plan_said_surplus_less(words);
	if (verdict === 'covered')
		return less
			? m.plan_said_covered_more({ unit, change })
			: m.plan_said_covered_less({ unit, change });
	return less ? m.plan_said_missing_less(words) : m.plan_said_missing_more(words);
}

function undecidedSaid(now: Told, unit: string): string {
	const { why } = now;
	if (why?.reason === 'spans-zero') return m.plan_said_undecided({ unit, span: gapSpanText(now) });
	if (why?.reason === 'protecting') return m.gap_said_protecting();
	const known = knownGapText(now);
	const words = { unit, why: whyText(now) };
	return known
		? m.plan_said_why({ ...words, why: `${words.why} (${known})` })
		: m.plan_said_why(words);
}
