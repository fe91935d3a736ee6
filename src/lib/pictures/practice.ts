import { kilde } from '../catalogue/kilder.ts';
import { landskilder } from '../catalogue/landet.ts';
import type { PracticeRow } from '../charts/practice/state.ts';
import type { Computed } from '../domain/table.ts';
import type { Range } from '../domain/range.ts';
import {
	isPractice,
	type NoPractice,
	type Practice,
	type PracticeArea,
	type PracticeForm
} from '../model/practice.ts';
import { inSentence, m, numberText, of, spanText } from '../text/index.ts';
import { countedText } from './arsverkText.ts';
import { computed, computedRange, computedSpan } from './computed.ts';
import type { Picture } from './of.ts';
import type { Origin } from './origin.ts';

/** A form of practice, and the years of its two figures. */
export interface PracticeTold {
	practice: Practice | NoPractice;
	years: { persons: number; arsverk: number };
}

export interface PracticeInput {
	/** As it is written: 'Tynset'. */
	place: string;
	/** What its areas are called, inside a sentence. */
	areas: Record<PracticeArea, string>;
	year: number;
	told: readonly PracticeTold[];
	/** Where the figures come from. */
	origin: Origin;
}

export interface PracticePicture extends Omit<Picture, 'heading'> {
	/** The finding of the first form that has one; null where none has. */
	heading: string | null;
	/** What the other forms say, and why some say nothing. */
	sentences: string[];
	/** What it rests on, and what it can't tell. */
	notes: string[];
	rows: PracticeRow[];
}

/** Per so many persons it is told. */
const PER: Record<PracticeForm, number> = { users: 100, adults: 1000 };

/** The form of IS-24/8 was another before this year. */
const ANOTHER_FORM = 2024;

type Shown = PracticeTold & { practice: Practice };

const isShown = (told: PracticeTold): told is Shown => isPractice(told.practice);

/**
 * What a kommune has beside what others have. It says *more*, *less* or *as most*: never that
 * something is missing, and it ranks nobody.
 */
export function practicePicture(input: PracticeInput): PracticePicture {
	const shown = input.told.filter(isShown);
	const [first, ...rest] = shown.map((one) => sentenceOf(one.practice, input));
	const notes = shown.length > 0 ? notesOf(shown, input) : [];
	return {
		name: m.practice_title(),
		origin: { ...input.origin, method: notes.join(' ') },
		heading: first ?? null,
		subtitle: m.practice_subtitle({ years: shown.map(yearsText).join(' ') }),
		sentences: [...rest, ...noneTexts(input)],
		notes,
		summary: shown.map((one) => summaryOf(one.practice, input)).join(' '),
		rows: shown.map((one) => rowOf(one.practice, input)),
		table: tableOf(shown, input)
	};
}

/** With two digits that count: others' figures are not known better than that. */
export function twoDigits(low: number, high = low): string {
	const decimals = digitsAfter(high);
	return spanText(rounded(low, decimals), rounded(high, decimals), Math.max(0, decimals));
}

function digitsAfter(x: number): number {
	if (x <= 0) return 0;
	const decimals = 1 - Math.floor(Math.log10(x));
	// 9.96 is 10, and not 10.0.
	return Math.round(x * 10 ** decimals) >= 100 ? decimals - 1 : decimals;
}

const rounded = (x: number, decimals: number) => Math.round(x * 10 ** decimals) / 10 ** decimals;

const per = ({ form }: Pick<Practice, 'form'>, x: number) => PER[form] * x;

const nameOf = (form: PracticeForm) =>
	form === 'users' ? m.practice_name_users() : m.practice_name_adults();

function personsText({ form, persons }: Practice): string {
	const count = numberText(persons);
	return form === 'users'
		? m.practice_persons_users({ count })
		: m.practice_persons_adults({ count });
}

const expectedText = ({ expected }: Practice) => twoDigits(expected.low, expected.high);

function sentenceOf(practice: Practice, { place, areas }: PracticeInput): string {
	const { reference, verdict } = practice;
	const said = {
		...{ place, arsverk: countedText(practice.arsverk) },
		...{ persons: personsText(practice), expected: expectedText(practice) }
	};
	if (reference.kind === 'published')
		return m.practice_said_published({ ...said, year: String(reference.arsverkYear) });
	const whole = wholeText(reference.area, areas);
	const where = { ...said, area: areas[reference.area], whole };
	if (verdict === 'more') return m.practice_said_more(where);
	if (verdict === 'less') return m.practice_said_less(where);
	if (verdict === 'as-most') return m.practice_said_as_most(where);
	return m.practice_said_pooled({ ...said, whole });
}

