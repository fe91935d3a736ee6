import { expect, it } from 'vitest';
import { PLACES } from './indikator.ts';
import { indikatorer, shownAt } from './indikatorer.ts';

it('shows at every place what names it, in the order of the indicators', () => {
	const shown = PLACES.map((place) => shownAt(place).map(({ id }) => id));
	expect(shown).toEqual([
		['brukere_i_alt_rate', 'brukere_gruppe', 'oversikt_annet'],
		['levekar_rod', 'individuell_plan'],
		['arsverk_rate', 'kostra_utgifter_rate'],
		['kpr_kontakt', 'ungdom_plaget', 'ungdom_tilfreds', 'kube'],
		['brukere_forlop', 'brukere_rate', 'oversikt_forlop', 'arsverk_forlop', 'videreutdanning'],
		['kpr_kontakt', 'ungdom_plaget']
	]);
});

it('names no place that is not there, and none twice', () => {
	for (const { id, vises = [] } of indikatorer) {
		for (const place of vises) expect(PLACES, id).toContain(place);
		expect(new Set(vises).size, id).toBe(vises.length);
	}
});
