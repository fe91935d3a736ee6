import type { TemplatePlace, TemplateRefusal } from '../../../domain/template.ts';

/** Thrown from deep inside a check; the refusal has its sentence in `text`. */
export class TemplateRefused extends Error {
	constructor(readonly why: TemplateRefusal) {
		super(why.code);
		this.name = 'TemplateRefused';
	}
}

/** Where a reader of the document would look for what a part has. */
export function placeOf(path: string): TemplatePlace {
	if (/header\d*\.xml/i.test(path)) return 'header';
	if (/footer\d*\.xml/i.test(path)) return 'footer';
	if (/(?:foot|end)notes\.xml/i.test(path)) return 'notes';
	return /document\d*\.xml/i.test(path) ? 'body' : 'other';
}
