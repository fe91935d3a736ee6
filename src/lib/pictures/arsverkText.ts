import { numberText, spanText } from '../text/index.ts';

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

/** From here on a source's own man-years are told without decimals. */
const MANY = 100;

/** Man-years as a source counts them; of a part with the decimals of its whole. */
export const countedText = (arsverk: number, whole = arsverk): string =>
	numberText(arsverk, Math.abs(whole) >= MANY ? 0 : 1);

/** Man-years after «om lag»: what is about so many has no decimals, unless it is less than one. */
export const aboutText = (arsverk: number): string => numberText(arsverk, aboutDecimals(arsverk));

export const aboutDecimals = (arsverk: number): number => (Math.abs(arsverk) >= 0.95 ? 0 : 1);

/** What a figure is made of: persons are counted whole, man-years are not. */
export const madeOfText = (x: number): string =>
	Number.isInteger(x) ? numberText(x) : countedText(x);
