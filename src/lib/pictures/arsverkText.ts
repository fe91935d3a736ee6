import { spanText } from '../text/index.ts';

/** From here on man-years are told without decimals: they are not known better. */
const WHOLE_FROM = 20;

/** Man-years with no more digits than they deserve. */
export function arsverkText(low: number, high = low): string {
	return spanText(low, high, decimalsOf(low, high));
}

/** How many decimals a range of man-years deserves. */
export const arsverkDecimals = ({ low, high }: { low: number; high: number }): number =>
	decimalsOf(low, high);

const decimalsOf = (...numbers: number[]) =>
	Math.max(...numbers.map(Math.abs)) >= WHOLE_FROM ? 0 : 1;
