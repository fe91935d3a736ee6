import type { Answer } from '../model/answer.ts';
import { isOpen } from '../model/judge.ts';
import type { PathwayFigures } from '../model/pathwayFigures.ts';
import { begun, m } from '../text/index.ts';
import { yearsText } from '../text/lists.ts';
import { isSurplus, registeredShare, restsOnExample } from './answerWords.ts';
import { arsverkText } from './arsverkText.ts';
import { besideOthers, countrySentences, isEverywhere } from './besideCountry.ts';
import { settling, whySentence } from './cardWhy.ts';
import { arsverkBetween, betweenText, inputText } from './cardWords.ts';

/** The second and third pathway as one, as the card is written from it. */
export type Told = Pick<PathwayFigures, 'answer' | 'leads' | 'staff'>;

/** The answer, what it is about, and what it hangs on: what the page says, and no more. */
export const cardSentences = (told: Told, place: string): [string, string, string] => [
	answerSentence(told.answer, place),
	aboutSentence(told),
	hangsSentence(told.answer, place)
];

/** Where the answer is true of the whole country too, the kommune beside others is what can be told. */
function answerSentence(answer: Answer, place: string): string {
	const { verdict, gap, why } = answer;
	const particular = besideOthers(answer, place);
	if (particular) return `${particular}.`;
	if (verdict === 'missing') return m.card_missing({ place, count: missingText(answer) });
	if (verdict === 'covered')
		return gap && isSurplus(answer)
			? m.card_surplus({ place, count: arsverkBetween({ low: -gap.high, high: -gap.low }) })
			: m.card_enough({ place });
	if (why?.reason === 'protecting') return m.card_protecting({ place });
	return spansZero(answer) && gap
		? m.card_undecided_between({
				place,
				surplus: arsverkText(-gap.low),
				shortage: arsverkText(gap.high)
			})
		: m.card_undecided({ place });
}

/** How much is missing, as it is said; where some users are hidden, at least so much. */
export function missingText(answer: Pick<Answer, 'gap' | 'users'>): string {
	const { gap } = answer;
	if (!gap) return '';
	return isOpen(answer)
		? m.card_at_least({ count: arsverkText(gap.low) })
		: arsverkBetween({ low: Math.max(0, gap.low), high: gap.high });
}

/** The range alone is what stands in the way, and may be told. */
export const spansZero = ({ why, gap }: Pick<Answer, 'why' | 'gap'>): boolean =>
	why?.reason === 'spans-zero' && gap !== null && gap.low < 0 && gap.high > 0;

/** Of what is not known the third sentence tells: it stands in the way of the answer. */
function aboutSentence(told: Told): string {
	const { answer, staff } = told;
	const [users, years] = [usersText(told), yearsOf(told)];
	const count = answer.capacity && arsverkBetween(answer.capacity);
	if (!count || !staff) return begun(`${users ?? m.card_users_unknown()}.`);
	if (users === null) return begun(m.card_staff_alone({ count, year: staff.year }));
	const same = years.length === 1 && years[0] === staff.year;
	return begun(
		m.card_about({
			users,
			staff: same ? m.card_staff_same({ count }) : m.card_staff({ count, year: staff.year })
		})
	);
}

const yearsOf = ({ leads }: Told): number[] =>
	[...new Set(leads.map(({ year }) => year))].sort((a, b) => a - b);

/** Null where nobody has registered any. */
function usersText(told: Told): string | null {
	const { answer, leads } = told;
	const { users, why } = answer;
	if (why?.reason === 'protecting') return m.card_users_protecting();
	if (users?.open && why?.reason !== 'not-collected') return m.card_users_hidden();
	if (!users || users.open || leads.length === 0) return null;
	const words = { count: betweenText(users, 0), year: yearsText(yearsOf(told)) };
	// What is scaled up, or follows from the population, nobody has registered.
	const estimated =
		registeredShare(answer) !== null || leads.some(({ source }) => source === 'befolkning');
	return estimated ? m.card_users_estimated(words) : m.card_users_registered(words);
}

/** What the answer hangs on; of one that isn't given, what stands in its way. */
function hangsSentence(answer: Answer, place: string): string {
	const { verdict, influences, why } = answer;
	if (isEverywhere(answer))
		return verdict === 'missing'
			? m.card_everywhere_short({ place, count: missingText(answer) })
			: m.card_everywhere_enough();
	if (verdict === 'undecided') {
		const input = why?.reason === 'spans-zero' ? settling(answer) : null;
		return input ? m.card_depends({ input: inputText(input) }) : whySentence(answer);
	}
	const [first] = influences;
	return first ? m.card_depends({ input: inputText(first.driver) }) : m.card_certain();
}

/** What must be known to read it, in small letters. */
export function cardNotes(
	{ answer }: Pick<Told, 'answer'>,
	trying: boolean,
	registered: number | null
): string[] {
	const notes: string[] = [m.card_arsverk()];
	const { verdict, outside, gap, users } = answer;
	// Who sees both numbers on one sheet would think that one of them is wrong.
	if (users && !users.open && registered !== null && Math.round(users.high) > registered)
		notes.push(m.card_users_above());
	if (verdict !== 'undecided') notes.push(m.gap_probably());
	if (outside && outside.high >= 0.05 && (verdict !== 'undecided' || gap))
		notes.push(m.card_outside({ count: begun(arsverkBetween(outside)) }));
	if (trying && verdict !== 'undecided') notes.push(m.card_trying());
	else if (!isEverywhere(answer)) notes.push(...countrySentences(answer));
	if (restsOnExample(answer)) notes.push(m.card_examples());
	return notes;
}
