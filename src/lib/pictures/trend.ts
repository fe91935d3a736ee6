import { spanNote } from './spanNote.ts';
import type { TrendInput, TrendSeries } from '../charts/trend/state.ts';
import type { Indikator } from '../catalogue/indikatorer.ts';
import { areas } from '../catalogue/omrader.ts';
import type { Kommune } from '../domain/area.ts';
import type { Figure, ForlopId } from '../domain/figure.ts';
import { PATHWAYS } from '../model/units.ts';
import type { Interval } from '../model/judge.ts';
import { computedSpan } from './computed.ts';
import type { Picture } from './of.ts';
import { ofKommune, sourcesOfIndicator } from './origin.ts';
import { spanOf } from '../model/chance.ts';
import { areasToCompare, type FigureSet } from '../model/figureSet.ts';
import { newest } from '../model/pathwayFigures.ts';
import { shortUnit, withUnit } from './indicator.ts';
import { areaName } from './kommuneNames.ts';
import { comparable, leadingSource } from '../model/series.ts';
import { m, of } from '../text/index.ts';
import type { Question } from './trendQuestions.ts';
import { trendTable } from './trendTable.ts';
import { headingOf, summaryOf } from './trendSentences.ts';

/** A trend with its words: everything the frame and the chart show. */
export interface Trend extends Picture {
	/** What must be known to read it, said in sight. */
	notes: string[];
	chart: TrendInput;
	/** Of each area, where all are of one year: that is no line to draw. */
	only: { label: string; value: string }[] | null;
	/** The figure the heading is about; its calculation can be shown. */
	figure: Figure | undefined;
}

export interface TrendContext {
	set: FigureSet;
	kommune: Kommune;
	/** The chosen year: nothing newer is shown. */
	year: number;
	/** What is known of the kommune's users in the pathway in a year, as on its own page. */
	users: (year: number, forlop: ForlopId) => Interval | null;
	/** The crosswalk in force, by name and version. */
	crosswalk: string;
}

/** Null when the kommune has no row of it in or before the chosen year. */
export function trendOf(question: Question, context: TrendContext): Trend | null {
	const lines = linesOf(question, context);
	const own = lines[0];
	if (!own || own.figures.length === 0) return null;
	const { indicator, forlop, category } = question;
	const { set, kommune, year } = context;
	const newestOne = newest(set, indicator.id, kommune.code, year, forlop, category);
	const figure = own.figures.find((one) => one.year === newestOne?.year);
	const years = yearsOf(lines);
	const rules = leadingSource(indicator.id);
	const reference = lines.find((one) => one.role === 'reference');
	const known = (figure?.value.state === 'hidden' && figure.span) || undefined;
	const words = { question, kommune, figure, figures: own.figures, set, reference, known };
	const shared = lines.some(({ figures }) => figures.some((one) => one.shared));
	const crosswalk = shared ? context.crosswalk : null;
	return {
		name: of(indicator.navn),
		heading: headingOf(words),
		subtitle: [
			of(indicator.navn),
			of(indicator.enhet),
			yearsText(years),
			sourceText(question),
			...(crosswalk ? [crosswalk] : [])
		].join(' · '),
		summary: summaryOf(words, years),
		notes: notesOf(question, lines, figure?.year ?? year, years),
		chart: {
			series: lines.map((line) => seriesOf(line, indicator)),
			// The whole unit stands in the subtitle.
			unit: shortUnit(indicator),
			decimals: indicator.desimaler,
			breaks: rules.sammenligning.brudd.map(({ fra, til }) => ({
				from: fra,
				to: til,
				text: m.forlop_break({ from: fra, to: til })
			})),
			zero: indicator.slag !== 'publisert'
		},
		only: years.length === 1 ? onlyOf(lines, indicator) : null,
		table: trendTable(question, lines, years),
		figure,
		origin: {
			...ofKommune(kommune.code, year, {
				sources: sourcesOfIndicator(indicator, years),
				method: of(indicator.definisjon),
				crosswalk
			}),
			years
		}
	};
}

const onlyOf = (lines: readonly Line[], indicator: Indikator) =>
	lines.flatMap(({ label, figures: [figure] }) =>
		figure ? [{ label, value: withUnit(indicator, figure.value) }] : []
	);

/** The contract's short name; in the municipality's own overview, which of its sources it is. */
function sourceText({ indicator, category }: Question): string {
	const kortnavn = of(leadingSource(indicator.id).kortnavn);
	return indicator.id === 'oversikt_forlop' ? `${kortnavn}: ${category}` : kortnavn;
}