/** The kommuner of an area taken together; of the whole country that is said already. */
const wholeText = (area: PracticeArea, areas: PracticeInput['areas']) =>
	area === 'land' ? areas.land : m.practice_whole({ area: areas[area] });

/** Why a form says nothing; said once where it is the same for both. */
function noneTexts({ told, place }: PracticeInput): string[] {
	const texts = told.flatMap(({ practice }) =>
		isPractice(practice) ? [] : [noneText(practice, place)]
	);
	return [...new Set(texts)];
}

function noneText({ form, why }: NoPractice, place: string): string {
	switch (why) {
		case 'hidden':
			return m.practice_no_hidden();
		case 'protecting':
			return m.practice_no_protecting();
		case 'no-arsverk':
			return m.practice_no_arsverk({ place });
		case 'none-registered':
			return m.practice_no_registered();
		case 'no-persons':
			return form === 'users' ? m.practice_no_users({ place }) : m.practice_no_adults({ place });
	}
}

function yearsText({ practice: { form }, years: { persons, arsverk } }: Shown): string {
	const name = nameOf(form);
	if (persons === arsverk) return m.practice_years_same({ name, year: String(arsverk) });
	const said = { name, persons: String(persons), arsverk: String(arsverk) };
	return form === 'users' ? m.practice_years(said) : m.practice_years_adults(said);
}

function notesOf(shown: readonly Shown[], input: PracticeInput): string[] {
	const practices = shown.map(({ practice }) => practice);
	const notes = [
		...practices.map((one) => referenceNote(one, input)),
		...practices.map((one) => (one.reference.passed.length > 0 ? passedNote(one, input) : null)),
		practices.some(({ most }) => most) ? m.practice_note_most() : null,
		practices.some(({ reference, most }) => reference.kind === 'kommuner' && !most)
			? m.practice_note_few()
			: null,
		practices.some(({ form, reference: { kind } }) => form === 'users' && kind === 'published')
			? m.practice_note_participation()
			: null,
		shown.some(acrossForms) ? m.practice_note_break() : null,
		practices.some(({ form }) => form === 'users') ? m.practice_note_registered() : null,
		publisherWarning(),
		m.practice_sources({ sources: sourcesOf(practices).join('; ') })
	];
	return [...new Set(notes.filter((one) => one !== null))];
}

/** The publisher of the man-years warns against what is done here: its words stand beside it. */
function publisherWarning(): string | null {
	const [warning] = kilde('is248').forlopsatlas.advarsler;
	return warning ? of(warning) : null;
}

function sourcesOf(practices: readonly Practice[]): string[] {
	const ids = ['is248', ...practices.map(({ form }) => PERSON_SOURCE[form])];
	return [...new Set(ids)].map((id) => of(kilde(id).forlopsatlas.kortnavn));
}

const PERSON_SOURCE: Record<PracticeForm, string> = { users: 'brukerplan', adults: 'befolkning' };

function referenceNote({ form, reference }: Practice, { areas, place }: PracticeInput): string {
	if (reference.kind === 'published') {
		const titles = ['is248', PERSON_SOURCE[form]].map((id) => landskilder[id]?.tittel ?? id);
		return m.practice_note_published({ titles: titles.join('; ') });
	}
	const { n, of: size, area, leftOut } = reference;
	const said = { n: numberText(n), of: numberText(size), area: areas[area] };
	const note = form === 'users' ? m.practice_note_users(said) : m.practice_note_adults(said);
	return leftOut ? `${note} ${m.practice_note_left_out({ place })}` : note;
}

function passedNote({ reference }: Practice, { areas }: PracticeInput): string | null {
	if (reference.kind === 'published') return null;
	const names = [...new Set(reference.passed.map((area) => areas[area]))];
	const last = names.pop() ?? '';
	const listed = names.length > 0 ? m.practice_and({ first: names.join(', '), last }) : last;
	return m.practice_note_passed({ areas: listed, area: areas[reference.area] });
}

/** The man-years here are of the form of 2024, and those beside them of the one before. */
const acrossForms = ({ practice: { reference }, years }: Shown) =>
	reference.kind === 'published' &&
	reference.arsverkYear < ANOTHER_FORM &&
	years.arsverk >= ANOTHER_FORM;

