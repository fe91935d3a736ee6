import { roundDomain } from '../../charts/scale/domain.ts';
import type { ChartData } from '../../pictures/chartData.ts';
import { numbersOf } from '../cells.ts';
import type { ChartBlock, ChartPoint } from './document.ts';

/** About how many round numbers an axis has. */
const TICKS = 5;

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
	const axis = axisOf(series, data.zero ?? draw === 'bars');
	return { kind: 'chart', draw, unit, axis, categories, series, description };
}

/** A scale that holds the ranges too: a program would choose one for the values alone. */
function axisOf(series: ChartBlock['series'], zero: boolean): ChartBlock['axis'] {
	const values = series.flatMap(({ points }) =>
		points.flatMap((one) => (one ? [one.value, one.low ?? one.value, one.high ?? one.value] : []))
	);
	const { low, high, ticks } = roundDomain(values, {
		...{ zero, decimals: 2, count: TICKS }
	});
	const [first = low, second = high] = ticks;
	return { low, high, step: Number((second - first).toFixed(6)) };
}

function pointOf(
	{ middle, low, high }: ReturnType<typeof numbersOf>,
	tone: ChartPoint['tone']
): ChartPoint | null {
	// Of what only the ends are known, a bar would say more than is known: its words say it.
	if (middle === null) return null;
	return { value: middle, low, high, ...(tone && { tone }) };
}
