import { describe, expect, it } from 'vitest';
import { differenceLimits } from './difference.ts';
import { countLimits } from './poisson.ts';
import { seeded } from './random.ts';

const varying = (count: number) => ({ value: count, ...countLimits(count) });

describe('the limits of a difference', () => {
	it('are those of one figure where the other is known', () => {
		const known = { value: 10, low: 10, high: 10 };
		expect(differenceLimits({ value: 14, low: 11, high: 19 }, known)).toEqual({ low: 1, high: 9 });
	});
	it('turn round with what is held against what', () => {
		const [a, b] = [varying(30), varying(12)];
		const { low, high } = differenceLimits(a, b);
		const turned = differenceLimits(b, a);
		expect([turned.low, turned.high]).toEqual([-high, -low]);
	});
	it('hold zero for the same count twice, and not for counts far apart', () => {
		expect(differenceLimits(varying(40), varying(40)).low).toBeLessThan(0);
		expect(differenceLimits(varying(90), varying(30)).low).toBeGreaterThan(0);
	});
	it('hold no difference about as often as they should where there is none', () => {
		const random = seeded('difference');
		const drawn = (mean: number) => {
			const left = Math.exp(-mean);
			let k = 0;
			for (let p = random(); p > left; p *= random()) k++;
			return k;
		};
		const times = 4000;
		let held = 0;
		for (let i = 0; i < times; i++) {
			const { low, high } = differenceLimits(varying(drawn(20)), varying(drawn(20)));
			if (low <= 0 && high >= 0) held++;
		}
		expect(held / times).toBeGreaterThan(0.93);
		expect(held / times).toBeLessThan(0.98);
	});
});
