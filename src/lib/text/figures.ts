import type { Cell } from '../domain/cell.ts';
import { formatDate, formatNumber, formatSpan } from './format.ts';
import { language } from './locale.svelte.ts';
import { m } from './paraglide/messages.js';

/** The symbols that stand for a state where there is no room for words; Statistics Norway's, and one for what is to come. */
export const SYMBOLS = {
	hidden: ':',
	protecting: '»',
	'not-collected': '..',
	'not-applicable': '.'
} as const;

export function numberText(x: number, decimals = 0): string {
	return formatNumber(x, language.now, decimals);
}

/** A figure as it was read, with all its decimals, and the decimal sign of the language. */
export function decimalText(text: string): string {
	const decimals = /^-?\d+\.(\d{1,12})$/.exec(text)?.[1];
	return decimals === undefined ? text : numberText(Number(text), decimals.length);
}

export function spanText(low: number, high: number, decimals = 0): string {
	return formatSpan(low, high, language.now, decimals, m.span_to());
}

/** Why there is no figure, in words. */
export function stateText(state: Exclude<Cell['state'], 'value'>): string {
	if (state === 'hidden') return m.state_hidden();
	if (state === 'protecting') return m.state_protecting();
	return state === 'not-collected' ? m.state_not_collected() : m.state_not_applicable();
}

/** What the state means, where one asks for more than its word. */
export function stateExplained(state: Exclude<Cell['state'], 'value'>): string {
	return state === 'protecting' ? m.state_protecting_why() : stateText(state);
}

/** A figure, or the words for its state. */
export function figureText(cell: Cell, decimals = 0): string {
	return cell.state === 'value' ? numberText(cell.value, decimals) : stateText(cell.state);
}

export function dateText(date: Date): string {
	return formatDate(date, language.now);
}

/** A name as it stands inside a sentence: small first letter, unless it is an abbreviation. */
export function inSentence(name: string): string {
	return /^\p{Lu}(?![\p{Lu}\d-])/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** A text as it begins a line: capital first letter. */
export const begun = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
