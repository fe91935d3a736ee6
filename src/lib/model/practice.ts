import { landstallFor } from '../catalogue/landet.ts';
import type { Range } from '../domain/range.ts';
import { gammaBelow, gammaQuantile } from '../statistics/gamma.ts';
import { quantile } from '../statistics/quantile.ts';

/** What man-years are seen against: registered users of pathways 2 and 3, or adults. */
export type PracticeForm = 'users' | 'adults';

/** Where the kommuner are that a kommune is seen beside, nearest first. */
export const AREAS = ['helsefellesskap', 'fylke', 'land'] as const;
export type PracticeArea = (typeof AREAS)[number];

/** A kommune that tells both, as it is published. */
export interface Telling {
	code: string;
	helsefellesskap: string;
	fylke: string;
	/** Registered users, or adults: persons. */
	persons: number;
	/** All man-years for adults, whatever their form. */
	arsverk: number;
}

/** The kommune itself; null where a figure is not told or not shown. */
export interface Own extends Omit<Telling, 'persons' | 'arsverk'> {
	persons: number | null;
	arsverk: number | null;
	/** The persons are counted, and hidden. */
	hidden: boolean;
	/** They are counted, and whether they may be shown is not found out yet. */
	protecting?: boolean;
}

/** The kommuner that were counted together. */
export interface KommuneReference {
	kind: 'kommuner';
	area: PracticeArea;
	/** How many tell both and are counted, without the kommune itself. */
	n: number;
	/** How many kommuner the area has, all of them. */
	of: number;
	/** Nearer areas where too few tell both. */
	passed: PracticeArea[];
	/** The kommune is left out: it tells both, and would be compared with itself. */
	leftOut: boolean;
}

/** The published totals of the country, where too few kommuner are loaded. */
export interface PublishedReference {
	kind: 'published';
	/** The years of man-years and of persons. */
	arsverkYear: number;
	personsYear: number;
	passed: PracticeArea[];
}

export type PracticeVerdict = 'more' | 'less' | 'as-most';

/** A kommune's man-years beside what others have. */
export interface Practice {
	form: PracticeForm;
	persons: number;
	arsverk: number;
	reference: KommuneReference | PublishedReference;
	/** Man-years per person: of all in the reference together; a range where it is not known better. */
	pooled: Range;
	/** Man-years that the kommune's persons would have there. */
	expected: Range;
	/** Man-years per person here; of users the middle 90 % of the level behind their number. */
	here: Range;
	/** Man-years per person: what the middle 80 % of the kommuner have; null where they are too few. */
	most: { low: number; high: number } | null;
	/** Null where they are too few to say what most have. */
	verdict: PracticeVerdict | null;
}

/** Why a form has no answer. */
export interface NoPractice {
	form: PracticeForm;
	why: 'hidden' | 'protecting' | 'no-persons' | 'no-arsverk' | 'none-registered';
}

export const isPractice = (one: Practice | NoPractice): one is Practice => 'pooled' in one;

/** With fewer kommuner nothing is pooled. */
const FEWEST = 5;
/** With fewer nobody can say what most have. */
const MANY = 20;
/** The middle 80 % are most of them. */
const MOST = { low: 0.1, high: 0.9 };
/** So sure that it is said. */
const SURE = 0.9;

export interface PracticeQuestion {
	form: PracticeForm;
	own: Own;
	/** Kommuner that publish both; the kommune itself may be among them. */
	telling: readonly Telling[];
	/** How many kommuner each of its areas has. */
	sizes: Record<PracticeArea, number>;
	/** The nearest area that is asked for. */
	from?: PracticeArea;
}

/**
 * Man-years beside what other kommuner have for as many persons: E = U·ΣC/ΣU over those that tell
 * both, from published figures only and without the kommune itself. It says *more* or *less than most*
 * only of many kommuner, outside their middle 80 %, and never that something is missing.
 *
 * Hidden figures are in no sum, and what is left out is published itself: no difference between two
 * references gives anything away.
 */
