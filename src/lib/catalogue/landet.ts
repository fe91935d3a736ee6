import fil from '../../../data/forlop/landet.json';
import type { Localised } from '../domain/text.ts';

/** A published total of the whole country, or of the part of it that its note names. */
export interface Landstall {
	id: LandstallId;
	navn: Localised;
	enhet: Localised;
	/** Key of the publication in `landskilder`. */
	kilde: string;
	/** Oldest first. `fra`: the figure was gathered from that year on. */
	verdier: { aar: number; fra?: number; verdi: number }[];
	merknad: Localised;
}

export type LandstallId =
	| 'registrerte_brukere'
	| 'deltakelse_lav'
	| 'deltakelse_hoy'
	| 'arsverk_voksne'
	| 'arsverk_barn_unge'
	| 'arsverk_per_1000'
	| 'voksne';

export interface Landskilde {
	tittel: string;
	utgiver: string;
	lenke: string;
}

interface Landsfil {
	versjon: string;
	kilder: Record<string, Landskilde>;
	tall: Landstall[];
	/** What was searched for and not found. */
	ikkeFunnet: { hva: Localised; merknad: Localised }[];
}

const { kilder, tall, ikkeFunnet } = fil as unknown as Landsfil;

export const landskilder: Readonly<Record<string, Landskilde>> = kilder;
export const landstall: readonly Landstall[] = tall;
export const landstallIkkeFunnet = ikkeFunnet;

/**
 * A published total.
 *
 * @throws RangeError when nothing is published for the year
 */
export function landstallFor(id: LandstallId, year: number): number {
	const found = tall.find((one) => one.id === id)?.verdier.find(({ aar }) => aar === year);
	if (!found) throw new RangeError(`No ${id} is published for ${year}`);
	return found.verdi;
}
