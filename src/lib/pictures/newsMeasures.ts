import { indikator } from '../catalogue/indikatorer.ts';
import { measureRows, type MeasureRow, type Offered } from '../model/measures.ts';
import { m, numberText, of } from '../text/index.ts';
import { breakBetween, type NewsChange } from './newsLines.ts';
import type { At } from './newsSides.ts';

/** A measure that another answer is given about than in the earlier year. */
export interface MovedMeasure {
	id: string;
	name: string;
	then: { year: number; text: string };
	now: { year: number; text: string };
	kind: 'new' | 'gone' | 'other';
}

/** The source of all answers. */
export const MEASURES_FROM = indikator('tilbud').kilder[0] ?? '';

/** What the files say of the measures in both years. What the user has ticked has no year. */
export interface NewsMeasures {
	moved: MovedMeasure[];
	same: number;
	/** Measures that only one of the years tells of. */
	untold: number;
	/** Why none of them is held against the other year; null where they are. */
	why: NewsChange | null;
}

const SAID: Record<Offered, () => string> = {
	yes: m.offered_yes,
	shared: m.offered_shared,
	no: m.offered_no
};

/** What became of a measure, in a word. */
export const KINDS: Record<MovedMeasure['kind'], () => string> = {
	new: m.news_measure_new,
	gone: m.news_measure_gone,
	other: m.news_measure_other
};

type Answered = MeasureRow & { offered: Offered; year: number };

export function newsMeasures(then: At, now: At): NewsMeasures {
	const [before, after] = [then, now].map((at) => measureRows(at.set, at, () => undefined));
	const pairs = (after ?? []).flatMap((row, i) => {
		const other = before?.[i];
		return other ? [{ then: other, now: row }] : [];
	});
	const told = pairs.flatMap(({ then, now }) =>
		isAnswered(then) && isAnswered(now) ? [{ then, now }] : []
	);
	const untold = pairs.filter(({ then, now }) => isAnswered(then) !== isAnswered(now)).length;
	const why = told[0] ? hindrance(told[0]) : null;
	if (why) return { moved: [], same: 0, untold, why };
	const moved = told.filter(({ then, now }) => then.offered !== now.offered);
	return { moved: moved.map(movedOf), same: told.length - moved.length, untold, why: null };
}

const isAnswered = (row: MeasureRow): row is Answered => row.offered !== null && row.year !== null;

/** All answers are of one form: what hinders one of them hinders all. */
function hindrance({ then, now }: { then: Answered; now: Answered }): NewsChange | null {
	if (then.year === now.year) return { kind: 'carried', year: now.year };
	const at = ({ year }: Answered) => [{ source: MEASURES_FROM, year }];
	const broken = breakBetween(at(then), at(now));
	return broken && { kind: 'broken', ...broken };
}

const movedOf = ({ then, now }: { then: Answered; now: Answered }): MovedMeasure => ({
	id: now.tiltak.id,
	name: of(now.tiltak.navn),
	then: { year: then.year, text: SAID[then.offered]() },
	now: { year: now.year, text: SAID[now.offered]() },
	kind: then.offered === 'no' ? 'new' : now.offered === 'no' ? 'gone' : 'other'
});

/** How many more moved than there is room for, how many stand as they were, and of how many nothing is known. */
export function measureNotes({ moved, same, untold, why }: NewsMeasures, room: number): string[] {
	const more = moved.length - room;
	if (why) return [];
	if (moved.length + same + untold === 0) return [m.news_measures_none()];
	return [
		...(more > 0 ? [m.news_measures_more({ n: numberText(more) })] : []),
		...(moved.length === 0 && same > 0 ? [m.news_measures_same({ n: numberText(same) })] : []),
		...(moved.length > 0 && same > 0 ? [m.news_measures_rest({ n: numberText(same) })] : []),
		...(untold > 0 ? [m.news_measures_untold({ n: numberText(untold) })] : [])
	];
}
