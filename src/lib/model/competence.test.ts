import { describe, expect, it } from 'vitest';
import { indikator } from '../catalogue/indikatorer.ts';
import { kilde } from '../catalogue/kilder.ts';
import { limitOf } from '../disclosure/gate.ts';
import { pass } from '../disclosure/testing/pass.ts';
import { HIDDEN, NOT_COLLECTED, value, type Cell } from '../domain/cell.ts';
import type { FigureForlop } from '../domain/figure.ts';
import { competenceOf } from './competence.ts';
import { FigureSet } from './figureSet.ts';
import { boundOf, educationLines, subjects } from './targets.ts';

const place = { kommune: '3427', year: 2024 };
const EDUCATIONS = Object.keys(indikator('utdanning').kategorier ?? {});

interface Given {
	cell: Cell;
	denominator?: number | null;
	forlop?: FigureForlop;
	category?: string;
	year?: number;
}

function figures(id: string, given: readonly Given[]) {
	return given.flatMap(({ cell, denominator = null, forlop = 'alle', category = 'alle', year }) => {
		const raw = {
			indicator: id,
			level: 'kommune' as const,
			area: place.kommune,
			year: year ?? place.year,
			forlop,
			category,
			cell,
			low: null,
			high: null,
			denominator,
			reporting: null,
			of: null
		};
		const limit = limitOf(kilde(indikator(id).kilder[0]!).forlopsatlas);
		return pass([raw], indikator(id), limit);
	});
}

/** Man-years by education; those not named have none. */
function educations(some: Record<string, number>, year?: number) {
	const denominator = Object.values(some).reduce((all, one) => all + one, 0);
	return figures(
		'utdanning',
		EDUCATIONS.map((category) => ({
			cell: value(some[category] ?? 0),
			denominator,
			category,
			year
		}))
	);
}

const competence = (...given: ReturnType<typeof figures>[]) =>
	competenceOf(new FigureSet(given.flat()), place);
const education = (of: ReturnType<typeof competence>, id: string) =>
	of.educations.find(({ line }) => line.id === id)!;

describe('the lines of educations', () => {
	it('hold each education once below the sums, psychologists of both kinds as one', () => {
		const lines = educationLines();
		const below = lines.filter(({ sum }) => !sum).flatMap(({ categories }) => categories);
		expect(below.toSorted()).toEqual(EDUCATIONS.toSorted());
		expect(lines[0]).toMatchObject({ id: 'helse_og_sosialfaglig', sum: true });
		expect(lines[1]).toMatchObject({
			id: 'psykolog',
			categories: ['psykolog', 'psykologspesialist']
		});
	});

	it('can have a target each, and nothing else can but further education', () => {
		expect(subjects()).toHaveLength(4 + educationLines().length);
		expect([boundOf('videreutdanning:3'), boundOf('arsverk:lege')]).toEqual([100, 10_000]);
		for (const other of ['videreutdanning:4', 'arsverk:jobbspesialist', 'lege', ''])
			expect(boundOf(other)).toBeNull();
	});
});

describe('the competence of a kommune', () => {
	it('has man-years, their share of all and its limits', () => {
		const all = competence(educations({ sykepleier: 5, lege: 1, annen_utdanning: 4 }));
		expect(all.arsverk).toBe(10);
		expect(education(all, 'sykepleier').held).toMatchObject({ state: 'some', part: 5, whole: 10 });
		expect(education(all, 'helse_og_sosialfaglig').held).toMatchObject({ part: 6, whole: 10 });
	});

	it('says nobody where zero is reported, and not known where nothing is', () => {
		const all = competence(
			educations({ sykepleier: 5 }),
			figures('psykolog', [{ cell: value(0) }])
		);
		expect(education(all, 'lege').held).toMatchObject({ state: 'none', part: 0 });
		expect(education(all, 'psykolog').held.state).toBe('none');
		expect(education(all, 'erfaringskonsulent').held).toEqual({
			state: 'unknown',
			why: 'not-collected'
		});
		expect(education(competence(), 'lege').held).toEqual({
			state: 'unknown',
			why: 'not-collected'
		});
	});

	it('keeps hidden what the source hides, but for what has a figure of its own', () => {
		const hidden = EDUCATIONS.map((category) => ({ cell: HIDDEN, category }));
		const all = competence(
			figures('utdanning', hidden),
			figures('psykolog', [{ cell: value(1.7) }])
		);
		expect(education(all, 'lege').held).toEqual({ state: 'unknown', why: 'hidden' });
		expect(education(all, 'psykolog').held).toMatchObject({
			state: 'some',
			part: 1.7,
			whole: null,
			limits: null
		});
	});

	it('does not say nobody where another education may be the one', () => {
		const other = competence(educations({ annen_utdanning: 2, erfaringskonsulent: 1 }));
		expect(education(other, 'helse_og_sosialfaglig').held).toEqual({
			state: 'unknown',
			why: 'not-asked'
		});
		const none = competence(educations({ erfaringskonsulent: 1 }));
		expect(education(none, 'helse_og_sosialfaglig').held.state).toBe('none');
	});

	it('has further education by pathway only where the file has it', () => {
		const all = competence(
			figures('videreutdanning', [
				{ cell: value(9.6), denominator: 20.8 },
				{ cell: value(5.2), denominator: 10.9, forlop: '3' },
				{ cell: HIDDEN, forlop: '1' }
			])
		);
		expect(all.further.map(({ held }) => held)).toMatchObject([
			{ state: 'some', part: 9.6, whole: 20.8 },
			{ state: 'unknown', why: 'hidden' },
			{ state: 'unknown', why: 'not-split' },
			{ state: 'some', part: 5.2 }
		]);
		const { held } = all.further[0]!;
		if (held.state === 'unknown') throw new Error(held.why);
		expect(held.limits!.low).toBeGreaterThan(0.2);
		expect(held.limits!.high).toBeLessThan(0.7);
	});

	it('is of the newest year up to the chosen one, all educations of the same', () => {
		const all = competence(
			educations({ sykepleier: 5, lege: 5 }, 2022),
			educations({ sykepleier: 3 }, 2023),
			educations({ lege: 9 }, 2025),
			figures('utdanning', [{ cell: NOT_COLLECTED, category: 'lege' }])
		);
		expect(education(all, 'sykepleier').figure?.year).toBe(2023);
		expect(education(all, 'lege').held.state).toBe('none');
	});

	it('names what the form does not ask about', () => {
		const ids = competence().notAsked.map(({ id }) => id);
		expect(ids).toContain('jobbspesialist');
		expect(ids).not.toContain('lege');
	});
});
