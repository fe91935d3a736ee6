import type { StyleRole, TemplatePlace, TemplateRefusal } from '../domain/template.ts';
import { numberText } from './figures.ts';
import { m } from './paraglide/messages.js';
import { sizeText } from './size.ts';

type Words = {
	[Code in TemplateRefusal['code']]: (why: Extract<TemplateRefusal, { code: Code }>) => string;
};

/** Longer addresses are cut where they are told. */
const LONGEST = 120;

const PLACES: Record<TemplatePlace, () => string> = {
	body: m.template_place_body,
	header: m.template_place_header,
	footer: m.template_place_footer,
	notes: m.template_place_notes,
	other: m.template_place_other
};

const STYLES: Record<StyleRole, () => string> = {
	normal: m.template_style_normal,
	heading1: m.template_style_heading1,
	heading2: m.template_style_heading2,
	heading3: m.template_style_heading3,
	caption: m.template_style_caption,
	bullet: m.template_style_bullet,
	footnoteText: m.template_style_footnote_text,
	footnoteReference: m.template_style_footnote_reference,
	table: m.template_style_table
};

const short = (text: string): string =>
	text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

/** What was found, where, and what to do about it. */
const WORDS: Words = {
	'too-large': ({ most }) => m.template_no_large({ most: sizeText(most) }),
	'unpacks-too-large': ({ most }) => m.template_no_unpacked({ most: sizeText(most) }),
	'too-many-parts': ({ most }) => m.template_no_parts({ most: numberText(most) }),
	'too-many-marks': ({ most }) => m.template_no_marks({ most: numberText(most) }),
	damaged: ({ part }) =>
		part ? m.template_no_damaged_part({ part: short(part) }) : m.template_no_damaged(),
	doctype: ({ part }) => m.template_no_doctype({ part: short(part) }),
	'old-word': () => m.template_no_old(),
	encrypted: () => m.template_no_encrypted(),
	'open-document': () => m.template_no_odf(),
	pdf: () => m.template_no_pdf(),
	'rich-text': () => m.template_no_rtf(),
	'other-office': () => m.template_no_office(),
	'not-word': () => m.template_no_word(),
	strict: () => m.template_no_strict(),
	macros: () => m.template_no_macros(),
	'attached-template': () => m.template_no_attached(),
	'mail-merge': () => m.template_no_merge(),
	'add-in': () => m.template_no_add_in(),
	signed: () => m.template_no_signed(),
	loads: ({ place, address }) =>
		m.template_no_loads({ place: PLACES[place](), address: short(address) }),
	link: ({ place, address }) =>
		m.template_no_link({ place: PLACES[place](), address: short(address) }),
	field: ({ place, name }) => m.template_no_field({ place: PLACES[place](), name: short(name) }),
	object: ({ place, part }) => m.template_no_object({ place: PLACES[place](), part: short(part) }),
	'picture-bytes': ({ part, bytes, most }) =>
		m.template_no_picture_bytes({
			...{ part: short(part), bytes: sizeText(bytes), most: sizeText(most) }
		}),
	'picture-pixels': ({ part, width, height }) =>
		m.template_no_picture_pixels({
			...{ part: short(part), width: numberText(width), height: numberText(height) }
		})
};

/** Why a file is not used as a template, in a sentence or two. */
export function refusalText<Code extends TemplateRefusal['code']>(
	why: Extract<TemplateRefusal, { code: Code }>
): string {
	const words: Words[Code] = WORDS[why.code as Code];
	return words(why);
}

/** The names of styles as Word shows them in the language of the page. */
export const stylesText = (roles: readonly StyleRole[]): string =>
	roles.map((role) => STYLES[role]()).join(', ');
