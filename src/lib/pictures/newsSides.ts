import { indikator } from '../catalogue/indikatorer.ts';
import type { ComputedCell, Figure, FigureForlop, Released, ShownSpan } from '../domain/figure.ts';
import type { TableCell } from '../domain/table.ts';
import type { Told } from '../model/change.ts';
import { chanceOf } from '../model/chance.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { isOpen, type Interval, type Undecided } from '../model/judge.ts';
import { newest, type PathwayFigures } from '../model/pathwayFigures.ts';
import type { Unit } from '../model/units.ts';
import { figureText, m, numberText, spanText, stateText } from '../text/index.ts';
import { listText } from '../text/lists.ts';
import { gapLabel, gapSpanText, perArsverkDecimals, sourceName, whyText } from './answerWords.ts';
import type { AnswerColumn } from './answerSteps.ts';
import { arsverkDecimals } from './arsverkText.ts';
import { computed, computedCell, computedSpan, spanned } from './computed.ts';

/** What a number of the page rests on: a source as estimates name it, and its year. */
export interface Basis {
	source: string;
	year: number;
}

/** A number in one of the two years: as it is written, drawn and judged. */
export interface Side {
	/** The newest year that it rests on; null where nothing is loaded that tells it. */
	year: number | null;
	text: string;
	note: string;
	/** In the table. */
	inTable: TableCell;
	/** In the picture. */
	cell: Released | ComputedCell | undefined;
	span: ShownSpan | null;
	/** What can be held against the other year; null where nothing can. */
	told: Told | null;
	/** How many it is written with. */
	decimals: number;
	basis: readonly Basis[];
	/** What tells how it is computed. */
	explain: Figure | { unit: Unit; column: AnswerColumn } | null;
}

export interface Asked {
	indicator: string;
	forlop?: FigureForlop;
	category?: string;
}

/** The year of a side, and whose. */
export interface At {
	set: FigureSet;
	kommune: string;
	year: number;
}

const nothing = (text: string): Side => ({
	...{ year: null, text, note: '', inTable: text, cell: undefined, span: null, told: null },
	...{ decimals: 0, basis: [], explain: null }
});

/** Whether a file of a source tells anything of the kommune up to a year. */
const tells = ({ set, kommune, year }: At, source: string | undefined): boolean =>
	set.all.some(
		(one) =>
			one.area === kommune && one.year <= year && indikator(one.indicator).kilder[0] === source
	);

/** The newest figure up to a year; a count of persons with what chance may do to it. */
export function figureSide({ set, kommune, year }: At, asked: Asked): Side {
	const { indicator, forlop = 'alle', category = 'alle' } = asked;
	const figure =
		newest(set, indicator, kommune, year, forlop, category) ??
		set.of(indicator, kommune, forlop, category).findLast((one) => one.year <= year);
	const definition = indikator(indicator);
	if (!figure)
		return nothing(
			tells({ set, kommune, year }, definition.kilder[0])
				? stateText('not-collected')
				: m.news_not_loaded()
		);
	const { value } = figure;
	const basis = [{ source: definition.kilder[0] ?? '', year: figure.year }];
	const { desimaler: decimals } = definition;
	const shared = { year: figure.year, note: '', cell: value, decimals, basis, explain: figure };
	if (value.state !== 'value')
		return { ...shared, text: stateText(value.state), inTable: value, span: null, told: null };
	const limits = chanceOf(figure, definition);
	const number = figureText(value, decimals);
	return {
		...shared,
		text: limits ? `${number} (${spanText(limits.low, limits.high, decimals)})` : number,
		inTable: limits
			? spanned(value, limits, decimals)
			: computed(number, { median: value.value }, decimals),
		span: computedSpan(limits),
		told: { value: value.value, limits: limits && { ...limits, by: 'chance' } }
	};
}

/** What one answer says, and what it rests on. */
type Of = Pick<PathwayFigures, 'unit' | 'leads' | 'staff' | 'answer'>;

