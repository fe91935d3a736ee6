import { pathway } from '../catalogue/forlop.ts';
import type { GapQuantity, Quantity, SignatureRow } from '../charts/signature/state.ts';
import type { ForlopId, Released } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import type { Answer } from '../model/answer.ts';
import { isOpen, type Judged } from '../model/judge.ts';
import { TOGETHER, type Unit } from '../model/units.ts';
import type { Interval } from '../model/judge.ts';
import { isEverywhere, nationalTexts } from './besideCountry.ts';
import { computedCell, computedNumber, computedRange, computedSpan } from './computed.ts';
import { m, numberText, of, spanText, stateText } from '../text/index.ts';
import {
	gapLabel,
	gapSpanText,
	isSurplus,
	perArsverkText,
	registeredShare,
	restsOnExample,
	sourceName,
	whyText
} from './answerWords.ts';
import { arsverkText } from './arsverkText.ts';

/** What is known of a unit of a kommune, as its row in the signature picture needs it. */
export interface UnitInput {
	answer: Answer;
	/** The year that is looked at. */
	year: number;
	/** Sources that lead in it, with their years. */
	leads: readonly { source: string; year: number }[];
	/** The leading source's own figure; undefined where it has none of the unit. */
	users: Released | undefined;
	/** All that the source has registered, of every group; null where it leads no answer or doesn't say. */
	registered: { count: number; year: number } | null;
	/** Users per 1000 adults; null where that is not shown. */
	rate: number | null;
	/** How many users there would be at the reference's rate, and whose rate it is. */
	expected: { users: number; reference: string } | null;
	others: readonly { source: string; year: number; users: Interval }[];
	/** All man-years of the unit, whatever their form; null where that is not known. */
	allStaff: number | null;
	/** The same of the last year before in the series; of one pathway only. */
	staffBefore: { arsverk: number; year: number } | null;
	/** Per 1000 adults; told where there are no users to compare with. */
	staffRate: number | null;
	/** The year of the man-years. */
	staffYear: number | null;
	/** What the municipality has said itself. */
	own: { shared: Range | null; places: Range | null };
}

export const rowHead = (
	unit: Unit
): Pick<SignatureRow, 'unit' | 'number' | 'short' | 'name' | 'part'> => ({
	unit,
	number: unit === TOGETHER ? '2+3' : String(unit),
	short: unit === TOGETHER ? m.gap_unit_two_name() : m.pathway_short({ number: unit }),
	name: unit === TOGETHER ? m.gap_unit_two_name() : of(pathway(unit satisfies ForlopId).navn),
	part: unit === 2 || unit === 3
});

const nothing = { span: null, reference: null, previous: null };

/** Registered users, as one number where the source says it, else as the range that it may be. */
export function needQuantity(input: UnitInput): Quantity {
	const { answer, leads, users } = input;
	// What is scaled up is beside neither the registered nor a reference of registered users.
	const scaled = registeredShare(answer) !== null;
	const expected = scaled ? null : input.expected;
	if (leads.length === 0)
		return {
			...nothing,
			cell: undefined,
			label: m.no_source_sees(),
			notes: [answer.unit === 1 ? m.brukerplan_not_h1() : m.need_brings()]
		};
	const span = answer.users && !answer.users.open ? answer.users : null;
	const told = users?.state === 'value' && !scaled ? users : null;
	const compared = expected
		? [m.at_reference({ count: numberText(expected.users), reference: expected.reference })]
		: [];
	const notes = [
		...registeredNotes(answer),
		...yearNotes(leads, input.year),
		...besideNotes(input)
	];
	const reference = expected && computedNumber(expected.users);
	if (told)
		return {
			cell: told,
			span: computedSpan(around(span, told.value)),
			reference,
			previous: null,
			label: m.users_count({ count: numberText(told.value) }),
			figure: numberText(told.value),
			notes: [...spanNotes(input, span), ...notes, ...compared]
		};
	return {
		...nothing,
		cell: span ? computedCell(span.median) : users,
		span: computedSpan(span),
		reference: span ? reference : null,
		label: span ? m.users_between({ span: spanText(span.low, span.high) }) : unknownUsers(input),
		...(span && { figure: spanText(span.low, span.high) }),
		notes: [
			...(span ? allNotes(input) : []),
			...hiddenNotes(input),
			...notes,
			...(span ? compared : [])
		]
	};
}

