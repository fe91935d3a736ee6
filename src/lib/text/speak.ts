import type { Locale } from '../domain/text.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';

/** The language of sentences where there is no page to choose one. */
export function speak(locale: Locale): void {
	overwriteGetLocale(() => locale);
}
