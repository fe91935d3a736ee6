import type { Locale } from '../domain/text.ts';

/** The language that a program reads a document aloud and corrects it in. */
export const LANGUAGES: Record<Locale, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
