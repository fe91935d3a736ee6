import type { Figure, FigureForlop, ForlopId } from '../domain/figure.ts';
import type { Assumption } from '../model/assumptions.ts';
import { gapOf, type Gap } from '../model/gap.ts';
import type { FigureSet } from './figureSet.ts';

export const FORLOP: readonly ForlopId[] = [1, 2, 3];

/** The figures a pathway's gap rests on. */
export interface PathwayFigures {
	forlop: ForlopId;
	need: Figure | undefined;
	/** Users per 1000 adults, from the source that gives the need. */
	needRate: Figure | undefined;
	capacity: Figure | undefined;
	gap: Gap;
}

/**
 * The newest figure of an indicator up to a year: not every source comes every year, and the year
 * of each figure is said beside it.
 */
export function newest(
	set: FigureSet,
	indicator: string,
	area: string,
	year: number,
	forlop: FigureForlop = 'alle',
	category?: string
): Figure | undefined {
	return set
		.of(indicator, area, forlop, category)
		.filter((one) => one.year <= year && isTold(one))
		.at(-1);
}

function isTold({ value: { state } }: Figure): boolean {
	return state === 'value' || state === 'hidden';
}

/**
 * Need, capacity and gap of a pathway, each from its newest year up to the chosen one. Sources of
 * need are never added: BrukerPlan leads, and the municipality's own overview is used where
 * BrukerPlan has no row for the pathway.
 */
export function pathwayFigures(
	set: FigureSet,
	kommune: string,
	year: number,
	forlop: ForlopId,
	assumptions: readonly Assumption[]
): PathwayFigures {
	const id = `${forlop}` as const;
	const mapped = newest(set, 'brukere_forlop', kommune, year, id);
	const need = mapped ?? newest(set, 'oversikt_forlop', kommune, year, id);
	const capacity = newest(set, 'arsverk_forlop', kommune, year, id);
	return {
		forlop,
		need,
		needRate: mapped && set.get('brukere_rate', kommune, mapped.year, id),
		capacity,
		gap: gapOf({ forlop, need, capacity, assumptions })
	};
}
