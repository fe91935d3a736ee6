import { describe, expect, it } from 'vitest';
import { assumptions, commonsOf } from '../../../tests/questions.ts';
import { EXACT, range } from '../domain/range.ts';
import { intervalOf } from '../statistics/draw.ts';
import {
	DIRECT,
	drawIntensity,
	fromCaseload,
	fromHours,
	intensityOf,
	intensityRange
} from './intensity.ts';

describe('users per man-year in follow-up (methods, 1)', () => {
	it('from hours: 1560 × 0.65 = 1014, and 45 hours are 22.5 users', () => {
		expect(fromHours(1, 1560, 0.35, 1)).toBeCloseTo(1014, 9);
		expect(fromHours(45, 1560, 0.35, 1)).toBeCloseTo(22.5, 1);
		expect(fromHours(45, 1560, 0.35, 0.5)).toBeCloseTo(45.07, 2);
	});

	it('from a caseload: 1:15 all year is 67.6 hours for each', () => {
		expect(fromCaseload(15, 1)).toBe(15);
		expect(1014 / fromCaseload(15, 1)).toBeCloseTo(67.6, 9);
		expect(fromCaseload(20, 0.5)).toBe(40);
	});

	const hours = {
		timer_per_bruker_2: range(30, 45, 65),
		tilgjengelige_timer: range(1520, 1560, 1600),
		indirekte_andel: range(0.25, 0.35, 0.45)
	};

	it('is unset by itself: a caseload alone never says that every user needs a team', () => {
		for (const forlop of [1, 2, 3] as const) {
			expect(intensityRange(intensityOf(forlop, assumptions()))).toBeNull();
			expect(drawIntensity(forlop, commonsOf(assumptions())(1000))).toBeNull();
		}
		expect(intensityRange(intensityOf(2, assumptions(hours)))).toBeNull();
	});

	it('is the user’s own number first, else what it is made of where all of that is set', () => {
		const parts = { ...hours, andel_oppfolging_2: range(0.5, 0.8, 1) };
		expect(intensityOf(2, assumptions(parts)).way).toBe('hours');
		expect(intensityOf(2, assumptions({ ...parts, [DIRECT[2]]: range(20, 30, 40) })).way).toBe(
			'direct'
		);
		expect(intensityOf(3, assumptions({ andel_oppfolging_3: EXACT(0.5) })).way).toBe('team');
		expect(intensityOf(2, assumptions(parts, true)).way, 'examples don’t stand before it').toBe(
			'hours'
		);
	});

	it('has its ends where all of it is at its ends, and is drawn within them', () => {
		const own = assumptions({ ...hours, andel_oppfolging_2: range(0.5, 0.8, 1) });
		const ends = intensityRange(intensityOf(2, own))!;
		expect(ends.low).toBeCloseTo(fromHours(65, 1520, 0.45, 1), 9);
		expect(ends.high).toBeCloseTo(fromHours(30, 1600, 0.25, 0.5), 9);
		const values = drawIntensity(2, commonsOf(own)(1000))!;
		expect(Math.min(...values)).toBeGreaterThanOrEqual(ends.low);
		expect(Math.max(...values)).toBeLessThanOrEqual(ends.high);
	});

	it('is drawn as one input', () => {
		const own = assumptions({ [DIRECT[3]]: range(10, 15, 20) });
		const { median } = intervalOf(drawIntensity(3, commonsOf(own)(5000))!);
		expect(Math.abs(median - 15)).toBeLessThan(0.2);
	});
});
