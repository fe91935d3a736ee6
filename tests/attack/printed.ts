import { indikator, indikatorer, type Indikator } from '../../src/lib/catalogue/indikatorer.ts';
import type { Kommune } from '../../src/lib/domain/area.ts';
import type { Figure } from '../../src/lib/domain/figure.ts';
import { isComputed, type TableCell } from '../../src/lib/domain/table.ts';
import type { Locale } from '../../src/lib/domain/text.ts';
import { areasAround, FigureSet } from '../../src/lib/model/figureSet.ts';
import { madeOfText } from '../../src/lib/pictures/arsverkText.ts';
import { developmentQuestions } from '../../src/lib/pictures/development.ts';
import { explainedTitle } from '../../src/lib/pictures/explained.ts';
import { needSentence } from '../../src/lib/pictures/findings.ts';
import {
	categoryName,
	indicatorPicture,
	SHOWN,
	shortUnit
} from '../../src/lib/pictures/indicator.ts';
import { areaName } from '../../src/lib/pictures/kommuneNames.ts';
import type { Picture } from '../../src/lib/pictures/of.ts';
import { referencesOf } from '../../src/lib/pictures/reference.ts';
import { trendOf } from '../../src/lib/pictures/trend.ts';
import { pathwayQuestions } from '../../src/lib/pictures/trendQuestions.ts';
import { speak } from '../../src/lib/text/speak.ts';
import { figureText, language, m, numberText, of } from '../../src/lib/text/index.ts';

/*
 * What the pictures of a kommune print, read back from text: numbers with the rounding they have, and
 * what each is of by the names of its row and column.
 */

/** A number that is printed of a figure, or of what a figure is made of. */
export interface Printed {
	what: 'value' | 'numerator' | 'denominator';
	indicator: string;
	area: string;
	year: number;
	forlop: string;
	category: string;
	/** The number, and half of its last digit. */
	number: number;
	half: number;
}

/** What a kommune's pictures print. */
export interface Prints {
	numbers: Printed[];
	/** Numbers in sentences that stand in no table: there must be none. */
	loose: string[];
}

const PERSONS = new Set(
	indikatorer.filter(({ personer, celler }) => personer && celler).map(({ id }) => id)
);

const NUMBERS: Record<Locale, RegExp> = {
	nb: /−?\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:,\d+)?|−?\d+(?:,\d+)?/g,
	nn: /−?\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:,\d+)?|−?\d+(?:,\d+)?/g,
	en: /−?\d{1,3}(?:,\d{3})+(?:\.\d+)?|−?\d+(?:\.\d+)?/g
};

/** The numbers of a text in a language, as they are written. */
export const written = (text: string, locale: Locale): string[] =>
	text.match(NUMBERS[locale]) ?? [];

function read(text: string, locale: Locale): Pick<Printed, 'number' | 'half'> {
	const [thousands, sign] = locale === 'en' ? [/,/g, '.'] : [/[\u00a0\u202f]/g, ','];
	const [whole = '', decimals = ''] = text.replace(thousands, '').replace('−', '-').split(sign);
	const number = Number(`${whole}.${decimals || '0'}`);
	if (!Number.isFinite(number)) throw new RangeError(`No number: ${text}`);
	return { number, half: 0.5 * 10 ** -decimals.length };
}

/** A cell of a table as it is written. */
export function cellText(cell: TableCell | undefined, decimals = 0): string {
	if (cell === undefined) return '';
	if (typeof cell === 'string') return cell;
	return isComputed(cell) ? cell.text : figureText(cell, decimals);
}

/** What the pages of a kommune print of persons, for a year that can be chosen. */
class Page {
	readonly #set: FigureSet;
	readonly #kommune: Kommune;
	readonly #locale: Locale;
	readonly #numbers = new Map<string, Printed>();
	readonly #loose = new Set<string>();
	readonly #areas: ReadonlyMap<string, string>;

