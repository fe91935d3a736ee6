import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { viewFrom, viewQuery, type CompareView } from './compareView.ts';
import { Selection } from './selection.svelte.ts';

const from = (query: string) => viewFrom(new URLSearchParams(query));

const EMPTY = from('');

describe('a view in the address', () => {
	it('comes back as it was', () => {
		const code = fc.constantFrom(...areas.kommuner.map((one) => one.code));
		const codes = fc.uniqueArray(code, { minLength: 1, maxLength: 50 });
		const series = fc.record({
			indicator: fc.constantFrom('levekar_rod', 'kpr_kontakt'),
			forlop: fc.constantFrom('alle' as const, '2' as const),
			category: fc.constantFrom('alle', 'bolig', 'P70_P99', 'Mitt mål: a.b')
		});
		const name = fc.string({ minLength: 1, maxLength: 60 });
		const view = fc.record({
			scope: fc.oneof(
				fc.constant(null),
				fc.constant({ level: 'embete' as const, code: 'sf_innlandet' }),
				fc.constant({ level: 'kostragruppe' as const, code: 'EKG07' }),
				fc.record({ level: fc.constant('list' as const), name, codes })
			),
			against: fc.oneof(
				fc.constant({ kind: 'area' as const, level: 'fylke' as const }),
				fc.constant({ kind: 'peers' as const }),
				fc.record({ kind: fc.constant('list' as const), name, codes })
			),
			level: fc.constantFrom(95 as const, 99.8 as const),
			series: fc.option(series),
			columns: fc.array(
				series.filter(({ category }) => !category.includes(',')),
				{ maxLength: 40 }
			),
			selected: fc.uniqueArray(code, { maxLength: 20 }),
			order: fc.constantFrom(null, 'navn', 'levekar_rod.alle.bolig'),
			year: fc.constantFrom(null, 2024)
		});
		fc.assert(
			fc.property(view, (some) => {
				const whole: CompareView = { ...EMPTY, ...some };
				expect(from(viewQuery(whole))).toEqual(whole);
			})
		);
	});

	it('leaves out what is no area, kommune, series or order', () => {
		expect(
			from('omrade=embete:sf_nowhere&valgt=3427,9999,3427&ind=<b>&rekke=<b>&niva=50&ref=alle')
		).toEqual({ ...EMPTY, selected: ['3427'] });
		expect(from('omrade=liste:Mine&koder=9999')).toEqual(EMPTY);
		expect(from('omrade=land:1')).toEqual(EMPTY);
	});

	it('says nothing where there is nothing to say', () => {
		expect(viewQuery(EMPTY)).toBe('');
	});
});

describe('marked kommuner', () => {
	it('can be had back step by step, and tell who follows', () => {
		const told: string[] = [];
		const selection = new Selection((codes) => told.push(codes.join()));
		selection.toggle('3427');
		selection.toggle('0301');
		selection.toggle('3427');
		selection.put(['0301']);
		expect(told).toEqual(['3427', '3427,0301', '0301']);
		selection.undo();
		selection.undo();
		expect(selection.codes).toEqual(['3427']);
		selection.undo();
		expect([selection.codes, selection.canUndo]).toEqual([[], false]);
		selection.undo();
		expect(told).toHaveLength(6);
	});
});
