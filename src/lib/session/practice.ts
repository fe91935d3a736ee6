import { areas } from '../catalogue/omrader.ts';
import type { Kommune } from '../domain/area.ts';
import type { Figure, Released } from '../domain/figure.ts';
import { OLDEST } from '../model/balance.ts';
import type { Judged } from '../model/judge.ts';
import {
	AREAS,
	isPractice,
	practiceOf,
	type NoPractice,
	type Practice,
	type PracticeArea,
	type PracticeForm,
	type Telling
} from '../model/practice.ts';
import { TOGETHER, type Unit } from '../model/units.ts';
import { besidePractice } from '../model/yardsticks.ts';
import type { FigureSet } from '../model/figureSet.ts';

/** A form of practice, and the years of its two figures. */
export interface PracticeInYears {
	practice: Practice | NoPractice;
	years: Years;
	/** Figures of the kommune that can be explained. */
	figures: Figure[];
}

interface Years {
	persons: number;
	arsverk: number;
}

/** Figures of all kommuner as they may be shared; none where they are not there. */
export interface Others {
	set: FigureSet | null;
	kommuner: readonly string[];
}

/** Where persons are counted: the numerator of all users, and adults. */
const PERSONS: Record<PracticeForm, { indicator: string; cell: (of: Figure) => Released }> = {
	users: { indicator: 'brukere_i_alt_rate', cell: ({ numerator }) => numerator },
	adults: { indicator: 'innbyggere_18', cell: ({ value }) => value }
};

export const PRACTICE_FORMS: readonly PracticeForm[] = ['users', 'adults'];

/**
 * A kommune's man-years beside those of others, in both forms. The others are published figures of
 * the same years; the kommune's own are those of the page, which may be for its own eyes.
 *
 * @param own  the figures of the page
 * @param from the nearest area to look in
 */
export function practicesIn(
	own: FigureSet,
	others: Others,
	{ kommune, year, from }: { kommune: Kommune; year: number; from?: PracticeArea }
): PracticeInYears[] {
	return PRACTICE_FORMS.map((form) => {
		const years = yearsOf(own, form, kommune.code, year);
		const told = (set: FigureSet, code: string) => ({
			persons: personsIn(set, form, code, years.persons),
			arsverk: staffIn(set, code, years.arsverk)
		});
		const { persons, arsverk } = told(own, kommune.code);
		const cell = persons && PERSONS[form].cell(persons);
		const practice = practiceOf({
			form,
			own: {
				...placeOf(kommune),
				persons: cell?.state === 'value' ? cell.value : null,
				arsverk: arsverk?.value.state === 'value' ? arsverk.value.value : null,
				hidden: cell?.state === 'hidden',
				protecting: cell?.state === 'protecting'
			},
			telling: tellingIn(others, (set, code) => told(set, code), form),
			sizes: sizesOf(kommune),
			...(from && { from })
		});
		return {
			practice: heeded(practice, years, year),
			years,
			figures: [persons, arsverk].filter((one) => one !== undefined)
		};
	});
}

/** All man-years per registered user beside what others have; null where they are not there. */
export function usersPractice(
	own: FigureSet,
	others: Others,
	{ kommune, year }: { kommune: Kommune; year: number }
): Practice | null {
	if (others.set === null) return null;
	const [users] = practicesIn(own, others, { kommune, year });
	return users && isPractice(users.practice) ? users.practice : null;
}

/**
 * The answers of the norm where what others have is weighed in: of the second and third pathway
 * together, which is what practice tells of.
 */
export const besideOthers = <T extends { unit: Unit; answer: Judged }>(
	told: readonly T[],
	practice: Practice | null
): T[] =>
	told.map((one) =>
		one.unit === TOGETHER
			? { ...one, answer: besidePractice(one.answer, practice?.verdict ?? null) }
			: one
	);

/** Figures that are too old, or too far from each other, are told and decide nothing. */
function heeded(
	practice: Practice | NoPractice,
	{ persons, arsverk }: Years,
	year: number
): Practice | NoPractice {
	if (!isPractice(practice)) return practice;
	const old = Math.max(year - persons, year - arsverk, Math.abs(persons - arsverk)) > OLDEST;
	// What most have would invite the answer that is not given.
	return old ? { ...practice, verdict: null, most: null } : practice;
}

const placeOf = ({ code, helsefellesskap, fylke }: Kommune) => ({ code, helsefellesskap, fylke });

function sizesOf(kommune: Kommune): Record<PracticeArea, number> {
	const [helsefellesskap = 0, fylke = 0, land = 0] = AREAS.map(
		(area) => areas.kommuner.filter((one) => area === 'land' || one[area] === kommune[area]).length
	);
	return { helsefellesskap, fylke, land };
}

/** The newest year that has both; else the newest of each. */
function yearsOf(set: FigureSet, form: PracticeForm, kommune: string, year: number): Years {
	const { indicator, cell } = PERSONS[form];
	const upTo = (figures: readonly Figure[]) =>
		figures.map((one) => one.year).filter((one) => one <= year);
	const persons = upTo(
		set
			.of(indicator, kommune)
			.filter((one) => ['value', 'hidden', 'protecting'].includes(cell(one).state))
	);
	const arsverk = upTo(
		set
			.of('arsverk_malgruppe', kommune, 'alle', 'voksne')
			.filter(({ value }) => value.state === 'value')
	);
	const both = persons.filter((one) => arsverk.includes(one)).at(-1);
	return { persons: both ?? persons.at(-1) ?? year, arsverk: both ?? arsverk.at(-1) ?? year };
}

const personsIn = (set: FigureSet, form: PracticeForm, kommune: string, year: number) =>
	set.get(PERSONS[form].indicator, kommune, year);

const staffIn = (set: FigureSet, kommune: string, year: number) =>
	set.get('arsverk_malgruppe', kommune, year, 'alle', 'voksne');

type Told = { persons: Figure | undefined; arsverk: Figure | undefined };

/** Those of which both are shown. */
function tellingIn(
	{ set, kommuner }: Others,
	told: (set: FigureSet, code: string) => Told,
	form: PracticeForm
): Telling[] {
	if (!set) return [];
	const there = new Set(kommuner);
	return areas.kommuner.flatMap((kommune): Telling[] => {
		if (!there.has(kommune.code)) return [];
		const { persons, arsverk } = told(set, kommune.code);
		const cell = persons && PERSONS[form].cell(persons);
		if (cell?.state !== 'value' || arsverk?.value.state !== 'value') return [];
		return [{ ...placeOf(kommune), persons: cell.value, arsverk: arsverk.value.value }];
	});
}
