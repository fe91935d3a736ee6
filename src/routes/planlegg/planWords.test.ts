import { describe, expect, it } from 'vitest';
import { nyttTiltak } from '#lib/catalogue/nyetiltak.ts';
import { emptyScenario, type Plan } from '#lib/model/plan.ts';
import type { Outcome, ScenarioOutcome } from '#lib/model/scenario.ts';
import {
	baseText,
	changeText,
	gapSpanText,
	gapText,
	knownText,
	planSentence
} from './planWords.ts';

const span = (low: number, median: number, high: number) => ({ low, median, high });

function outcome(given: Pick<Outcome, 'forlop' | 'verdict' | 'difference'>): Outcome {
	return { gap: span(-1, 0, 1), ...given } as Outcome;
}

const outcomes = (...pathways: Outcome[]) => ({ pathways }) as ScenarioOutcome;
const plan = { scenarios: [emptyScenario('A', '')] } as Plan;
const today = outcomes(
	outcome({ forlop: 2, verdict: 'missing', difference: span(0, 0, 0) }),
	outcome({ forlop: 3, verdict: 'undecided', difference: span(0, 0, 0) })
);

describe('the heading of a plan', () => {
	it('says an answer that turns before a number that moves', () => {
		const then = outcomes(
			outcome({ forlop: 2, verdict: 'missing', difference: span(-1, -1, -1) }),
			outcome({ forlop: 3, verdict: 'covered', difference: span(-3, -3, -3) })
		);
		expect(planSentence(plan, [today, then]).replaceAll('\u00a0', ' ')).toBe(
			'Scenario A: hovedforløp 3 går fra «kan ikke avgjøres» til «dekket» (3,0 årsverk bedre dekket), 1,0 årsverk bedre dekket i hovedforløp 2.'
		);
	});

	it('says which changes are not known, also beside those that are', () => {
		const then = outcomes(
			outcome({ forlop: 2, verdict: 'missing', difference: span(-1, -1, -1) }),
			outcome({ forlop: 3, verdict: 'undecided', difference: null })
		);
		expect(planSentence(plan, [today, then]).replaceAll('\u00a0', ' ')).toBe(
			'Scenario A: 1,0 årsverk bedre dekket i hovedforløp 2, endringen i hovedforløp 3 er ikke kjent.'
		);
	});

	it('says that nothing is changed yet where nothing is', () => {
		expect(planSentence(plan, [today, today])).toMatch(/^Ingen av scenarioene endrer noe ennå/);
	});
});

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('what a scenario changes', () => {
	const told = (difference: Outcome['difference'], needChanged: boolean) =>
		plain(changeText({ difference, gap: null, needChanged }));

	it('is never told as man-years that come or go where it is the need that changes', () => {
		expect(told(span(0.8, 1.4, 2), true)).toBe('Gapet blir 0,8–2,0 årsverk større');
		expect(told(span(-2, -1.4, -0.8), true)).toBe('Gapet blir 0,8–2,0 årsverk mindre');
		expect(told(span(-2, -2, -2), false)).toBe('2,0 flere årsverk');
		expect(told(span(2, 2, 2), false)).toBe('2,0 færre årsverk');
	});
});

describe('what is hidden', () => {
	const open = (low: number, high: number) => ({ ...span(low, low, high), open: true });
	const shut = (low: number, high: number) => ({ ...span(low, low, high), open: false });

	it('is never told as none, and adds to what is known', () => {
		expect(knownText(open(0, 0), 0)).toBe('ikke kjent');
		expect(knownText(open(22, 38), 0)).toBe('22–38 eller mer');
		expect(knownText(shut(0, 0), 0)).toBe('0');
		expect(knownText(null, 0)).toBe('ikke kjent');
	});

	it('makes a gap larger on the side of need, and smaller on that of man-years', () => {
		const gap = (users: Outcome['users'], capacity: Outcome['capacity']) =>
			plain(gapSpanText({ gap: span(1, 2, 3), users, capacity } as Outcome));
		expect(gap(open(22, 38), shut(3, 3))).toBe('1,0–3,0 eller mer');
		expect(gap(shut(22, 38), open(3, 3))).toBe('1,0–3,0 eller mindre');
		expect(gap(open(22, 38), open(3, 3))).toBe('ikke kjent');
	});

	it('leaves the least of what is missing', () => {
		const one = { verdict: 'missing', gap: span(1, 2, 3), users: open(22, 38) } as Outcome;
		expect(plain(gapText({ ...one, capacity: shut(3, 3) }))).toBe('Mangler minst 1,0 årsverk');
	});
});

describe('the adults around a measure', () => {
	const of = nyttTiltak('fact_liten')!;
	const told = (adults: number) =>
		plain(
			baseText({
				of,
				needed: { low: 12_000, middle: 15_000, high: 18_000 },
				adults,
				years: [2024],
				kommuner: ['3427']
			})
		);

	it('are enough, too few, or perhaps too few', () => {
		expect(told(20_000)).toMatch(/12 000–18 000 voksne .* 20 000 .*: stort nok\.$/);
		expect(told(14_000)).toMatch(/: kan være for lite\.$/);
		expect(told(9_000)).toMatch(/: for lite\.$/);
	});
});
