import { describe, expect, it } from 'vitest';
import { PUBLISHED } from '../protect/system.ts';
import { agreeing } from './agreeing.ts';
import { blockSystem } from './blockSystem.ts';
import { blocksOf } from './blocks.ts';
import { seriesYears } from './counts.ts';
import type { Judged, MaskCell } from './family.ts';

/* One kommune with a hidden whole of 7, divided once; what its division tells is made up here. */
const counts = {
	kommune: Array(3).fill('a') as string[],
	year: [2024, 2024, 2024],
	series: ['', '', ''],
	cell: ['alle', 'menn', 'kvinner'],
	whole: [null, 'alle', 'alle'],
	split: [null, 'kjonn', 'kjonn'],
	count: Float64Array.from([7, 4, 3])
};
const [counted] = seriesYears(counts);
const block = blocksOf([...counted!.counts.keys()], counted!.tables).find(
	({ tables }) => tables.length > 0
)!;
const made = blockSystem(
	counted!,
	block,
	[],
	(one) => [one],
	{ k: 5, closedGroup: true },
	() => false
);

/** All is hidden; the whole may be this much by its parts. */
function judged(low: number, high: number): Judged {
	const of = (known: number) =>
		Float64Array.from(made.what, (what) => (what.includes('|') ? known : 0));
	return {
		state: new Uint8Array(made.what.length).fill(PUBLISHED + 1),
		low: of(low),
		high: of(high)
	};
}
const whole = (low: number, high: number): MaskCell => ({ shown: false, count: 7, low, high });

describe('a hidden whole and what a division of it tells', () => {
	it('is known to be where they overlap', () => {
		expect(agreeing(made, judged(5, 20), () => whole(0, 9))).toEqual([
			{ whole: 'alle', area: 'a', low: 5, high: 9 }
		]);
	});
	it('is too narrow where they hardly do: nothing of the division is shown', () => {
		expect(agreeing(made, judged(7, 20), () => whole(0, 8))).toBeNull();
	});
	it('must be able to be more than it is', () => {
		expect(agreeing(made, judged(2, 7), () => whole(0, 9))).toBeNull();
	});
	it('is what one of them tells where nothing else bounds it', () => {
		expect(agreeing(made, judged(NaN, NaN), () => whole(3, 9))).toEqual([
			{ whole: 'alle', area: 'a', low: 3, high: 9 }
		]);
		expect(agreeing(made, judged(NaN, NaN), () => whole(NaN, NaN))).toHaveLength(1);
	});
	it('is no matter where it is shown', () => {
		const shown = { shown: true, count: 7, low: 7, high: 7 };
		expect(agreeing(made, judged(7, 7), () => shown)).toEqual([]);
	});
	it('is more than what is left of it', () => {
		const left = blockSystem(
			seriesYears({ ...counts, count: Float64Array.from([9, 4, 3]) })[0]!,
			block,
			[],
			(one) => [one],
			{ k: 5, closedGroup: true },
			() => false
		);
		expect(left.what).toContain('alle|kjonn|');
		const high = Float64Array.from(left.what, (what) => (what === 'alle|kjonn' ? 20 : 4));
		const all = new Uint8Array(high.length);
		const judged = { state: all.fill(PUBLISHED + 1), low: new Float64Array(high.length), high };
		expect(agreeing(left, judged, () => ({ ...whole(0, 12), count: 9 }))).toEqual([
			{ whole: 'alle', area: 'a', low: 0, high: 12 }
		]);
	});
});