export function practiceOf(question: PracticeQuestion): Practice | NoPractice {
	const { form, own } = question;
	const { persons, arsverk } = own;
	if (own.protecting) return { form, why: 'protecting' };
	if (persons === null) return { form, why: own.hidden ? 'hidden' : 'no-persons' };
	if (arsverk === null) return { form, why: 'no-arsverk' };
	if (persons <= 0) return { form, why: 'none-registered' };
	const found = referenceOf(question);
	const pooled = 'others' in found ? pooledOf(found.others) : published(form).pooled;
	const most = 'others' in found ? mostOf(found.others) : null;
	return {
		...{ form, persons, arsverk, pooled, most, reference: found.reference },
		expected: times(pooled, persons),
		here: hereOf(form, { persons, arsverk }),
		verdict: most && verdictOf(form, { persons, arsverk }, most)
	};
}

type Found = { reference: KommuneReference; others: Telling[] } | { reference: PublishedReference };

/** The nearest area where enough kommuner tell both; else what is published of the country. */
function referenceOf({ form, own, telling, sizes, from }: PracticeQuestion): Found {
	const others = telling.filter(({ code, persons }) => code !== own.code && persons > 0);
	const leftOut = telling.some(({ code }) => code === own.code);
	const passed: PracticeArea[] = [];
	for (const area of AREAS.slice(Math.max(0, AREAS.indexOf(from ?? 'helsefellesskap')))) {
		const there = others.filter((one) => area === 'land' || one[area] === own[area]);
		if (there.length >= FEWEST) {
			const n = there.length;
			const reference = { kind: 'kommuner', area, n, of: sizes[area], passed, leftOut } as const;
			return { others: there, reference };
		}
		passed.push(area);
	}
	const { arsverkYear, personsYear } = published(form);
	return { reference: { kind: 'published', arsverkYear, personsYear, passed } };
}

const sumOf = (of: readonly Telling[], what: 'persons' | 'arsverk') =>
	of.reduce((sum, one) => sum + one[what], 0);

function pooledOf(others: readonly Telling[]): Range {
	const middle = sumOf(others, 'arsverk') / sumOf(others, 'persons');
	return { low: middle, middle, high: middle };
}

const times = ({ low, middle, high }: Range, by: number): Range => ({
	low: low * by,
	middle: middle * by,
	high: high * by
});

/** The years of which the totals of both are published. */
const PUBLISHED = { users: 2019, adults: 2022 } as const;

/**
 * Man-years per person in the whole country. Of registered users it has a range: only a part of the
 * country mapped, and how large it was is published as a range.
 */
function published(form: PracticeForm) {
	const year = PUBLISHED[form];
	const arsverk = landstallFor('arsverk_voksne', year);
	const persons = landstallFor(form === 'users' ? 'registrerte_brukere' : 'voksne', year);
	const ends =
		form === 'users'
			? [landstallFor('deltakelse_lav', year), landstallFor('deltakelse_hoy', year)]
			: [1, 1];
	const [low = NaN, high = NaN] = ends.map((mapped) => (arsverk * mapped) / persons);
	return { pooled: { low, middle: (low + high) / 2, high }, arsverkYear: year, personsYear: year };
}

function mostOf(others: readonly Telling[]): Practice['most'] {
	if (others.length < MANY) return null;
	const ordered = others.map(({ arsverk, persons }) => arsverk / persons).sort((a, b) => a - b);
	return { low: quantile(ordered, MOST.low), high: quantile(ordered, MOST.high) };
}

type Counted = Pick<Telling, 'persons' | 'arsverk'>;

/** The share of the levels behind a number of users that are under a level; adults are all counted. */
function levelsBelow(form: PracticeForm, persons: number, level: number): number {
	if (form === 'adults') return persons < level ? 1 : 0;
	return gammaBelow(persons + 0.5, level);
}

/** Outside what most have, nine times of ten: else as most. */
function verdictOf(
	form: PracticeForm,
	{ persons, arsverk }: Counted,
	{ low, high }: { low: number; high: number }
): PracticeVerdict {
	const more = high > 0 ? levelsBelow(form, persons, arsverk / high) : arsverk > 0 ? 1 : 0;
	const less = low > 0 ? 1 - levelsBelow(form, persons, arsverk / low) : 0;
	if (more >= SURE) return 'more';
	return less >= SURE ? 'less' : 'as-most';
}

function hereOf(form: PracticeForm, { persons, arsverk }: Counted): Range {
	const middle = arsverk / persons;
	if (form === 'adults') return { low: middle, middle, high: middle };
	const [few, many] = [0.05, 0.95].map((share) => gammaQuantile(persons + 0.5, share));
	return {
		low: Math.min(middle, arsverk / (many ?? persons)),
		middle,
		high: Math.max(middle, arsverk / (few ?? persons))
	};
}
