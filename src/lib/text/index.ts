export { m } from './paraglide/messages.js';
export { language, of } from './locale.svelte.ts';
export { stampOf } from './stamp.ts';
export { collator, formatNumber, formatSpan, NBSP } from './format.ts';
export {
	dateText,
	decimalText,
	figureText,
	begun,
	inSentence,
	numberText,
	spanText,
	stateExplained,
	stateText,
	SYMBOLS
} from './figures.ts';
