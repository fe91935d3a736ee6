import type { PathwayFigures } from '../model/pathwayFigures.ts';
import type { DisclosureMode } from '../domain/figure.ts';
import type { CrosswalkInForce } from '../model/crosswalkSet.ts';
import type { Place } from './estimates.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { gather, putTogether, type ModelInForce } from './gaps.ts';
import type { ModelDesk } from '../workers/model.ts';

/** The three pathways of a kommune in a year, and the figures that they are made from. */
export interface KommunePathways extends Place {
	set: FigureSet;
	pathways: PathwayFigures[];
}

/** With whose eyes, and on which crosswalk, they are seen. */
export interface ShownPathways extends KommunePathways {
	mode: DisclosureMode;
	crosswalk: CrosswalkInForce;
}

/** As `pathwaysOf`, with the model's work done beside the page. */
export async function askPathways(
	desk: ModelDesk,
	set: FigureSet,
	place: Place,
	model: ModelInForce,
	signal?: AbortSignal
): Promise<KommunePathways> {
	const gathered = gather(set, place, model);
	const answers = await desk.answers(gathered.questions, model.premises, signal);
	return { ...place, set, pathways: putTogether(gathered, answers) };
}
