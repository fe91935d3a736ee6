import type { Assumption } from '../model/assumptions.ts';
import type { FigureSet } from '../model/figureSet.ts';
import type { Plan } from '../model/plan.ts';
import { inSentence, m } from '../text/index.ts';
import { sourceName } from './answerWords.ts';
import { askOf, type Ask } from './cardAsk.ts';
import { cardBars, type CardBars } from './cardBars.ts';
import { cardNotes, cardSentences, type Told } from './cardSentences.ts';
import { cardTrend, type CardTrend } from './cardTrend.ts';
import { together, type Origin } from './origin.ts';

/*
 * The council's card: one sheet about a kommune, for those who read this and nothing else. Three
 * sentences, three bars, one development and one sum, each of them from the answer of the kommune's
 * own page; names of sources and assumptions stand at its foot alone.
 */

export interface Card {
	/** What it is called as a file. */
	name: string;
	/** As it is written: 'Tynset'. */
	place: string;
	title: string;
	/** What all of it is about. */
	about: string;
	sentences: readonly string[];
	/** What must be known to read them. */
	notes: readonly string[];
	bars: CardBars;
	/** Null where no years may be compared. */
	trend: CardTrend | null;
	ask: Ask;
	/** Where each of it comes from. */
	sources: string;
	origin: Origin;
}

export interface CardInput {
	/** As it is written: 'Tynset'. */
	place: string;
	kommune: string;
	year: number;
	set: FigureSet;
	/** The second and third pathway together, with what others have weighed in. */
	told: Told;
	/** Where the answer comes from. */
	origin: Origin;
	/** It is not tried on the country yet. */
	trying: boolean;
	plan: Plan | null;
	/** The scenario of the plan that is asked for; null: the first that puts something in. */
	chosen: string | null;
	assumptions: readonly Assumption[];
}

export function cardOf(input: CardInput): Card {
	const { place, year, set, told, trying, plan, chosen, assumptions, kommune } = input;
	const { answer } = told;
	const trend = cardTrend(set, { kommune, year });
	const { origin } = input;
	return {
		...{ name: m.card_page(), place },
		title: m.card_title({ place, year }),
		about: m.card_about_work(),
		sentences: cardSentences(told, place),
		notes: cardNotes(told, trying, trend?.registered ?? null),
		bars: cardBars(answer, place),
		trend,
		ask: askOf({ answer, plan, chosen, assumptions }),
		sources: sourcesText(input, trend),
		origin: { ...origin, sources: together(origin.sources, trend?.origin.sources ?? []) }
	};
}

/** By what each is used for: a name alone tells the council nothing. */
function sourcesText({ told, origin }: CardInput, trend: CardTrend | null): string {
	const { leads, staff } = told;
	const named = (source: string, years: string) => `${sourceName(source)} ${years}`;
	const users = [...new Set(leads.map(({ source, year }) => named(source, String(year))))];
	const model = [origin.assumptions, origin.crosswalk].flatMap((one) => one ?? []);
	const developed = trend?.origin.sources.map(({ id, years }) => named(id, ends(years))) ?? [];
	const parts = [
		users.length > 0 && m.card_source_users({ names: users.join(', ') }),
		staff && m.card_source_staff({ names: named(staff.source, String(staff.year)) }),
		developed.length > 0 && m.card_source_trend({ names: developed.join(', ') })
	].filter((one) => one !== false && one !== null);
	return [
		m.card_sources({ sources: parts.join(', ') }),
		...(model.length > 0 ? [m.card_source_model({ names: inSentence(model.join(', ')) })] : [])
	].join(' ');
}

const ends = (years: readonly number[]) => [...new Set([years[0], years.at(-1)])].join('–');
