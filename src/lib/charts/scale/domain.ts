import { scaleLinear } from 'd3';

/** Where a scale starts and ends, and the round numbers it is read by. */
export interface Domain {
	low: number;
	high: number;
	ticks: number[];
}

/** No figure is finer: what is less apart is apart by rounding alone. */
const LEAST_EXTENT = 1e-9;
/** No figure is larger: beyond it the extent of a scale has no number any more. */
const FURTHEST = 1e15;

/**
 * A linear scale over the values. Where they have no extent that could be drawn (none, one alone,
 * doubles that differ in their last digit) it gets one, so that ticks and places are always numbers.
 *
 * @param values  in any unit; what is no finite number is passed over
 * @param range   where the lowest and the highest stand
 */
export function linear(values: readonly number[], range: readonly [number, number]) {
	const held = drawable(values);
	const [low, high] = held.length > 0 ? [Math.min(...held), Math.max(...held)] : [0, 0];
	return scaleLinear([low, high - low >= LEAST_EXTENT ? high : low + 1], range);
}

function drawable(values: readonly number[]): number[] {
	const finite = values.filter((one) => Number.isFinite(one));
	return finite.map((one) => Math.max(-FURTHEST, Math.min(FURTHEST, one)));
}

interface Rounding {
	/** Whether the scale must hold zero. */
	zero: boolean;
	/** Decimals the figures are given with; no tick is finer. */
	decimals: number;
	/** About how many ticks. */
	count: number;
}

/**
 * The rounded domain that holds every value.
 *
 * @param values  in the indicator's unit; may be empty, which gives 0–1
 */
export function roundDomain(
	values: readonly number[],
	{ zero, decimals, count }: Rounding
): Domain {
	const shown = drawable(values);
	const held = shown.length === 0 || zero ? [...shown, 0] : shown;
	const [low, high] = apart(Math.min(...held), Math.max(...held), 10 ** -decimals);
	const scale = scaleLinear().domain([low, high]).nice(count);
	const [start = low, end = high] = scale.domain();
	return { low: start, high: end, ticks: ticksWithin(start, end, { decimals, count }) };
}

/** Round numbers from low to high, none finer than the decimals allow. */
export function ticksWithin(
	low: number,
	high: number,
	{ decimals, count }: Omit<Rounding, 'zero'>
): number[] {
	const unit = 10 ** decimals;
	const isShown = (x: number) => Math.abs(x * unit - Math.round(x * unit)) < 1e-6;
	return scaleLinear().domain([low, high]).ticks(count).filter(isShown);
}

/** A scale needs an extent that its figures can show: at least one step of the last decimal. */
function apart(low: number, high: number, step: number): [number, number] {
	if (high - low >= step) return [low, high];
	if (low === 0) return [0, step];
	return [low - Math.max(step, Math.abs(low) / 10), high + Math.max(step, Math.abs(high) / 10)];
}
