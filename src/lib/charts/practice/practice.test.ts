import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { range, span } from '../gallery/nobodys.ts';
import { SMALL, textWidth } from '../scale/type.ts';
import { placePractice, ROW, type PracticeRow } from './state.ts';

const exact = (middle: number) => range(middle, middle, middle);
const row = (here: number, pooled: number, most: PracticeRow['most'] = null): PracticeRow => ({
	...{ id: 'a', name: 'Årsverk per 100 brukere', here: exact(here), pooled: exact(pooled), most },
	texts: { here: `her ${here}`, pooled: `samlet ${pooled}`, most: most && 'de fleste 12–28' }
});

describe('a place beside what others have', () => {
	it('has a scale from zero in each row, so that units need not be the same', () => {
		const [users, adults] = placePractice([row(25, 20), row(3.9, 3.1)], 600);
		expect(users?.here.middle).toBe(adults?.here.middle);
		expect([users?.top, adults?.top]).toEqual([0, ROW]);
		expect(users?.ticks[0]?.value).toBe(0);
		expect(users?.ticks[0]?.x).toBe(adults?.ticks[0]?.x);
	});

	it('holds all of its marks and texts, none over another, at any width', () => {
		const size = fc.double({ min: 0, max: 500, noNaN: true });
		const given = fc.record({ here: size, pooled: size, low: size, more: size });
		fc.assert(
			fc.property(given, fc.integer({ min: 280, max: 1100 }), (of, width) => {
				const most = span(of.low, of.low + of.more);
				const [placed] = placePractice([row(of.here, of.pooled, most)], width);
				if (!placed) throw new Error('Nothing is drawn');
				const marks = [placed.here.middle, placed.pooled.middle];
				for (const x of [...marks, placed.most?.low ?? NaN, placed.most?.high ?? NaN]) {
					expect(x).toBeGreaterThanOrEqual(0);
					expect(x).toBeLessThanOrEqual(width);
				}
				const [first, second] = placed.below.toSorted((a, b) => a.x - b.x);
				const half = ({ text }: { text: string }) => textWidth(text, SMALL) / 2;
				if (!first || !second) throw new Error('A text is left out');
				expect(second.x - half(second)).toBeGreaterThanOrEqual(first.x + half(first));
			})
		);
	});

	it('draws no band where too few say what most have', () => {
		const [placed] = placePractice([row(25, 20)], 600);
		expect(placed?.most).toBeNull();
		expect(placed?.below.map(({ text }) => text)).toEqual(['samlet 20']);
	});
});