const rateText = (practice: Practice, { low, high }: Pick<Range, 'low' | 'high'>) =>
	twoDigits(per(practice, low), per(practice, high));

const hereText = (practice: Practice) => twoDigits(per(practice, practice.here.middle));

const rates = (practice: Practice, { low, high }: Pick<Range, 'low' | 'high'>): Computed =>
	digitsOf(rateText(practice, { low, high }), [per(practice, low), per(practice, high)]);

/** No more digits behind a figure than it is written with. */
function digitsOf(text: string, [from, to = from]: [number, number?]): Computed {
	const decimals = digitsAfter(to);
	const [low, high] = [rounded(from, decimals), rounded(to, decimals)];
	const places = Math.max(0, decimals);
	return low === high
		? computed(text, { median: low }, places)
		: computed(text, { low, median: null, high }, places);
}

function pooledName({ reference }: Practice, { areas }: PracticeInput): string {
	if (reference.kind === 'published') return m.practice_reference_published();
	const { area, n, of: size } = reference;
	return m.practice_reference({ area: areas[area], n: numberText(n), of: numberText(size) });
}

function rowOf(practice: Practice, { place, areas }: PracticeInput): PracticeRow {
	const { form, reference, here, pooled, most } = practice;
	const value = rateText(practice, pooled);
	const spread = ({ low, middle, high }: Range) =>
		computedRange({
			low: per(practice, low),
			median: per(practice, middle),
			high: per(practice, high)
		});
	return {
		...{ id: form, name: nameOf(form), here: spread(here), pooled: spread(pooled) },
		most: computedSpan(most && { low: per(practice, most.low), high: per(practice, most.high) }),
		texts: {
			here: m.practice_label_here({ place, value: hereText(practice) }),
			pooled:
				reference.kind === 'published'
					? m.practice_label_published({ year: String(reference.arsverkYear), value })
					: m.practice_label_pooled({ whole: wholeText(reference.area, areas), value }),
			most: most && m.practice_label_most({ span: rateText(practice, most) })
		}
	};
}

function summaryOf(practice: Practice, input: PracticeInput): string {
	const said = m.practice_summary({
		...{ name: nameOf(practice.form), place: input.place, here: hereText(practice) },
		...{ reference: pooledName(practice, input), pooled: rateText(practice, practice.pooled) }
	});
	const { most } = practice;
	return most ? `${said} ${m.practice_summary_most({ span: rateText(practice, most) })}` : said;
}

function tableOf(shown: readonly Shown[], input: PracticeInput): PracticePicture['table'] {
	const numeric = { numeric: true };
	return {
		caption: m.practice_caption({ place: input.place, year: String(input.year) }),
		columns: [
			{ key: 'form', label: m.practice_column_form() },
			{ key: 'here', label: m.practice_column_here(), ...numeric },
			{ key: 'pooled', label: m.practice_column_pooled(), ...numeric },
			{ key: 'most', label: m.practice_column_most(), ...numeric },
			{ key: 'unit', label: m.practice_column_unit() },
			{ key: 'persons', label: m.practice_column_persons(), ...numeric },
			{ key: 'arsverk', label: m.practice_column_arsverk(), unit: m.forms_unit(), ...numeric },
			{ key: 'expected', label: m.practice_column_expected(), unit: m.forms_unit(), ...numeric },
			{ key: 'reference', label: m.practice_column_reference() },
			{ key: 'year', label: m.practice_column_year() }
		],
		rows: shown.map(({ practice, years: { persons, arsverk } }) => ({
			form: nameOf(practice.form),
			unit: inSentence(nameOf(practice.form)),
			here: digitsOf(hereText(practice), [per(practice, practice.here.middle)]),
			pooled: rates(practice, practice.pooled),
			most: practice.most ? rates(practice, practice.most) : m.practice_not_said(),
			persons: computed(numberText(practice.persons), { median: practice.persons }, 0),
			arsverk: computed(numberText(practice.arsverk, 1), { median: practice.arsverk }, 1),
			expected: digitsOf(expectedText(practice), [practice.expected.low, practice.expected.high]),
			reference: pooledName(practice, input),
			year: persons === arsverk ? String(arsverk) : `${persons}, ${arsverk}`
		}))
	};
}
