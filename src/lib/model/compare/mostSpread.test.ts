import { describe, expect, it } from 'vitest';
import { columnsOf, someKommuner, type ToldColumn } from '../../../../tests/columns.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import { mostSpread } from './mostSpread.ts';

const codes = someKommuner(12);
const places = codes.map(kommuneAt);
const share = (
	indicator: string,
	of: number,
	percent: (at: number) => number,
	category = 'alle'
): ToldColumn => ({
	...{ indicator, year: 2024, category },
	told: Object.fromEntries(
		codes.map((code, at) => [code, [Math.round((of * percent(at)) / 100), of] as const])
	)
});
const found = (...all: ToldColumn[]) => mostSpread(columnsOf(all), places, 2024);

/** Far apart, of few; and less apart, of so many that chance explains nothing of it. */
const FAR = share('individuell_plan', 100, (at) => 10 + 5 * at);
const MANY = share('omsorg_for_barn', 20_000, (at) => 30 + at);

describe('the series in which kommuner differ most', () => {
	it('are ordered by how far apart they are, and not by how many are counted', () => {
		const [first, second, ...more] = found(FAR, MANY);
		expect(more).toEqual([]);
		expect([first?.key.indicator, second?.key.indicator]).toEqual([
			'individuell_plan',
			'omsorg_for_barn'
		]);
		expect(second?.phi).toBeGreaterThan(first?.phi ?? NaN);
	});

	it('are none of those that chance may have made', () => {
		expect(found(share('individuell_plan', 100, (at) => 40 + (at % 3)))).toEqual([]);
	});

	it('are none where the middle of them has nothing', () => {
		expect(found(share('individuell_plan', 100, (at) => (at < 4 ? 90 : 0)))).toEqual([]);
	});

	it('are none that may not be compared', () => {
		expect(found(share('videreutdanning', 100, (at) => 10 + 5 * at))).toEqual([]);
	});
});
