import { areas } from '../catalogue/omrader.ts';
import type { Kommune } from '../domain/area.ts';
import type { FigureLevel } from '../domain/figure.ts';
import { areasToCompare } from '../model/figureSet.ts';
import { areaName } from './kommuneNames.ts';
import type { Reference } from './signature.ts';

/** The areas that a kommune may be held against, the nearest first. */
export const referencesOf = (kommune: Kommune): (Reference & { level: FigureLevel })[] =>
	areasToCompare(kommune, areas.kommuner).map(({ level, area }) => ({
		level,
		area,
		name: areaName(level, area)
	}));
