import { linear } from '../scale/domain.ts';
import type { ComputedNumber, ComputedSpan, ForlopId } from '../../domain/figure.ts';

/** How strongly measures of a pathway need a competence. */
export interface Degree {
	text: string;
	/** The guideline only names the measure as an example. */
	example: boolean;
}

export interface CompetenceRow {
	id: string;
	name: string;
	/** None where no measure of the pathway needs it. */
	degrees: Partial<Record<ForlopId, Degree>>;
	state: 'some' | 'none' | 'unknown';
	/** On the group's scale; 0 where it is none or unknown. */
	value: ComputedNumber | 0;
	/** Wilson limits on the same scale. */
	limits: ComputedSpan | null;
	/** The municipality's own; null where none is set. */
	target: { value: number; label: string } | null;
	/** The value with its unit, or the words for none and unknown. */
	label: string;
	/** Lines below the label, shortest first. */
	notes: readonly string[];
	/** The row adds up others below it. */
	sum: boolean;
	/** There is a figure behind it to explain. */
	explained: boolean;
}

export interface CompetenceGroup {
	id: string;
	title: string;
	/** What the figures are of, their unit, years and source. */
	subtitle: string;
	/** The whole that the bars are parts of, on the group's scale; null where nothing is measured. */
	end: number | null;
	rows: readonly CompetenceRow[];
}

/** Where a row's marks stand, in per cent of the width. */
export interface PlacedCompetence {
	row: CompetenceRow;
	bar: number;
	limits: { from: number; to: number } | null;
	/** The word stands on the side where there is room. */
	target: { at: number; label: string; side: 'start' | 'end' } | null;
}

/** Farther out than this the word of a target stands before its mark. */
const ROOM = 60;

/** Places the rows of a group on one scale, from nothing to the whole or to the furthest target. */
export function placeCompetence({ end, rows }: CompetenceGroup): PlacedCompetence[] {
	const values = rows.flatMap(({ value, target }) => [value, target?.value ?? 0]);
	const scale = linear([0, end ?? 0, ...values], [0, 100]);
	return rows.map((row) => ({
		row,
		bar: scale(row.value),
		limits: row.limits && { from: scale(row.limits.low), to: scale(row.limits.high) },
		target: row.target && {
			at: scale(row.target.value),
			label: row.target.label,
			side: scale(row.target.value) > ROOM ? 'start' : 'end'
		}
	}));
}
