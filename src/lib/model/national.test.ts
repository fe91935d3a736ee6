import { describe, expect, it } from 'vitest';
import {
	byFile,
	byGroup,
	commonsOf,
	exactly,
	followUp,
	perArsverk,
	question,
	staffOf
} from '../../../tests/questions.ts';
import { range } from '../domain/range.ts';
import { answer, countryOf } from './answer.ts';
import { balanceOf } from './balance.ts';
import { drawQuestion } from './question.ts';
import { DRAWS, type Common } from './common.ts';
import { everywhere, nationalParts } from './national.ts';

const all = (value: number) => new Float64Array(1000).fill(value);
const withCountry = (there: number | Float64Array): Common => ({
	...commonsOf(exactly(10, 10))(1000),
	country: {
		there: typeof there === 'number' ? all(there) : there,
		perArsverk: { low: 4, median: 5, high: 6 }
	}
});

describe('the two parts of a gap (methods, 3)', () => {
	it('are 3.2 and 0.8 of 4.0 where the country has 0.68 of what it needs', () => {
		const found = nationalParts(23, { required: all(10), gap: all(4) }, withCountry(0.68))!;
		expect(found.national.median).toBeCloseTo(3.2, 9);
		expect(found.local.median).toBeCloseTo(0.8, 9);
	});

	it('add up to the gap in every draw', () => {
		const own = commonsOf(perArsverk(range(16, 30, 60), range(10, 15, 20), range(0, 0.25, 0.5)));
		const country = countryOf(
			question(
				byGroup([9000, 12_000, 9000, 20_000]),
				staffOf(
					{ behandling_samtale: 900, oppfolging_booppfolging: 2000, bolig_personale: 1500 },
					[500, 1700, 2200]
				),
				{ place: '0' }
			),
			own(1000)
		)!;
		const common = { ...own(1000), country };
		const of = question(
			byGroup([20, 30, 20, 50]),
			staffOf({ behandling_samtale: 2, oppfolging_booppfolging: 4 }, [1, 2, 3])
		);
		const { required, staff } = balanceOf(23, of, drawQuestion(of, common), common);
		const gap = required!.map((need, i) => need - staff!.followUp[i]!);
		for (let i = 0; i < 1000; i += 50) {
			const [need, has, c] = [required![i]!, staff!.followUp[i]!, country.there[i]!];
			const here = { required: all(need), gap: all(gap[i]!) };
			const parts = nationalParts(23, here, withCountry(c))!;
			expect(parts.national.median + parts.local.median).toBeCloseTo(gap[i]!, 9);
			expect(parts.local.median).toBeCloseTo(c * need - has, 9);
		}
	});

	it('are not told of one pathway alone, or where the country is not tried', () => {
		for (const unit of [1, 2, 3] as const)
			expect(nationalParts(unit, { required: all(10), gap: all(4) }, withCountry(0.68))).toBeNull();
		expect(
			nationalParts(23, { required: all(10), gap: all(4) }, commonsOf(exactly(10, 10))(1000))
		).toBeNull();
	});

	it('are said of the whole country at nine draws in ten, either way', () => {
		const share = (below: number) => all(1).map((_, i) => (i < below * 1000 ? 0.8 : 1.2));
		const of = (below: number) =>
			everywhere(nationalParts(23, { required: all(10), gap: all(4) }, withCountry(share(below))));
		expect([1, 0.9, 0.89, 0.5, 0.11, 0.1, 0].map(of)).toEqual([
			'short',
			'short',
			null,
			null,
			null,
			'surplus',
			'surplus'
		]);
		expect(everywhere(null)).toBeNull();
	});
});

describe('assumptions that are tried on the country', () => {
	const told = (there: number) => {
		const [first] = answer(question(byFile(50, 50), followUp(1, 1)), () => withCountry(there), [
			DRAWS[0]
		]);
		return first!.why?.reason ?? first!.verdict;
	};

	it('don’t fit outside a half and twice', () => {
		expect([0.49, 0.51, 1, 1.99, 2.01].map(told)).toEqual([
			'misfit',
			'missing',
			'missing',
			'missing',
			'misfit'
		]);
	});

	it('don’t fit either pathway alone: there is no verdict of it', () => {
		const of = question(byFile(500, 500), followUp(1, 1));
		const why = answer(of, () => withCountry(2.5), [DRAWS[0]]).map((one) => one.why?.reason);
		expect(why).toEqual(['misfit', 'misfit', 'misfit', 'no-need']);
	});

	it('are not tried on figures that are too far apart to decide anything', () => {
		const common = commonsOf(exactly(10, 10))(1000);
		const old = { ...byFile(1000, 1000), year: 2014 };
		expect(countryOf(question(old, followUp(100, 40)), common)).toBeNull();
	});

	it('are not tried where the country’s users or man-years are not told', () => {
		const common = commonsOf(exactly(10, 10))(1000);
		expect(countryOf(question(null, followUp(100, 100)), common)).toBeNull();
		expect(countryOf(question(byFile(null, null), null), common)).toBeNull();
		expect(
			countryOf(question(byFile(100, 100), staffOf({}, null, { fault: 'no-pathways' })), common)
		).toBeNull();
		const { there, perArsverk: each } = countryOf(
			question(byFile(1000, 1000), followUp(100, 40)),
			common
		)!;
		expect(there.length).toBe(1000);
		expect(Math.abs(each.median - 2000 / 140)).toBeLessThan(0.2);
	});
});
