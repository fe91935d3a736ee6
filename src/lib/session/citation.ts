import { pinHash } from '../notebook/link.ts';
import type { Pin } from '../notebook/pin.ts';
import { citationLine } from '../pictures/citation.ts';
import type { CitedKey } from '../pictures/cited.ts';
import { copyLinked } from '../reports/index.ts';
import { m } from '../text/index.ts';
import { pinNow, type Citing, type NoPin } from './citing.ts';
import { link } from './links.ts';
import { placeFrom } from './place.ts';

/** A citation as it leaves the page: a line of text, and the address that it is checked at. */
export interface MadeCitation {
	line: string;
	address: string;
}

/** @throws as `pinNow` */
export async function makeCitation(
	citing: Citing,
	keys: readonly CitedKey[]
): Promise<MadeCitation | NoPin> {
	const pin = await pinNow(citing, keys);
	if (typeof pin === 'string') return pin;
	const address = addressOf(pin);
	return address === null ? 'long' : { line: citationLine(pin), address };
}

/**
 * Where a citation is checked. All but that it is of the examples stands after the `#`. Null when it
 * does not fit.
 */
function addressOf(pin: Pin): string | null {
	const hash = pinHash(pin);
	const place = placeFrom(new URLSearchParams(pin.synthetic ? { data: 'eksempel' } : {}));
	return hash && new URL(link('/sitat', place) + hash, location.href).href;
}

/** @throws what the browser says where it doesn't let us */
export const copyCitation = ({ line, address }: MadeCitation): Promise<void> =>
	copyLinked(line, address, m.cite_leading());
