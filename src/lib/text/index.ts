export { m } from './paraglide/messages.js';
export { language, of } from './locale.svelte.ts';
export { collator, formatNumber, formatSpan, NBSP } from './format.ts';
export { figureText, numberText, spanText, stateText, SYMBOLS } from './figures.ts';
