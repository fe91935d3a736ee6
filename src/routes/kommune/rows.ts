import { pathway } from '#lib/catalogue/forlop.ts';
import type { SignatureRow, Quantity } from '#lib/charts/signature/state.ts';
import { value } from '#lib/domain/cell.ts';
import type { Figure, ForlopId } from '#lib/domain/figure.ts';
import type { Range } from '#lib/domain/range.ts';
import { asRange, type Answer } from '#lib/model/answer.ts';
import { isOpen } from '#lib/model/judge.ts';
import { sizeText, sourceName, whyText } from '#lib/session/answerWords.ts';
import type { FigureSet } from '#lib/session/figureSet.ts';
import { isOneKommune, newest, type PathwayFigures } from '#lib/session/gaps.ts';
import { previousFigure } from '#lib/session/series.ts';
import { figureText, m, numberText, of, spanText, stateText } from '#lib/text/index.ts';

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

/** The signature picture's row of a pathway, all words in the language of the page. */
export function signatureRow(figures: PathwayFigures, context: RowContext): SignatureRow {
	const { forlop, answer } = figures;
	return {
		forlop,
		name: of(pathway(forlop).navn),
		need: needOf(figures, context),
		capacity: capacityOf(figures, context),
		competence: competenceOf(forlop, context),
		gap: {
			// Where something is hidden or not collected, the range is of something else than the gap.
			span: answer.gap && !isOpen(answer) ? asRange(answer.gap) : null,
			verdict: answer.verdict,
			label: gapLabel(answer),
			notes: gapNotes(figures)
		}
	};
}

const nothing = { span: null, reference: null, previous: null };

function yearNote(figure: Figure, { year }: RowContext): string[] {
	return figure.year === year ? [] : [m.from_year({ year: figure.year })];
}

function needOf(figures: PathwayFigures, context: RowContext): Quantity {
	const { forlop, need, needRate, leading, answer, others } = figures;
	if (!leading)
		return {
			...nothing,
			cell: undefined,
			label: m.no_source_sees(),
			notes: [forlop === 1 ? m.brukerplan_not_h1() : m.need_brings()]
		};
	const beside = others.map((other) =>
		m.other_need({
			source: sourceName(other.source),
			span: spanText(other.users.low, other.users.high),
			year: other.year
		})
	);
	const span = answer.users && !answer.users.open ? answer.users : null;
	const expected = expectedAtReference(figures, context);
	const compared =
		expected !== null && context.reference
			? [m.at_reference({ count: numberText(expected), reference: context.reference.name })]
			: [];
	const years = leading.year === context.year ? [] : [m.from_year({ year: leading.year })];
	if (need?.value.state !== 'value')
		return {
			...nothing,
			// Within what released totals allow; the figure itself stays hidden.
			cell: span ? value(span.median) : need?.value,
			span,
			reference: span ? expected : null,
			label: span
				? m.users_between({ span: spanText(span.low, span.high) })
				: stateText(need ? 'hidden' : 'not-collected'),
			notes: [...needNote(figures), ...(span ? compared : []), ...beside, ...years]
		};
	const notes = [];
	if (span) notes.push(m.span_of({ span: spanText(span.low, span.high) }));
	if (needRate?.value.state === 'value')
		notes.push(m.per_1000_adults({ rate: numberText(needRate.value.value, 1) }));
	return {
		cell: need.value,
		span: around(span, need.value.value),
		reference: expected,
		previous: null,
		label: m.users_count({ count: numberText(need.value.value) }),
		notes: [...notes, ...compared, ...beside, ...years]
	};
}

/** How a need comes about that no figure tells. */
function needNote({ need, leading, answer: { users, why } }: PathwayFigures): string[] {
	if (users?.open) return why?.reason === 'not-collected' ? [m.need_not_collected()] : [];
	if (leading?.source === 'befolkning') return [m.need_from_population()];
	return need ? [m.need_hidden()] : [];
}

/** Whether the need is hidden, and told as the range that the released totals allow. */
export function needFromSum({ need, answer }: PathwayFigures): boolean {
	return need?.value.state === 'hidden' && answer.users !== null && !answer.users.open;
}

/** The range of the draws, with the figure itself within it. */
function around(span: { low: number; high: number } | null, figure: number) {
	return span && { low: Math.min(span.low, figure), high: Math.max(span.high, figure) };
}

