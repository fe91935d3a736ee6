import {
	STYLE_ROLES,
	type TemplateFound,
	type TemplateRefusal,
	type TemplateSlot
} from '../../../domain/template.ts';
import { checkPackage } from './check.ts';
import { linesIn, slotStatus, storiesOf } from './lines.ts';
import { DocumentPackage } from './package.ts';
import { slotKind } from './pieces.ts';
import { TemplateRefused } from './refused.ts';
import { rolesIn, stylesOf, textWidth } from './roles.ts';
import { slotsIn, type Slot } from './slots.ts';

/** A document that may be used as a template. */
export interface Template {
	/** All of it, by the paths of its parts. */
	parts: ReadonlyMap<string, Uint8Array>;
	/** Where its text stands. */
	main: string;
	/** Room across its text, in twentieths of a point; null: it doesn't say. */
	width: number | null;
	found: TemplateFound;
}

export type ReadTemplate = { ok: true; template: Template } | { ok: false; why: TemplateRefusal };

/** Judges a document part by part, and looks at what it has of styles, slots and links. */
export function readTemplate(parts: ReadonlyMap<string, Uint8Array>): ReadTemplate {
	const all = new DocumentPackage(parts);
	try {
		const links = checkPackage(all);
		const main = all.related('', 'officeDocument') ?? '';
		return {
			ok: true,
			template: { parts, main, width: textWidth(all.tree(main)), found: foundIn(all, main, links) }
		};
	} catch (error) {
		if (error instanceof TemplateRefused) return { ok: false, why: error.why };
		throw error;
	}
}

function foundIn(all: DocumentPackage, main: string, links: readonly string[]): TemplateFound {
	const roles = rolesIn(stylesOf(all, main));
	const asked = storiesOf(all, main).flatMap((path) => askedIn(all, path, path === main));
	const slots = new Map(
		asked.map(({ slot, is }) => [`${slot.key} ${is}`, { written: slot.written, is }])
	);
	return {
		styles: STYLE_ROLES.filter((role) => roles.has(role)),
		lacking: STYLE_ROLES.filter((role) => !roles.has(role)),
		slots: [...slots.values()],
		links,
		added: addedTo(asked)
	};
}

interface Asked {
	slot: Slot;
	is: TemplateSlot['is'];
	/** In the text itself: not in a header, nor in a text box. */
	inText: boolean;
}

function askedIn(all: DocumentPackage, path: string, isBody: boolean): Asked[] {
	return linesIn(all.tree(path), isBody).flatMap((line) =>
		slotsIn(line.paragraph).map((slot) => ({
			slot,
			is: slotStatus(slot, line),
			inText: line.notes
		}))
	);
}

/** A template that asks for nothing of it gets all; sources follow in any case. */
function addedTo(asked: readonly Asked[]): TemplateFound['added'] {
	const filled = asked
		.filter(({ slot, is, inText }) => inText && is === 'filled' && slotKind(slot.key) !== 'text')
		.map(({ slot }) => slot.key);
	if (filled.length === 0) return 'all';
	return filled.includes('alt') || filled.includes('vedlegg') ? null : 'appendix';
}
