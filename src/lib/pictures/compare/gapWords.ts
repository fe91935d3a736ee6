import { areas } from '../../catalogue/omrader.ts';
import type { AnswerGroup } from '../../model/compare/answerGroups.ts';
import type { CountyAnswer } from '../../model/compare/countyAnswer.ts';
import type { Answer } from '../../model/answer.ts';
import { isOpen } from '../../model/judge.ts';
import type { Practice, PracticeVerdict } from '../../model/practice.ts';
import { m } from '../../text/index.ts';
import { dependsText, gapCautions, leadSentence, sourceName, whyText } from '../answerWords.ts';
import { arsverkText } from '../arsverkText.ts';
import { isEverywhere } from '../besideCountry.ts';
import { areaName } from '../kommuneNames.ts';
import { reasonName } from '../overview.ts';
import { twoDigits } from '../practice.ts';

/*
 * Two ways to tell an answer. In the list beside others it has no man-years, for those of single
 * kommuner can't be held against each other; the whole of it is told of one at a time.
 */

const GROUPS: Record<AnswerGroup, () => string> = {
	missing: m.gaps_group_missing,
	covered: m.gaps_group_covered,
	undecided: m.gaps_group_undecided,
	'too-little': m.gaps_group_too_little,
	'none-registered': m.gaps_group_none_registered,
	untried: m.gaps_group_untried,
	'no-figures': m.gaps_group_no_figures,
	protecting: m.gaps_group_protecting
};

export const groupName = (group: AnswerGroup): string => GROUPS[group]();

/** What is said of a kommune in the list: no man-years. */
export function saidOf({ answer, practice, kommune }: CountyAnswer): string {
	const { verdict, why } = answer;
	if (why?.reason === 'unset')
		return practice ? practiceSaid(practice, kommune) : m.gaps_said_unset();
	if (why?.reason === 'protecting') return m.gap_said_protecting();
	if (verdict === 'undecided')
		return why ? m.gaps_said_undecided({ why: reasonName(why.reason) }) : m.gaps_group_undecided();
	return [decidedText(answer), localText(answer)].filter(Boolean).join(' ');
}

/** What is said in the list below the answer itself, which its heading has said already. */
export function besideOf(one: CountyAnswer): string {
	const { answer } = one;
	if (answer.verdict === 'undecided') return saidOf(one);
	const open = answer.verdict === 'missing' && isOpen(answer) ? m.gaps_said_open() : '';
	return [localText(answer), open].filter(Boolean).join(' ');
}

/** What is true of the whole country by the same assumptions: said once of all that it is true of. */
export function everywhereText(all: readonly CountyAnswer[]): string {
	const everywhere = all.filter(({ answer }) => isEverywhere(answer));
	const [first] = everywhere;
	if (!first) return '';
	const said =
		first.answer.verdict === 'covered' ? m.gaps_covered_everywhere() : m.gaps_missing_everywhere();
	return everywhere.length === all.length ? said : '';
}

function decidedText(answer: Answer): string {
	const everywhere = isEverywhere(answer);
	if (answer.verdict === 'covered')
		return everywhere ? m.gaps_said_covered_everywhere() : m.gaps_said_covered();
	const said = everywhere ? m.gaps_said_missing_everywhere() : m.gaps_said_missing();
	return isOpen(answer) ? `${said} ${m.gaps_said_open()}` : said;
}

/** Beside the whole country: more or less, where all of its range says so. */
function localText({ national, least }: Answer): string {
	if (!national) return '';
	const { low, median, high } = national.local;
	if (Math.abs(median) < (least ?? 0)) return m.gaps_said_like();
	if (low > 0) return m.gaps_said_fewer();
	return high < 0 ? m.gaps_said_more() : '';
}

const VERDICTS: Record<PracticeVerdict, (words: { area: string }) => string> = {
	more: m.gaps_practice_more,
	less: m.gaps_practice_less,
	'as-most': m.gaps_practice_as_most
};

/** What the kommune has beside what most have, where assumptions are not set. */
function practiceSaid({ verdict, reference }: Practice, kommune: string): string {
	if (verdict === null || reference.kind === 'published') return m.gaps_practice_few();
	return VERDICTS[verdict]({ area: areaAround(reference.area, kommune) });
}

function areaAround(level: 'helsefellesskap' | 'fylke' | 'land', kommune: string): string {
	const found = areas.kommuner.find(({ code }) => code === kommune);
	return level === 'land' || !found ? areaName('land', '0') : areaName(level, found[level]);
}

/** All that is said of one kommune, with its man-years: told of one at a time. */
export function wholeOf({ answer, practice, kommune }: CountyAnswer): string[] {
	const decided = answer.verdict !== 'undecided';
	const why = whyText(answer);
	return [
		leadSentence(answer),
		gapCautions(answer),
		decided || !why || leadSentence(answer).includes(why) ? '' : m.gaps_said_undecided({ why }),
		(decided && dependsText(answer)) || '',
		practice
			? m.gap_practice_heading({
					place: areaName('kommune', kommune),
					here: arsverkText(practice.arsverk),
					expected: twoDigits(practice.expected.low, practice.expected.high)
				})
			: ''
	].filter((one, at, all) => one !== '' && all.indexOf(one) === at);
}

/** Whose users, and whose man-years, each with its year. */
export function behindText({ leads, staff }: Pick<CountyAnswer, 'leads' | 'staff'>): {
	users: string;
	staff: string;
} {
	const named = (one: { source: string; year: number }) => `${sourceName(one.source)} ${one.year}`;
	return {
		users: leads.map(named).join(', '),
		staff: staff ? named(staff) : ''
	};
}
