import { describe, expect, it } from 'vitest';
import type { Undecided, Verdict } from '../judge.ts';
import { ANSWER_GROUPS, byAnswer, groupOf } from './answerGroups.ts';

const REASONS: Undecided[] = [
	...(
		[
			'protecting',
			'no-need',
			'none-registered',
			'no-capacity',
			'no-forms',
			'no-pathways',
			'splits-differ',
			'hidden',
			'not-collected',
			'too-little',
			'series-break',
			'spans-zero',
			'threshold',
			'bounds',
			'borrowed-forms',
			'yardsticks'
		] as const
	).map((reason) => ({ reason })),
	{ reason: 'unset', assumptions: [] },
	{ reason: 'too-old', years: 8 },
	{ reason: 'misfit', there: 3 },
	{ reason: 'other-work', arsverk: 2 },
	{ reason: 'two-sources', sources: [] },
	{ reason: 'sources', sources: [] }
];

interface Made {
	name: string;
	gap: number;
	answer: { verdict: Verdict; why: Undecided | null };
}

const byName = (a: Made, b: Made) => a.name.localeCompare(b.name, 'nb');
const made = (name: string, gap: number, verdict: Verdict = 'missing'): Made => ({
	...{ name, gap, answer: { verdict, why: null } }
});

describe('the answers of a county', () => {
	it('are under decided only where they are decided', () => {
		for (const why of REASONS)
			expect(['missing', 'covered']).not.toContain(groupOf({ verdict: 'undecided', why }));
		expect(groupOf({ verdict: 'undecided', why: { reason: 'hidden' } })).toBe('undecided');
		expect(groupOf({ verdict: 'covered', why: null })).toBe('covered');
	});

	it('have a group for each reason that is an answer of its own', () => {
		const groups = new Set(REASONS.map((why) => groupOf({ verdict: 'undecided', why })));
		expect([...groups].sort()).toEqual(
			ANSWER_GROUPS.filter((group) => group !== 'missing' && group !== 'covered').sort()
		);
	});

	it('are by name in each group, whatever the gap and the order they come in', () => {
		const all = [
			made('Åmot', 9),
			made('Alvdal', 1),
			made('Os', 12),
			made('Engerdal', 3, 'covered')
		];
		const names = ['Alvdal', 'Os', 'Åmot'];
		for (const order of [all, all.toReversed(), all.toSorted((a, b) => b.gap - a.gap)]) {
			const groups = byAnswer(order, byName);
			expect(groups.map(({ group }) => group)).toEqual(['missing', 'covered']);
			expect(groups[0]?.members.map(({ name }) => name)).toEqual(names);
		}
		const turned = all.map((one) => ({ ...one, gap: -one.gap }));
		expect(byAnswer(turned, byName)[0]?.members.map(({ name }) => name)).toEqual(names);
	});

	it('have every kommune once', () => {
		const all = REASONS.map((why, i): Made => ({
			...{ name: `K${i}`, gap: i, answer: { verdict: 'undecided', why } }
		}));
		const members = byAnswer(all, byName).flatMap((one) => one.members);
		expect(members).toHaveLength(all.length);
		expect(new Set(members).size).toBe(all.length);
	});
});
