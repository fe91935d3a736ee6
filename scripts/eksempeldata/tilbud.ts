import { AAR, type Aar, type Kommune } from './omrader.ts';
import { elementAt } from './fordeling.ts';
import { uniformOf } from './prng.ts';

interface Tiltak {
	/** As in data/forlop/tiltak.json. */
	id: string;
	/** As the file writes it; the contract's spellings lead back to the id. */
	merkelapp: string;
	/** Per cent who have it themselves, in the smallest and the largest size class. */
	egen: [number, number];
	/** Per cent of the others who have it together with somebody. */
	sammen: [number, number];
}

const tiltak = (
	id: string,
	merkelapp: string,
	egen: [number, number],
	sammen: [number, number] = [10, 10]
): Tiltak => ({ id, merkelapp, egen, sammen });

/** Shares are assumed: the larger the kommune, the more it offers; team models are shared by small ones. */
export const TILTAK: Tiltak[] = [
	tiltak('rask_psykisk_helsehjelp', 'Rask psykisk helsehjelp', [6, 78], [22, 30]),
	tiltak('mestringskurs', 'Mestringskurs', [32, 96], [25, 50]),
	tiltak('veiledet_selvhjelp', 'Veiledet selvhjelp', [28, 85]),
	tiltak('digitale_selvhjelpsverktoy', 'Digital selvhjelp', [20, 70]),
	tiltak('korttidsterapi', 'Korttidsterapi', [55, 92]),
	tiltak('henvisningsfri_psykolog', 'Henvisningsfri psykolog', [38, 88], [24, 20]),
	tiltak('frisklivssentral', 'Frisklivssentral', [35, 98], [40, 50]),
	tiltak('treningskontakt', 'Treningskontakt', [25, 75]),
	tiltak('selvhjelpsgrupper', 'Selvhjelpsgrupper', [12, 66]),
	tiltak('likepersoner_brukerorganisasjoner', 'Likepersoner', [10, 80], [14, 40]),
	tiltak('ips', 'IPS', [5, 72], [18, 45]),
	tiltak('krise_mestringsplan', 'Krise- og mestringsplan', [70, 97]),
	tiltak('individuell_plan', 'Individuell plan', [94, 99]),
	tiltak('koordinator', 'Koordinator', [95, 99]),
	tiltak('ansvarsgruppe', 'Ansvarsgruppe', [92, 99]),
	tiltak('okonomi_gjeldsradgivning', 'Gjeldsrådgivning', [62, 96], [40, 40]),
	tiltak('musikkterapi', 'Musikkterapi', [6, 55]),
	tiltak('sosiale_moteplasser', 'Sosiale møteplasser', [52, 98]),
	tiltak('act', 'ACT', [0, 20], [3, 12]),
	tiltak('fact', 'FACT', [1, 82], [42, 88]),
	tiltak('fact_ung', 'FACT ung', [0, 38], [14, 45]),
	tiltak('housing_first', 'Housing First', [2, 58], [3, 10]),
	tiltak('iddt', 'IDDT', [1, 30], [5, 15]),
	tiltak('overdoseforebygging', 'Overdoseforebygging', [28, 92], [8, 30]),
	tiltak('gatenaer_helsehjelp', 'Gatenær helsehjelp', [1, 56], [3, 15])
];

export type Svar = 'Ja' | 'Samarbeid' | 'Nei';

/** The years in which services are asked about in the example. */
export const TILBUDSAAR: Aar[] = AAR.filter((aar) => aar >= 2024);

/** The answer, or undefined where the kommune left the question out. */
export function svarFor(kommune: Kommune, tiltak: Tiltak, aar: Aar): Svar | undefined {
	if (uniformOf('is248-ubesvart', kommune.nr, tiltak.id, aar)() < 0.05) return undefined;
	const trekk = uniformOf('is248-tilbud', kommune.nr, tiltak.id);
	const vekst = 3 * (aar - elementAt(TILBUDSAAR, 0));
	if (trekk() * 100 < mellom(tiltak.egen, kommune.storrelse) + vekst) return 'Ja';
	return trekk() * 100 < mellom(tiltak.sammen, kommune.storrelse) ? 'Samarbeid' : 'Nei';
}

/** Rises with the square of the size class: services come late for the small. */
function mellom([minst, storst]: [number, number], storrelse: number): number {
	return minst + ((storst - minst) * storrelse * storrelse) / 16;
}
