import type { CompetenceGroup } from '../charts/competence/state.ts';
import type { Figure } from '../domain/figure.ts';
import type { HeldLine } from '../model/competence.ts';
import { m } from '../text/index.ts';
import { competenceFinding, competenceGroups, type CompetenceContext } from './competence.ts';
import { competenceSummary, competenceTable, heldById } from './competenceTable.ts';
import type { Picture } from './of.ts';
import { ofKommune, sourcesOf } from './origin.ts';

export interface CompetencePicture extends Picture {
	groups: CompetenceGroup[];
	/** What is held of each row, by its id. */
	held: ReadonlyMap<string, HeldLine>;
	/** All that is told; empty where no file tells anything. */
	told: Figure[];
}

/** What is held of the competence that measures need. */
export function competencePicture(context: CompetenceContext, kommune: string): CompetencePicture {
	const { competence, place, year } = context;
	const groups = competenceGroups(context);
	const told = [...competence.educations, ...competence.further].flatMap(
		({ figure }) => figure ?? []
	);
	return {
		name: m.competence_title(),
		heading: competenceFinding(context),
		subtitle: m.competence_subtitle(),
		summary: competenceSummary(groups),
		table: competenceTable(groups, competence, m.competence_caption({ place: `${place} ${year}` })),
		origin: ofKommune(kommune, year, { sources: sourcesOf(told) }),
		...{ groups, told, held: heldById(competence) }
	};
}
