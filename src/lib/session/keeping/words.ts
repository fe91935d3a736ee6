import { droppedText } from '../../pictures/plan.ts';
import { areaName } from '../../pictures/kommuneNames.ts';
import type { KeptNote } from './parse.ts';
import type { ProjectStep } from './projects.svelte.ts';
import type { LeftOut } from './tab.svelte.ts';
import { m, numberText } from '../../text/index.ts';
import { listText } from '../../text/lists.ts';

export function filesText(n: number): string {
	return n === 1 ? m.keeping_file_one() : m.keeping_file_many({ n: numberText(n) });
}

/** Why a file is not written down, and what to do about it. */
export function leftOutText({ name, reason, found }: LeftOut): string {
	switch (reason) {
		case 'persons':
			if (found?.column) return m.keeping_persons_column({ name, column: found.column });
			if (found?.sheet) return m.keeping_persons_sheet({ name, sheet: found.sheet });
			return m.keeping_persons_somewhere({ name });
		case 'too-large':
			return m.keeping_too_large({ name });
		case 'unreadable':
			return m.keeping_unreadable({ name });
		case 'no-source':
			return m.keeping_no_source({ name });
		case 'full':
			return m.keeping_no_room({ name });
	}
}

type PlanNote = Extract<KeptNote, { code: 'plan-number-gone' }>;
type LeftOutNote = Exclude<KeptNote, PlanNote>;

const isOfPlan = (note: KeptNote): note is PlanNote => note.code === 'plan-number-gone';

/** What was left out since this version does not know it or use it; null when nothing was. */
export function notesText(notes: readonly KeptNote[]): string | null {
	const told = [
		unknownText(notes.filter((one): one is LeftOutNote => !isOfPlan(one))),
		...ofPlans(notes.filter(isOfPlan))
	].filter((one) => one !== null);
	return told.length > 0 ? told.join(' ') : null;
}

function unknownText(notes: readonly LeftOutNote[]): string | null {
	if (notes.length === 0) return null;
	const words = notes.map((note) => {
		if (note.code === 'source-gone') return m.keeping_note_source({ id: note.source });
		if (note.code === 'field-gone') return m.keeping_note_field({ id: note.field });
		return m.keeping_note_assumption({ id: note.id });
	});
	return m.keeping_notes({ list: listText([...new Set(words)]) });
}

/** A sentence for each kommune whose plan held numbers that no answer uses any more. */
function ofPlans(notes: readonly PlanNote[]): string[] {
	return [...new Set(notes.map(({ kommune }) => kommune))].map((kommune) =>
		droppedText(
			notes.filter((one) => one.kommune === kommune),
			areaName('kommune', kommune)
		)
	);
}

export function refusalText({ name, code, file }: Extract<ProjectStep, { kind: 'refused' }>) {
	switch (code) {
		case 'not-a-project':
			return m.project_refused_not({ name });
		case 'damaged':
			return file === undefined
				? m.project_refused_damaged({ name })
				: m.project_refused_damaged_file({ name, file });
		case 'newer-version':
			return m.project_refused_newer({ name });
		case 'too-large':
			return m.project_refused_large({ name });
		default:
			return m.project_refused_unreadable({ name });
	}
}

export function notSavedText({ reason }: Extract<ProjectStep, { kind: 'not-saved' }>): string {
	if (reason === 'too-large') return m.project_not_saved_too_large();
	return reason === 'nothing' ? m.project_not_saved_nothing() : m.project_not_saved_other();
}
