import type { Problem } from '../domain/problem.ts';

/** What windows-1252 has at 0x80–0x9F, where Latin-1 and Unicode have control characters. */
const SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const FIRST = 0x80;
/** Those of them that windows-1252 has a sign for. */
const CONTROL = /[\u0080\u0082-\u008c\u008e\u0091-\u009c\u009e\u009f]/;
const CONTROLS = new RegExp(CONTROL.source, 'g');
/** So many different signs are told. */
const TOLD = 6;

/** A control character of Latin-1 is in no text: it was a sign of windows-1252, decoded as Latin-1. */
export function withSigns(text: string): string {
	return CONTROL.test(text)
		? text.replace(CONTROLS, (one) => SIGNS[one.charCodeAt(0) - FIRST] ?? one)
		: text;
}

/** Puts signs in the place of control characters, and keeps what there is to tell of it. */
export function signMender() {
	const found = { count: 0, signs: new Set<string>(), row: 0 };
	return {
		/** @param row the line that a text begins on, 1-based */
		mend(text: string, row: number): string {
			const first = text.search(CONTROL);
			if (first < 0) return text;
			found.row ||= row + text.slice(0, first).split('\n').length - 1;
			const mended = withSigns(text);
			for (const one of text.matchAll(CONTROLS)) {
				found.count++;
				if (found.signs.size < TOLD) found.signs.add(mended[one.index] ?? '');
			}
			return mended;
		},
		problems(): Problem[] {
			const { count, signs, row } = found;
			const told = { code: 'control-signs', severity: 'note', row } as const;
			return count === 0 ? [] : [{ ...told, found: [...signs].join(' '), times: count }];
		}
	};
}

const LEAD = 0xc2;

/** Looks for such control characters in the bytes of UTF-8, which come in pieces cut anywhere. */
export function controlFinder() {
	let cut = false;
	const isControl = (byte = 0) => byte >= FIRST && CONTROL.test(String.fromCharCode(byte));
	return (bytes: Uint8Array): boolean => {
		if (cut && isControl(bytes[0])) return true;
		cut = bytes.at(-1) === LEAD;
		for (let at = bytes.indexOf(LEAD); at >= 0; at = bytes.indexOf(LEAD, at + 1))
			if (isControl(bytes[at + 1])) return true;
		return false;
	};
}
