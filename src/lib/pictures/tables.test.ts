import { describe, expect, it } from 'vitest';
import { byGroup, commonsOf, exactly, followUp, question } from '../../../tests/questions.ts';
import { tableFaults } from '../../../tests/tableFaults.ts';
import { indikator } from '../catalogue/indikatorer.ts';
import { areas } from '../catalogue/omrader.ts';
import { HIDDEN, value, type Cell } from '../domain/cell.ts';
import type { Figure, FigureForlop } from '../domain/figure.ts';
import { answer } from '../model/answer.ts';
import { competenceOf } from '../model/competence.ts';
import { FigureSet } from '../model/figureSet.ts';
import { practiceOf, type PracticeForm } from '../model/practice.ts';
import { balancePicture } from './balance.ts';
import { competencePicture } from './competencePicture.ts';
import { dependsPicture } from './depends.ts';
import { indicatorPicture, SHOWN } from './indicator.ts';
import { ofKommune } from './origin.ts';
import { practicePicture } from './practice.ts';
import { trendOf } from './trend.ts';

const kommune = areas.kommuner.find(({ code }) => code === '3427')!;
const origin = ofKommune('3427', 2024, { sources: [] });

interface Given {
	forlop?: FigureForlop;
	category?: string;
	area?: string;
	denominator?: number;
}

const figure = (
	indicator: string,
	year: number,
	cell: Cell,
	{ forlop = 'alle', category = 'alle', area = '3427', denominator = 20 }: Given = {}
) =>
	({
		...{ indicator, year, area, forlop, category, value: cell, numerator: cell, denominator },
		...{ level: area === '3427' ? 'kommune' : 'land', span: null, shared: false },
		...(area === '3427' ? { reporting: null, of: null } : { reporting: 17, of: 42 })
	}) as unknown as Figure;

/** A figure in each category of an indicator, in two years, here and in the country. */
const told = (id: string) =>
	Object.keys(indikator(id).kategorier ?? { alle: '' }).flatMap((category, i) =>
		['3427', '0'].flatMap((area) => [
			figure(id, 2023, value(4.25 + i), { category, area }),
			figure(id, 2024, i === 1 ? HIDDEN : value(5.25 + i), { category, area })
		])
	);

describe('the tables of all pictures', () => {
	it.each(SHOWN)('have numbers as numbers, each with its unit: %s', (id) => {
		const set = new FigureSet(told(id));
		const context = { set, kommune, year: 2024, reference: { area: '0', name: 'landet' } };
		const { table } = indicatorPicture(id, context)!;
		expect(tableFaults(table)).toEqual([]);
		const category =
			indikator(id).helhet ?? Object.keys(indikator(id).kategorier ?? { alle: '' })[0]!;
		const asked = { indicator: indikator(id), forlop: 'alle', category, wider: false } as const;
		const trend = trendOf(asked, { set, kommune, year: 2024, users: () => null, crosswalk: '' })!;
		expect(tableFaults(trend.table)).toEqual([]);
	});

	it('have it of competence, with and without targets', () => {
		const { educations } = competenceOf(new FigureSet([]), { kommune: '3427', year: 2024 });
		const set = new FigureSet([
			...educations.map(({ line }) => figure('utdanning', 2024, value(9.6), { category: line.id })),
			...(['1', '2', '3', 'alle'] as const).map((forlop) =>
				figure('videreutdanning', 2024, value(46.2), { forlop })
			)
		]);
		const competence = competenceOf(set, { kommune: '3427', year: 2024 });
		for (const target of [undefined, { value: 1.5, note: '' }]) {
			const context = { competence, place: 'Tynset', year: 2024, targetFor: () => target };
			expect(tableFaults(competencePicture(context, '3427').table)).toEqual([]);
		}
	});

	it('have it of balance and of what decides', () => {
		const place = { place: 'Tynset', year: 2024, crosswalk: null, origin };
		const asked = question(byGroup([30, 30, 30, 30]), followUp(4, 4));
		const [found] = answer(asked, commonsOf(exactly(15, 15)), [1000]);
		expect(tableFaults(balancePicture(found!, place)!.table)).toEqual([]);
		const depends = dependsPicture(found!, place);
		if (depends) expect(tableFaults(depends.table)).toEqual([]);
	});

	it('have it of practice', () => {
		const own = { code: '3427', helsefellesskap: 'innlandet', fylke: '34', hidden: false };
		const telling = Array.from({ length: 21 }, (_, i) => ({
			...{ code: `9${i}`, helsefellesskap: 'innlandet', fylke: '34' },
			...{ persons: 1000, arsverk: 100 + 10 * i }
		}));
		const sizes = { helsefellesskap: 23, fylke: 46, land: 357 };
		const told = (['users', 'adults'] satisfies PracticeForm[]).map((form) => ({
			practice: practiceOf({ form, own: { ...own, persons: 60, arsverk: 15 }, telling, sizes }),
			years: { persons: 2024, arsverk: 2024 }
		}));
		const names = { helsefellesskap: 'Innlandet', fylke: 'Innlandet', land: 'landet' };
		const picture = practicePicture({ place: 'Tynset', areas: names, year: 2024, told, origin });
		expect(tableFaults(picture.table)).toEqual([]);
	});
});

describe('a development', () => {
	const years = [2022, 2023, 2024];
	const of = (id: string) => {
		const figures = years.flatMap((year) =>
			['3427', '0'].map((area) => figure(id, year, value(4), { area }))
		);
		const asked = {
			indicator: indikator(id),
			forlop: 'alle',
			category: 'alle',
			wider: false
		} as const;
		const set = new FigureSet(figures);
		return trendOf(asked, { set, kommune, year: 2024, users: () => null, crosswalk: '' })!;
	};

	it('says of each year which others it may be held against', () => {
		expect(of('arsverk_rate').table.rows.map(({ series }) => series)).toEqual([
			...['2022–2023', '2022–2023', '2024']
		]);
	});

	it('of one year is no line: its figures are told', () => {
		const set = new FigureSet([figure('videreutdanning', 2024, value(46.2))]);
		const asked = {
			indicator: indikator('videreutdanning'),
			forlop: 'alle',
			wider: false
		} as const;
		const trend = trendOf(
			{ ...asked, category: 'alle' },
			{ set, kommune, year: 2024, users: () => null, crosswalk: '' }
		)!;
		expect(trend.only).toEqual([{ label: 'Tynset', value: expect.stringMatching(/^46,2.%$/) }]);
		expect(of('arsverk_rate').only).toBeNull();
	});

	it('names what a rate is divided by among its sources', () => {
		expect(of('arsverk_rate').origin.sources.map(({ id }) => id)).toEqual(['is248', 'befolkning']);
	});

	it('says how many kommuner a larger area is of', () => {
		const [row] = of('brukere_i_alt_rate').table.rows;
		expect([row!['land-0/with'], row!['land-0/of']]).toEqual([
			expect.objectContaining({ middle: 17 }),
			expect.objectContaining({ middle: 42 })
		]);
	});
});
