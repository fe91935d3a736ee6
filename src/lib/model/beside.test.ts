import { describe, expect, it } from 'vitest';
import { judgedBeside } from './beside.ts';
import type { Judged, Undecided } from './judge.ts';

type Said = Pick<Judged, 'verdict' | 'why'>;
const undecided = (why: Undecided): Said => ({ verdict: 'undecided', why });
const MISSING: Said = { verdict: 'missing', why: null };
const COVERED: Said = { verdict: 'covered', why: null };
const beside = (own: Said, ...others: Said[]) =>
	judgedBeside(
		own,
		others.map((answer, i) => ({ source: `kilde ${i}`, answer }))
	);

describe('an answer beside those of other sources', () => {
	it('is told where they say the same', () => {
		expect(beside(MISSING, MISSING, MISSING)).toBe(MISSING);
		expect(beside(COVERED)).toBe(COVERED);
	});

	it('is none where one of them says another, also that it can’t be told, and all such are named', () => {
		const spans = undecided({ reason: 'spans-zero' });
		for (const other of [
			COVERED,
			spans,
			undecided({ reason: 'bounds' }),
			undecided({ reason: 'other-work', arsverk: 3 }),
			undecided({ reason: 'threshold' })
		])
			expect(beside(MISSING, MISSING, other)).toEqual({
				verdict: 'undecided',
				why: { reason: 'sources', sources: ['kilde 1'] }
			});
		expect(beside(COVERED, MISSING, spans).why).toEqual({
			...{ reason: 'sources', sources: ['kilde 0', 'kilde 1'] }
		});
	});

	it('stands beside one that has nothing to say it by', () => {
		for (const why of [
			{ reason: 'hidden' },
			{ reason: 'no-need' },
			{ reason: 'none-registered' },
			{ reason: 'too-old', years: 8 }
		] as const)
			expect(beside(MISSING, undecided(why)), why.reason).toBe(MISSING);
	});
});
