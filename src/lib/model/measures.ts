import {
	GRADER,
	measureByText,
	strongest,
	tiltaksfil,
	type Grad,
	type Tiltak
} from '../catalogue/tiltak.ts';
import type { ForlopId } from '../domain/figure.ts';
import type { FigureSet } from './figureSet.ts';

/** What the user answers about a measure that no file tells of. */
export type Offered = 'yes' | 'shared' | 'no';

export interface TickedMeasure {
	offered: Offered;
	note: string;
}

/** A measure over the pathways it is of, and whether the kommune offers it. */
export interface MeasureRow {
	tiltak: Tiltak;
	/** The strongest degree it has in any pathway: its group. */
	grad: Grad;
	/** Null: nothing tells, which is not the same as not offered. */
	offered: Offered | null;
	/** Year of the file that tells, or null when the user ticked it. What a file tells stands. */
	year: number | null;
	note: string;
}

export interface MeasureGroup {
	grad: Grad;
	rows: MeasureRow[];
}

/** Which measures are looked at, by what is answered about them. */
export type Shown = 'all' | 'no' | 'unknown';

/** How the view `tilbud` codes the answers. */
const ANSWERS = new Map<number, Offered>([
	[2, 'yes'],
	[1, 'shared'],
	[0, 'no']
]);

/** The answer that a figure of `tilbud` stands for. */
export const offeredOf = (code: number): Offered | undefined => ANSWERS.get(code);

/** What the newest file up to a year tells of each measure, by the measure's id. */
function answersUpTo(set: FigureSet, kommune: string, year: number) {
	const answers = new Map<string, { offered: Offered; year: number }>();
	for (const figure of set.of('tilbud', kommune)) {
		const id = measureByText(figure.category);
		if (!id || figure.year > year || figure.value.state !== 'value') continue;
		const offered = offeredOf(figure.value.value);
		if (offered) answers.set(id, { offered, year: figure.year });
	}
	return answers;
}

/** All measures and whether the kommune offers them; the file's answer comes first. */
export function measureRows(
	set: FigureSet,
	place: { kommune: string; year: number },
	ticked: (measure: string) => TickedMeasure | undefined
): MeasureRow[] {
	const answers = answersUpTo(set, place.kommune, place.year);
	return tiltaksfil.tiltak.map((tiltak) => {
		const told = answers.get(tiltak.id);
		const own = ticked(tiltak.id);
		return {
			tiltak,
			grad: strongest(Object.values(tiltak.forlop)) ?? 'eksempel',
			offered: told?.offered ?? own?.offered ?? null,
			year: told?.year ?? null,
			note: own?.note ?? ''
		};
	});
}

/** Rows by their strongest degree, the strongest first; a degree without rows is left out. */
export function byDegree(rows: readonly MeasureRow[]): MeasureGroup[] {
	return GRADER.map((grad) => ({ grad, rows: rows.filter((row) => row.grad === grad) })).filter(
		(group) => group.rows.length > 0
	);
}

/** Whether a row is among those looked at; one in `kept` stays where it was when it was answered. */
export function isShown(row: MeasureRow, shown: Shown, kept: ReadonlySet<string>): boolean {
	if (shown === 'all' || kept.has(row.tiltak.id)) return true;
	return row.offered === (shown === 'no' ? 'no' : null);
}

/** The measures of a pathway. */
export function ofPathway(rows: readonly MeasureRow[], forlop: ForlopId): MeasureRow[] {
	return rows.filter(({ tiltak }) => tiltak.forlop[forlop] !== undefined);
}

export function countByAnswer(rows: readonly Pick<MeasureRow, 'offered'>[]) {
	const count = (offered: Offered | null) => rows.filter((one) => one.offered === offered).length;
	return { yes: count('yes'), shared: count('shared'), no: count('no'), unknown: count(null) };
}
