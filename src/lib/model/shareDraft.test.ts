import { describe, expect, it } from 'vitest';
import { kobling } from '../catalogue/forlop.ts';
import { sharesOf } from './crosswalk.ts';
import { draftOf, judgeShares, middleSum, type ShareDraft } from './shareDraft.ts';

const rule = kobling.regler.find(({ id }) => id === 'brukerplan_rus_alvorlig')!;
const draft = (): ShareDraft => draftOf(sharesOf(rule), ',');
const judged = (change: (of: ShareDraft) => void) => {
	const of = draft();
	change(of);
	return judgeShares(of, ',');
};

describe('shares that somebody writes', () => {
	it('start from those in force, in per cent, and come back as they were', () => {
		expect(draft()['3']).toEqual({ low: '75', middle: '90', high: '100' });
		expect(judgeShares(draft(), ',')).toEqual({ ok: true, shares: sharesOf(rule) });
		expect(middleSum(draft(), ',')).toBeCloseTo(100);
	});

	it.each([
		['not-a-number', (of: ShareDraft) => (of['3'].high = 'alle')],
		['not-a-number', (of: ShareDraft) => (of['3'].high = '')],
		['order', (of: ShareDraft) => (of['3'].low = '95')],
		['bounds', (of: ShareDraft) => (of['3'].high = '110')],
		['bounds', (of: ShareDraft) => (of['1'].low = '-5')],
		['sum', (of: ShareDraft) => (of['3'].middle = '80')]
	])('are refused for %s', (problem, change) => {
		expect(judged(change)).toEqual({ ok: false, problem });
	});

	it('can be moved between pathways', () => {
		const moved = judged((of) => {
			of['3'].middle = '85,5';
			of['2'].middle = '12,5';
		});
		expect(moved).toMatchObject({ ok: true, shares: { '3': { middle: 0.855 } } });
	});
});
