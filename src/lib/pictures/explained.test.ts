import { describe, expect, it } from 'vitest';
import { value } from '../domain/cell.ts';
import type { Figure, Released } from '../domain/figure.ts';
import { indikator } from '../catalogue/indikatorer.ts';
import { explainedTitle, rowsText, sourceCell } from './explained.ts';

const figure = (category: string): Figure => ({
	...{ indicator: 'arsverk_malgruppe', level: 'kommune', area: '3427', year: 2024 },
	...{ forlop: 'alle', category, value: value(20.8) as Released },
	...{ numerator: value(20.8) as Released, span: null, shared: false, denominator: null },
	...{ of: null, reporting: null }
});

describe('what an explanation is headed by', () => {
	it('names the part that the figure is of', () => {
		expect(explainedTitle(figure('voksne'))).toBe(
			'Årsverk for voksne og for barn og unge: voksne, Tynset, 2024: 20,8 årsverk'
		);
	});

	it('names no part of a whole', () => {
		expect(explainedTitle(figure('alle'))).not.toContain('alle');
	});
});

describe('the rows behind a figure', () => {
	it('are counted, one as one', () => {
		expect(rowsText(1, false)).toMatch(/^1 rad i filene/);
		expect(rowsText(2, true)).toMatch(/^2 rader/);
	});

	it('have codes by name, and kommuner by name and number', () => {
		const users = indikator('brukere_i_alt_rate');
		expect(sourceCell(users, 'Gruppe', 'rus_uten_psykisk')).toBe('Rus uten psykisk lidelse');
		expect(sourceCell(users, 'Kommune', '3427')).toBe('Tynset (3427)');
		expect(sourceCell(users, 'Kommune', '9999')).toBe('9999');
		expect(sourceCell(users, 'Antall brukere', '58')).toBe('58');
		expect(sourceCell(users, 'Antall brukere', null)).toBe('');
	});
});
