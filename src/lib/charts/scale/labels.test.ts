import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeNames, type Named } from './labels.ts';

const BOUNDS = { left: 0, top: 0, right: 600, bottom: 300 };
const named = (x: number, y: number, more: Partial<Named> = {}): Named => ({
	...{ x, y, radius: 4, width: 60, height: 14, must: false },
	...more
});

describe('names beside marks', () => {
	it('stand to the right where there is room, else on another side', () => {
		const [right] = placeNames([named(100, 100)], BOUNDS);
		expect(right).toMatchObject({ x: 108, led: false });
		const [left] = placeNames([named(580, 100)], BOUNDS);
		expect(left?.x).toBe(580 - 8 - 60);
	});

	it('are left out where there is none, unless they must be there', () => {
		const crowd = Array.from({ length: 30 }, (_, i) => named(300 + (i % 3), 150 + (i % 2)));
		const placed = placeNames(crowd, BOUNDS);
		expect(placed.filter(Boolean).length).toBeLessThan(10);
		const last = placeNames([...crowd.slice(1), named(300, 150, { must: true })], BOUNDS).at(-1);
		expect(last?.led).toBe(true);
	});

	it('give room first to those that come first', () => {
		const two = [named(300, 150, { width: 500 }), named(300, 170, { width: 500 })];
		const [first, second] = placeNames(two, { ...BOUNDS, top: 140, bottom: 180 });
		expect(first).toBeNull();
		expect(second).toBeNull();
		const [alone] = placeNames([named(40, 150, { width: 500 })], BOUNDS);
		expect(alone).not.toBeNull();
	});

	const marks = fc.array(
		fc.record({
			x: fc.double({ min: 4, max: 596, noNaN: true }),
			y: fc.double({ min: 4, max: 296, noNaN: true }),
			width: fc.double({ min: 10, max: 160, noNaN: true }),
			must: fc.boolean()
		}),
		{ maxLength: 25 }
	);

	it('never overlap, never cover a mark that is named, and are within the picture', () => {
		fc.assert(
			fc.property(marks, (all) => {
				const wishes = all.map(({ x, y, ...more }) => named(x, y, more));
				const boxes = placeNames(wishes, BOUNDS).flatMap((place, i) => {
					const { width = 0, height = 0 } = wishes[i] ?? {};
					if (!place) return [];
					return [
						{ i, left: place.x, top: place.y, right: place.x + width, bottom: place.y + height }
					];
				});
				for (const one of boxes) {
					expect(one.left).toBeGreaterThanOrEqual(0);
					expect(one.right).toBeLessThanOrEqual(600);
					for (const other of boxes.filter(({ i }) => i > one.i))
						expect(
							one.left < other.right &&
								other.left < one.right &&
								one.top < other.bottom &&
								other.top < one.bottom
						).toBe(false);
					for (const { x, y } of wishes.filter((_, i) => i !== one.i))
						expect(x > one.left && x < one.right && y > one.top && y < one.bottom).toBe(false);
				}
			})
		);
	});
});
