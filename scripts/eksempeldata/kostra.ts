import { innbyggere, type Folk } from './befolkning.ts';
import type { Arsverk } from './is248.ts';
import { AAR, type Aar, type Kommune } from './omrader.ts';
import { factor, uniformOf } from './prng.ts';
import { latin1, tenths, type WrittenFile } from './tekstfil.ts';

/** Thousand kroner a man-year costs in 2019, and how much it grows a year. Assumed. */
const KOSTNAD_2019 = 830;
const PRISVEKST = 0.043;
/** Share of figures that are missing, and the size (inhabitants) under which some are hidden. */
const MANGLER = 0.015;
const SMAA = 600;

/** SSB's form: title, blank line, quoted header and texts, decimal comma, ISO-8859-1 and CRLF. */
export function kostrafil(kommuner: readonly Kommune[], folk: Folk, arsverk: Arsverk): WrittenFile {
	const hode = [
		'Kommune',
		'År',
		'Årsverk i psykisk helse- og rusarbeid',
		'Netto driftsutgifter psykisk helse og rus (1000 kr)'
	];
	const rader = kommuner.flatMap((k) =>
		AAR.map((aar) =>
			[`"${k.nr} ${k.navn}"`, `"${aar}"`, ...tall(k, aar, { folk, arsverk })].join(';')
		)
	);
	return {
		path: 'data/kilder/kostra/eksempel.csv',
		content: latin1([
			'"Syntetiske eksempeldata. KOSTRA: psykisk helse- og rusarbeid, etter kommune og år"',
			'',
			hode.map((ord) => `"${ord}"`).join(';'),
			...rader
		])
	};
}

function tall(
	kommune: Kommune,
	aar: Aar,
	{ folk, arsverk }: { folk: Folk; arsverk: Arsverk }
): [string, string] {
	const trekk = uniformOf('kostra', kommune.nr, aar);
	const meldt = arsverk(kommune.nr, aar);
	if (!meldt || trekk() < MANGLER) return ['".."', '".."'];
	const avgrensning = factor(uniformOf('kostra-avgrensning', kommune.nr), 0.1);
	const tideleArsverk = Math.round((meldt.voksne + meldt.barn_unge) * avgrensning);
	const kostnad = KOSTNAD_2019 * (1 + PRISVEKST * (aar - 2019)) * factor(trekk, 0.05);
	const kroner =
		(tideleArsverk / 10) * kostnad * factor(uniformOf('kostra-niva', kommune.nr), 0.12);
	const skjult = innbyggere(folk(kommune.nr, aar)) < SMAA && trekk() < 0.3;
	return [
		skjult ? '":"' : tenths(tideleArsverk),
		trekk() < MANGLER ? '".."' : String(Math.round(kroner))
	];
}
