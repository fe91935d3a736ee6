import type { Dimensjon } from '../../catalogue/indikator.ts';
import { m } from '../../text/index.ts';

const NAMES: Record<Dimensjon, () => string> = {
	behov: m.model_dimension_behov,
	kapasitet: m.model_dimension_kapasitet,
	kompetanse: m.model_dimension_kompetanse,
	kvalitet: m.model_dimension_kvalitet,
	kontekst: m.model_dimension_kontekst,
	gap: m.model_dimension_gap
};

/** What of the guideline an indicator is about, by name. */
export const dimensionName = (dimension: Dimensjon): string => NAMES[dimension]();
