import { ChartRun, type BarChartOptions, type LineChartOptions } from 'docx/charts';
import type { Tone } from '../../pictures/chartData.ts';
import { writable } from './clean.ts';
import type { ChartBlock, ChartSeries } from './document.ts';
import { FONT, UNDECIDED } from './styles.ts';

/** The colours of the page; what they say stands in words beside each bar. */
const TONES: Record<Tone, string> = {
	...{ missing: '882255', covered: '117733' },
	...{ undecided: UNDECIDED, plain: '595959' }
};
/** The chosen kommune, what it is held against, and others. */
const LINES = ['0B5CAD', '404040', '8C8C8C'] as const;
const AXIS = { color: '4D4D4D' };
/** The range is over the bar, and must be seen on it and beside it. */
const RANGE = { color: '1A1A1A', width: 1.25 };

/** Pixels of 1/96 inch: as wide as the text allows, but no wider than our own sheet's. */
const WIDTH = 600;
/** Twentieths of a point in a pixel. */
const PIXEL = 15;
const LINES_HEIGHT = 320;
const BARS = { around: 80, each: 36 };

/** A chart that the reader's program draws, with its numbers in a workbook inside it. */
export function chartRun(block: ChartBlock, room: number): ChartRun {
	const width = Math.min(WIDTH, Math.floor(room / PIXEL));
	return new ChartRun(block.draw === 'bars' ? bars(block, width) : lines(block, width));
}

const shared = ({ description, unit, axis, series }: ChartBlock) => ({
	altText: { name: 'chart', description: writable(description) },
	font: { name: FONT, ...AXIS },
	chartArea: { fill: 'FFFFFF', border: 'none' } as const,
	legend: series.length > 1 ? ({ position: 'bottom' } as const) : (false as const),
	valueAxis: {
		title: writable(unit),
		...{ minimum: axis.low, maximum: axis.high, interval: axis.step },
		numberFormat: formatOf(axis.step)
	}
});

/** With the decimals that its steps have; the reader's own language decides the signs. */
function formatOf(step: number): string {
	const decimals = String(step).split('.')[1]?.length ?? 0;
	return decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0';
}

function bars(block: ChartBlock, width: number): BarChartOptions {
	const { categories, series } = block;
	const common = shared(block);
	return {
		...common,
		type: 'bar',
		categories: categories.map(writable),
		// The first row is on top, and the scale below the last.
		categoryAxis: { reverseOrder: true },
		valueAxis: { ...common.valueAxis, crossesAt: 'maximum' },
		gapWidth: 60,
		transformation: { width, height: BARS.around + BARS.each * categories.length },
		series: series.map((one) => ({
			...seriesOf(one),
			color: TONES.undecided,
			colors: one.points.map((point) => point?.tone && TONES[point.tone])
		}))
	};
}

function lines(block: ChartBlock, width: number): LineChartOptions {
	const { categories, series, height = LINES_HEIGHT } = block;
	return {
		...shared(block),
		type: 'line',
		categories: categories.map(writable),
		markers: true,
		transformation: { width, height },
		series: series.map((one, i) => ({
			...seriesOf(one),
			color: LINES[i] ?? LINES[2],
			// A colour says nothing alone: the first is drawn whole and thick, others dashed.
			line: i === 0 ? { width: 2.25 } : { width: 1.5, dash: i === 1 ? 'dash' : 'shortDot' }
		}))
	};
}

function seriesOf({ name, points }: ChartSeries) {
	const reach = (end: 'low' | 'high') =>
		points.map((point) => {
			const at = point?.[end] ?? null;
			return point === null || at === null ? null : exact(Math.abs(at - point.value));
		});
	const ranged = points.some((point) => point !== null && point.low !== null);
	return {
		name: writable(name),
		values: points.map((point) => point?.value ?? null),
		...(ranged && {
			errorBars: { type: 'custom', plus: reach('high'), minus: reach('low'), line: RANGE } as const
		})
	};
}

/** A difference of written numbers, without what binary numbers add to it. */
const exact = (x: number) => Number(x.toFixed(6));
