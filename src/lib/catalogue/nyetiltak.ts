import nyeTiltakFil from '../../../data/forlop/nyetiltak.json';
import type { ForlopId } from '../domain/figure.ts';
import type { Localised } from '../domain/text.ts';

/** A measure that can be put into a plan. What it needs are assumptions, by the id of the norm. */
export interface NyttTiltak {
	id: string;
	/** The measure of the guideline that is then offered. */
	tiltak: string;
	/** Where its man-years count. */
	forlop: ForlopId;
	navn: Localised;
	/** What it is counted in: teams, employment specialists. */
	enhet: Localised;
	/** Man-years and users per unit, and the adults one unit needs around it; null: no such bound. */
	arsverk: string;
	brukere: string;
	befolkning: string | null;
	/** What its man-years are: follow-up counts whole, the rest is held outside the comparison. */
	form: 'oppfolging' | 'booppfolging' | 'utenfor';
	/** The health trust has a part of its man-years: the municipality's part is an assumption. */
	kommunensDel?: string;
}

export const nyeTiltak = (nyeTiltakFil as unknown as { nyeTiltak: NyttTiltak[] }).nyeTiltak;

export function nyttTiltak(id: string): NyttTiltak | undefined {
	return nyeTiltak.find((one) => one.id === id);
}
