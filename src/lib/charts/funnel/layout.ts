import { line as path, scaleLinear, scaleLog } from 'd3';
import { placeNames } from '../scale/labels.ts';
import { placeApart } from '../scale/placement.ts';
import { lineHeight, SMALL, textWidth } from '../scale/type.ts';
import type { FunnelLimit, FunnelState, ValuePoint } from './state.ts';

/** Everything below is in pixels from the upper left corner. */
export interface FunnelPicture {
	height: number;
	plot: { left: number; right: number; top: number; bottom: number };
	ticks: { value: number; y: number }[];
	/** The denominators on the axis: each step is as many times more. */
	sizes: { value: number; x: number }[];
	/** The limits as SVG path data, and what is written at their ends. */
	curves: { level: '95' | '99.8'; d: string }[];
	middle: { y: number } | null;
	ends: { text: string; y: number; kind: 'middle' | 'limit' }[];
	points: (ValuePoint & { x: number; y: number })[];
	names: PlacedLabel[];
	/** How many of those outside found no room for their name. */
	unnamed: number;
}

export interface PlacedLabel {
	id: string;
	text: string;
	role: ValuePoint['role'];
	x: number;
	/** Baseline. */
	y: number;
	/** From the mark to a name that lies away from it. */
	leader: string | null;
}

/** What is written in the picture, in the language of the page. */
export interface FunnelTexts {
	numbers: readonly string[];
	sizes: (n: number) => string;
	middle: string;
	limits: Record<'95' | '99.8', string>;
}

type Scale = (x: number) => number;

export const RADIUS = 4;
const LINE = lineHeight(SMALL);

/** Places a funnel in a width. */
export function layout(state: FunnelState, width: number, texts: FunnelTexts): FunnelPicture {
	const height = Math.max(300, Math.min(480, width * 0.62));
	const ends = [texts.middle, texts.limits['95'], texts.limits['99.8']];
	const right = width - Math.max(...ends.map((text) => textWidth(text, SMALL))) - 10;
	const left = Math.max(0, ...texts.numbers.map((text) => textWidth(text, SMALL))) + 12;
	const plot = { left, right, top: LINE + 10, bottom: height - 2 * LINE - 14 };
	const x = sizeScale(state.extent, plot);
	const y = scaleLinear([state.domain.low, state.domain.high], [plot.bottom, plot.top]);
	const points = state.points.map((point) => ({ ...point, x: x(point.of), y: y(point.value) }));
	const names = namesOf(state, points, plot, width);
	return {
		height,
		plot,
		ticks: state.domain.ticks.map((value) => ({ value, y: y(value) })),
		sizes: points.length > 0 ? sizesOf(state.extent, x, texts.sizes) : [],
		curves: (['95', '99.8'] as const).flatMap((level) => curvesOf(state, level, x, y)),
		middle: state.middle === null ? null : { y: y(state.middle) },
		ends: endsOf(state, y, texts, plot),
		points,
		...names
	};
}

/** A size that is alone stands in the middle. */
function sizeScale([least, most]: [number, number], { left, right }: FunnelPicture['plot']): Scale {
	if (least === most) return () => (left + right) / 2;
	return scaleLog([least, most], [left + 14, right - 10]);
}

const STEPS = [[1], [1, 3], [1, 2, 5]];

/** Round numbers with room between them; more of them where the sizes are of a kind. */
function sizesOf([least, most]: [number, number], x: Scale, text: FunnelTexts['sizes']) {
	const rounds = STEPS.map((step) => roundSizes(step, least, most));
	const found = rounds.find((sizes) => sizes.length > 2) ?? rounds.at(-1) ?? [];
	const wanted = found.length > 0 ? found : [least];
	const kept: { value: number; x: number }[] = [];
	for (const value of wanted) {
		const before = kept.at(-1);
		const half = (n: number) => textWidth(text(n), SMALL) / 2;
		if (!before || x(value) - half(value) >= before.x + half(before.value) + 8)
			kept.push({ value, x: x(value) });
	}
	return kept;
}

