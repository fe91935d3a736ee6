import { describe, expect, it } from 'vitest';
import type { SignatureRow } from '../charts/signature/state.ts';
import { HIDDEN, value } from '../domain/cell.ts';
import type { Released } from '../domain/figure.ts';
import type { Table } from '../domain/table.ts';
import { gapChart, yearsChart } from './chartData.ts';
import { computed, computedRange } from './computed.ts';
import { ofKommune } from './origin.ts';

const row = (short: string, gap: Partial<SignatureRow['gap']>) =>
	({ short, gap: { span: null, verdict: 'undecided', label: '', notes: [], ...gap } }) as never;

describe('the gap as a chart of its own', () => {
	const chart = gapChart({
		origin: ofKommune('3427', 2024, { sources: [] }),
		rows: [
			row('forløp 2 og 3', {
				...{ label: 'mangler 2–4', verdict: 'missing' },
				span: computedRange({ low: 1.96, median: 3.04, high: 4.01 })
			}),
			row('forløp 3', {
				...{ label: 'kan ikke avgjøres' },
				span: computedRange({ low: -3, median: 4, high: 25.4 })
			}),
			row('forløp 1', { label: 'ingen tall for behov' })
		]
	});

	it('says beside each bar what the page says of it, also where there is none', () => {
		expect(chart.categories).toEqual([
			'Forløp 2 og 3: mangler 2–4',
			'Forløp 3: kan ikke avgjøres',
			'Forløp 1: ingen tall for behov'
		]);
		expect(chart.series[0]?.tones).toEqual(['missing', 'undecided', 'undecided']);
	});

	it('draws the range of the page with the digits that it is told with', () => {
		expect(chart.series[0]?.cells).toMatchObject([
			{ low: 1.96, middle: 3.04, high: 4.01, decimals: 1 },
			{ low: -3, middle: 4, high: 25.4, decimals: 0 },
			undefined
		]);
		expect(chart.measure).toContain('2024');
	});
});

describe('years as a chart of their own', () => {
	const table: Table = {
		caption: 'Brukere',
		columns: [
			{ key: 'year', label: 'År' },
			{ key: 'here', label: 'Tynset', unit: 'per 1000', numeric: true, decimals: 1 },
			{ key: 'there', label: 'Innlandet', unit: 'per 1000', numeric: true, decimals: 1 },
			{ key: 'there/with', label: 'med tall', unit: 'kommuner', numeric: true },
			{ key: 'series', label: 'Kan sammenlignes med' }
		],
		rows: [
			{ year: '2023', here: HIDDEN as Released, there: value(15.52) as Released },
			{ year: '2024', here: computed('12,7 (9,6–16,4)', { low: 9.6, median: 12.7, high: 16.4 }, 1) }
		]
	};

	it('has a line for each area, and none of how many kommuner it is of', () => {
		const { categories, series, unit, draw } = yearsChart({ table });
		expect([draw, unit, categories]).toEqual(['lines', 'per 1000', ['2023', '2024']]);
		expect(series.map(({ name }) => name)).toEqual(['Tynset', 'Innlandet']);
		expect(series.map(({ cells }) => cells)).toEqual([
			table.rows.map((one) => one.here),
			[table.rows[0]?.there, undefined]
		]);
	});
});
