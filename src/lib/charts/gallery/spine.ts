import { HIDDEN, NOT_COLLECTED, value } from '../../domain/cell.ts';
import type { SpineRow } from '../spine/state.ts';
import { between, computed, LONG, LONG_WORD, many, shown } from './nobodys.ts';

const spread = {
	low: computed(7.1),
	lower: computed(9.8),
	median: computed(11.9),
	upper: computed(14.2),
	high: computed(18.4)
};
const peers = [8.2, 10.4, 12.6, 13, 19.5].map((x, i) => ({
	id: String(i),
	name: `Sted ${i + 1}`,
	cell: shown(value(x))
}));
const row = (id: string, given: Partial<SpineRow> = {}): SpineRow => ({
	...{ id, group: 'Behov', name: 'Brukere, per 1000', note: 'per 1000 innbyggere 18+ · 2024' },
	...{ cell: shown(value(16.2)), span: between(12.9, 20.1), figure: '16,2 (12,9–20,1)' },
	...{ word: 'høyere enn Innlandet', judged: null, better: null, decimals: 1 },
	...{ spread, peers, reference: computed(11.3) },
	...given
});
const good = row('good', {
	...{ group: 'Kvalitet', name: 'Med individuell plan', note: 'prosent · bedre til høyre' },
	...{ word: 'høyere enn Innlandet: bedre', judged: 'better', better: 'up' }
});
const bad = row('bad', {
	...{ group: 'Kvalitet', name: 'Dårlig økonomi', note: 'prosent · lavere er bedre, og til høyre' },
	...{ word: 'høyere enn Innlandet: dårligere', judged: 'worse', better: 'down' }
});
const hidden = row('hidden', {
	...{ cell: shown(HIDDEN), span: null, figure: 'skjult av personvernhensyn', word: '' }
});
const missing = row('missing', {
	...{ cell: shown(NOT_COLLECTED), span: null, figure: 'ingen tall', word: '' },
	...{ spread: null, peers: [], reference: null }
});
const plain = row('plain', {
	...{ group: 'Kapasitet', name: 'Årsverk for voksne, per 1000', spread: null, peers: [] },
	...{ word: 'mer enn 42 andre til sammen', plain: true, span: null, figure: '16,2' }
});
const given = (...rows: SpineRow[]) => ({ rows, own: 'Tynset', reference: 'Innlandet' });

/** Made up, of no municipality. */
export const spine = {
	usual: given(row('a'), hidden, plain, good, bad),
	value: given(row('a', { span: null, figure: '16,2' })),
	range: given(row('a')),
	hidden: given(hidden),
	missing: given(missing),
	one: given(good),
	many: given(...many((i) => row(String(i)))),
	long: given(row('a', { name: LONG, note: LONG, word: LONG }), row('b', { name: LONG_WORD })),
	none: given()
};
