import type { Ends } from '../model/costs.ts';
import type { Driver } from '../model/sensitivity.ts';
import { m, numberText } from '../text/index.ts';
import { arsverkDecimals } from './arsverkText.ts';

/*
 * Words for those who read one page a year of this: no abbreviation, and no name that only those who
 * work with it know.
 */

/** A range as it is said: «mellom 2 og 4»; one number where both ends are written alike. */
export function betweenText({ low, high }: Ends, decimals: number): string {
	const [from, to] = [numberText(low, decimals), numberText(high, decimals)];
	return from === to ? to : m.card_between({ low: from, high: to });
}

/** Man-years, with the digits that they have on the kommune's own page. */
export const arsverkBetween = (ends: Ends): string => betweenText(ends, arsverkDecimals(ends));

const MILLION = 1e6;
/** Less is not written: of a price times a range no more is known. */
const STEP = 10_000;

/** Kroner: in millions from the first one on. */
export function kronerText({ low, high }: Ends): string {
	const most = Math.max(Math.abs(low), Math.abs(high));
	if (most < MILLION) {
		const rounded = (x: number) => Math.round(x / STEP) * STEP;
		return m.card_kroner({ count: betweenText({ low: rounded(low), high: rounded(high) }, 0) });
	}
	const ends = { low: low / MILLION, high: high / MILLION };
	return m.card_million({ count: betweenText(ends, most < 100 * MILLION ? 1 : 0) });
}

/** What an uncertain input is, inside a sentence. */
export function inputText(driver: Driver): string {
	switch (driver.kind) {
		case 'intensity':
			return driver.forlop === 3 ? m.card_input_intensity_3() : m.card_input_intensity_2();
		case 'supported':
			return m.card_input_supported();
		case 'registered':
			return m.card_input_registered();
		case 'counts':
			return m.card_input_counts();
		case 'hidden':
			return m.card_input_hidden();
		case 'shares':
			return driver.source === 'is248' ? m.card_input_shares_staff() : m.card_input_shares_need();
	}
}
