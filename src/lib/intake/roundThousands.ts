import { breath } from './breath.ts';

/** Whether "1.000" and "1,000" stand in a text: thousands, or a whole number with three decimals. */
export type RoundThousands = Record<',' | '.', boolean>;

const [ZERO, NINE, COMMA, POINT, LF] = [0x30, 0x39, 0x2c, 0x2e, 0x0a];
/** A figure may be cut by the end of a piece: so much on both sides of it is looked at once more. */
const EDGE = 5;
const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * Looks for round thousands in bytes of ASCII or UTF-8 that come in pieces. The engine takes "1,000"
 * for 1 where the comma is the decimal sign, and no later check can tell: one such cell in a large
 * file must be found.
 */
export function roundFinder() {
	const found: RoundThousands = { ',': false, '.': false };
	let end = new Uint8Array();
	return {
		add(bytes: Uint8Array) {
			search(Uint8Array.of(...end, ...bytes.subarray(0, EDGE)), found);
			search(bytes, found);
			end = Uint8Array.of(...end, ...bytes.subarray(-EDGE)).slice(-EDGE);
		},
		/** What was found, once all has been added. */
		end(): RoundThousands {
			search(Uint8Array.of(...end, LF), found);
			return found;
		}
	};
}

function search(bytes: Uint8Array, found: RoundThousands): void {
	const isDigit = (byte = 0) => byte >= ZERO && byte <= NINE;
	// Of three zeros side by side one is met, wherever they begin.
	for (let at = 2; at < bytes.length; at += 3) {
		if (bytes[at] !== ZERO) continue;
		let sign = at - 1;
		while (bytes[sign] === ZERO && at - sign < 3) sign--;
		const what = bytes[sign];
		if ((what !== COMMA && what !== POINT) || !isDigit(bytes[sign - 1])) continue;
		const zeros = bytes[sign + 1] === ZERO && bytes[sign + 2] === ZERO && bytes[sign + 3] === ZERO;
		const next = bytes[sign + 4];
		if (zeros && next !== undefined && !isDigit(next)) found[what === COMMA ? ',' : '.'] = true;
	}
}

/** The same for a whole text, looked through a piece at a time. */
export async function roundThousandsIn(text: Blob): Promise<RoundThousands> {
	const finder = roundFinder();
	for (let from = 0; from < text.size; from += PIECE_BYTES) {
		finder.add(new Uint8Array(await text.slice(from, from + PIECE_BYTES).arrayBuffer()));
		await breath();
	}
	return finder.end();
}
