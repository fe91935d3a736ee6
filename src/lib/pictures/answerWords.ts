import { normer, normerVersjon } from '../catalogue/forlop.ts';
import { kilde } from '../catalogue/kilder.ts';
import type { Answer } from '../model/answer.ts';
import type { Assumption } from '../model/assumptions.ts';
import { isOpen, type Judged } from '../model/judge.ts';
import { REGISTERED } from '../model/question.ts';
import { needSource } from '../model/needSource.ts';
import type { Driver } from '../model/sensitivity.ts';
import { TOGETHER, type Unit } from '../model/units.ts';
import { inSentence, m, numberText, of, spanText } from '../text/index.ts';
import { arsverkDecimals, arsverkText } from './arsverkText.ts';
import { countrySentences, isEverywhere } from './besideCountry.ts';

/** What an answer is of, inside a sentence: «forløp 2 og 3». */
export function unitText(unit: Unit): string {
	return unit === TOGETHER ? m.gap_unit_two() : m.gap_unit_one({ number: unit });
}

/** The share of the users that is registered, where they are divided by it. */
export const registeredShare = ({ used }: Pick<Judged, 'used'>) =>
	used.find(({ norm }) => norm.id === REGISTERED)?.range ?? null;

/** Whom an answer is about, inside a sentence: the registered, unless it is said how many others there are. */
export const usersText = (answer: Pick<Judged, 'used'>): string =>
	registeredShare(answer) ? m.gap_users_all() : m.gap_users_registered();

/** With how many decimals users per man-year are told: both ends of a span with those of the larger. */
export const perArsverkDecimals = (high: number): number => (high >= 10 ? 0 : 1);

/** Users per man-year. */
export const perArsverkText = (low: number, high = low): string =>
	spanText(low, high, perArsverkDecimals(Math.max(low, high)));

type Sized = Pick<Judged, 'verdict' | 'gap' | 'users' | 'least'>;

/**
 * How much is missing, or how much more there is than needed, in man-years without their sign. Where
 * some users are hidden or not collected, they only add to what is missing.
 */
export function sizeText(answer: Sized): string {
	const { gap, verdict } = answer;
	if (!gap) return '';
	const [low, high] = verdict === 'covered' ? [-gap.high, -gap.low] : [gap.low, gap.high];
	return isOpen(answer)
		? m.at_least({ count: arsverkText(low) })
		: arsverkText(Math.max(0, low), high);
}

/**
 * Whether there is more than is needed by so much that it is told as a number. Where the same
 * assumptions give the whole country more than it needs, the number would be theirs.
 */
export const isSurplus = (answer: Sized & Pick<Judged, 'national'>): boolean =>
	answer.gap !== null && -answer.gap.high >= (answer.least ?? 0) && !isEverywhere(answer);

/**
 * The heading of a kommune: what is said of the second and third pathway, and what it leaves out.
 *
 * @param trying it is not tried on the country yet: a surplus may turn out to be everybody's
 */
export const gapHeading = (answer: Answer, trying = false): string =>
	[gapSaid(answer, trying), gapCautions(answer, trying)].filter(Boolean).join(' ');

/** What is said of the second and third pathway, in one sentence. */
export function gapSaid(answer: Answer, trying = false): string {
	return trying && answer.verdict === 'covered'
		? m.gap_said_enough({ unit: unitText(answer.unit) })
		: leadSentence(answer);
}

/** What belongs with it wherever it is said: the country, what is left out, and whose numbers it rests on. */
export function gapCautions(answer: Answer, trying = false): string {
	const { verdict, gap } = answer;
	return [
		...(trying && verdict !== 'undecided' ? [m.gap_being_tried()] : countrySentences(answer)),
		verdict !== 'undecided' || gap ? outsideText(answer) : '',
		verdict !== 'undecided' && restsOnExample(answer) ? m.gap_said_with_examples() : ''
	]
		.filter(Boolean)
		.join(' ');
}

