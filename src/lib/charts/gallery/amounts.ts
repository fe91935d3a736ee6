import type { Amount } from '../amounts/state.ts';
import { LONG, many, range } from './nobodys.ts';

const needed: Amount = {
	...{ id: 'needed', name: 'Trengs', label: '10–14 årsverk' },
	...{ range: range(10, 12, 14), tone: 'plain' }
};
const there: Amount = {
	...{ id: 'there', name: 'Finnes', label: '8 årsverk' },
	...{ range: range(8, 8, 8), tone: 'plain' }
};
const gap = (tone: Amount['tone'], ends: [number, number, number], label: string): Amount => ({
	...{ id: 'gap', name: 'Forskjell', label, range: range(...ends), tone }
});

/** Made up, of no municipality. What is hidden is told in words, and has no bar. */
export const amounts = {
	usual: { rows: [needed, there, gap('missing', [2, 4, 6], '2–6 årsverk')] },
	value: { rows: [there] },
	range: { rows: [needed, there, gap('undecided', [-3, 1, 4], 'kan ikke avgjøres')] },
	missing: { rows: [{ ...needed, label: 'ikke kjent', range: null }, there] },
	one: { rows: [gap('covered', [0, 0, 0], 'nok')] },
	many: { rows: many((i): Amount => ({ ...there, id: `${i}`, range: range(i, i + 1, i + 2) })) },
	long: { rows: [{ ...needed, name: LONG, label: LONG }, there] },
	none: { rows: [] as Amount[] }
};
