import { describe, expect, it } from 'vitest';
import type { Answer } from './answer.ts';
import { besidePractice, leadingOf, leftTo } from './yardsticks.ts';

const answer = (verdict: Answer['verdict'], why: Answer['why'] = null) =>
	({ verdict, why }) as Answer;

describe('yardsticks', () => {
	it('are led by the norm, and by what others have until it is set', () => {
		const unset = answer('undecided', { reason: 'unset', assumptions: [] });
		expect(leadingOf(null, answer('missing'))).toBe('norm');
		expect(leadingOf(null, unset)).toBe('practice');
		expect(leadingOf('target', unset)).toBe('target');
	});

	it('that decide the opposite decide nothing', () => {
		const grey = { verdict: 'undecided', why: { reason: 'yardsticks' } };
		expect(besidePractice(answer('missing'), 'more')).toMatchObject(grey);
		expect(besidePractice(answer('covered'), 'less')).toMatchObject(grey);
		for (const practice of ['less', 'as-most', null] as const)
			expect(besidePractice(answer('missing'), practice).verdict).toBe('missing');
		expect(besidePractice(answer('covered'), 'more').verdict).toBe('covered');
		expect(besidePractice(answer('undecided'), 'more').why).toBeNull();
	});

	it('leave what is left to an own target, and nothing more than that', () => {
		expect(leftTo(9, { low: 5, median: 6, high: 8 })).toEqual({ low: 1, median: 3, high: 4 });
	});
});
