import { describe, expect, it } from 'vitest';
import { leaksIn, protect } from './protect.ts';
import { PUBLISHED } from './system.ts';
import { caseNames, readCase, testSolver } from './testing/cases.ts';

/** More than was hidden by the package, at most. */
const MORE = 1.1;
/**
 * No pattern with fewer hidden cells gives every hidden cell an interval of two: found by trying them
 * all. The package's own, with 24, has 16 cells that are known to one or exactly.
 */
const LEAST: Readonly<Record<string, number>> = { mun_max3: 27 };

const patterns = caseNames.map((name) => [name, readCase(name)] as const);
const safe = patterns.filter(([, { isControl }]) => !isControl);
const controls = patterns.filter(([, { isControl }]) => isControl);

describe.skipIf(patterns.length === 0)('tables of Statistics Norway', () => {
	it.each(safe)(
		'%s is made safe, with little more hidden',
		async (name, { system, suppressed }) => {
			const solver = await testSolver();
			const mask = await protect(system, { solver });
			if (mask.kind !== 'mask') throw new Error(`Not audited: ${mask.failure}`);
			const hidden = mask.state.filter((state) => state !== PUBLISHED).length;
			const reference = suppressed.filter(Boolean).length;
			const least = Math.max(MORE * reference, (LEAST[name] ?? 0) * 1.05);
			console.info(`${name}: ${hidden} hidden, ${reference} by the package`);
			expect(hidden).toBeLessThanOrEqual(least);
			const leaks = leaksIn(system, mask.state, { solver });
			expect(leaks).toEqual({ computed: [], loneSums: [], byOnePerson: [], narrow: [] });
			mask.low.forEach((low, cell) => {
				expect(low).toBeLessThanOrEqual(system.value[cell]!);
				expect(mask.high[cell]).toBeGreaterThanOrEqual(system.value[cell]!);
			});
		}
	);

	it.each(controls)('%s is judged a leak', async (_, { system, suppressed }) => {
		const leaks = leaksIn(system, suppressed, { solver: await testSolver() });
		expect(Object.values(leaks).flat()).not.toEqual([]);
	});
});
