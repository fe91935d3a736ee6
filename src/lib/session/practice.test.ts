import { describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { HIDDEN, value, type Cell } from '../domain/cell.ts';
import type { DisclosureMode, RawFigure } from '../domain/figure.ts';
import type { Judged } from '../model/judge.ts';
import { isPractice, type PracticeForm } from '../model/practice.ts';
import { releaseAll } from './figures.svelte.ts';
import { TOGETHER, type Unit } from '../model/units.ts';
import { besideOthers, practicesIn, usersPractice } from './practice.ts';

const KOMMUNE = areas.kommuner.find(({ code }) => code === '3427');
if (!KOMMUNE) throw new Error('No Tynset');
const NEAR = areas.kommuner.filter(
	({ code, helsefellesskap }) => helsefellesskap === KOMMUNE.helsefellesskap && code !== '3427'
);

type Given = [indicator: string, area: string, year: number, cell: Cell];

function raw([indicator, area, year, cell]: Given): RawFigure {
	return {
		...{ indicator, level: 'kommune', area, year, forlop: 'alle', cell },
		category: indicator === 'arsverk_malgruppe' ? 'voksne' : 'alle',
		...{ low: null, high: null, reporting: null, of: null },
		denominator: indicator === 'brukere_i_alt_rate' ? 5000 : null
	};
}

const both = (area: string, users: number, staff: number, year = 2024): Given[] => [
	['brukere_i_alt_rate', area, year, value(users)],
	['arsverk_malgruppe', area, year, value(staff)],
	['innbyggere_18', area, year, value(users * 50)]
];

const FIVE: Given[] = [
	[100, 20],
	[50, 15],
	[200, 30],
	[80, 16],
	[70, 19]
].flatMap(([users = 0, staff = 0], i) => both(NEAR[i]?.code ?? '', users, staff));

function ask(own: Given[], others: Given[], mode: DisclosureMode = 'share', year = 2024) {
	const kommuner = areas.kommuner.map(({ code }) => code);
	const set = releaseAll([...own, ...others].map(raw), 'share');
	const page = releaseAll(own.map(raw), mode, mode);
	if (!KOMMUNE) throw new Error('No Tynset');
	return practicesIn(page, { set, kommuner }, { kommune: KOMMUNE, year });
}

const formOf = (form: PracticeForm, found: ReturnType<typeof ask>) => {
	const one = found.find(({ practice }) => practice.form === form);
	if (!one) throw new Error(`No ${form}`);
	return one;
};

describe('man-years beside those of others', () => {
	it('are those of the same years of kommuner that publish both, without the kommune', () => {
		const { practice, years } = formOf('users', ask(both('3427', 60, 15), FIVE));
		if (!isPractice(practice)) throw new Error(practice.why);
		expect(practice.expected.middle).toBeCloseTo(12, 9);
		expect(years).toEqual({ persons: 2024, arsverk: 2024 });
		expect(practice.reference).toMatchObject({
			...{ area: 'helsefellesskap', n: 5, of: NEAR.length + 1, leftOut: true }
		});
	});

	it('are of the newest year in which the kommune has both, up to the chosen one', () => {
		const own: Given[] = [
			...both('3427', 60, 15),
			['arsverk_malgruppe', '3427', 2025, value(16)],
			['brukere_i_alt_rate', '3427', 2026, value(90)]
		];
		expect(formOf('users', ask(own, FIVE, 'share', 2025)).years).toEqual({
			...{ persons: 2024, arsverk: 2024 }
		});
		const apart: Given[] = [
			['brukere_i_alt_rate', '3427', 2023, value(60)],
			['arsverk_malgruppe', '3427', 2024, value(15)]
		];
		const { practice, years } = formOf('users', ask(apart, FIVE));
		expect(years).toEqual({ persons: 2023, arsverk: 2024 });
		// None of the others has users of 2023: the country’s published totals are beside it.
		expect(isPractice(practice) && practice.reference.kind).toBe('published');
	});

	it('decide nothing when they are more than six years old, or so far from each other', () => {
		const many = areas.kommuner
			.filter(({ code }) => code !== '3427')
			.flatMap(({ code }, i) =>
				[2016, 2018, 2024].flatMap((of) => both(code, 100, 10 + (i % 3), of))
			);
		const verdict = (own: Given[]) => {
			const { practice } = formOf('users', ask(own, many));
			if (!isPractice(practice)) throw new Error(practice.why);
			return practice.verdict;
		};
		expect(verdict(both('3427', 100, 40))).toBe('more');
		expect(verdict(both('3427', 100, 40, 2018))).toBe('more');
		expect(verdict(both('3427', 100, 40, 2016))).toBeNull();
	});

	it('leave out whoever is hidden, and are the same whatever is hidden there', () => {
		const hidden = (cell: Cell): Given[] => [
			['brukere_i_alt_rate', NEAR[5]?.code ?? '', 2024, cell],
			['arsverk_malgruppe', NEAR[5]?.code ?? '', 2024, value(90)]
		];
		const own = both('3427', 60, 15);
		const asked = [HIDDEN, value(2), value(4)].map(
			(cell) => formOf('users', ask(own, [...FIVE, ...hidden(cell)])).practice
		);
		for (const one of asked) expect(one).toEqual(formOf('users', ask(own, FIVE)).practice);
	});

	it('are not shown per user of a kommune whose users are hidden; per adult they are', () => {
		const own: Given[] = [
			['brukere_i_alt_rate', '3427', 2024, value(3)],
			['arsverk_malgruppe', '3427', 2024, value(15)],
			['innbyggere_18', '3427', 2024, value(4500)]
		];
		const found = ask(own, FIVE);
		expect(formOf('users', found).practice).toEqual({ form: 'users', why: 'hidden' });
		expect(isPractice(formOf('adults', found).practice)).toBe(true);
	});

	it('have others as they are published also where the page is for the municipality’s own eyes', () => {
		const own: Given[] = [
			['brukere_i_alt_rate', '3427', 2024, value(3)],
			['arsverk_malgruppe', '3427', 2024, value(15)]
		];
		const small = both(NEAR[5]?.code ?? '', 2, 90);
		const { practice } = formOf('users', ask(own, [...FIVE, ...small], 'internal'));
		if (!isPractice(practice)) throw new Error(practice.why);
		expect(practice.persons).toBe(3);
		expect(practice.reference).toMatchObject({ n: 5, leftOut: false });
		expect(practice.pooled.middle).toBeCloseTo(0.2, 9);
	});

	it('say what there is of own files alone', () => {
		const own = both('3427', 60, 15);
		if (!KOMMUNE) throw new Error('No Tynset');
		const found = practicesIn(
			releaseAll(own.map(raw), 'share'),
			{ set: null, kommuner: [] },
			{ kommune: KOMMUNE, year: 2024 }
		);
		for (const { practice } of found)
			expect(isPractice(practice) && practice.reference.kind).toBe('published');
	});
});

describe('the answers of the norm, beside what others have', () => {
	const kommuner = areas.kommuner.map(({ code }) => code);
	const at = { kommune: KOMMUNE, year: 2024 };
	const answer = (unit: Unit, verdict: 'missing' | 'covered') => ({
		unit,
		answer: { verdict, why: null } as unknown as Judged
	});
	/** Thirty kommuner with a man-year for five users, and this one with one for each. */
	const many = areas.kommuner
		.filter(({ code }) => code !== '3427')
		.slice(0, 30)
		.flatMap(({ code }, i) => both(code, 100 + i, 20 + i / 10));
	const set = releaseAll([...both('3427', 60, 60), ...many].map(raw), 'share');
	const practice = usersPractice(set, { set, kommuner }, at);

	it('are grey for both pathways together where others say the opposite, and only there', () => {
		expect(practice?.verdict).toBe('more');
		const told = besideOthers([answer(TOGETHER, 'missing'), answer(2, 'missing')], practice);
		expect(told.map((one) => one.answer.why?.reason ?? one.answer.verdict)).toEqual([
			'yardsticks',
			'missing'
		]);
		expect(besideOthers([answer(TOGETHER, 'covered')], practice)[0]!.answer.verdict).toBe(
			'covered'
		);
	});

	it('stand as they are before the others are there', () => {
		expect(usersPractice(set, { set: null, kommuner: [] }, at)).toBeNull();
		expect(besideOthers([answer(TOGETHER, 'missing')], null)[0]!.answer.verdict).toBe('missing');
	});
});