const unknownUsers = ({ answer: { why }, users }: UnitInput): string =>
	why?.reason === 'two-sources' ? m.gap_need_two_sources() : stateText(unknownState(why, users));

function unknownState(why: Answer['why'], users: Released | undefined) {
	if (why?.reason === 'protecting') return 'protecting';
	return users?.state === 'hidden' ? 'hidden' : 'not-collected';
}

function spanNotes({ rate }: UnitInput, span: Interval | null): string[] {
	return [
		...(span ? [m.span_of({ span: spanText(span.low, span.high) })] : []),
		...(rate === null ? [] : [m.per_1000_adults({ rate: numberText(rate, 1) })])
	];
}

/** What is told of all groups, and what the range is beside it. */
const allNotes = ({ registered }: UnitInput): string[] =>
	registered
		? [
				m.need_registered({ count: numberText(registered.count), year: registered.year }),
				m.need_span()
			]
		: [];

/** How a need comes about that no figure tells. */
function hiddenNotes({ answer, users, leads }: UnitInput): string[] {
	const { why } = answer;
	if (answer.users?.open) return why?.reason === 'not-collected' ? [m.need_not_collected()] : [];
	if (leads.some(({ source }) => source === 'befolkning')) return [m.need_from_population()];
	return users?.state === 'hidden' ? [m.need_hidden()] : [];
}

/** Users that nobody has registered are in the range where somebody has said how many they are. */
function registeredNotes(answer: Answer): string[] {
	const share = registeredShare(answer);
	return share && answer.users
		? [m.gap_need_registered({ span: spanText(100 * share.low, 100 * share.high) })]
		: [];
}

const besideNotes = ({ others }: UnitInput): string[] =>
	others.map(({ source, year, users }) =>
		m.other_need({
			source: sourceName(source),
			span: spanText(users.low, users.high),
			year
		})
	);

const yearNotes = (leads: readonly { year: number }[], year: number): string[] =>
	[...new Set(leads.map((one) => one.year))]
		.filter((one) => one !== year)
		.map((one) => m.from_year({ year: one }));

/** The range of the draws, with the figure itself within it. */
function around(span: { low: number; high: number } | null, figure: number) {
	return span && { low: Math.min(span.low, figure), high: Math.max(span.high, figure) };
}

/** Man-years in follow-up, and those that are held outside, in one bar. */
export function capacityQuantity(input: UnitInput): Quantity {
	const { answer, allStaff } = input;
	const { capacity, outside } = answer;
	if (!capacity) return unknownStaff(input);
	const wide = capacity.high - capacity.low >= 0.05;
	return {
		...nothing,
		cell: computedCell(capacity.median),
		span: computedSpan(wide ? capacity : null),
		...(outside && outside.median >= 0.05 && { outside: computedNumber(outside.median) }),
		label: m.gap_capacity_between({ span: arsverkText(capacity.low, capacity.high) }),
		figure: arsverkText(capacity.low, capacity.high),
		notes: [
			...(outside && outside.high >= 0.05
				? [m.gap_capacity_outside({ span: arsverkText(outside.low, outside.high) })]
				: []),
			...(shareUnset(answer) ? [m.gap_capacity_share_unset()] : []),
			...(allStaff === null ? [] : [m.gap_capacity_all({ count: arsverkText(allStaff) })]),
			...beforeNotes(input),
			...staffNotes(input)
		]
	};
}

const shareUnset = ({ used }: Answer): boolean =>
	used.some(({ norm, range }) => norm.id === 'oppfolging_i_bolig_andel' && range === null);

