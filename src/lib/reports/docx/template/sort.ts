import type { TemplateRefusal } from '../../../domain/template.ts';

type Code = 'old-word' | 'encrypted' | 'open-document' | 'pdf' | 'rich-text' | 'not-word';

/** How files of other kinds begin. */
const BEGINNINGS: readonly [string, Code][] = [
	['%PDF', 'pdf'],
	['{\\rtf', 'rich-text']
];
/** The beginning of Word's files before 2007, and of what Word locks with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0] as const;

/** Why a file can't be a Word document, from its own bytes; null where it may be one. */
export function sortOf(bytes: Uint8Array): TemplateRefusal | null {
	const starts = (signs: readonly number[]) => signs.every((sign, i) => bytes[i] === sign);
	if (starts([0x50, 0x4b])) return null;
	if (starts(COMPOUND)) return { code: isLocked(bytes) ? 'encrypted' : 'old-word' };
	const head = String.fromCharCode(...bytes.slice(0, 8));
	const known = BEGINNINGS.find(([beginning]) => head.startsWith(beginning));
	return { code: known?.[1] ?? 'not-word' };
}

/** A locked document is stored under this name, two bytes a letter. */
function isLocked(bytes: Uint8Array): boolean {
	const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
	return bytes.some((_, at) => name.every((sign, i) => bytes[at + i] === sign));
}
