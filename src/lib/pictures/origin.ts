import { indikator, type Indikator } from '../catalogue/indikatorer.ts';
import type { Figure, FigureLevel } from '../domain/figure.ts';
import type { PathwayFigures } from '../model/pathwayFigures.ts';

/** An area of the cube, or kommuner that somebody has put on a list: it has a name, and no code. */
export type OriginPlace =
	{ level: FigureLevel; code: string } | { level: 'list'; name: string; codes: readonly string[] };

/** What a picture knows of where it comes from; the session knows the rest. */
export interface Origin {
	place: OriginPlace;
	years: readonly number[];
	/** The sources as estimates name them, with the years that are used of each. */
	sources: readonly { id: string; years: readonly number[] }[];
	/** How it comes of the sources; empty where it is what they say. */
	method?: string;
	/** By name and version. */
	crosswalk?: string | null;
	/** The assumptions that are used, by version. */
	assumptions?: string | null;
}

/** Where users and man-years of some pathways come from. */
export function sourcesBehind(
	pathways: readonly Pick<PathwayFigures, 'leads' | 'staff'>[]
): Origin['sources'] {
	return grouped(
		pathways.flatMap(({ leads, staff }) => [
			...leads.map(({ source, year }) => ({ id: source, year })),
			...(staff ? [{ id: staff.source, year: staff.year }] : [])
		])
	);
}

/** What a rate is divided by: told beside the source of what is counted. */
const DENOMINATOR = 'befolkning';

/** The source that leads an indicator, and the one that it is divided by. */
export const sourcesOfIndicator = (
	{ kilder, slag }: Pick<Indikator, 'kilder' | 'slag'>,
	years: readonly number[]
): Origin['sources'] =>
	kilder
		.filter((id, at) => at === 0 || (id === DENOMINATOR && slag !== 'antall'))
		.map((id) => ({ id, years }));

/** Where some figures come from: the sources that their indicators are made of. */
export const sourcesOf = (
	figures: readonly Pick<Figure, 'indicator' | 'year'>[]
): Origin['sources'] =>
	grouped(
		figures.flatMap(({ indicator, year }) =>
			sourcesOfIndicator(indikator(indicator), []).map(({ id }) => ({ id, year }))
		)
	);

/** Sources of one and of another, each once. */
export const together = (...all: readonly Origin['sources'][]): Origin['sources'] =>
	grouped(all.flat().flatMap(({ id, years }) => years.map((year) => ({ id, year }))));

/** The sources of several pictures, each once. */
export const sourcesIn = (origins: readonly Pick<Origin, 'sources'>[]): string[] => [
	...new Set(origins.flatMap(({ sources }) => sources.map(({ id }) => id)))
];

function grouped(used: readonly { id: string; year: number }[]): Origin['sources'] {
	const found = new Map<string, Set<number>>();
	for (const { id, year } of used) found.set(id, (found.get(id) ?? new Set()).add(year));
	return [...found].map(([id, years]) => ({ id, years: [...years].sort((a, b) => a - b) }));
}

/** What is of one kommune in one year. */
export const ofKommune = (
	code: string,
	year: number,
	more: Omit<Origin, 'place' | 'years'>
): Origin => ({
	place: { level: 'kommune', code },
	years: [year],
	...more
});
