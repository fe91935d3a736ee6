import { indikatorer, looksAhead } from '../catalogue/indikatorer.ts';
import type { Kommune } from '../domain/area.ts';
import type { Figure, FigureForlop, FigureLevel } from '../domain/figure.ts';

/** What is projected gives no year to look at: the pages show what has been counted. */
const PROJECTED = new Set(indikatorer.filter(looksAhead).map(({ id }) => id));

/** How many live there: beside other figures, and none to begin with. */
const POPULATION = new Set(
	indikatorer.filter(({ kilder: [leading] }) => leading === 'befolkning').map(({ id }) => id)
);

/** The country's own code. */
export const COUNTRY = '0';

/** The areas a kommune is seen together with. */
export function areasAround(kommune: Kommune): { level: FigureLevel; area: string }[] {
	return [
		{ level: 'kommune', area: kommune.code },
		{ level: 'helsefellesskap', area: kommune.helsefellesskap },
		{ level: 'fylke', area: kommune.fylke },
		{ level: 'land', area: COUNTRY }
	];
}

/** The larger areas a kommune can be compared with: those that are more than the kommune itself. */
export function areasToCompare(
	kommune: Kommune,
	kommuner: readonly Kommune[]
): { level: FigureLevel; area: string }[] {
	return areasAround(kommune)
		.slice(1)
		.filter(({ level, area }) =>
			kommuner.some((other) => {
				if (other.code === kommune.code) return false;
				return level === 'land' || other[level as 'helsefellesskap' | 'fylke'] === area;
			})
		);
}

/** Released figures of some areas, found by their place. */
export class FigureSet {
	readonly all: readonly Figure[];
	readonly #index: Map<string, Figure>;
	/** By indicator and area, oldest year first. */
	readonly #series = new Map<string, Figure[]>();

	constructor(figures: readonly Figure[]) {
		this.all = figures;
		this.#index = new Map(
			figures.map((one) => [
				place(one.indicator, one.area, one.year, one.forlop, one.category),
				one
			])
		);
		for (const one of figures) {
			const key = place(one.indicator, one.area);
			const series = this.#series.get(key);
			if (series) series.push(one);
			else this.#series.set(key, [one]);
		}
		for (const series of this.#series.values()) series.sort((a, b) => a.year - b.year);
	}

	get(
		indicator: string,
		area: string,
		year: number,
		forlop: FigureForlop = 'alle',
		category = 'alle'
	): Figure | undefined {
		return this.#index.get(place(indicator, area, year, forlop, category));
	}

	/** All figures of an indicator, oldest year first. */
	of(indicator: string, area: string, forlop?: FigureForlop, category?: string): Figure[] {
		const series = this.#series.get(place(indicator, area)) ?? [];
		return series.filter(
			(one) =>
				(forlop === undefined || one.forlop === forlop) &&
				(category === undefined || one.category === category)
		);
	}

	/** Years in which the area has any row that is no projection, newest first. */
	years(area: string): number[] {
		const counted = this.all.filter((one) => one.area === area && !PROJECTED.has(one.indicator));
		return [...new Set(counted.map((one) => one.year))].sort((a, b) => b - a);
	}

	/**
	 * The year to begin with: the newest that has been and that more is told of than how many live
	 * there; else the newest that has been, or the first ahead where none has.
	 */
	firstShown(area: string, thisYear = new Date().getFullYear()): number | undefined {
		const years = this.years(area);
		const been = years.filter((year) => year <= thisYear);
		return been.find((year) => this.#tells(area, year)) ?? been[0] ?? years.at(-1);
	}

	#tells(area: string, year: number): boolean {
		return this.all.some(
			({ value: { state }, ...one }) =>
				one.area === area &&
				one.year === year &&
				['value', 'hidden', 'protecting'].includes(state) &&
				!POPULATION.has(one.indicator)
		);
	}
}

/** The category comes last: it is free text, and may hold the sign between the others. */
function place(...parts: (string | number)[]): string {
	return parts.join('|');
}
