/** How the example files are written: each source has the dialect that such files have. */
export interface WrittenFile {
	/** Path within the project. */
	path: string;
	content: Uint8Array;
}

const BOM = '\uFEFF';

export function utf8(lines: readonly string[], options: { bom?: boolean } = {}): Uint8Array {
	return new TextEncoder().encode((options.bom ? BOM : '') + lines.join('\n') + '\n');
}

/** ISO-8859-1 with CRLF. The same bytes are windows-1252, since 0x80–0x9F are never written. */
export function latin1(lines: readonly string[]): Uint8Array {
	const text = lines.join('\r\n') + '\r\n';
	return Uint8Array.from(text, (sign) => {
		const code = sign.charCodeAt(0);
		if (code > 0xff || (code >= 0x80 && code <= 0x9f))
			throw new RangeError(`"${sign}" isn't in ISO-8859-1`);
		return code;
	});
}

/** Whole tenths as a number with decimal comma: 34 → "3,4", 0 → "0". */
export function tenths(x: number): string {
	return String(x / 10).replace('.', ',');
}
