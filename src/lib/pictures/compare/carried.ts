import type { Table } from '../../domain/table.ts';
import type { Around, Carried, Group } from '../../model/compare/carry.ts';
import { collator, m, numberText } from '../../text/index.ts';
import { listText } from '../../text/lists.ts';
import { computed } from '../computed.ts';
import { areaName } from '../kommuneNames.ts';
import type { Picture } from '../of.ts';
import type { Origin } from '../origin.ts';

export interface CarriedInput {
	/** What the kommuner are called together, inside a sentence. */
	area: string;
	place: Origin['place'];
	year: number;
	/** What is shared, as it begins a line: «FACT-team, lite». */
	measure: string;
	/** The measure of the guideline that it is, inside a sentence: «FACT-team». */
	offered: string;
	around: Around;
	/** Where the base comes from, in a sentence. */
	source: string;
	carried: Carried;
	/** Kommuner within reach of a group's middle that have it already, the nearest first. */
	having: (group: Group) => readonly string[];
	/** Whether it has not answered: it counts because the user has asked for it. */
	unanswered: (kommune: string) => boolean;
	/** Sources of the answers and of the adults, with their years. */
	sources: Origin['sources'];
}

export interface CarriedRow {
	/** The kommune in the middle: groups have no other name. */
	id: string;
	/** Codes of all of them. */
	codes: readonly string[];
	names: string;
	said: string;
	/** What else belongs with it. */
	notes: string[];
}

export interface CarriedPicture extends Picture {
	rows: CarriedRow[];
	/** Who could have one alone, who has too few around it, and whose adults are not known. */
	others: string[];
	/** How they are found, and what it can't tell. */
	notes: string[];
}

const nameOf = (code: string) => areaName('kommune', code);
/** The one in the middle first, then the nearest. */
const namesOf = ({ kommuner }: Group) => listText(kommuner.map(nameOf));
const kmText = (km: number) => numberText(Math.round(km));

/**
 * Where neighbours without a measure have people enough together. It is told as what may be enough, by
 * a rule that anyone can go through; who works with whom is for the kommuner to decide.
 */
export function carriedPicture(input: CarriedInput): CarriedPicture {
	const { carried, measure, area, around, place, year, source, sources } = input;
	const groups = carried.groups.toSorted((a, b) => collator.compare(namesOf(a), namesOf(b)));
	const rows = groups.map((group) => rowOf(group, input));
	const heading = headingOf(rows.length, { measure, area });
	const needs = { adults: numberText(around.adults), km: numberText(around.km) };
	const notes = [m.carry_how(needs), m.carry_road(), m.carry_no_decision()];
	const others = othersOf(carried);
	return {
		...{ name: m.carry_title(), heading, rows, notes, others },
		subtitle: m.carry_subtitle({ ...needs, source }),
		summary: [heading, ...rows.map(({ said }) => said), ...others].join(' '),
		table: tableOf(groups, input),
		origin: { place, years: [year], sources, method: [...notes, source].join(' ') }
	};
}

function headingOf(count: number, words: { measure: string; area: string }): string {
	if (count === 0) return m.carry_heading_none(words);
	return count === 1
		? m.carry_heading_one(words)
		: m.carry_heading({ ...words, count: numberText(count) });
}

function rowOf(group: Group, input: CarriedInput): CarriedRow {
	const { offered, around } = input;
	const names = namesOf(group);
	const having = input.having(group);
	const unanswered = group.kommuner.filter(input.unanswered);
	return {
		...{ id: group.middle, codes: group.kommuner, names },
		said: m.carry_said({
			...{ measure: offered, adults: numberText(group.adults), needed: numberText(around.adults) },
			...{ middle: nameOf(group.middle), km: kmText(group.km) }
		}),
		notes: [
			group.near.length > 0 && m.carry_near({ names: listText(group.near.map(nameOf)) }),
			having.length > 0 && m.carry_having({ names: listText(having.map(nameOf)) }),
			unanswered.length > 0 && m.carry_unanswered({ names: listText(unanswered.map(nameOf)) })
		].filter((one) => one !== false)
	};
}

function othersOf({ alone, left, unknown }: Carried): string[] {
	const told = (codes: readonly string[], words: (of: { names: string }) => string) =>
		codes.length > 0 ? [words({ names: listText(codes.map(nameOf)) })] : [];
	return [
		...told(alone, m.carry_alone),
		...told(left, m.carry_left),
		...told(unknown, m.carry_unknown)
	];
}

const tableOf = (groups: readonly Group[], { measure, area }: CarriedInput): Table => ({
	caption: m.carry_caption({ measure, area }),
	columns: [
		{ key: 'kommuner', label: m.carry_column_kommuner() },
		{
			...{ key: 'adults', label: m.carry_column_adults() },
			...{ unit: m.carry_unit_adults(), numeric: true }
		},
		{ key: 'middle', label: m.carry_column_middle() },
		{ key: 'km', label: m.carry_column_km(), unit: 'km', numeric: true },
		{ key: 'near', label: m.carry_column_near() }
	],
	rows: groups.map(({ kommuner, adults, middle, km, near }) => ({
		kommuner: kommuner.map(nameOf).join(', '),
		adults: computed(numberText(adults), { median: adults }, 0),
		middle: nameOf(middle),
		km: computed(kmText(km), { median: km }, 0),
		near: near.map(nameOf).join(', ')
	}))
});
