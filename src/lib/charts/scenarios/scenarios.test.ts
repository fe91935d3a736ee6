import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { range as between } from '../gallery/nobodys.ts';
import { placeScenarios, type ScenarioRow } from './state.ts';

const row = (id: string, gap: ScenarioRow['gap']): ScenarioRow => ({
	id,
	name: id,
	gap,
	verdict: 'undecided',
	change: null,
	told: '',
	held: ''
});
const panel = (...rows: ScenarioRow[]) => ({ id: '3', title: '', rows });

describe('scenarios on one scale', () => {
	it('keep their order and stand within the picture, zero with them', () => {
		const gap = fc
			.tuple(...([0, 1, 2] as const).map(() => fc.double({ min: -500, max: 500, noNaN: true })))
			.map((ends) => ends.toSorted((a, b) => a - b) as [number, number, number])
			.map(([low, median, high]) => between(low, median, high));
		fc.assert(
			fc.property(fc.array(gap, { minLength: 1, maxLength: 8 }), (gaps) => {
				const picture = placeScenarios([panel(...gaps.map((one, i) => row(String(i), one)))]);
				expect(picture.zero).toBeGreaterThanOrEqual(0);
				expect(picture.zero).toBeLessThanOrEqual(100);
				for (const { range } of picture.panels[0]?.rows ?? []) {
					const { from, middle, to } = range ?? { from: NaN, middle: NaN, to: NaN };
					expect([0 <= from, from <= middle, middle <= to, to <= 100]).not.toContain(false);
				}
			})
		);
	});

	it('stand within the picture where their ends differ by rounding alone', () => {
		const { panels, ticks, zero } = placeScenarios([panel(row('A', between(0, 0, 5e-324)))]);
		expect([zero, panels[0]?.rows[0]?.range?.to]).toEqual([3, 3]);
		expect(ticks.every(({ at }) => at >= 0 && at <= 100)).toBe(true);
	});

	it('are seen against the first, also where it has no range', () => {
		const known = between(-1, 0, 1);
		const [one, other] = placeScenarios([
			panel(row('i dag', known), row('A', known)),
			panel(row('i dag', null), row('A', known))
		]).panels;
		expect(one?.today).toBe(one?.rows[0]?.range?.middle);
		expect(other?.today).toBeNull();
	});

	it('have neither axis nor zero where nothing can be told', () => {
		const { zero, ticks } = placeScenarios([panel(row('i dag', null), row('A', null))]);
		expect([zero, ticks]).toEqual([null, []]);
	});
});
