import { describe, expect, it } from 'vitest';
import { calibrate, calibrateCounts } from '../../../tests/calibration.ts';

/*
 * The small form of `npm run kalibrering`: so few kommuner that a share of 90 % may miss by six
 * points either way (three standard errors), which finds what is wrong and not what is a little off.
 * The model gets what is released of them: hidden groups as the bounds that released cells allow.
 */
const REPLICATES = 250;

describe('the 90 % range (methods, 7)', () => {
	it.each([
		{ name: 'a village', users: 14, mostly: 'hidden' },
		{ name: 'a middle kommune', users: 300, mostly: 'shown' },
		{ name: 'a city', users: 6000, mostly: 'shown' }
	])('holds the true gap of $name nine times in ten', async ({ name, users, mostly }) => {
		const { of, told, below, above, hidden, ofHidden } = await calibrate({
			users,
			replicates: REPLICATES,
			seed: name,
			draws: 300
		});
		expect(told).toBeGreaterThan(0.9 * REPLICATES);
		for (const unit of [23, 2, 3] as const) {
			expect(of[unit], `${unit}`).toBeGreaterThan(0.84);
			expect(of[unit], `${unit}`).toBeLessThan(0.96);
		}
		expect(hidden > told / 2, 'groups are hidden').toBe(mostly === 'hidden');
		if (mostly === 'hidden') expect(ofHidden, 'by their bounds').toBeGreaterThan(0.84);
		// Nor does it err to one side: a gap that is told too small would cut posts.
		expect(Math.max(below, above)).toBeLessThan(0.1);
	});

	it('of a count of a few holds the level behind it', () => {
		const held = calibrateCounts(3, 20_000, 'tellinger');
		expect(held).toBeGreaterThan(0.88);
		expect(held).toBeLessThan(0.92);
	});
});
