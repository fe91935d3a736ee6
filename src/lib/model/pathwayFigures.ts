import type { Figure, FigureForlop } from '../domain/figure.ts';
import type { Interval } from '../statistics/draw.ts';
import type { Answer } from './answer.ts';
import type { Capacity } from './capacity.ts';
import type { Estimate } from './estimate.ts';
import type { FigureSet } from './figureSet.ts';
import type { Unit } from './units.ts';

/** What another source says of how many users there are. */
export interface OtherNeed {
	source: string;
	year: number;
	users: Interval & { open: boolean };
}

/** The figures of a unit, and what the model makes of them. */
export interface PathwayFigures {
	unit: Unit;
	/** The estimate that leads; null when no source says anything, or each pathway has its own. */
	leading: Estimate | null;
	/** All that lead in it: another source may lead another pathway. */
	leads: Estimate[];
	/** The leading source's figure of one pathway; none where it follows from the population. */
	need: Figure | undefined;
	/** Users per 1000 adults, from the source that gives the need. */
	needRate: Figure | undefined;
	/** All man-years of one pathway, whatever their form. */
	capacity: Figure | undefined;
	/** Man-years as they are compared. */
	staff: Capacity | null;
	answer: Answer;
	others: OtherNeed[];
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

/** Whether an area's figure is that of one kommune alone: nothing to compare that kommune with. */
export const isOneKommune = ({ reporting }: Figure): boolean => reporting === 1;

function isTold({ value: { state } }: Figure): boolean {
	return state === 'value' || state === 'hidden' || state === 'protecting';
}