/** One sentence on a unit, from its answer. */
export function leadSentence(answer: Answer): string {
	const { verdict, gap, why } = answer;
	const unit = unitText(answer.unit);
	if (verdict === 'missing' && gap)
		return isOpen(answer)
			? m.gap_said_at_least({ count: arsverkText(gap.low), unit })
			: m.gap_said_missing({ span: sizeText(answer), unit });
	if (verdict === 'covered' && isEverywhere(answer)) return m.gap_said_enough_everywhere({ unit });
	if (verdict === 'covered')
		return isSurplus(answer)
			? m.gap_said_surplus({ span: sizeText(answer), unit })
			: m.gap_said_enough({ unit });
	if (why?.reason === 'protecting') return m.gap_said_protecting();
	if (why?.reason === 'unset') return unsetSentence(answer, why.assumptions.length);
	if (why?.reason === 'spans-zero' && gap && gap.low < 0 && gap.high > 0)
		return m.gap_said_undecided({
			unit,
			surplus: arsverkText(-gap.low),
			shortage: arsverkText(gap.high)
		});
	return m.gap_said_why({ unit, why: whyText(answer) });
}

function unsetSentence(answer: Answer, count: number): string {
	const { unit, perArsverk } = answer;
	const { here } = perArsverk;
	const said = m.gap_said_unset({ unit: unitText(unit), count });
	if (!here) return said;
	const words = { here: perArsverkText(here.low, here.high), users: usersText(answer) };
	return `${m.gap_said_here(words)} ${said}`;
}

/** What is held outside; empty where nothing is. */
export function outsideText({ outside }: Pick<Judged, 'outside'>): string {
	if (!outside || outside.high < 0.05) return '';
	return m.gap_outside({ span: arsverkText(outside.low, outside.high) });
}

/** Whether the answer rests on an example that nobody has set. */
export const restsOnExample = ({ used, gap }: Pick<Judged, 'used' | 'gap'>): boolean =>
	gap !== null && used.some(({ origin }) => origin === 'example');

/** What the gap of a unit is called in its cell. */
export function gapLabel(answer: Judged): string {
	const { verdict, why } = answer;
	if (verdict === 'missing') return m.gap_label_missing({ span: sizeText(answer) });
	if (verdict === 'covered')
		return isSurplus(answer)
			? m.gap_label_surplus({ span: sizeText(answer) })
			: m.gap_label_enough();
	switch (why?.reason) {
		case 'none-registered':
			return m.gap_label_none_registered();
		case 'too-little':
			return m.gap_label_too_little();
		case 'threshold':
			return m.gap_label_threshold();
		case 'misfit':
			return m.gap_label_misfit();
		case 'no-need':
			return m.gap_label_no_users();
		case 'protecting':
			return m.gap_label_protecting();
		default:
			return m.cannot_be_decided();
	}
}

/** The range of a gap, in words that need no sign. */
export function gapSpanText({ gap }: Pick<Judged, 'gap'>): string {
	if (!gap) return '';
	const { low, high } = gap;
	// Both ends with the digits of the larger: 17 to 175, not 17.0.
	const written = (arsverk: number) => numberText(arsverk, arsverkDecimals(gap));
	if (low >= 0) return m.gap_span_few({ low: written(low), high: written(high) });
	if (high <= 0) return m.gap_span_many({ low: written(-high), high: written(-low) });
	return m.gap_span_few_many({ surplus: written(-low), shortage: written(high) });
}