/** Man-years that can't be compared with users: told all the same. */
function unknownStaff(input: UnitInput): Quantity {
	const { allStaff, answer } = input;
	if (allStaff === null)
		return {
			...nothing,
			cell: undefined,
			label: m.state_not_collected(),
			notes: [m.capacity_brings(), ...ownNotes(input)]
		};
	const why = answer.why ? [whyText(answer)] : [];
	return {
		...nothing,
		cell: computedCell(allStaff),
		previous: input.staffBefore && computedNumber(input.staffBefore.arsverk),
		label: m.gap_capacity_all({ count: arsverkText(allStaff) }),
		notes: [...beforeNotes(input), ...why, ...staffNotes(input)]
	};
}

const beforeNotes = ({ staffBefore }: UnitInput): string[] =>
	staffBefore
		? [m.gap_capacity_before({ count: arsverkText(staffBefore.arsverk), year: staffBefore.year })]
		: [];

function staffNotes(input: UnitInput): string[] {
	const { staffYear, year, staffRate, answer } = input;
	return [
		...(answer.users === null && staffRate !== null
			? [m.gap_capacity_per_1000({ rate: numberText(staffRate, 1) })]
			: []),
		...(staffYear !== null && staffYear !== year ? [m.gap_carried({ year: staffYear })] : []),
		...ownNotes(input)
	];
}

/** Places and shared man-years are the municipality's own figures: no source counts them. */
function ownNotes({ own: { shared, places } }: UnitInput): string[] {
	return [
		...(shared ? [m.capacity_shared({ span: spanText(shared.low, shared.high, 1) })] : []),
		...(places ? [m.capacity_places({ span: spanText(places.low, places.high) })] : [])
	];
}

/** A range that lies on one side and decides nothing all the same says what it is of. */
function spanNote(answer: Judged): string {
	const span = gapSpanText(answer);
	switch (answer.why?.reason) {
		case 'hidden':
		case 'not-collected':
			return m.gap_span_seen({ span });
		case 'bounds':
		case 'other-work':
		case 'borrowed-forms':
			return m.gap_span_fitted({ span });
		default:
			return span;
	}
}

/** The answer in its cell: what is missing, or why that can't be said. */
export function gapQuantity(input: UnitInput): GapQuantity {
	const { answer } = input;
	const { gap, verdict } = answer;
	return {
		// Where something is hidden or not collected, the range is of something else than the gap.
		span: gap && !isOpen(answer) ? computedRange(gap) : null,
		verdict,
		label: gapLabel(answer),
		notes: gapNotes(input)
	};
}

function gapNotes(input: UnitInput): string[] {
	const { answer, leads, others, staffYear } = input;
	const { gap, missing, verdict, why, perArsverk } = answer;
	const notes: string[] = [];
	if (why && !['spans-zero', 'protecting'].includes(why.reason)) notes.push(whyText(answer));
	if (why?.reason === 'bounds') notes.push(m.gap_see_together());
	if (why && ['borrowed-forms', 'no-forms', 'no-pathways'].includes(why.reason))
		notes.push(m.gap_load_forms());
	if (why?.reason === 'two-sources' && others.length > 0) notes.push(m.gap_choose_source());
	if (verdict === 'undecided' && gap) notes.push(spanNote(answer));
	if (why?.reason === 'spans-zero' && missing !== null)
		notes.push(m.gap_chance_of({ percent: numberText(missing * 100) }));
	// Where the country has too much as well, the number is the assumptions' and not the kommune's.
	const beside = nationalTexts(answer);
	if (isEverywhere(answer)) notes.push(...beside);
	if (verdict === 'covered' && gap && !isSurplus(answer)) notes.push(gapSpanText(answer));
	if (!isEverywhere(answer)) notes.push(...beside);
	if (!gap && perArsverk.here)
		notes.push(
			m.gap_need_here({ here: perArsverkText(perArsverk.here.low, perArsverk.here.high) })
		);
	const [lead] = leads;
	if (gap && lead && staffYear !== null && lead.year !== staffYear)
		notes.push(m.gap_aged({ need: lead.year, capacity: staffYear }));
	if (restsOnExample(answer)) notes.push(m.gap_with_example());
	return notes;
}
