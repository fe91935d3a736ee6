import type { Table } from '../../domain/table.ts';
import { byAnswer, type AnswerGroup } from '../../model/compare/answerGroups.ts';
import type { CountyAnswer } from '../../model/compare/countyAnswer.ts';
import type { Hosting } from '../../model/compare/hosts.ts';
import type { CrosswalkInForce } from '../../model/crosswalkSet.ts';
import type { Overview } from '../../model/overview.ts';
import { begun, collator, m, numberText, spanText } from '../../text/index.ts';
import { assumptionsText } from '../answerWords.ts';
import { crosswalkBehind } from '../crosswalkWords.ts';
import { areaName } from '../kommuneNames.ts';
import type { Picture } from '../of.ts';
import { sourcesBehind, type Origin } from '../origin.ts';
import { behindText, besideOf, everywhereText, groupName, saidOf, wholeOf } from './gapWords.ts';
import { hostSentences } from './hosts.ts';
import { settlesText } from './settles.ts';

export interface CountyGapsInput {
	/** What the kommuner are called together, inside a sentence: «Innlandet». */
	area: string;
	/** Where they are, for what leaves the page. */
	place: Origin['place'];
	/** Codes of all its kommuner. */
	kommuner: readonly string[];
	year: number;
	told: readonly CountyAnswer[];
	/** Of the same kommuner, by the assumptions alone. */
	overview: Pick<Overview, 'lacking' | 'compared'>;
	hosts: readonly Hosting[];
	crosswalk: CrosswalkInForce;
}

/** One kommune under its answer. */
export interface GapRow {
	code: string;
	name: string;
	/** Without man-years: it stands beside others. */
	said: string;
	/** The same below its answer, which says the rest of it; may be empty. */
	beside: string;
	/** What would settle it; null where it is settled. */
	settles: string | null;
	/** Whose users and whose man-years, with their years. */
	behind: string;
	/** Whom it serves, or who serves it. */
	hosts: string[];
	/** All of it, with its man-years: told of one kommune at a time. */
	whole: string[];
}

export interface GapGroup {
	group: AnswerGroup;
	name: string;
	count: string;
	/** What is true of all of them; empty: nothing. */
	note: string;
	rows: GapRow[];
}

export interface CountyGapsPicture extends Picture {
	groups: GapGroup[];
	/** How sure it is how many get which answer. */
	range: string;
	/** Names of kommuner with no figures of users or man-years. */
	silent: string[];
	/** Names of assumptions that are not set; none: it is tried. */
	unset: string[];
	/** What belongs with all of it. */
	notes: string[];
}

/**
 * The answers of all kommuner of an area, by answer and by name inside it: a gap is made of man-years
 * that can't be held against each other, so it is in no order, no colour and no column here.
 */
export function countyGapsPicture(input: CountyGapsInput): CountyGapsPicture {
	const { told, kommuner, area, year } = input;
	const rows = new Map(told.map((one) => [one.kommune, rowOf(one, input.hosts)]));
	const nameOf = ({ kommune }: CountyAnswer) => rows.get(kommune)?.name ?? kommune;
	const grouped = byAnswer(told, (a, b) => collator.compare(nameOf(a), nameOf(b)));
	const groups = grouped.map(({ group, members }) => ({
		...{ group, name: groupName(group), count: numberText(members.length) },
		note: everywhereText(members),
		rows: members.flatMap(({ kommune }) => rows.get(kommune) ?? [])
	}));
	const heading = headingOf(grouped, told.length, area);
	const from = m.gaps_from({ n: numberText(told.length), all: numberText(kommuner.length) });
	const silent = silentIn(input);
	const range = rangeText(input);
	return {
		...{ name: m.gaps_title(), heading, groups, silent, range },
		more: range,
		subtitle: m.gaps_subtitle({ area, from, year: String(year) }),
		summary: [
			heading,
			...groups.map(({ name, count }) => m.gaps_summary({ name, count })),
			from,
			range
		].join(' '),
		unset: unsetIn(told),
		notes: [m.gaps_why_names(), m.gap_probably()],
		table: tableOf(groups, area),
		origin: originOf(input)
	};
}

function rowOf(one: CountyAnswer, hosts: readonly Hosting[]): GapRow {
	const { users, staff } = behindText(one);
	return {
		code: one.kommune,
		name: areaName('kommune', one.kommune),
		said: saidOf(one),
		beside: besideOf(one),
		settles: settlesText(one.answer),
		behind: [
			users ? m.gaps_behind_users({ users }) : m.gaps_behind_no_users(),
			staff ? m.gaps_behind_staff({ staff }) : m.gaps_behind_no_staff()
		].join(' · '),
		hosts: hostSentences(hosts, one.kommune),
		whole: wholeOf(one)
	};
}

type Counted = { group: AnswerGroup; members: readonly unknown[] }[];

function headingOf(groups: Counted, n: number, area: string): string {
	const count = (group: AnswerGroup) =>
		groups.find((one) => one.group === group)?.members.length ?? 0;
	const [missing, covered, untried] = [count('missing'), count('covered'), count('untried')];
	const all = numberText(n);
	if (n === 0) return m.gaps_heading_none({ area });
	if (untried === n) return m.gaps_heading_untried({ area, all });
	return m.gaps_heading({
		...{ area, all },
		missing: numberText(missing),
		covered: numberText(covered),
		rest: numberText(n - missing - covered)
	});
}

/** Errors in the assumptions come in all kommuner at once, so the counts move together. */
function rangeText({ overview: { lacking, compared } }: CountyGapsInput): string {
	if (!lacking) return m.gaps_range_none();
	return m.gaps_range({
		span: spanText(Math.round(lacking.low), Math.round(lacking.high)),
		compared: numberText(compared)
	});
}

function silentIn({ kommuner, told }: CountyGapsInput): string[] {
	const heard = new Set(told.map(({ kommune }) => kommune));
	return kommuner
		.filter((code) => !heard.has(code))
		.map((code) => areaName('kommune', code))
		.sort(collator.compare);
}

/** Each once, in the order they are met. */
function unsetIn(told: readonly CountyAnswer[]): string[] {
	const sentences = told.flatMap(({ answer }) =>
		answer.why?.reason === 'unset' ? (settlesText(answer) ?? []) : []
	);
	return [...new Set(sentences)];
}

function tableOf(groups: readonly GapGroup[], area: string): Table {
	return {
		caption: m.gaps_caption({ area }),
		columns: [
			{ key: 'kommune', label: m.gaps_column_kommune() },
			{ key: 'answer', label: m.gaps_column_answer() },
			{ key: 'said', label: m.gaps_column_said() },
			{ key: 'settles', label: m.gaps_column_settles() },
			{ key: 'behind', label: m.gaps_column_behind() },
			{ key: 'hosts', label: m.gaps_column_hosts() }
		],
		rows: groups.flatMap(({ name, rows }) =>
			rows.map((row) => ({
				...{ kommune: row.name, answer: name, said: row.said, behind: row.behind },
				...{ settles: row.settles ?? '', hosts: row.hosts.join(' ') }
			}))
		)
	};
}

function originOf({ told, place, year, crosswalk }: CountyGapsInput): Origin {
	const used = told.find(({ answer }) => answer.used.length > 0)?.answer.used ?? [];
	const resting = told.map((one) => crosswalkBehind(one, crosswalk)).find((one) => one !== null);
	return {
		...{ place, years: [year], sources: sourcesBehind(told) },
		method: [m.gaps_why_names(), m.gap_probably()].join(' '),
		crosswalk: resting ?? null,
		assumptions: begun(assumptionsText(used))
	};
}