const leadsOf = ({ leads }: Of): Basis[] => leads.map(({ source, year }) => ({ source, year }));
const allOf = (of: Of): Basis[] => [
	...leadsOf(of),
	...(of.staff ? [{ source: of.staff.source, year: of.staff.year }] : [])
];

const newestOf = (basis: readonly Basis[]): number | null =>
	basis.length > 0 ? Math.max(...basis.map(({ year }) => year)) : null;

export const basisText = (basis: readonly Basis[]): string =>
	listText([...new Set(basis.map(({ source, year }) => `${sourceName(source)} ${year}`))]);

/** Where it rests on several years each is said; where it rests on one, that stands above it. */
const mixedText = (basis: readonly Basis[]): string =>
	new Set(basis.map(({ year }) => year)).size > 1 ? basisText(basis) : '';

/** How many users there are, as the answer has them. */
export function usersSide(of: Of): Side {
	const basis = leadsOf(of);
	const year = newestOf(basis);
	if (year === null) return nothing(m.news_not_loaded());
	const { users } = of.answer;
	const shared = { year, note: mixedText(basis), basis };
	const explain = { unit: of.unit, column: 'need' } as const;
	if (!users) return untold({ ...shared, explain }, whyText(of.answer) || stateText('hidden'));
	if (users.open)
		return untold({ ...shared, explain }, m.at_least({ count: numberText(users.low) }));
	return { ...shared, explain, ...ranged(users, 0) };
}

/** Users per man-year in follow-up. */
export function perArsverkSide(of: Of): Side {
	const basis = allOf(of);
	const year = newestOf(basis);
	const { here } = of.answer.perArsverk;
	if (year === null || !of.staff || of.leads.length === 0) return nothing(m.news_not_loaded());
	const explain = { unit: of.unit, column: 'gap' } as const;
	const shared = { year, basis, explain };
	if (!here || isOpen(of.answer))
		return untold(
			{ ...shared, note: notesOf(whyText(of.answer), mixedText(basis)) },
			m.cannot_be_decided()
		);
	return {
		...{ ...shared, note: mixedText(basis) },
		...ranged(here, perArsverkDecimals(here.high))
	};
}

/** Of these the range is known, whatever is said of it. */
const OF_RANGE: readonly Undecided['reason'][] = ['spans-zero', 'threshold'];

/** The gap, as it is said. */
export function gapSide(of: Of): Side {
	const { answer, leads, staff } = of;
	const { gap, verdict, why } = answer;
	const basis = allOf(of);
	const year = newestOf(basis);
	if (year === null || leads.length === 0 || !staff) return nothing(whyText(answer));
	const explain = { unit: of.unit, column: 'gap' } as const;
	const known = verdict !== 'undecided' || (why !== null && OF_RANGE.includes(why.reason));
	const reason = verdict === 'undecided' && !known ? whyText(answer) : gapSpanText(answer);
	const shared = { year, basis, explain, note: notesOf(reason, mixedText(basis)) };
	const text = gapLabel(answer);
	if (!gap || !known || isOpen(answer)) return untold(shared, text);
	const { inTable: _, ...drawn } = ranged(gap, arsverkDecimals(gap));
	return { ...shared, ...drawn, text, inTable: computed(text, gap, arsverkDecimals(gap)) };
}

const notesOf = (...notes: string[]): string => notes.filter(Boolean).join(' · ');

const untold = (shared: Pick<Side, 'year' | 'note' | 'basis' | 'explain'>, text: string): Side => ({
	...shared,
	...{ text, inTable: text, cell: undefined, span: null, told: null, decimals: 0 }
});

function ranged(interval: Interval, decimals: number) {
	const { low, median, high } = interval;
	const text = spanText(low, high, decimals);
	return {
		...{ text, decimals },
		inTable: computed(text, { low, median, high }, decimals),
		cell: computedCell(median),
		span: computedSpan({ low, high }),
		told: { value: median, limits: { low, high, by: 'range' as const } }
	};
}
