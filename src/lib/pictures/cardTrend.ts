import type { TrendInput } from '../charts/trend/state.ts';
import type { Figure, Released } from '../domain/figure.ts';
import type { Table } from '../domain/table.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { leadingSource } from '../model/series.ts';
import { m, numberText } from '../text/index.ts';
import { yearsText } from '../text/lists.ts';
import { yearsChart, type ChartData } from './chartData.ts';
import { ofKommune, sourcesOfIndicator, type Origin } from './origin.ts';
import { indikator } from '../catalogue/indikatorer.ts';

/** The development that the council sees: one line, of the kommune alone. */
export interface CardTrend {
	/** The newest number beside the first that it may be held against. */
	heading: string;
	/** What is counted, and in which years. */
	measure: string;
	summary: string;
	table: Table;
	/** As the page draws it, and as a document does. */
	drawn: TrendInput;
	chart: ChartData;
	/** The persons that are registered in the newest year; null where something else is counted. */
	registered: number | null;
	origin: Origin;
}

interface Line {
	indicator: string;
	category: string;
	/** What is counted: persons, and not their rate. */
	cell: (figure: Figure) => Released;
	decimals: number;
	words: {
		heading: typeof m.card_trend_users;
		/** Where the newest is the first again. */
		same: typeof m.card_trend_users_same;
		measure: typeof m.card_trend_users_measure;
		unit: () => string;
		line: () => string;
	};
}

/** The first that has years to compare: whether more people need help is asked before who helps them. */
const LINES: readonly Line[] = [
	{
		...{ indicator: 'brukere_i_alt_rate', category: 'alle', decimals: 0 },
		cell: ({ numerator }) => numerator,
		words: {
			...{ heading: m.card_trend_users, same: m.card_trend_users_same },
			measure: m.card_trend_users_measure,
			...{ unit: m.card_trend_users_unit, line: m.card_trend_users_line }
		}
	},
	{
		...{ indicator: 'arsverk_malgruppe', category: 'voksne', decimals: 1 },
		cell: ({ value }) => value,
		words: {
			...{ heading: m.card_trend_staff, same: m.card_trend_staff_same },
			measure: m.card_trend_staff_measure,
			...{ unit: m.card_trend_staff_unit, line: m.card_trend_staff_line }
		}
	}
];

interface Point {
	year: number;
	cell: Released;
}

/** Null where no line has two years that may be held against each other. */
export function cardTrend(
	set: FigureSet,
	{ kommune, year }: { kommune: string; year: number }
): CardTrend | null {
	for (const line of LINES) {
		const points = pointsOf(line, set, { kommune, year });
		const stretch = stretchesOf(line, points).findLast(({ known }) => known.length > 1);
		if (stretch) return trendOf(line, points, { ...stretch, kommune });
	}
	return null;
}

function pointsOf(
	{ indicator, category, cell }: Line,
	set: FigureSet,
	{ kommune, year }: { kommune: string; year: number }
): Point[] {
	return set
		.of(indicator, kommune, 'alle', category)
		.filter((one) => one.year <= year)
		.map((one) => ({ year: one.year, cell: cell(one) }));
}

interface Known {
	year: number;
	value: number;
}

/** Years with a number between two changes of what the source counts, and when the next change came. */
interface Stretch {
	known: Known[];
	until: number | null;
}

/** The oldest first. */
function stretchesOf({ indicator }: Line, points: readonly Point[]): Stretch[] {
	const last = points.at(-1)?.year ?? 0;
	const changes = leadingSource(indicator)
		.sammenligning.brudd.map(({ til }) => til)
		.filter((til) => til <= last)
		.sort((a, b) => a - b);
	return [0, ...changes].map((from, i) => {
		const until = changes[i] ?? null;
		const known = points.flatMap(({ year, cell }) =>
			year >= from && year < (until ?? Infinity) && cell.state === 'value'
				? [{ year, value: cell.value }]
				: []
		);
		return { known, until };
	});
}

function trendOf(
	line: Line,
	points: readonly Point[],
	{ known, until, kommune }: Stretch & { kommune: string }
): CardTrend | null {
	const { words, indicator, decimals } = line;
	const [first, last] = [known[0], known.at(-1)];
	if (!first || !last) return null;
	const years = points.map(({ year }) => year);
	const written = ({ value }: Known) => numberText(value, decimals);
	const [count, before] = [written(last), written(first)];
	const at = { count, year: last.year, beforeYear: first.year };
	const heading = count === before ? words.same(at) : words.heading({ ...at, before });
	const measure = [
		words.measure({ years: yearsText(spanned(years)) }),
		...(until === null ? [] : [m.card_trend_since({ year: until })])
	].join(' ');
	const table: Table = {
		caption: measure,
		columns: [
			{ key: 'year', label: m.year_label() },
			{ key: 'count', label: words.line(), unit: words.unit(), decimals, numeric: true }
		],
		rows: points.map(({ year, cell }) => ({ year: String(year), count: cell }))
	};
	return {
		...{ heading, measure, table, summary: `${heading}. ${measure}` },
		drawn: drawnOf(line, points),
		chart: { ...yearsChart({ table }), zero: true },
		registered: line === LINES[0] ? last.value : null,
		origin: {
			...ofKommune(kommune, last.year, {
				sources: sourcesOfIndicator({ ...indikator(indicator), slag: 'antall' }, years)
			}),
			years
		}
	};
}

function drawnOf({ words, indicator, decimals }: Line, points: readonly Point[]): TrendInput {
	return {
		series: [{ id: indicator, label: words.line(), role: 'chosen', points }],
		...{ unit: words.unit(), decimals, zero: true },
		breaks: leadingSource(indicator).sammenligning.brudd.map(({ fra, til }) => ({
			...{ from: fra, to: til, text: m.card_trend_break() }
		}))
	};
}

/** From the first to the last: a survey isn't made every year. */
function spanned(years: readonly number[]): number[] {
	const [first = 0, last = 0] = [years[0], years.at(-1)];
	return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
