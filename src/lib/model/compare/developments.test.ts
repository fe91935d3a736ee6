import { describe, expect, it } from 'vitest';
import { columnsOf, someKommuner, type Told } from '../../../../tests/columns.ts';
import { kilde } from '../../catalogue/kilder.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import { perhapsCarriedAt } from './developments.ts';

const [code = ''] = someKommuner(1);

/** What is marked of a kommune that tells this, year by year. */
function marked(indicator: string, told: Readonly<Record<number, Told>>): number[] {
	const columns = columnsOf(
		Object.entries(told).map(([year, one]) => ({
			...{ indicator, year: Number(year), told: { [code]: one } }
		}))
	);
	const [key] = columns.series();
	return key ? [...perhapsCarriedAt(columns.over(key), kommuneAt(code))] : [];
}

describe('an answer that may be one of the year before', () => {
	it('is looked for in the years the contract names', () => {
		const years = kilde('is248').forlopsatlas.viderefort?.map(({ aar }) => aar);
		expect(years).toEqual([2020, 2021]);
		const same = { 2018: 7, 2019: 7, 2020: 7, 2021: 7, 2022: 7 };
		expect(marked('psykolog', same)).toEqual([2020, 2021]);
	});

	it('is told by what is counted, and not by what it is divided by', () => {
		expect(marked('arsverk_rate', { 2019: [40, 10_000], 2020: [40, 10_150] })).toEqual([2020]);
		// The same rate of other counts is no copy.
		expect(marked('arsverk_rate', { 2019: [40, 10_000], 2020: [80, 20_000] })).toEqual([]);
	});

	it('is not nothing twice, and not what is hidden or missing', () => {
		expect(marked('psykolog', { 2019: 0, 2020: 0 })).toEqual([]);
		expect(marked('psykolog', { 2019: 'hidden', 2020: 'hidden' })).toEqual([]);
		expect(marked('psykolog', { 2019: 'none', 2020: 7 })).toEqual([]);
	});

	it('is held against the year before, and no older one', () => {
		expect(marked('psykolog', { 2018: 7, 2020: 7 })).toEqual([]);
	});

	it('is never of a source that carries nothing forward', () => {
		expect(marked('individuell_plan', { 2019: [40, 90], 2020: [40, 90] })).toEqual([]);
	});
});
