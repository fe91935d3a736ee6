import { describe, expect, it } from 'vitest';
import {
	assumptions,
	byFile,
	byGroup,
	commonsOf,
	exactly,
	followUp,
	perArsverk,
	question
} from '../../../tests/questions.ts';
import { range } from '../domain/range.ts';
import { answer, countryOf } from './answer.ts';
import { DRAWS } from './common.ts';
import type { Question } from './question.ts';
import { overview } from './overview.ts';

const kommune = (nr: number, users: number, there: number) =>
	question(byGroup([users, users, users, users]), followUp(there / 2, there / 2), {
		place: `${nr}`
	});
const some = [
	kommune(1, 30, 1),
	kommune(2, 30, 6),
	kommune(3, 30, 40),
	kommune(4, 0, 3),
	kommune(5, 500, 90)
];

describe('all kommuner at once', () => {
	const own = perArsverk(range(16, 30, 60), range(10, 15, 20));
	const found = overview(some, commonsOf(own), DRAWS);

	it('count the answers that each would get by itself', () => {
		const each = some.map((one) => answer(one, commonsOf(own), DRAWS)[0]!);
		expect(found.each).toEqual(each.map(({ verdict }, i) => ({ place: some[i]!.place, verdict })));
		const of = (verdict: string) => each.filter((one) => one.verdict === verdict).length;
		expect(found.verdicts).toEqual({
			missing: of('missing'),
			covered: of('covered'),
			undecided: of('undecided')
		});
		expect(found.verdicts.missing + found.verdicts.covered + found.verdicts.undecided).toBe(
			some.length
		);
		expect(found.reasons['none-registered']).toBe(1);
	});

	it('have as many that lack as each draw says: errors come in all of them at once', () => {
		const alike = Array.from({ length: 40 }, (_, i) => kommune(100 + i, 400, 66));
		const { lacking, compared } = overview(alike, commonsOf(own), DRAWS);
		expect(compared).toBe(40);
		// One assumption for all: nearly none of them or nearly all.
		expect(lacking!.low).toBeLessThan(5);
		expect(lacking!.high).toBeGreaterThan(35);
		const sure = overview(alike, commonsOf(exactly(24, 12)), DRAWS).lacking!;
		expect(sure.high - sure.low).toBeLessThan(35);
	});

	it('compare neither those that have nobody registered, nor what is hidden or too old', () => {
		const all = exactly(10, 10);
		const alone = (of: Question) => overview([of], commonsOf(all), DRAWS).compared;
		expect(alone(kommune(1, 30, 1))).toBe(1);
		expect(alone(kommune(4, 0, 3))).toBe(0);
		const old = { ...byFile(60, 60), year: 2014 };
		expect(alone(question(old, followUp(1, 1), { place: '6' }))).toBe(0);
		const some = byFile(60, 60);
		const hidden = { ...some, parts: some.parts.map((one) => ({ ...one, amount: null })) };
		expect(alone(question(hidden, followUp(1, 1), { place: '7' }))).toBe(0);
	});

	it('are none to compare where the assumptions give the country far more than it needs', () => {
		const commons = commonsOf(exactly(60, 40));
		const country = question(byFile(600, 600), followUp(100, 100), { place: '0' });
		const tried = (n: number) => ({ ...commons(n), country: countryOf(country, commons(n)) });
		const { compared, lacking, reasons } = overview([kommune(1, 300, 60)], tried, DRAWS);
		expect([compared, lacking, reasons]).toEqual([0, null, { misfit: 1 }]);
	});

	it('are asked with more draws only where it is near', () => {
		const asked: number[] = [];
		const commons = commonsOf(exactly(10, 10));
		const near = question(byFile(0, 400), followUp(0, 41.3), { place: '9' });
		overview([near, kommune(1, 30, 0)], (n) => (asked.push(n), commons(n)), DRAWS);
		expect(asked).toEqual([1000, 5000, 20_000]);
	});

	it('have none that can be compared where the assumptions are not set', () => {
		const unset = overview(some, commonsOf(assumptions()), DRAWS);
		expect(unset).toMatchObject({ lacking: null, compared: 0, verdicts: { undecided: 5 } });
		expect(unset.reasons).toEqual({ unset: 4, 'none-registered': 1 });
	});
});
