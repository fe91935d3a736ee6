import { pathway } from '#lib/catalogue/forlop.ts';
import type { SignatureRow, Quantity } from '#lib/charts/signature/state.ts';
import type { Figure, ForlopId } from '#lib/domain/figure.ts';
import type { Gap } from '#lib/model/gap.ts';
import type { FigureSet } from '#lib/session/figureSet.ts';
import { newest, type PathwayFigures } from '#lib/session/gaps.ts';
import { previousFigure } from '#lib/session/series.ts';
import { figureText, inSentence, m, numberText, of, spanText, stateText } from '#lib/text/index.ts';

export interface Reference {
	area: string;
	name: string;
}

export interface RowContext {
	set: FigureSet;
	kommune: string;
	year: number;
	reference: Reference | null;
}

/** The signature picture's row of a pathway, all words in the language of the page. */
export function signatureRow(figures: PathwayFigures, context: RowContext): SignatureRow {
	const { forlop, gap } = figures;
	return {
		forlop,
		name: of(pathway(forlop).navn),
		need: needOf(figures, context),
		capacity: capacityOf(figures, context),
		competence: competenceOf(forlop, context),
		gap: {
			span: gap.span,
			verdict: gap.verdict,
			label: gapLabel(gap),
			notes: gapNotes(gap, figures)
		}
	};
}

const nothing = { span: null, reference: null, previous: null };

function yearNote(figure: Figure, { year }: RowContext): string[] {
	return figure.year === year ? [] : [m.from_year({ year: figure.year })];
}

function needOf({ forlop, need, needRate }: PathwayFigures, context: RowContext): Quantity {
	if (!need)
		return {
			...nothing,
			cell: undefined,
			label: m.no_source_sees(),
			notes: [forlop === 1 ? m.brukerplan_not_h1() : m.need_brings()]
		};
	if (need.value.state !== 'value')
		return {
			...nothing,
			cell: need.value,
			label: stateText(need.value.state),
			notes: yearNote(need, context)
		};
	const expected = expectedAtReference(needRate, context);
	const notes = [];
	if (need.span) notes.push(m.span_of({ span: spanText(need.span.low, need.span.high) }));
	if (needRate?.value.state === 'value')
		notes.push(m.per_1000_adults({ rate: numberText(needRate.value.value, 1) }));
	if (expected !== null && context.reference)
		notes.push(m.at_reference({ count: numberText(expected), reference: context.reference.name }));
	return {
		cell: need.value,
		span: need.span,
		reference: expected,
		previous: null,
		label: m.users_count({ count: numberText(need.value.value) }),
		notes: [...notes, ...yearNote(need, context)]
	};
}

/** How many users there would be at the reference's rate among the kommune's own adults. */
function expectedAtReference(rate: Figure | undefined, { set, reference }: RowContext) {
	if (!rate || !reference || rate.denominator === null) return null;
	const theirs = set.get(rate.indicator, reference.area, rate.year, rate.forlop);
	if (theirs?.value.state !== 'value') return null;
	return (theirs.value.value * rate.denominator) / 1000;
}

/** Man-years from IS-24/8 show their own trend: the publisher warns against comparing kommuner. */
function capacityOf({ capacity }: PathwayFigures, context: RowContext): Quantity {
	if (!capacity)
		return {
			...nothing,
			cell: undefined,
			label: m.state_not_collected(),
			notes: [m.capacity_brings()]
		};
	if (capacity.value.state !== 'value')
		return {
			...nothing,
			cell: capacity.value,
			label: stateText(capacity.value.state),
			notes: yearNote(capacity, context)
		};
	const before = previousFigure(context.set, capacity);
	const earlier = before?.value.state === 'value' ? before.value.value : null;
	const notes = [];
	if (capacity.span)
		notes.push(m.span_of({ span: spanText(capacity.span.low, capacity.span.high, 1) }));
	if (before && earlier !== null)
		notes.push(m.was_in_year({ value: numberText(earlier, 1), year: before.year }));
	return {
		cell: capacity.value,
		span: capacity.span,
		reference: null,
		previous: earlier,
		label: m.arsverk_count({ count: numberText(capacity.value.value, 1) }),
		notes: [...notes, ...yearNote(capacity, context)]
	};
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

export function gapLabel({ verdict, span }: Gap): string {
	if (verdict === 'undecided' || !span) return m.cannot_be_decided();
	if (verdict === 'missing') return m.gap_missing({ span: spanText(span.low, span.high, 1) });
	return m.gap_covered({ span: spanText(-span.high, -span.low, 1) });
}

function gapNotes(gap: Gap, { need, capacity }: PathwayFigures): string[] {
	const notes = [];
	if (gap.why) notes.push(whyText(gap));
	if (gap.verdict === 'undecided' && gap.span)
		notes.push(m.gap_span({ span: spanText(gap.span.low, gap.span.high, 1) }));
	if (gap.span && need && capacity && need.year !== capacity.year)
		notes.push(m.years_apart({ need: need.year, capacity: capacity.year }));
	if (gap.span && gap.used.some((one) => one.origin === 'example'))
		notes.push(m.example_assumption());
	return notes;
}

/** What stands in the way of an answer, and what would settle it. */
export function whyText(gap: Gap): string {
	switch (gap.why?.reason) {
		case 'no-need':
			return m.why_no_need();
		case 'no-capacity':
			return m.why_no_capacity();
		case 'hidden':
			return m.why_hidden();
		case 'unset':
			return m.why_unset({
				names: gap.why.assumptions.map((one) => inSentence(of(one.norm.navn))).join(', ')
			});
		case 'spans-zero':
			return m.why_spans_zero();
		case undefined:
			return '';
	}
}