/** What stands in the way of an answer. */
export function whyText({ why, least }: Pick<Judged, 'why' | 'least'>): string {
	switch (why?.reason) {
		case 'no-need':
			return m.gap_why_no_need();
		case 'none-registered':
			return m.gap_why_none_registered();
		case 'no-capacity':
			return m.gap_why_no_capacity();
		case 'no-forms':
			return m.gap_why_no_forms();
		case 'no-pathways':
			return m.gap_why_no_pathways();
		case 'splits-differ':
			return m.gap_why_splits_differ();
		case 'hidden':
			return m.why_hidden();
		case 'protecting':
			return m.why_protecting();
		case 'not-collected':
			return m.why_not_collected();
		case 'unset':
			return m.why_unset({
				names: why.assumptions.map((one) => inSentence(of(one.norm.navn))).join('; ')
			});
		case 'too-little':
			return m.gap_why_too_little({ least: numberText(least ?? 0, 1) });
		case 'too-old':
			return m.gap_why_too_old({ years: why.years });
		case 'series-break':
			return m.gap_why_series_break();
		case 'misfit':
			return m.gap_why_misfit({ there: numberText(why.there, 1) });
		case 'spans-zero':
			return m.gap_why_spans_zero();
		case 'threshold':
			return m.gap_why_threshold();
		case 'bounds':
			return m.gap_why_bounds();
		case 'other-work':
			return m.gap_why_other_work({ arsverk: arsverkText(why.arsverk) });
		case 'borrowed-forms':
			return m.gap_why_borrowed_forms();
		case 'two-sources':
			return m.gap_why_two_sources({ sources: why.sources.map(sourceName).join(', ') });
		case 'sources':
			return m.gap_why_sources({ sources: why.sources.map(sourceName).join(', ') });
		case 'yardsticks':
			return m.gap_why_yardsticks();
		case undefined:
			return '';
	}
}

/** Why it is not decided where the share of the draws alone would decide it; empty where it decides. */
export function overruledText(answer: Pick<Judged, 'verdict' | 'why' | 'least'>): string {
	const { verdict, why } = answer;
	const decides = verdict !== 'undecided' || !why || why.reason === 'spans-zero';
	return decides ? '' : m.explain_overruled({ why: whyText(answer) });
}

/** What an uncertain input is called, inside a sentence. */
export function driverName(driver: Driver): string {
	switch (driver.kind) {
		case 'intensity':
			return m.gap_driver_intensity({ number: driver.forlop });
		case 'supported':
			return m.gap_driver_supported();
		case 'registered':
			return m.gap_driver_registered();
		case 'counts':
			return m.gap_driver_counts();
		case 'hidden':
			return m.gap_driver_hidden();
		case 'shares': {
			const source = sourceName(driver.source);
			return driver.source === 'is248'
				? m.gap_driver_shares_capacity({ source })
				: m.gap_driver_shares_need({ source });
		}
	}
}

/** What other assumptions could decide: not where sources, yardsticks or years stand in the way. */
export function turnsOnInputs({ verdict, why }: Pick<Judged, 'verdict' | 'why'>): boolean {
	if (verdict !== 'undecided') return true;
	const { reason } = why ?? {};
	return ['spans-zero', 'threshold', 'hidden', 'bounds'].includes(reason ?? '');
}

/** What the width of the answer comes from; of an undecided one, what would help most to know. */
export function dependsText(answer: Answer): string | null {
	const { influences, verdict } = answer;
	if (!turnsOnInputs(answer)) return null;
	const first =
		verdict === 'undecided'
			? influences.toSorted((a, b) => b.settles - a.settles || b.share - a.share)[0]
			: influences[0];
	if (!first) return null;
	const input = driverName(first.driver);
	return verdict === 'undecided' && first.settles > 0
		? m.gap_answer_settled({ input })
		: m.gap_answer_depends({ input });
}

/** Which assumptions an answer rests on: the standard, and how many of them are the user's own. */
export function assumptionsText(inForce: readonly Pick<Assumption, 'origin'>[]): string {
	const own = inForce.filter(({ origin }) => origin === 'local').length;
	return [
		m.assumptions_standard({ version: normerVersjon }),
		own > 0 && m.assumptions_own({ count: own }),
		inForce.some(({ origin }) => origin === 'example') && m.assumptions_examples()
	]
		.filter(Boolean)
		.join(', ');
}

/** What an assumption is called, by its id. */
export function normName(id: string): string {
	const norm = normer.find((one) => one.id === id);
	return norm ? of(norm.navn) : id;
}

/** What a source of need is called: the contract's name, or the name in an own overview. */
export function sourceName(source: string): string {
	const { contract, name } = needSource(source);
	return name || of(kilde(contract).forlopsatlas.kortnavn);
}
