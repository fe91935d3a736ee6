import { describe, expect, it } from 'vitest';
import { kobling, normer } from '../catalogue/forlop.ts';
import { answer } from './answer.ts';
import type { Question } from './question.ts';
import { assumptionsFrom } from './assumptions.ts';
import { drawCommon, DRAWS, type Common } from './common.ts';
import { rulesFrom } from './crosswalk.ts';
import { overview, overviewPart, wholeOf } from './overview.ts';
import { TOGETHER } from './units.ts';

const rules = rulesFrom(kobling.regler, {});
const assumptions = assumptionsFrom(normer, {}, true);
const drawn = new Map<number, Common>();
const commons = (n: number): Common => {
	const common = drawn.get(n) ?? drawCommon(rules, assumptions, { seed: 'oversikt', n });
	drawn.set(n, common);
	return common;
};

/** Users of the second and the third pathway, and man-years in talks. */
function question(place: string, users: readonly [number, number] | null, staff: number): Question {
	const need = users && {
		...{ source: 'brukerplan', year: 2024, hiddenTotal: null },
		parts: users.map((value, i) => ({
			...{ id: `forlop_${i + 2}`, amount: { kind: 'count' as const, value } },
			to: i === 0 ? (2 as const) : (3 as const)
		}))
	};
	const rule = rules.find(({ value }) => value === 'behandling_samtale') ?? null;
	return {
		...{ place, year: 2024, need: { 1: null, 2: need, 3: need } },
		capacity: {
			...{ source: 'is248', year: 2024, total: staff, borrowed: false, shared: {}, fault: null },
			types: [
				{ id: 'behandling_samtale', arsverk: staff, form: 'oppfolging', partly: false, rule }
			],
			pathways: { 1: 0, 2: staff / 2, 3: staff / 2 }
		}
	};
}

const ALL = [
	question('a', [300, 200], 3),
	question('b', [300, 200], 20),
	question('c', [300, 200], 90),
	question('d', null, 9),
	question('e', [0, 0], 9),
	question('f', [1, 0], 0.5)
];

describe('the answers of all kommuner', () => {
	const found = overview(ALL, commons, DRAWS);

	it('are counted, each once, with why it can not be told', () => {
		expect(found.verdicts).toEqual({ missing: 1, covered: 1, undecided: 4 });
		expect(found.each.map(({ verdict }) => verdict)).toEqual([
			...['missing', 'undecided', 'covered', 'undecided', 'undecided', 'undecided']
		]);
		const reasons = Object.values(found.reasons).reduce((sum, one) => sum + one, 0);
		expect(reasons).toBe(found.verdicts.undecided);
		expect(found.reasons).toMatchObject({ 'no-need': 1, 'none-registered': 1, 'too-little': 1 });
	});

	it('are those that each kommune gets by itself', () => {
		const alone = ALL.map((one) => answer(one, commons, DRAWS, { units: [TOGETHER] })[0]?.verdict);
		expect(found.each.map(({ verdict }) => verdict)).toEqual(alone);
	});

	it('have a range for how many lack something: not more than can be compared', () => {
		const { low, median, high } = found.lacking ?? { low: NaN, median: NaN, high: NaN };
		expect(low).toBeGreaterThanOrEqual(found.verdicts.missing);
		expect(median).toBeGreaterThanOrEqual(low);
		expect(high).toBeGreaterThan(low);
		expect(high).toBeLessThanOrEqual(found.compared);
	});

	it('are the same however they are parted', () => {
		const parts = [ALL.slice(0, 1), ALL.slice(1, 4), ALL.slice(4)];
		expect(wholeOf(parts.map((part) => overviewPart(part, commons, DRAWS)))).toEqual(found);
	});

	it('are none of none', () => {
		expect(overview([], commons, DRAWS)).toMatchObject({ lacking: null, compared: 0, each: [] });
	});
});
