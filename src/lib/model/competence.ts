import { indikator } from '../catalogue/indikatorer.ts';
import { tiltaksfil, type Kompetanse } from '../catalogue/tiltak.ts';
import type { Figure, FigureForlop } from '../domain/figure.ts';
import { wilson, type Limits } from '../statistics/wilson.ts';
import type { FigureSet } from './figureSet.ts';
import { newest } from './pathwayFigures.ts';
import { educationLines, FURTHER, type EducationLine } from './targets.ts';

/** Why nothing is known: the source hides it, or has no figure, or the form does not ask. */
export type Unknown = 'hidden' | 'not-collected' | 'not-split' | 'not-asked';

export type Held =
	| { state: 'some' | 'none'; part: number; whole: number | null; limits: Limits | null }
	| { state: 'unknown'; why: Unknown };

/** What is known of a line: man-years, their whole in the same split, Wilson limits as shares. */
export interface HeldLine {
	held: Held;
	/** The figure that tells, to be explained; undefined where no source has one. */
	figure: Figure | undefined;
}

export interface HeldEducation extends HeldLine {
	line: EducationLine;
}

export interface HeldFurther extends HeldLine {
	forlop: FigureForlop;
}

export interface Competence {
	further: HeldFurther[];
	educations: HeldEducation[];
	/** Competences that measures need and that nothing in the form tells of. */
	notAsked: Kompetanse[];
	/** All man-years by education, the whole that the shares are of. */
	arsverk: number | null;
}

interface Place {
	kommune: string;
	year: number;
}

/**
 * The competence of a kommune's services for adults, each figure from its newest year up to the
 * chosen one. The form does not cross education and pathway, so education is of all services.
 */
export function competenceOf(set: FigureSet, place: Place): Competence {
	const told = newest(set, 'utdanning', place.kommune, place.year);
	const figures = told ? categoriesOf(set, place.kommune, told.year) : new Map<string, Figure>();
	const whole = [...figures.values()][0]?.denominator ?? null;
	return {
		further: FURTHER.map((forlop) => furtherOf(set, place, forlop)),
		educations: educationLines().map((line) => ({
			line,
			...educationOf(set, place, line, figures)
		})),
		notAsked: tiltaksfil.kompetanser.filter(({ is248 }) => is248.indikator === null),
		arsverk: whole
	};
}

function categoriesOf(set: FigureSet, kommune: string, year: number): Map<string, Figure> {
	const { kategorier = {} } = indikator('utdanning');
	return new Map(
		Object.keys(kategorier).flatMap((category): [string, Figure][] => {
			const figure = set.get('utdanning', kommune, year, 'alle', category);
			return figure ? [[category, figure]] : [];
		})
	);
}

function furtherOf(set: FigureSet, { kommune, year }: Place, forlop: FigureForlop): HeldFurther {
	const figure = newest(set, 'videreutdanning', kommune, year, forlop);
	const all = newest(set, 'videreutdanning', kommune, year);
	if (!figure) return { forlop, figure, held: unknown(all ? 'not-split' : 'not-collected') };
	if (figure.numerator.state !== 'value') return { forlop, figure, held: unknown('hidden') };
	return { forlop, figure, held: held(figure.numerator.value, figure.denominator) };
}

/** Where a competence has an indicator of its own, that tells also when another education is hidden. */
function educationOf(
	set: FigureSet,
	{ kommune, year }: Place,
	{ categories, competence }: EducationLine,
	figures: ReadonlyMap<string, Figure>
): HeldLine {
	const parts = categories.map((category) => figures.get(category));
	const [first] = parts.filter((one) => one !== undefined);
	const own = competence?.is248.indikator ?? 'utdanning';
	const figure = own === 'utdanning' ? first : newest(set, own, kommune, year);
	if (!figure) return { figure, held: unknown('not-collected') };
	const sum = own === 'utdanning' ? sumOf(parts) : cellValue(figure);
	if (sum === null)
		return { figure, held: unknown(figure.value.state === 'hidden' ? 'hidden' : 'not-collected') };
	const possible = competence?.is248.mulige ?? [];
	const elsewhere = possible.some((category) => cellValue(figures.get(category)) !== 0);
	if (sum === 0 && elsewhere) return { figure, held: unknown('not-asked') };
	return { figure, held: held(sum, first?.year === figure.year ? first.denominator : null) };
}

/** The man-years together; null when a part is not known. A part that is known to be there counts. */
function sumOf(figures: readonly (Figure | undefined)[]): number | null {
	const values = figures.map(cellValue);
	const known = values.filter((one) => one !== null);
	const sum = known.reduce((all, one) => all + one, 0);
	return known.length === values.length || sum > 0 ? sum : null;
}

function cellValue(figure: Figure | undefined): number | null {
	return figure?.numerator.state === 'value' ? figure.numerator.value : null;
}

function held(part: number, whole: number | null): Held {
	// A source may round its parts, so that they come out a hair above their whole.
	const limits = whole !== null && whole > 0 && part <= whole ? wilson(part, whole) : null;
	return { state: part > 0 ? 'some' : 'none', part, whole, limits };
}

const unknown = (why: Unknown): Held => ({ state: 'unknown', why });
