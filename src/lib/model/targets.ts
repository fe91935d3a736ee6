import { indikator } from '../catalogue/indikatorer.ts';
import { tiltaksfil, type Kompetanse } from '../catalogue/tiltak.ts';
import type { FigureForlop } from '../domain/figure.ts';

/** A level the municipality has set itself; no source gives one, so there is none until then. */
export interface Target {
	/** Per cent of man-years for further education, man-years for an education; above 0. */
	value: number;
	note: string;
}

/**
 * What a target can be set for: `videreutdanning:<forlop>` in per cent of man-years, `arsverk:<id>`
 * in man-years of an education.
 */
export type Subject = `videreutdanning:${FigureForlop}` | `arsverk:${string}`;

/** What a subject is of: further education in a pathway, or an education by its line's id. */
export type SubjectOf =
	{ kind: 'further'; forlop: FigureForlop } | { kind: 'education'; line: string };

export const furtherSubject = (forlop: FigureForlop): Subject => `videreutdanning:${forlop}`;
export const educationSubject = (line: string): Subject => `arsverk:${line}`;

/** Reads what the two above have made. */
export function subjectOf(subject: string): SubjectOf {
	const [, forlop] = /^videreutdanning:(alle|[123])$/.exec(subject) ?? [];
	return forlop === undefined
		? { kind: 'education', line: subject.replace(/^arsverk:/, '') }
		: { kind: 'further', forlop: forlop as FigureForlop };
}

export const FURTHER: readonly FigureForlop[] = ['alle', '1', '2', '3'];

/** A line of educations: one as the form has it, or those that a competence counts as one. */
export interface EducationLine {
	id: string;
	categories: readonly string[];
	/** The competence that this line is, where measures need it. */
	competence: Kompetanse | null;
	/** It adds up lines that stand below it by themselves. */
	sum: boolean;
}

/** The lines of educations, sums first, then each education once, in the order of the catalogue. */
export function educationLines(): EducationLine[] {
	const { kategorier = {} } = indikator('utdanning');
	const measured = tiltaksfil.kompetanser.filter(({ is248 }) => is248.kategorier.length > 0);
	const isSum = ({ is248: { indikator: id, kategorier: many } }: Kompetanse) =>
		id === 'utdanning' && many.length > 1;
	const single = measured.filter((one) => !isSum(one));
	const lines = Object.keys(kategorier).map((category): EducationLine => {
		const competence = single.find(({ is248 }) => is248.kategorier.includes(category));
		return competence ? lineOf(competence, false) : lone(category);
	});
	const once = new Map(lines.map((line) => [line.id, line]));
	return [...measured.filter(isSum).map((one) => lineOf(one, true)), ...once.values()];
}

const lineOf = (competence: Kompetanse, sum: boolean): EducationLine => ({
	id: competence.id,
	categories: competence.is248.kategorier,
	competence,
	sum
});

const lone = (category: string): EducationLine => ({
	id: category,
	categories: [category],
	competence: null,
	sum: false
});

/** All that a target can be set for, in the order of the picture. */
export function subjects(): Subject[] {
	return [
		...FURTHER.map(furtherSubject),
		...educationLines().map(({ id }) => educationSubject(id))
	];
}

/** Man-years in follow-up in the second and third pathway together: the municipality's own target. */
export const FOLLOW_UP_TARGET = 'oppfolging:23';

/** More man-years than any municipality has. */
const MOST_ARSVERK = 10_000;

/** The highest a target can be; null for what is no subject. */
export function boundOf(subject: string): number | null {
	if (subject === FOLLOW_UP_TARGET) return MOST_ARSVERK;
	if (!subjects().some((one) => one === subject)) return null;
	return isShare(subject) ? 100 : MOST_ARSVERK;
}

/** Whether a target is in per cent; the others are in man-years. */
export function isShare(subject: string): boolean {
	return subjectOf(subject).kind === 'further';
}
