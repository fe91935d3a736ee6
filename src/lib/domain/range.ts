/** A low–middle–high span of an assumption or of what follows from it. Not a confidence interval. */
export interface Range {
	low: number;
	middle: number;
	high: number;
}

export function range(low: number, middle: number, high: number): Range {
	if (!(low <= middle && middle <= high))
		throw new RangeError(`A range must be ordered, got ${low}, ${middle}, ${high}`);
	return { low, middle, high };
}

export const EXACT = (x: number): Range => ({ low: x, middle: x, high: x });
