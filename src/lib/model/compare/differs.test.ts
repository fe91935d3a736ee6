import { describe, expect, it } from 'vitest';
import { columnsOf, someKommuner, type Told } from '../../../../tests/columns.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import { differsIn } from './differs.ts';

const [own = '', ...others] = someKommuner(7);
const reference = { kind: 'kommuner' as const, codes: others };

/** One kommune's figure beside others who all have half. */
const told = (indicator: string, here: Told, category = 'alle') => ({
	...{ indicator, year: 2024, category },
	told: { [own]: here, ...Object.fromEntries(others.map((code) => [code, [50, 100] as const])) }
});
const differs = (...all: ReturnType<typeof told>[]) =>
	differsIn(columnsOf(all), kommuneAt(own), { reference, year: 2024, level: 95 });

describe('what one kommune is better and worse in', () => {
	it('follows which end is better', () => {
		const found = differs(
			told('individuell_plan', [90, 100]),
			told('levekar_rod', [90, 100], 'bolig')
		);
		expect(found.better.map(({ indicator }) => indicator)).toEqual(['individuell_plan']);
		expect(found.worse.map(({ indicator }) => indicator)).toEqual(['levekar_rod']);
		expect(found.compared).toBe(2);
	});

	it('counts what is much the same as compared, and as neither', () => {
		expect(differs(told('individuell_plan', [52, 100]))).toEqual({
			...{ better: [], worse: [] },
			compared: 1,
			coverage: null
		});
	});

	it('says nothing without a direction, of what may not be compared, or of what is hidden', () => {
		const found = differs(
			told('omsorg_for_barn', [90, 100]),
			told('videreutdanning', [90, 100]),
			told('individuell_plan', 'hidden')
		);
		expect(found).toEqual({ better: [], worse: [], compared: 0, coverage: null });
	});
});
