import { HIDDEN, NOT_COLLECTED, value, type Cell } from '../../domain/cell.ts';
import type { TrendInput, TrendPoint, TrendSeries } from '../trend/state.ts';
import { between, LONG, many, shown } from './nobodys.ts';

const YEARS = [2019, 2020, 2021, 2022, 2023, 2024];
const percent = (series: TrendSeries[]): TrendInput => ({
	series,
	unit: '%',
	decimals: 0,
	breaks: [],
	zero: true
});
const of = (label: string, points: TrendPoint[], role: TrendSeries['role'] = 'chosen') => ({
	id: label.toLowerCase(),
	label,
	role,
	points
});
const points = (cells: readonly (Cell | number)[]): TrendPoint[] =>
	cells.map((cell, i) => ({
		year: 2019 + i,
		cell: shown(typeof cell === 'number' ? value(cell) : cell)
	}));
const around = (width: number) =>
	points([11, 12, 14, 14, 13, 16]).map((point, i) => ({
		...point,
		span: between(11 - width + i / 2, 14 + width + i / 2)
	}));
const innlandet = of('Innlandet', points([10, 10.5, 11, 11.5, 12, 12.5]), 'reference');

/** Made up, of no municipality. */
export const trend = {
	usual: {
		...percent([
			of('Tynset', [
				{ year: 2019, cell: shown(value(11)), span: between(7, 17) },
				...points([11, NOT_COLLECTED, HIDDEN, 14, 13, 16]).slice(1)
			]),
			innlandet
		]),
		breaks: [{ from: 2022, to: 2023, text: 'Brudd i serien' }]
	},
	value: percent([of('Tynset', points([11, 12, 14, 14, 13, 16]))]),
	range: percent([of('Tynset', around(6))]),
	hidden: percent([of('Tynset', points(YEARS.map(() => HIDDEN))), innlandet]),
	missing: percent([of('Tynset', points(YEARS.map(() => NOT_COLLECTED))), innlandet]),
	one: percent([of('Tynset', points([14]))]),
	many: percent(
		many((i) =>
			of(
				`Sted ${i + 1}`,
				points(YEARS.map((_, year) => 10 + i + ((i * year) % 5))),
				i === 0 ? 'chosen' : 'other'
			)
		)
	),
	long: {
		...percent([of(LONG, points([11, 12, 14, 14, 13, 16])), innlandet]),
		breaks: [{ from: 2020, to: 2021, text: 'Brudd: tallene er samlet inn på en annen måte' }]
	},
	none: percent([])
};
