/** So many lines with other letters than ASCII, and none of them UTF-8: the file is not mixed. */
const ENOUGH_LINES = 200;
const LF = 10;

/** A file put together of parts in different encodings, every line read as what it is. */
export interface Mixed {
	parts: string[];
	/** Lines that are not UTF-8, and were read as windows-1252. */
	others: number;
	/** The first of them, 1-based. */
	line: number;
}

/**
 * Reads bytes that are not UTF-8 as a whole line by line: those that are UTF-8 as that, the others
 * as windows-1252. Null when no line with other letters than ASCII is UTF-8.
 */
export function decodeLineByLine(bytes: Uint8Array): Mixed | null {
	const strict = new TextDecoder('utf-8', { fatal: true });
	const loose = new TextDecoder('windows-1252');
	const parts: string[] = [];
	let [utf8, others, first] = [0, 0, 0];
	/** Where the lines begin that are yet to be read, all of them UTF-8. */
	let from = 0;
	for (let at = 0, line = 1; at < bytes.length; line++) {
		const feed = bytes.indexOf(LF, at);
		const end = feed < 0 ? bytes.length : feed + 1;
		const text = bytes.subarray(at, end);
		if (text.some((byte) => byte > 0x7f)) {
			if (isUtf8(strict, text)) utf8++;
			else {
				parts.push(strict.decode(bytes.subarray(from, at)), loose.decode(text));
				from = end;
				others++;
				first ||= line;
				if (utf8 === 0 && others >= ENOUGH_LINES) return null;
			}
		}
		at = end;
	}
	if (utf8 === 0) return null;
	parts.push(strict.decode(bytes.subarray(from)));
	return { parts, others, line: first };
}

function isUtf8(strict: TextDecoder, bytes: Uint8Array): boolean {
	try {
		strict.decode(bytes);
		return true;
	} catch {
		return false;
	}
}