function roundSizes(steps: readonly number[], least: number, most: number): number[] {
	const sizes: number[] = [];
	for (let ten = 10 ** Math.floor(Math.log10(least)); ten <= most; ten *= 10)
		for (const step of steps) if (step * ten >= least && step * ten <= most) sizes.push(step * ten);
	return sizes;
}

const END = { inner: '95', outer: '99.8' } as const;
type Side = 'low' | 'high';

function limitAt(limit: FunnelLimit, level: '95' | '99.8', side: Side): number {
	return (level === END.inner ? limit.inner : limit.outer)[side];
}

/** A limit is drawn where it is within the scale: few persons would make it as high as the page. */
function curvesOf({ limits, domain }: FunnelState, level: '95' | '99.8', x: Scale, y: Scale) {
	return (['low', 'high'] as const).flatMap((side) => {
		const d = path<FunnelLimit>(
			(limit) => x(limit.of),
			(limit) => y(limitAt(limit, level, side))
		)
			.digits(1)
			.defined((limit) => {
				const value = limitAt(limit, level, side);
				return value >= domain.low && value <= domain.high;
			})(limits);
		return d ? [{ level, d }] : [];
	});
}

/** What the lines are, at their right end: the middle, and the upper limits, or the lower where those are off. */
function endsOf(
	{ limits, middle, domain }: FunnelState,
	y: Scale,
	texts: FunnelTexts,
	{ top, bottom }: FunnelPicture['plot']
): FunnelPicture['ends'] {
	const last = limits.at(-1);
	if (middle === null || !last) return [];
	const wanted = [
		{ text: texts.middle, value: middle, kind: 'middle' as const },
		...(['95', '99.8'] as const).map((level) => ({
			text: texts.limits[level],
			value: Math.min(limitAt(last, level, 'high'), domain.high),
			kind: 'limit' as const
		}))
	];
	const places = placeApart(
		wanted.map(({ value }) => ({ wanted: y(value), size: LINE })),
		top - LINE / 2,
		bottom + LINE / 2
	);
	return wanted.map(({ text, kind }, i) => ({ text, kind, y: (places[i] ?? 0) + 4 }));
}

function namesOf(
	{ named }: FunnelState,
	points: FunnelPicture['points'],
	{ top, bottom }: FunnelPicture['plot'],
	width: number
): Pick<FunnelPicture, 'names' | 'unnamed'> {
	const at = new Map(points.map((point) => [point.id, point]));
	const marks = named.flatMap((point) => at.get(point.id) ?? []);
	const wishes = marks.map(({ x, y, label, role }) => ({
		...{ x, y, radius: RADIUS + 1, must: role !== 'other' },
		...{ width: textWidth(label, SMALL, role !== 'other'), height: SMALL + 2 }
	}));
	const placed = placeNames(wishes, { left: 0, top: top - LINE, right: width, bottom });
	const names = marks.flatMap(({ id, label, role, x, y }, i) => {
		const place = placed[i];
		if (!place) return [];
		const to = { x: place.x + (wishes[i]?.width ?? 0) / 2, y: place.y + SMALL / 2 };
		return [
			{
				...{ id, text: label, role, x: place.x, y: place.y + SMALL - 1 },
				leader: place.led
					? `M${x.toFixed(1)},${y.toFixed(1)}L${edge(x, place.x, to.x)},${to.y.toFixed(1)}`
					: null
			}
		];
	});
	return { names, unnamed: marks.length - names.length };
}

/** A line to a name ends at the side that it comes from. */
const edge = (from: number, left: number, middle: number) =>
	(from < left ? left - 2 : from > 2 * middle - left ? 2 * middle - left + 2 : middle).toFixed(1);

/** The point nearest to a place, within reach of a finger. */
export function pointNear({ points }: FunnelPicture, x: number, y: number): string | null {
	let [found, least]: [string | null, number] = [null, 22];
	for (const point of points) {
		const distance = Math.hypot(point.x - x, point.y - y);
		if (distance < least) [found, least] = [point.id, distance];
	}
	return found;
}
