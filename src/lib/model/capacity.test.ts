import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumptions, commonsOf, exactly, perArsverk, staffOf } from '../../../tests/questions.ts';
import { EXACT, range } from '../domain/range.ts';
import { intervalOf } from '../statistics/draw.ts';
import { drawStaff, needsShare, type Capacity } from './capacity.ts';
import { PATHWAYS, UNITS } from './units.ts';

const drawn = (of: Capacity, supported = EXACT(0)) =>
	drawStaff(of, commonsOf(perArsverk(EXACT(15), EXACT(15), supported))(1000), 'her');
const median = (values: Float64Array) => intervalOf(values).median;

describe('man-years by form of work', () => {
	it('are follow-up, or held outside in housing and day services; other work is neither', () => {
		const staff = drawn(
			staffOf({ behandling_samtale: 6, bolig_personale: 10, dag_aktivitet: 3, annet: 5 }, null)
		);
		const sum = (of: typeof staff.followUp) =>
			PATHWAYS.map((forlop) => median(of[forlop])).reduce((a, b) => a + b);
		expect(sum(staff.followUp)).toBeCloseTo(6, 0);
		expect(sum(staff.outside)).toBeCloseTo(13, 0);
		staff.followUp[1].forEach((one, i) => {
			expect(one + staff.followUp[2][i]! + staff.followUp[3][i]!).toBeCloseTo(6, 9);
			expect(staff.outside[1][i]! + staff.outside[2][i]! + staff.outside[3][i]!).toBeCloseTo(13, 9);
		});
	});

	it('have leading allocated in proportion, before they are fitted', () => {
		const staff = drawn(
			staffOf({ behandling_samtale: 6, bolig_personale: 12, ledelse: 3, annet: 9 }, null)
		);
		staff.followUp[1].forEach((one, i) =>
			expect(one + staff.followUp[2][i]! + staff.followUp[3][i]!).toBeCloseTo(6 * (1 + 3 / 18), 9)
		);
	});

	it('have a share of supported living in follow-up, and the rest outside', () => {
		const staff = drawn(staffOf({ oppfolging_booppfolging: 8 }, [0, 3, 5]), EXACT(0.25));
		expect(median(staff.followUp[23])).toBeCloseTo(2, 6);
		expect(median(staff.outside[23])).toBeCloseTo(6, 6);
	});

	it('may have none or all of it where nobody has said', () => {
		const of = staffOf({ oppfolging_booppfolging: 8 }, [0, 3, 5]);
		const { low, high } = intervalOf(
			drawStaff(of, commonsOf(assumptions())(5000), 'her').followUp[23]
		);
		expect(low).toBeLessThan(1.5);
		expect(high).toBeGreaterThan(6.5);
		expect(needsShare(of)).toBe(true);
		expect(needsShare(staffOf({ oppfolging_booppfolging: 0, behandling_samtale: 2 }, null))).toBe(
			false
		);
	});

	it('of which the content is not said are told apart, also those who lead nobody', () => {
		const of = (types: Record<string, number>) => drawn(staffOf(types, [0, 4, 6])).other[23];
		expect(median(of({ behandling_samtale: 8, annet: 2 }))).toBeCloseTo(2, 3);
		expect(median(of({ behandling_samtale: 8, ledelse: 2 }))).toBe(0);
		expect(median(of({ ledelse: 4, annet: 6 }))).toBeCloseTo(10, 3);
	});

	it('that are shared count in follow-up, and within what is known', () => {
		const of = staffOf({ behandling_samtale: 4 }, [0, 2, 2], { shared: { 3: range(1, 1, 1) } });
		const staff = drawn(of);
		expect(median(staff.followUp[3])).toBeCloseTo(3, 3);
		expect(median(staff.followUp[23])).toBeCloseTo(5, 3);
		expect(median(staff.least[3])).toBeCloseTo(3, 6);
		expect(median(staff.most[3])).toBeCloseTo(3, 6);
	});
});

describe('what the sums allow of follow-up', () => {
	it('are the bounds of Fréchet', () => {
		const staff = drawn(staffOf({ behandling_samtale: 10, bolig_personale: 10 }, [2, 8, 10]));
		expect([median(staff.least[3]), median(staff.most[3])]).toEqual([0, 10]);
		expect([median(staff.least[23]), median(staff.most[23])]).toEqual([8, 10]);
		expect([median(staff.least[1]), median(staff.most[1])]).toEqual([0, 2]);
	});

	it('are from none to all of a pathway where the forms are the country’s', () => {
		const there = { behandling_samtale: 10, bolig_personale: 10 };
		const staff = drawn(staffOf(there, [2, 8, 10], { borrowed: true }));
		expect([median(staff.least[23]), median(staff.most[23])]).toEqual([0, 18]);
		expect([median(staff.least[3]), median(staff.most[3])]).toEqual([0, 10]);
	});

	it('are from none to all of it where no pathway is told', () => {
		const staff = drawn(staffOf({ behandling_samtale: 10, bolig_personale: 10 }, null));
		for (const unit of UNITS)
			expect([median(staff.least[unit]), median(staff.most[unit])]).toEqual([0, 10]);
	});

	it('hold what is fitted, and the sums by pathway are kept', () => {
		const man = fc.double({ min: 0, max: 40, noNaN: true });
		const common = commonsOf(exactly(15, 15, 0.3))(50);
		fc.assert(
			fc.property(man, man, man, fc.tuple(man, man, man), (talks, living, day, pathways) => {
				const sum = pathways.reduce((a, b) => a + b, 0);
				const all = talks + living + day;
				fc.pre(sum > 0.5 && all > 0.5);
				const types = {
					behandling_samtale: talks,
					oppfolging_booppfolging: living,
					dag_aktivitet: day
				};
				const scaled = pathways.map((one) => (one * all) / sum) as [number, number, number];
				const staff = drawStaff(staffOf(types, scaled), common, 'her');
				for (const unit of UNITS)
					staff.followUp[unit].forEach((one, i) => {
						expect(one).toBeGreaterThanOrEqual(staff.least[unit][i]! - 2e-3 * all);
						expect(one).toBeLessThanOrEqual(staff.most[unit][i]! + 2e-3 * all);
					});
				for (const forlop of PATHWAYS)
					staff.followUp[forlop].forEach((one, i) =>
						expect(Math.abs(one + staff.outside[forlop][i]! - scaled[forlop - 1]!)).toBeLessThan(
							2e-3 * all
						)
					);
			}),
			{ numRuns: 40 }
		);
	});

	it('are scaled to the source’s own sum', () => {
		const staff = drawn(staffOf({ behandling_samtale: 9.9 }, [0, 4, 6], { total: 10 }));
		expect(median(staff.followUp[23])).toBeCloseTo(10, 3);
	});
});
