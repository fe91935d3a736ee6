import { areas } from '../catalogue/omrader.ts';
import { COUNTRY } from '../domain/area.ts';

/** Indicators that a page sees of all kommuner: those the model needs, and what they are judged by. */
export const SEEN_OF_ALL: readonly string[] = [
	'brukere_gruppe',
	'brukere_forlop',
	'brukere_i_alt_rate',
	'oversikt_forlop',
	'arsverk_malgruppe',
	'arsverk_tiltakstype',
	'arsverk_forlop',
	'innbyggere_18'
];

/** Codes of the areas they are seen of. */
export const ALL_AREAS: readonly string[] = [COUNTRY, ...areas.kommuner.map(({ code }) => code)];
