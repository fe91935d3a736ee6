import { describe, expect, it } from 'vitest';
import { value } from '../domain/cell.ts';
import type { Figure, Released } from '../domain/figure.ts';
import { explainedTitle } from './explained.ts';

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
