import { describe, expect, it } from 'vitest';
import { arsverkFor } from './workload.ts';

describe('required man-years', () => {
	it('follow the workload formula', () => {
		// 84 users × 45 hours ÷ (1 560 × (1 − 0.35)) = 3 780 ÷ 1 014
		expect(arsverkFor(2, 84, [45, 1560, 0.35])).toBeCloseTo(3.7278, 4);
	});
	it('follow the caseload in pathway 3: 41 users at 15 each man-year', () => {
		expect(arsverkFor(3, 41, [15])).toBeCloseTo(2.7333, 4);
	});
	it('are none for nobody', () => {
		expect(arsverkFor(1, 0, [10, 1560, 0.35])).toBe(0);
	});
});