/** An area in the trend. The kommune comes first. */
export interface Line {
	id: string;
	label: string;
	role: TrendSeries['role'];
	figures: Figure[];
}

/**
 * The kommune, and the areas around it where levels may be compared. A count has no common scale
 * with a larger area's; its rate has.
 */
function linesOf(
	{ indicator, forlop, category }: Question,
	{ set, kommune, year, users }: TrendContext
): Line[] {
	const compared = comparable(indicator.id) && indicator.slag !== 'antall';
	return [
		{ level: 'kommune' as const, area: kommune.code },
		...areasToCompare(kommune, areas.kommuner)
	]
		.map(({ level, area }) => ({
			id: `${level}-${area}`,
			label: areaName(level, area),
			figures: set
				.of(indicator.id, area, forlop, category)
				.filter((one) => one.year <= year)
				.map((one) => (level === 'kommune' ? withSpan(one, indicator, users) : one))
		}))
		.filter((line, i) => i === 0 || (compared && line.figures.length > 0))
		.map((line, i) => ({ ...line, role: ROLES[i] ?? 'other' }));
}

/** Users of a pathway by the crosswalk, in the figure's unit. */
const COUNTED = 'brukere_forlop';
/** What is known of their numbers follows from the model where it is by pathway. */
export const MODELLED: readonly string[] = [COUNTED, 'brukere_rate'];

/** What the low and high shares of the crosswalk give each by itself is less than is known. */
function withSpan(figure: Figure, { id, skala }: Indikator, users: TrendContext['users']): Figure {
	const forlop = PATHWAYS.find((one) => String(one) === figure.forlop);
	if (!MODELLED.includes(id) || !forlop) return figure;
	// Of hidden groups the ends are known; not what they are divided by.
	const { state } = figure.value;
	if (state !== 'value' && !(state === 'hidden' && id === COUNTED)) return figure;
	const known = users(figure.year, forlop);
	if (!known) return figure;
	const by = id === 'brukere_rate' ? skala / (figure.denominator ?? NaN) : 1;
	return { ...figure, span: computedSpan({ low: known.low * by, high: known.high * by }) };
}

/** The nearest area is what the kommune is held against. */
const ROLES: readonly Line['role'][] = ['chosen', 'reference'];

/** The span is drawn for the kommune only: four spans hide each other. */
function seriesOf({ id, label, role, figures }: Line, indicator: Indikator): TrendSeries {
	const points = figures.map((figure) => ({
		year: figure.year,
		cell: figure.value,
		span: role === 'chosen' ? computedSpan(spanOf(figure, indicator)) : null
	}));
	return { id, label, role, points };
}

function yearsOf(lines: readonly Line[]): number[] {
	const years = new Set(lines.flatMap(({ figures }) => figures.map(({ year }) => year)));
	return [...years].sort((a, b) => a - b);
}

function yearsText(years: readonly number[]): string {
	const [first, last] = [years[0], years.at(-1)];
	return first === last ? String(first) : `${first}–${last}`;
}

function notesOf(
	{ indicator, wider }: Question,
	lines: readonly Line[],
	year: number,
	years: readonly number[]
): string[] {
	const notes = [];
	if (wider) notes.push(m.forlop_wider());
	if (indicator.id === 'oversikt_forlop') notes.push(m.forlop_own_count());
	else if (!comparable(indicator.id)) notes.push(m.forlop_not_compared());
	else if (indicator.slag === 'antall') notes.push(m.forlop_count_not_compared());
	for (const { til, fra, tekst } of leadingSource(indicator.id).sammenligning.brudd)
		if (years.some((one) => one <= fra) && years.some((one) => one >= til)) notes.push(of(tekst));
	const parts = lines.flatMap(({ label, figures }) => {
		const found = figures.find((one) => one.year === year);
		if (found?.reporting == null || found.of === null) return [];
		return [m.forlop_reporting({ area: label, reporting: found.reporting, of: found.of })];
	});
	if (parts.length) notes.push(m.forlop_reporting_in({ year, parts: parts.join(', ') }));
	const [own, ...others] = lines;
	const modelled = MODELLED.includes(indicator.id) && own?.figures.some((one) => one.span);
	const span = modelled ? m.span_by_model() : own ? spanNote(indicator, own.figures) : '';
	if (span) notes.push(`${span}.`);
	if (others.length && own?.figures.some((one) => spanOf(one, indicator)))
		notes.push(m.forlop_span_own());
	return notes;
}
