import type { Grad } from '../catalogue/tiltak.ts';
import { m } from '../text/index.ts';

const WORDS: Record<Grad, () => string> = {
	skal: m.degree_skal,
	bor: m.degree_bor,
	kan: m.degree_kan,
	eksempel: m.degree_eksempel
};

export const degreeText = (grad: Grad): string => WORDS[grad]();
