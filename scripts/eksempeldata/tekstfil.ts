/** How the example files are written: each source has the dialect that such files have. */
export interface Fil {
	/** Path within the project. */
	sti: string;
	innhold: Uint8Array;
}

const BOM = '\uFEFF';

export function utf8(linjer: readonly string[], valg: { bom?: boolean } = {}): Uint8Array {
	return new TextEncoder().encode((valg.bom ? BOM : '') + linjer.join('\n') + '\n');
}

/** ISO-8859-1 with CRLF. The same bytes are windows-1252, since 0x80–0x9F are never written. */
export function latin1(linjer: readonly string[]): Uint8Array {
	const tekst = linjer.join('\r\n') + '\r\n';
	return Uint8Array.from(tekst, (tegn) => {
		const kode = tegn.charCodeAt(0);
		if (kode > 0xff || (kode >= 0x80 && kode <= 0x9f))
			throw new RangeError(`"${tegn}" isn't in ISO-8859-1`);
		return kode;
	});
}

/** Whole tenths as a number with decimal comma: 34 → "3,4", 0 → "0". */
export function tideler(x: number): string {
	return String(x / 10).replace('.', ',');
}
