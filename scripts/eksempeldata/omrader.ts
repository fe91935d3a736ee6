import { readFileSync } from 'node:fs';
import { fromCSV } from 'arquero';

export const AAR = [2019, 2020, 2021, 2022, 2023, 2024, 2025] as const;
export type Aar = (typeof AAR)[number];

export interface Kommune {
	nr: string;
	navn: string;
	fylke: string;
	/** Inhabitants in 2022, two significant digits: a calibration weight from SSB 07459. */
	vekt: number;
	/** 0 (under 2 000 inhabitants) to 4 (50 000 and more). */
	storrelse: number;
}

export interface Fylke {
	nr: string;
	navn: string;
}

const STORRELSER = [2_000, 5_000, 15_000, 50_000];

/** Reads the 357 kommuner with their weights; paths are within the project. */
export function lesKommuner(): Kommune[] {
	const vekter = new Map(
		les('scripts/eksempeldata/storrelser.csv').map((rad) => [
			rad.kommunenummer,
			rad.innbyggere_2022
		])
	);
	return les('data/omrader/kommuner.csv').map((rad) => {
		const vekt = Number(vekter.get(rad.kommunenummer));
		if (!(vekt > 0)) throw new Error(`No size for kommune ${rad.kommunenummer}`);
		return {
			nr: tekst(rad.kommunenummer),
			navn: tekst(rad.navn),
			fylke: tekst(rad.fylkesnummer),
			vekt,
			storrelse: STORRELSER.filter((grense) => vekt >= grense).length
		};
	});
}

export function lesFylker(): Fylke[] {
	return les('data/omrader/fylker.csv').map((rad) => ({
		nr: tekst(rad.fylkesnummer),
		navn: tekst(rad.navn)
	}));
}

/** Names as FHI writes them: a name that several kommuner have gets its county in parentheses. */
export function entydigeNavn(
	kommuner: readonly Kommune[],
	fylker: readonly Fylke[]
): Map<string, string> {
	const fylkesnavn = new Map(fylker.map((fylke) => [fylke.nr, fylke.navn]));
	return new Map(
		kommuner.map((kommune) => {
			const delt = kommuner.filter((annen) => annen.navn === kommune.navn).length > 1;
			return [
				kommune.nr,
				delt ? `${kommune.navn} (${fylkesnavn.get(kommune.fylke)})` : kommune.navn
			];
		})
	);
}

function les(sti: string): Record<string, string | undefined>[] {
	return fromCSV(readFileSync(sti, 'utf8'), { autoType: false }).objects() as Record<
		string,
		string | undefined
	>[];
}

function tekst(x: string | undefined): string {
	if (!x) throw new Error('An area file has an empty cell where a text is needed');
	return x;
}
