import fil from '../../../data/forlop/arbeidsformer.json';
import type { Localised } from '../domain/text.ts';

/** What kind of work man-years are. Users per man-year is of follow-up and treatment alone. */
export type FormId = 'oppfolging' | 'bolig' | 'dag' | 'felles' | 'annet';

export interface Arbeidsform {
	id: FormId;
	navn: Localised;
	/** What it is, as a short list in a sentence. */
	hva: Localised;
}

/** Which form a value of a source is of. */
export interface Formregel {
	kilde: string;
	felt: string;
	verdi: string;
	form: FormId;
	/** Part of it may be follow-up: how much is an assumption. */
	delvis?: boolean;
	begrunnelse: Localised;
}

const { former, regler } = fil as unknown as { former: Arbeidsform[]; regler: Formregel[] };

/** In the order in which they are shown. */
export const arbeidsformer: readonly Arbeidsform[] = former;
export const formregler: readonly Formregel[] = regler;

/** The rule for a type of measure in IS-24/8; undefined for one that this version doesn't know. */
export function formOfType(tiltakstype: string): Formregel | undefined {
	return regler.find(
		({ kilde, felt, verdi }) => kilde === 'is248' && felt === 'tiltakstype' && verdi === tiltakstype
	);
}
