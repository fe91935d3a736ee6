import type { Base } from '../model/plan.ts';
import type { SharedTeam, TeamQuestion } from '../model/team.ts';
import { m, numberText, of, spanText } from '../text/index.ts';
import { yearsText } from '../text/lists.ts';
import { unitText } from './answerWords.ts';
import {
	changeText,
	heldText,
	knownArsverk,
	knownText,
	toldText,
	type Told
} from './planAnswer.ts';

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

/** A kommune that would share a team, in words; the last one is all that are counted. */
export interface TeamRow {
	place: string;
	/** The years of its own figures, where they are of others than the one shown. */
	years: string;
	adults: string;
	users: string;
	capacity: string;
	today: string;
	part: string;
	then: string;
}

export interface TeamTable {
	caption: string;
	rows: TeamRow[];
	sum: TeamRow;
	/** How many are in the sum. */
	counted: number;
}

interface TeamTold {
	team: SharedTeam;
	question: TeamQuestion;
	year: number;
	/** How the team is split, in words. */
	split: string;
}

/** What a shared team gives each kommune, as a table. */
export function teamTable({ team, question, year, split }: TeamTold): TeamTable {
	const counted = team.sharers.filter((one) => one.counted).length;
	const words = { name: of(question.measure.navn), unit: unitText(team.unit) };
	const known = team.sharers.every(({ adults }) => adults !== null);
	const adults = team.sharers.reduce((total, one) => total + (one.adults ?? 0), 0);
	return {
		caption: m.plan_together_caption({ ...words, year, split }),
		rows: team.sharers.map((one) => ({
			...rowOf(one, one.part, team),
			place: one.place,
			years: yearsOf(one.place, question, year),
			adults: one.adults === null ? m.plan_not_known() : numberText(one.adults)
		})),
		sum: {
			...rowOf(team, counted > 0 ? team.part : null, team),
			place: m.plan_together_sum({ n: counted, all: team.sharers.length }),
			years: '',
			adults: known ? numberText(adults) : m.plan_not_known()
		},
		counted
	};
}

function rowOf(
	{ today, then }: Pick<SharedTeam, 'today' | 'then'>,
	part: number | null,
	team: SharedTeam
) {
	return {
		users: knownText(today.users, 0),
		capacity: knownArsverk(today.capacity),
		today: toldText({ ...today, uncounted: false }),
		part: partText(part, team),
		then: then ? thenText({ ...then, uncounted: false }) : m.plan_not_known()
	};
}

function thenText(then: Told): string {
	return [changeText(then), heldText(then), toldText(then)]
		.filter(Boolean)
		.map((one) => `${one}.`)
		.join(' ');
}

/** A part of a team: its share, and its man-years where they are known. */
function partText(part: number | null, { arsverk }: SharedTeam): string {
	if (part === null) return m.plan_not_known();
	const small = part > 0 && part < 0.005;
	const share = small ? m.plan_part_small() : m.percent({ value: numberText(part * 100) });
	if (!arsverk) return share;
	const decimals = part * arsverk.high < 0.1 ? 2 : 1;
	const span = spanText(part * arsverk.low, part * arsverk.high, decimals);
	return m.plan_part({ share, span });
}

function yearsOf(place: string, { kommuner, measure }: TeamQuestion, year: number): string {
	const known = kommuner.find((one) => one.known.place === place)?.known;
	const [need, capacity] = [known?.need[measure.forlop]?.year, known?.capacity?.year];
	const others = [need, capacity].filter((one) => one !== undefined && one !== year);
	return others.length > 0
		? m.plan_together_years({ need: need ?? '–', capacity: capacity ?? '–' })
		: '';
}
