import type { Column, Table, TableCell } from '../domain/table.ts';
import type { Figure } from '../domain/figure.ts';
import { spanOf } from '../model/chance.ts';
import { leadingSource } from '../model/series.ts';
import { m, numberText, of, spanText } from '../text/index.ts';
import { computed, spanned } from './computed.ts';
import type { Line } from './trend.ts';
import type { Question } from './trendQuestions.ts';

/**
 * The table behind a development, a row for each year. Where the series is broken, each row says which
 * years it may be held against; a larger area says how many of its kommuner it is of.
 */
export function trendTable(
	{ indicator }: Question,
	lines: readonly Line[],
	years: number[]
): Table {
	const { desimaler: decimals, enhet } = indicator;
	const series = seriesOf(indicator.id, years);
	const broken = new Set(series.values()).size > 1;
	const covered = lines.filter(({ figures }) => figures.some(isPartial));
	return {
		caption: `${of(indicator.navn)}, ${of(leadingSource(indicator.id).kortnavn)}`,
		columns: [
			{ key: 'year', label: m.year_label() },
			...lines.map(({ id, label }) => ({
				...{ key: id, label, unit: of(enhet), decimals, numeric: true }
			})),
			...covered.flatMap(coverageColumns),
			...(broken ? [{ key: 'series', label: m.csv_series() }] : [])
		],
		rows: years.map((year) => ({
			year: String(year),
			...Object.fromEntries(
				lines.map((line, i) => [line.id, cellOf(line, { year, own: i === 0, indicator })])
			),
			...Object.assign({}, ...covered.map((line) => coverageCells(line, year))),
			...(broken && { series: series.get(year) ?? '' })
		}))
	};
}

function cellOf(
	{ figures }: Line,
	{ year, own, indicator }: { year: number; own: boolean } & Pick<Question, 'indicator'>
): TableCell {
	const found = figures.find((one) => one.year === year);
	if (!found) return m.state_not_collected();
	const span = own ? spanOf(found, indicator) : null;
	if (span && found.value.state === 'hidden')
		return computed(
			spanText(span.low, span.high, indicator.desimaler),
			{ median: null, ...span },
			indicator.desimaler
		);
	return span ? spanned(found.value, span, indicator.desimaler) : found.value;
}

const isPartial = ({ reporting, of: all }: Figure) => reporting !== null && all !== null;

function coverageColumns({ id, label }: Line): Column[] {
	const number = { unit: m.csv_kommuner(), numeric: true, decimals: 0 };
	return [
		{ key: `${id}/with`, label: m.csv_reporting({ area: label }), ...number },
		{ key: `${id}/of`, label: m.csv_reporting_of({ area: label }), ...number }
	];
}

function coverageCells({ id, figures }: Line, year: number): Record<string, TableCell> {
	const found = figures.find((one) => one.year === year);
	if (!found || found.reporting === null || found.of === null) return {};
	return { [`${id}/with`]: count(found.reporting), [`${id}/of`]: count(found.of) };
}

const count = (n: number) => computed(numberText(n), { median: n }, 0);

/** The years that each year may be held against: those between two breaks. */
function seriesOf(id: string, years: readonly number[]): Map<number, string> {
	const starts = leadingSource(id).sammenligning.brudd.map(({ til }) => til);
	const began = (year: number) => Math.max(0, ...starts.filter((start) => start <= year));
	return new Map(
		years.map((year) => {
			const same = years.filter((one) => began(one) === began(year));
			const [first, last] = [same[0], same.at(-1)];
			return [year, first === last ? String(first) : `${first}–${last}`];
		})
	);
}
