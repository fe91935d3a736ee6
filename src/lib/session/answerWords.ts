import { kobling, normer, type Norm } from '../catalogue/forlop.ts';
import { indikator } from '../catalogue/indikatorer.ts';
import { kilde } from '../catalogue/kilder.ts';
import type { Answer } from '../model/answer.ts';
import { isOpen } from '../model/judge.ts';
import type { Influence, Input } from '../model/sensitivity.ts';
import { inSentence, m, numberText, of, spanText } from '../text/index.ts';
import { needSource } from './needSource.ts';

/** One sentence on a pathway, built from its answer; the heading of its picture. */
export function answerSentence(answer: Answer): string {
	const { verdict, gap } = answer;
	const lead = leadSentence(answer);
	if (!gap) return lead;
	if (verdict === 'undecided') return [lead, settledBy(answer)].filter(Boolean).join(' ');
	return [lead, mostUncertain(answer)].filter(Boolean).join(' ');
}

function leadSentence(answer: Answer): string {
	const { forlop: number, verdict, why, gap, coverage } = answer;
	if (verdict === 'missing' && gap) {
		const span = sizeText(answer);
		return coverage
			? m.answer_missing({ number, covers: spanText(coverage.low, coverage.high), span })
			: m.answer_missing_plain({ number, span });
	}
	if (verdict === 'covered') return m.answer_covered({ number });
	if (why?.reason === 'spans-zero')
		return coverage
			? m.answer_undecided_covers({ number, covers: spanText(coverage.low, coverage.high) })
			: m.answer_undecided({ number });
	return m.answer_undecided_why({ number, why: whyText(answer) });
}

/**
 * How much is missing, or how much more there is than needed, in man-years without their sign. Where
 * a decided answer rests on something hidden or not collected, that only adds to it.
 */
export function sizeText(answer: Pick<Answer, 'verdict' | 'gap' | 'users' | 'capacity'>): string {
	const { gap, verdict } = answer;
	if (!gap) return '';
	const [low, high] = verdict === 'covered' ? [-gap.high, -gap.low] : [gap.low, gap.high];
	return isOpen(answer) ? m.at_least({ count: numberText(low, 1) }) : spanText(low, high, 1);
}

/** What the width of the answer comes from. */
function mostUncertain({ influences: [first] }: Answer): string | null {
	return first ? m.answer_uncertain({ input: inSentence(inputName(first.input)) }) : null;
}

/** What would settle it: an input that alone decides, or else the one that moves the gap most. */
function settledBy(answer: Answer): string | null {
	const deciding = answer.influences.find(({ flips }) => flips);
	return deciding
		? m.answer_settled_by({ input: inSentence(inputName(deciding.input)) })
		: mostUncertain(answer);
}

/** What stands in the way of an answer. */
export function whyText({ why }: Pick<Answer, 'why'>): string {
	switch (why?.reason) {
		case 'no-need':
			return m.why_no_need();
		case 'no-capacity':
			return m.why_no_capacity();
		case 'hidden':
			return m.why_hidden();
		case 'not-collected':
			return m.why_not_collected();
		case 'unset':
			return m.why_unset({
				names: why.assumptions.map((one) => inSentence(of(one.norm.navn))).join(', ')
			});
		case 'spans-zero':
			return m.why_spans_zero();
		case undefined:
			return '';
	}
}

/** What an uncertain input is called. */
export function inputName({ kind, id }: Input): string {
	if (kind === 'norm') {
		const norm = normer.find((one) => one.id === id);
		return norm ? of(norm.navn) : id;
	}
	if (kind === 'hidden' || kind === 'capacity-hidden') return m.input_hidden();
	if (kind === 'share' || kind === 'capacity-share') {
		const regel = kobling.regler.find((one) => one.id === id);
		return m.input_share({ group: regel ? groupName(regel.kilde, regel.verdi) : id });
	}
	if (id.startsWith('delt_')) return m.input_shared();
	if (id.startsWith('forlop_') || id === 'psykose')
		return kind === 'capacity' ? m.input_capacity_alone() : m.input_count_alone();
	const source = kind === 'capacity' ? 'is248' : 'brukerplan';
	const group = groupName(source, id);
	return kind === 'capacity' ? m.input_capacity({ group }) : m.input_count({ group });
}

/** Which indicator names the groups of a source, in the three languages. */
const NAMED_BY: Record<string, string> = {
	brukerplan: 'brukere_gruppe',
	is248: 'arsverk_tiltakstype'
};

/** A group of a source; one that no indicator names is called by its id. */
function groupName(source: string, value: string): string {
	const named = NAMED_BY[source];
	const name = named ? indikator(named).kategorier?.[value] : undefined;
	return name ? inSentence(of(name)) : value.replaceAll('_', ' ');
}

/** What an input is counted in; null for a share, which is told in per cent. */
export function inputUnit({ kind, id }: Input): string | null {
	if (kind === 'share' || kind === 'capacity-share') return null;
	if (kind === 'norm') {
		const norm = normer.find((one) => one.id === id);
		return !norm || isShare(norm) ? null : of(norm.enhet);
	}
	return kind === 'capacity' || kind === 'capacity-hidden' ? m.unit_arsverk() : m.unit_users();
}

/** Whether an assumption is a share from 0 to 1; its unit says so. */
const isShare = ({ enhet }: Pick<Norm, 'enhet'>) => enhet.nb.includes('0–1');

/** The ends of an input, in its own unit. */
export function endsText({ input, from, to }: Influence): [string, string] {
	const share = inputUnit(input) === null;
	const text = (x: number) =>
		share ? m.percent({ value: numberText(x * 100) }) : numberText(x, to < 1 ? 2 : to < 20 ? 1 : 0);
	return [text(from), text(to)];
}

/** What a source of need is called: the contract's name, or the name in an own overview. */
export function sourceName(source: string): string {
	const { contract, name } = needSource(source);
	return name || kilde(contract).forlopsatlas.kortnavn;
}
