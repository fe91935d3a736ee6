import type { SignatureRow, Quantity } from '../charts/signature/state.ts';
import type { ComputedCell, Figure, FigureForlop, ForlopId, Released } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import { pathwaysIn, TOGETHER } from '../model/units.ts';
import { countedText } from './arsverkText.ts';
import { computedCell } from './computed.ts';
import { capacityQuantity, gapQuantity, needQuantity, rowHead, type UnitInput } from './gap.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { isOneKommune, newest, type PathwayFigures } from '../model/pathwayFigures.ts';
import { previousFigure } from '../model/series.ts';
import { figureText, m, numberText } from '../text/index.ts';

export interface Reference {
	area: string;
	name: string;
}

export interface RowContext {
	set: FigureSet;
	kommune: string;
	year: number;
	reference: Reference | null;
	/** What the municipality itself has said, by the id of the norm. */
	own?: (norm: string) => Range | null;
}

/** The signature picture's row of a unit, all words in the language of the page. */
export function signatureRow(figures: PathwayFigures, context: RowContext): SignatureRow {
	const input = inputOf(figures, context);
	return {
		...rowHead(figures.unit),
		need: needQuantity(input),
		capacity: capacityQuantity(input),
		competence: competenceOf(figures, context),
		gap: gapQuantity(input)
	};
}

/** The figures that a row is made of. */
export function inputOf(figures: PathwayFigures, context: RowContext): UnitInput {
	const { unit, answer, leads, need, needRate, staff, others } = figures;
	const { set, kommune, year, reference, own } = context;
	const expected = expectedAtReference(figures, context);
	const pathways = pathwaysIn(unit);
	const [only] = pathways;
	const alone = pathways.length === 1 && only ? only : null;
	const all = allStaff(figures);
	const adults = set.get('innbyggere_18', kommune, staff?.year ?? year)?.value;
	return {
		answer,
		year,
		leads: leads.map((one) => ({ source: one.source, year: one.year })),
		users: need?.value,
		registered: registeredOf(figures, context),
		rate: needRate?.value.state === 'value' ? needRate.value.value : null,
		expected:
			expected === null || !reference ? null : { users: expected, reference: reference.name },
		others,
		allStaff: all,
		staffBefore: staffBefore(figures, set),
		staffRate: all !== null && adults?.state === 'value' ? (1000 * all) / adults.value : null,
		staffYear: staff?.year ?? null,
		own: {
			shared: alone ? (own?.(`delte_arsverk_${alone}`) ?? null) : null,
			places: alone ? (own?.(`plasser_${alone}`) ?? null) : null
		}
	};
}

/** Of the two pathways together, which are all that BrukerPlan sees. */
function registeredOf({ unit, leading }: PathwayFigures, { set, kommune }: RowContext) {
	if (unit !== TOGETHER || leading?.source !== 'brukerplan') return null;
	const { year } = leading;
	const all = set.get('brukere_i_alt_rate', kommune, year)?.numerator;
	return all?.state === 'value' ? { count: all.value, year } : null;
}

/** Man-years of all forms; of two pathways their sum, where the source splits them. */
function allStaff({ unit, staff, capacity }: PathwayFigures): number | null {
	if (staff?.pathways) {
		const { pathways } = staff;
		return pathwaysIn(unit).reduce((sum, forlop) => sum + pathways[forlop], 0);
	}
	return unit !== TOGETHER && capacity?.value.state === 'value' ? capacity.value.value : null;
}

/** All man-years of the last year before in the same series. */
function staffBefore({ capacity }: PathwayFigures, set: FigureSet): UnitInput['staffBefore'] {
	const before = capacity && previousFigure(set, capacity);
	if (before?.value.state !== 'value') return null;
	return { year: before.year, arsverk: before.value.value };
}

/** How many users there would be at the reference's rate among the kommune's own adults. */
function expectedAtReference(
	{ unit, leading }: PathwayFigures,
	{ set, kommune, reference }: RowContext
): number | null {
	if (!reference || leading?.source !== 'brukerplan') return null;
	const adults = set.get('innbyggere_18', kommune, leading.year)?.value;
	const rates = pathwaysIn(unit).map((forlop) => {
		const theirs = set.get('brukere_rate', reference.area, leading.year, `${forlop}`);
		return theirs?.value.state === 'value' && !isOneKommune(theirs) ? theirs.value.value : null;
	});
	if (adults?.state !== 'value' || rates.includes(null)) return null;
	return (rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0) * adults.value) / 1000;
}

const nothing = { span: null, reference: null, previous: null };

/** Share with further education in the pathway; the published splits seldom cross, and then it says so. */
function competenceOf({ unit }: PathwayFigures, context: RowContext): Quantity {
	const { set, kommune, year } = context;
	const of = (forlop: FigureForlop) => newest(set, 'videreutdanning', kommune, year, forlop);
	const lacking = lackingNotes(context);
	const own = unit === TOGETHER ? sumOf([of('2'), of('3')]) : of(`${unit satisfies ForlopId}`);
	if (own?.value.state === 'value')
		return {
			...nothing,
			cell: own.value,
			label: m.percent({ value: numberText(own.value.value) }),
			notes: [...parts(own), ...lacking, ...yearNote(own, context)]
		};
	const all = of('alle');
	const allNote =
		all?.value.state === 'value'
			? [m.all_adults_share({ share: numberText(all.value.value) })]
			: [];
	return {
		...nothing,
		cell: own?.value,
		label: own ? figureText(own.value) : all ? m.not_split_by_pathway() : m.state_not_collected(),
		notes: [...allNote, ...lacking]
	};
}

type Share = Pick<Figure, 'year'> & {
	value: Released | ComputedCell;
	numerator: Released | ComputedCell;
	denominator: number | null;
};

/** Of two pathways together; undefined where one of them is not told. */
function sumOf(figures: readonly (Figure | undefined)[]): Share | undefined {
	const told = figures.flatMap((one): { part: number; all: number; year: number }[] =>
		one?.value.state === 'value' && one.numerator.state === 'value' && one.denominator !== null
			? [{ part: one.numerator.value, all: one.denominator, year: one.year }]
			: []
	);
	const [first] = told;
	if (!first || told.length < figures.length) return undefined;
	const sum = told.reduce((a, b) => ({ part: a.part + b.part, all: a.all + b.all, year: a.year }));
	return {
		value: computedCell((100 * sum.part) / sum.all),
		numerator: computedCell(sum.part),
		denominator: sum.all,
		year: first.year
	};
}

const yearNote = (figure: Pick<Figure, 'year'>, { year }: RowContext): string[] =>
	figure.year === year ? [] : [m.from_year({ year: figure.year })];

function parts({ numerator, denominator }: Share): string[] {
	if (numerator.state !== 'value' || denominator === null) return [];
	return [
		m.part_of_arsverk({
			part: countedText(numerator.value, denominator),
			all: countedText(denominator)
		})
	];
}

/** Competences with a true zero; a missing figure is no zero. */
function lackingNotes({ set, kommune, year }: RowContext): string[] {
	const none = (id: string) => {
		const figure = newest(set, id, kommune, year);
		return figure?.value.state === 'value' && figure.value.value === 0;
	};
	const lacking = [];
	if (none('psykolog')) lacking.push(m.no_psychologist());
	if (none('erfaringskonsulent')) lacking.push(m.no_peer());
	return lacking;
}
