import { tiltaksfil, type Tiltak } from '../../catalogue/tiltak.ts';
import { collator, m, of } from '../../text/index.ts';
import { listText } from '../../text/lists.ts';
import { inSentence } from '../../text/index.ts';

/** So many names in a line of a sheet; the rest is counted. */
const NAMED = 12;

/** Names in Norwegian order; many of them are cut, and said to be. */
export function someNames(names: readonly string[]): string {
	const ordered = names.toSorted(collator.compare);
	if (ordered.length <= NAMED) return listText(ordered);
	const shown = ordered.slice(0, NAMED).join(', ');
	return m.sheet_names_more({ names: shown, count: ordered.length - NAMED });
}

/** What the guideline says must or should be there, in any pathway. */
export const expectedMeasures = (): Tiltak[] =>
	tiltaksfil.tiltak.filter((one) =>
		Object.values(one.forlop).some((grad) => grad === 'skal' || grad === 'bor')
	);

export const measureName = (one: Tiltak): string => inSentence(of(one.navn));
