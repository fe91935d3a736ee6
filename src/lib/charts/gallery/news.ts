import { HIDDEN, NOT_COLLECTED, value } from '../../domain/cell.ts';
import type { NewsRow, NewsSection, NewsSide } from '../news/state.ts';
import { between, LONG, LONG_WORD, many, shown } from './nobodys.ts';

const side = (year: number, x: number, more: Partial<NewsSide> = {}): NewsSide => ({
	...{ cell: shown(value(x)), span: null, year: `${year}`, text: `${x}`, note: '' },
	...{ explained: true, ...more }
});
const none = (text: string): NewsSide => ({
	...{ cell: undefined, span: null, year: '', text, note: '', explained: false }
});

const counted: NewsRow = {
	...{ id: 'a', label: 'Årsverk for voksne', unit: 'årsverk' },
	...{ then: side(2024, 18), now: side(2025, 21) },
	...{ joined: true, broken: false, said: 'Økt med 3', moved: true }
};
const ranged: NewsRow = {
	...{ id: 'b', label: 'Gap i forløp 2 og 3', unit: 'brukere' },
	then: side(2021, -3, { span: between(-6, 1), text: '−6 til 1', note: 'BrukerPlan 2021' }),
	now: side(2024, 2, { span: between(-2, 5), text: '−2 til 5', note: 'BrukerPlan 2024' }),
	...{ joined: true, broken: false, said: 'Spennene overlapper', moved: false }
};
const broken: NewsRow = {
	...{ ...counted, id: 'c', label: 'Årsverk i forløp 1', joined: false, broken: true },
	...{ said: 'Brudd fra 2023 til 2024: kan ikke sammenlignes', moved: false }
};
const hidden: NewsRow = {
	...{ ...counted, id: 'd', label: 'Videreutdanning', unit: 'prosent', joined: false },
	then: side(2024, 0, { cell: shown(HIDDEN), text: 'skjult av personvernhensyn' }),
	...{ said: 'Kan ikke sammenlignes', moved: false }
};
const section = (rows: readonly NewsRow[], notes: string[] = []): NewsSection => ({
	...{ id: 'need', title: 'Behov', source: 'BrukerPlan', rows, notes }
});
const given = { years: { then: 2024, now: 2025 }, onExplain: () => undefined };

/** Made up, of no municipality. */
export const news = {
	usual: {
		...given,
		sections: [
			section([ranged, counted], ['Spennet er tilfeldig variasjon, 95 %.']),
			{
				...section([broken, hidden], ['Skjemaet ble lagt om.']),
				id: 'capacity',
				title: 'Kapasitet'
			}
		]
	},
	value: { ...given, sections: [section([counted])] },
	range: { ...given, sections: [section([ranged])] },
	hidden: { ...given, sections: [section([hidden])] },
	missing: {
		...given,
		sections: [
			section([
				{ ...hidden, then: none('ikke lastet inn') },
				{
					...hidden,
					id: 'e',
					then: side(2024, 0, { cell: shown(NOT_COLLECTED), text: 'ingen tall' })
				}
			])
		]
	},
	one: { ...given, sections: [section([{ ...counted, then: none('ikke lastet inn') }])] },
	many: {
		...given,
		sections: [section(many((i) => ({ ...counted, id: `${i}`, now: side(2025, i) })))]
	},
	long: {
		...given,
		sections: [
			section([
				{ ...ranged, label: LONG, said: LONG },
				{ ...counted, label: LONG_WORD, unit: LONG }
			])
		]
	},
	none: { ...given, sections: [section([], ['Ingen av årene har tall for brukere.'])] }
};
