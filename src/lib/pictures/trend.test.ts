import { describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { indikator } from '../catalogue/indikatorer.ts';
import { HIDDEN, value, type Cell } from '../domain/cell.ts';
import type { Figure, FigureForlop, Released } from '../domain/figure.ts';
import { FigureSet } from '../model/figureSet.ts';
import { trendOf } from './trend.ts';

const kommune = areas.kommuner.find(({ code }) => code === '3427')!;
const figure = (
	indicator: string,
	[area, level]: [string, Figure['level']],
	year: number,
	cell: Cell,
	forlop: FigureForlop = 'alle'
) =>
	({
		...{ indicator, area, level, year, forlop, category: 'alle', value: cell as Released },
		...{ span: null, shared: false, numerator: cell as Released, denominator: null },
		...{ reporting: null, of: null }
	}) satisfies Figure;
const own: [string, Figure['level']] = ['3427', 'kommune'];
const country: [string, Figure['level']] = ['0', 'land'];
const trend = (id: string, figures: Figure[], forlop: FigureForlop = 'alle') =>
	trendOf(
		{ indicator: indikator(id), forlop, category: 'alle', wider: false },
		{
			...{ set: new FigureSet(figures), kommune, year: 2024, crosswalk: '' },
			users: () => ({ low: 21, median: 30, high: 43 })
		}
	)!;

describe('a trend', () => {
	it('says the year compared where the others have a newer one', () => {
		const both = [
			figure('brukere_i_alt_rate', own, 2023, value(15.9)),
			figure('brukere_i_alt_rate', country, 2023, value(15.7))
		];
		expect(trend('brukere_i_alt_rate', both).heading).not.toContain('begge i');
		const newer = [...both, figure('brukere_i_alt_rate', country, 2024, value(17.3))];
		expect(trend('brukere_i_alt_rate', newer).heading).toContain('hele landet 15,7 (begge i 2023)');
	});

	it('tells the span of hidden groups in heading, summary, picture and table alike', () => {
		const hidden = trend('brukere_forlop', [figure('brukere_forlop', own, 2024, HIDDEN, '2')], '2');
		expect(hidden.heading).toContain('21–43');
		expect(hidden.summary).toContain('21–43');
		expect(hidden.chart.series[0]?.points[0]?.span).toEqual({ low: 21, high: 43 });
		expect(hidden.table.rows[0]?.['kommune-3427']).toMatchObject({ text: '21–43', middle: null });
	});
});
