import type { Locale } from '../domain/text.ts';

/** Chromium has no data for nynorsk; the chain keeps it from falling to English. */
const CHAINS: Record<Locale, string[]> = {
	nb: ['nb-NO'],
	nn: ['nn-NO', 'nb-NO'],
	en: ['en-GB']
};

const MINUS = '\u2212';
export const NBSP = '\u00a0';

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: Locale, decimals: number): Intl.NumberFormat {
	const key = `${locale}:${decimals}`;
	let found = formatters.get(key);
	if (!found) {
		found = new Intl.NumberFormat(CHAINS[locale], {
			minimumFractionDigits: decimals,
			maximumFractionDigits: decimals
		});
		formatters.set(key, found);
	}
	return found;
}

/** A number as it is written in the language: `1 234,5`, with U+2212 and non-breaking spaces. */
export function formatNumber(x: number, locale: Locale, decimals = 0): string {
	const rounded = Number(x.toFixed(decimals));
	const text = formatter(locale, decimals).format(Object.is(rounded, -0) ? 0 : rounded);
	return text.replace(/[\u00a0\u202f ]/g, NBSP).replace(/[-\u2212]/, MINUS);
}

/** A span, `62–85`; with a word between when a minus sign would be read as the dash. */
export function formatSpan(
	low: number,
	high: number,
	locale: Locale,
	decimals = 0,
	to = 'til'
): string {
	const ends = [low, high].map((x) => formatNumber(x, locale, decimals));
	if (ends[0] === ends[1]) return ends[0] ?? '';
	return low < 0 || high < 0 ? ends.join(`${NBSP}${to}${NBSP}`) : ends.join('–');
}

/** Collates names the Norwegian way, æøå last. */
export const collator = new Intl.Collator(['nn-NO', 'nb-NO']);

const MONTHS: Record<Locale, readonly string[]> = {
	nb: [
		'januar',
		'februar',
		'mars',
		'april',
		'mai',
		'juni',
		'juli',
		'august',
		'september',
		'oktober',
		'november',
		'desember'
	],
	nn: [
		'januar',
		'februar',
		'mars',
		'april',
		'mai',
		'juni',
		'juli',
		'august',
		'september',
		'oktober',
		'november',
		'desember'
	],
	en: [
		'January',
		'February',
		'March',
		'April',
		'May',
		'June',
		'July',
		'August',
		'September',
		'October',
		'November',
		'December'
	]
};

/** A day as it is written in a sentence: "3. mars 2025", "3 March 2025". */
export function formatDate(date: Date, locale: Locale): string {
	const day = locale === 'en' ? `${date.getDate()}` : `${date.getDate()}.`;
	return `${day}${NBSP}${MONTHS[locale][date.getMonth()]} ${date.getFullYear()}`;
}
