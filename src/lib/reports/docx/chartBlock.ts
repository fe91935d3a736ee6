import type { ChartData } from '../../pictures/chartData.ts';
import { numbersOf } from '../cells.ts';
import type { ChartBlock, ChartPoint } from './document.ts';

/**
 * A picture's chart with the numbers of its table.
 *
 * @param description subject, extent, finding, exception
 * @returns           null where no category has a number: there is nothing to draw
 */
export function chartBlock(data: ChartData, description: string): ChartBlock | null {
	const { draw, unit, categories } = data;
	const series = data.series.map(({ name, cells, decimals, tones }) => ({
		name,
		points: categories.map((_, i) => pointOf(numbersOf(cells[i], decimals), tones?.[i]))
	}));
	if (series.every(({ points }) => points.every((one) => one === null))) return null;
	const places = data.series.flatMap(({ cells, decimals }) =>
		cells.map((cell) => decimalsOf(cell, decimals))
	);
	return {
		...{ kind: 'chart', draw, unit, categories, series, description },
		decimals: Math.max(0, ...places)
	};
}

type Cell = ChartData['series'][number]['cells'][number];

const decimalsOf = (cell: Cell, decimals: number): number =>
	typeof cell === 'object' && 'decimals' in cell ? cell.decimals : decimals;

function pointOf(
	{ middle, low, high }: ReturnType<typeof numbersOf>,
	tone: ChartPoint['tone']
): ChartPoint | null {
	// Of what only the ends are known, a bar would say more than is known: its words say it.
	if (middle === null) return null;
	return { value: middle, low, high, ...(tone && { tone }) };
}