	constructor(set: FigureSet, kommune: Kommune, locale: Locale) {
		this.#set = set;
		this.#kommune = kommune;
		this.#locale = locale;
		this.#areas = new Map(
			areasAround(kommune).map(({ level, area }) => [areaName(level, area), area] as const)
		);
	}

	read(): Prints {
		for (const year of this.#set.years(this.#kommune.code)) this.#readYear(year);
		return { numbers: [...this.#numbers.values()], loose: [...this.#loose] };
	}

	#readYear(year: number): void {
		const [set, kommune] = [this.#set, this.#kommune];
		const [nearest = null, ...others] = referencesOf(kommune);
		for (const reference of [nearest, ...others]) {
			for (const id of SHOWN) {
				if (!PERSONS.has(id)) continue;
				const picture = indicatorPicture(id, { set, kommune, year, reference });
				if (!picture) continue;
				this.#table(picture.definition, picture);
				this.#sentences(picture.definition, picture);
				this.#explained(picture.figures[0]);
			}
			const need = needSentence(set, kommune.code, year, reference);
			if (need) this.#explained(need.figure);
		}
		const questions = [
			...([2, 3] as const).flatMap((forlop) => pathwayQuestions(forlop, set, kommune.code)),
			...developmentQuestions(SHOWN, set, { kommune: kommune.code, year })
		];
		for (const question of questions) {
			const { indicator, forlop, category } = question;
			if (!PERSONS.has(indicator.id)) continue;
			const trend = trendOf(question, {
				...{ set, kommune, year, users: () => null, crosswalk: '' }
			});
			if (!trend) continue;
			this.#lines(trend, { indicator, forlop, category });
			this.#sentences(indicator, trend);
			this.#explained(trend.figure);
		}
	}

	/** A row for each area or part, with what it is held against. */
	#table(definition: Indikator, { table }: Picture): void {
		const { columns, rows } = table;
		const reference = columns.find(({ key }) => key === 'reference')?.label;
		const byCategory = columns[0]?.label === m.category();
		const parts = new Map(
			Object.keys(definition.kategorier ?? {}).map((one) => [categoryName(definition, one), one])
		);
		for (const row of rows) {
			const label = cellText(row.what);
			const year = Number(cellText(row.year));
			const category = byCategory ? parts.get(label) : 'alle';
			if (category === undefined) throw new RangeError(`No part is called ${label}`);
			const key = { indicator: definition.id, year, forlop: 'alle', category };
			const area = byCategory ? this.#kommune.code : this.#area(label);
			this.#keep({ ...key, area }, cellText(row.value, definition.desimaler));
			if (reference)
				this.#keep(
					{ ...key, area: this.#area(reference) },
					cellText(row.reference, definition.desimaler)
				);
		}
	}

	#area(name: string): string {
		const found = this.#areas.get(name);
		if (found === undefined) throw new RangeError(`No area is called ${name}`);
		return found;
	}

	/** A row for each year, a column for each area. */
	#lines(
		{ table }: Picture,
		{ indicator, forlop, category }: { indicator: Indikator; forlop: string; category: string }
	): void {
		for (const { key: column, label } of table.columns.slice(1)) {
			const area = this.#areas.get(label);
			if (area === undefined || column.includes('/')) continue;
			for (const row of table.rows)
				this.#keep(
					{ indicator: indicator.id, area, year: Number(cellText(row.year)), forlop, category },
					cellText(row[column], indicator.desimaler)
				);
		}
	}

	/** The sum that a figure is explained by: «12 ÷ 80 × 100 = 15,0». */
	#explained(figure: Figure | undefined): void {
		if (!figure || figure.level !== 'kommune') return;
		const definition = indikator(figure.indicator);
		const { indicator, area, year, forlop, category, numerator, denominator, value } = figure;
		const key = { indicator, area, year, forlop, category };
		const title = explainedTitle(figure);
		this.#keep(key, value.state === 'value' ? title.slice(title.lastIndexOf(': ') + 2) : '');
		if (numerator.state !== 'value' || denominator === null || definition.slag === 'antall') return;
		const [over, under] = m
			.explain_share({
				numerator: madeOfText(numerator.value),
				denominator: madeOfText(denominator),
				scale: numberText(definition.skala),
				value: figureText(value, definition.desimaler)
			})
			.split(' ÷ ');
		this.#keep(key, over ?? '', 'numerator');
		this.#keep(key, under ?? '', 'denominator');
	}

	/** The first number of a text: what follows is what chance does to it. */
	#keep(
		key: Omit<Printed, 'what' | 'number' | 'half'>,
		text: string,
		what: Printed['what'] = 'value'
	): void {
		const [first] = written(text, this.#locale);
		if (first === undefined) return;
		const printed = { what, ...key, ...read(first, this.#locale) };
		this.#numbers.set(JSON.stringify(printed), printed);
	}

	/** Sentences say no number that the table doesn't, but those of names and units. */
	#sentences(definition: Indikator, picture: Picture & { notes?: string[] }): void {
		const { table, heading, subtitle, summary, more = '', notes = [] } = picture;
		const cells = table.rows.flatMap((row) =>
			table.columns.map(({ key, decimals }) => cellText(row[key], decimals))
		);
		const known = new Set(cells.flatMap((one) => written(one, this.#locale)));
		for (const text of [heading, subtitle, summary, more, ...notes]) {
			const own = text.replace(namesIn(definition, this.#locale), ' ');
			for (const number of written(own, this.#locale))
				if (!known.has(number)) this.#loose.add(`${this.#kommune.code} ${number}: ${text}`);
		}
	}
}

const namesKept = new Map<string, RegExp>();

/**
 * What a picture and its unit are called, and the sentences that are the same whatever its figures
 * are: the longest first, as one may be a part of another.
 */
function namesIn(definition: Indikator, locale: Locale): RegExp {
	const key = `${definition.id} ${locale}`;
	const kept = namesKept.get(key);
	if (kept) return kept;
	const { navn, enhet, definisjon, kategorier = {} } = definition;
	const names = [navn, enhet, definisjon, ...Object.values(kategorier)].map(of);
	const said = [
		m.span_by_chance,
		m.span_by_model,
		m.span_by_crosswalk,
		m.forlop_count_not_compared
	];
	const all = [
		...names,
		...names.map((name) => name.replace(/\.$/, '')),
		...said.map((one) => one()),
		...(['2', '3'] as const).map((number) => m.pathway_short({ number })),
		shortUnit(definition)
	].filter(Boolean);
	const longest = all.toSorted((a, b) => b.length - a.length).map(escaped);
	const found = new RegExp(longest.join('|'), 'gi');
	namesKept.set(key, found);
	return found;
}

/** Spaces of any kind stand for each other. */
const escaped = (text: string) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&').replace(/\s/g, '\\s');

/** What the page of a kommune has: its figures, and those of the areas around it. */
function setsOf(figures: readonly Figure[]): (kommune: Kommune) => FigureSet {
	const ofArea = new Map<string, Figure[]>();
	for (const one of figures) {
		const there = ofArea.get(one.area);
		if (there) there.push(one);
		else ofArea.set(one.area, [one]);
	}
	return (kommune) =>
		new FigureSet(areasAround(kommune).flatMap(({ area }) => ofArea.get(area) ?? []));
}

/** The same of one kommune. */
export const setOfKommune = (figures: readonly Figure[], kommune: Kommune): FigureSet => {
	const around = new Set(areasAround(kommune).map(({ area }) => area));
	return new FigureSet(figures.filter(({ area }) => around.has(area)));
};

/** What the pages of some kommuner print, in a language. */
export function pagesOf(
	figures: readonly Figure[],
	kommuner: readonly Kommune[],
	locale: Locale
): Prints[] {
	const before = language.now;
	speak(locale);
	language.set(locale);
	const setOf = setsOf(figures);
	try {
		return kommuner.map((kommune) => new Page(setOf(kommune), kommune, locale).read());
	} finally {
		speak(before);
		language.set(before);
	}
}