/** How many users there would be at the reference's rate among the kommune's own adults. */
function expectedAtReference(
	{ forlop, leading }: PathwayFigures,
	{ set, kommune, reference }: RowContext
): number | null {
	if (!reference || leading?.source !== 'brukerplan') return null;
	const theirs = set.get('brukere_rate', reference.area, leading.year, `${forlop}`);
	const adults = set.get('innbyggere_18', kommune, leading.year);
	if (theirs?.value.state !== 'value' || adults?.value.state !== 'value') return null;
	if (isOneKommune(theirs)) return null;
	return (theirs.value.value * adults.value.value) / 1000;
}

/** Man-years from IS-24/8 show their own trend: the publisher warns against comparing kommuner. */
function capacityOf(figures: PathwayFigures, context: RowContext): Quantity {
	const { capacity, answer, forlop } = figures;
	if (!capacity)
		return {
			...nothing,
			cell: undefined,
			label: m.state_not_collected(),
			notes: [m.capacity_brings(), ...ownNotes(forlop, context)]
		};
	if (capacity.value.state !== 'value')
		return {
			...nothing,
			cell: capacity.value,
			label: stateText(capacity.value.state),
			notes: [...yearNote(capacity, context), ...ownNotes(forlop, context)]
		};
	const before = previousFigure(context.set, capacity);
	const earlier = before?.value.state === 'value' ? before.value.value : null;
	const notes = [];
	const span = capacity.span && answer.capacity;
	if (span) notes.push(m.span_of({ span: spanText(span.low, span.high, 1) }));
	if (before && earlier !== null)
		notes.push(m.was_in_year({ value: numberText(earlier, 1), year: before.year }));
	return {
		cell: capacity.value,
		span: around(span, capacity.value.value),
		reference: null,
		previous: earlier,
		label: m.arsverk_count({ count: numberText(capacity.value.value, 1) }),
		notes: [...notes, ...yearNote(capacity, context), ...ownNotes(forlop, context)]
	};
}

/** Places and shared man-years are the municipality's own figures: no source counts them. */
function ownNotes(forlop: ForlopId, { own }: RowContext): string[] {
	const range = own?.(`plasser_${forlop}`);
	const shared = own?.(`delte_arsverk_${forlop}`);
	return [
		...(shared ? [m.capacity_shared({ span: spanText(shared.low, shared.high, 1) })] : []),
		...(range ? [m.capacity_places({ span: spanText(range.low, range.high) })] : [])
	];
}

/** Share with further education in the pathway; the published splits seldom cross, and then it says so. */
function competenceOf(forlop: ForlopId, context: RowContext): Quantity {
	const { set, kommune, year } = context;
	const own = newest(set, 'videreutdanning', kommune, year, `${forlop}`);
	const all = newest(set, 'videreutdanning', kommune, year, 'alle');
	const lacking = lackingNotes(context);
	if (own?.value.state === 'value')
		return {
			...nothing,
			cell: own.value,
			label: m.percent({ value: numberText(own.value.value) }),
			notes: [...parts(own), ...lacking, ...yearNote(own, context)]
		};
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

function parts({ numerator, denominator }: Figure): string[] {
	if (numerator.state !== 'value' || denominator === null) return [];
	return [
		m.part_of_arsverk({ part: numberText(numerator.value, 1), all: numberText(denominator, 1) })
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

export function gapLabel(answer: Answer): string {
	const { verdict, gap } = answer;
	if (verdict === 'undecided' || !gap) return m.cannot_be_decided();
	// How much more there is says nothing while all kinds of work are counted in.
	return verdict === 'missing' ? m.gap_missing({ span: sizeText(answer) }) : m.gap_covered();
}

function gapNotes({ answer, leading, capacity }: PathwayFigures): string[] {
	const { gap, coverage, missing, why, verdict, used } = answer;
	const notes = [];
	if (why) notes.push(whyText(answer));
	if (verdict === 'undecided' && gap) {
		const span = spanText(gap.low, gap.high, 1);
		notes.push(isOpen(answer) ? m.gap_span_known({ span }) : m.gap_span({ span }));
	}
	if (coverage && verdict !== 'covered')
		notes.push(m.gap_coverage({ span: spanText(coverage.low, coverage.high) }));
	if (verdict === 'undecided' && missing !== null && why?.reason === 'spans-zero')
		notes.push(m.gap_chance({ percent: numberText(missing * 100) }));
	if (answer.close) notes.push(m.gap_close());
	if (gap && leading && capacity && leading.year !== capacity.year)
		notes.push(m.years_apart({ need: leading.year, capacity: capacity.year }));
	if (gap && used.some((one) => one.origin === 'example')) notes.push(m.example_assumption());
	return notes;
}
