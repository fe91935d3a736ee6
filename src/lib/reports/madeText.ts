import type { Provenance } from '../domain/provenance.ts';
import { dateText, m } from '../text/index.ts';

/** When it was taken out, and by whom where that is to stand there. */
export const madeText = ({ made, by }: Pick<Provenance, 'made' | 'by'>): string =>
	by ? m.made_by({ date: dateText(made), by }) : dateText(made);
