import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas } from '../../catalogue/omrader.ts';
import { stateCode, type ColumnFigures } from '../../domain/column.ts';
import { REPORT_STATES, type ReportedColumn, type ReportState } from '../../domain/reporting.ts';
import {
	adultsIn,
	firstColumn,
	hasReported,
	perhapsCarried,
	reachOf,
	reachOfFigures,
	reachOfColumn,
	reportedAt,
	reportedSources,
	saidCarried,
	withoutReport,
	type Adults
} from './reporting.ts';

const kommuner = areas.kommuner.filter(({ embete }) => embete === 'sf_innlandet').slice(0, 4);
const codes = kommuner.map(({ code }) => code);
const size = areas.kommuner.length;
const placeOf = (code: string) => areas.kommuner.findIndex((one) => one.code === code);

function column(source: string, year: number, states: readonly ReportState[] = []): ReportedColumn {
	const state = new Uint8Array(size);
	states.forEach((one, i) => (state[placeOf(codes[i] ?? '')] = REPORT_STATES.indexOf(one)));
	return { source, year, state, asBefore: new Uint8Array(size) };
}

/** 100, 200, 300 and 400 in each of these years. */
const manyIn = (...years: number[]): Adults => ({
	years,
	of: (code, year) => (years.includes(year) ? (codes.indexOf(code) + 1) * 100 : null)
});

describe('what a kommune has reported', () => {
	it('is its state, and nothing has come in where there is none', () => {
		const states: ReportState[] = ['value', 'hidden', 'protecting', 'not-collected'];
		const one = column('is248', 2024, states);
		expect(codes.map((code) => reportedAt(one, code).state)).toEqual(states);
		expect(codes.map((code) => hasReported(reportedAt(one, code)))).toEqual([
			...[true, true, true, false]
		]);
		expect(withoutReport(one, kommuner)).toEqual([kommuner[3]]);
		expect(hasReported({ state: 'absent' })).toBe(false);
		expect(hasReported({ state: 'not-applicable' })).toBe(false);
		expect(() => reportedAt(one, '9999')).toThrow(RangeError);
	});

	it('may have been carried forward where it is what it was; the contract tells only for how many', () => {
		const one = column('is248', 2020, ['value', 'value']);
		one.asBefore[placeOf(codes[1] ?? '')] = 1;
		expect(perhapsCarried(one, kommuner)).toEqual([kommuner[1]]);
		expect(saidCarried('is248', 2020)).toBe(66);
		expect(saidCarried('is248', 2024)).toBeNull();
		expect(saidCarried('brukerplan', 2020)).toBeNull();
	});
});

describe('the sources', () => {
	const sources = reportedSources([
		...[column('kpr', 2022), column('brukerplan', 2019), column('ungdata', 2022)],
		...[column('is248', 2024, ['value']), column('is248', 2021), column('brukerplan', 2022)]
	]);

	it('stand with those first that are owed each year, and know which they are', () => {
		expect(sources.map(({ id, delivery }) => `${id} ${delivery}`)).toEqual([
			...['is248 aarlig', 'brukerplan frivillig', 'ungdata undersokelse', 'kpr register']
		]);
	});

	it('have every year where they are owed each year, and else those that there are', () => {
		const years = Object.fromEntries(
			sources.map(({ id, columns }) => [id, columns.map(({ year }) => year)])
		);
		expect(years.is248).toEqual([2021, 2022, 2023, 2024]);
		expect(years.brukerplan).toEqual([2019, 2022]);
		expect(withoutReport(sources[0]!.columns[1]!, kommuner)).toHaveLength(4);
	});

	it('are first looked at in the newest year that is not after the chosen one', () => {
		expect(firstColumn(sources, null)?.year).toBe(2024);
		expect(firstColumn(sources, 2023)?.year).toBe(2023);
		expect(firstColumn(sources, 2000)?.year).toBe(2024);
		expect(firstColumn([], 2024)).toBeNull();
	});
});

describe('how much of an area figures are of', () => {
	it('is told in kommuner and in inhabitants of the same year', () => {
		const one = column('is248', 2024, ['value', 'hidden']);
		expect(reachOfColumn(one, kommuner, manyIn(2023, 2024))).toEqual({
			...{ reporting: 2, of: 4, share: 0.3, populationYear: 2024 }
		});
	});

	it('is told of the figures that are shown, and of the population that is', () => {
		const state = new Uint8Array(size);
		(['value', 'hidden', 'not-collected', 'value'] as const).forEach(
			(one, i) => (state[placeOf(codes[i] ?? '')] = stateCode(one))
		);
		const value = new Float64Array(size).fill(NaN);
		codes.forEach((code, i) => (value[placeOf(code)] = (i + 1) * 100));
		const adults = adultsIn({
			years: () => [2024],
			at: (_, year) => (year === 2024 ? ({ value } as ColumnFigures as never) : null)
		});
		expect(reachOfFigures({ year: 2025, state }, kommuner, adults)).toEqual({
			...{ reporting: 2, of: 4, share: 0.5, populationYear: 2024 }
		});
		expect(adults.of('0301', 2024)).toBeNull();
	});

	it('takes the nearest year in which everybody is counted, and says which', () => {
		const near = (year: number, ...years: number[]) =>
			reachOf(kommuner, () => true, { adults: manyIn(...years), year }).populationYear;
		expect(near(2024, 2019, 2022)).toBe(2022);
		expect(near(2021, 2020, 2022)).toBe(2020);
		const partly: Adults = {
			years: [2023, 2024],
			of: (code, year) => (year === 2024 && code === codes[0] ? null : 100)
		};
		expect(reachOf(kommuner, () => true, { adults: partly, year: 2024 }).populationYear).toBe(2023);
	});

	it('has no share where the population is not known', () => {
		const { share, populationYear } = reachOf(kommuner, () => true, {
			adults: manyIn(),
			year: 2024
		});
		expect([share, populationYear]).toEqual([null, null]);
	});

	it('is whole exactly where all are with, and never more than whole', () => {
		fc.assert(
			fc.property(fc.subarray(codes), (some) => {
				const reach = reachOf(kommuner, (code) => some.includes(code), {
					adults: manyIn(2024),
					year: 2024
				});
				expect(reach.reporting).toBe(some.length);
				expect(reach.share).toBeGreaterThanOrEqual(0);
				expect(reach.share).toBeLessThanOrEqual(1);
				expect(reach.share === 1).toBe(some.length === codes.length);
			})
		);
	});
});
