import type { ComputedNumber, Released, ShownSpan } from '#lib/domain/figure.ts';

/** Where a figure is against what it is held against; it says nothing of which is better. */
export type Against = 'lower' | 'similar' | 'higher';

/** A figure of one kommune in one column. */
export interface HeatCell {
	/** Null where no file that is loaded has a row for it. */
	cell: Released | null;
	/** What chance may do to it; null where there are no counts to tell it from. */
	span: ShownSpan | null;
	/** What it is held against, in the same unit; null where there is nothing. */
	held: ComputedNumber | null;
	/** Null where it can't be told: no value, no limits, or nothing to hold it against. */
	against: Against | null;
	/** Only where it differs, and the indicator has a declared direction. */
	judged: 'better' | 'worse' | null;
	/** It rests on few persons. */
	few: boolean;
	/** Where it is another than the column's. */
	year?: number;
}

export interface HeatRow {
	id: string;
	name: string;
}

interface HeatColumnBase {
	id: string;
	name: string;
	/** Columns that stand together have one heading over them. */
	group: string;
	/** As it is written after a number. */
	unit: string;
	decimals: number;
	/** Where it is another than the one that is asked about. */
	year?: number;
}

/** A column of figures that may stand beside each other. */
export interface HeatColumnShown extends HeatColumnBase {
	refused: null;
	/** Whether rows may be ordered by it. */
	orderable: boolean;
	/** The figure of a row, by its place in `rows`. Asked for what is in sight alone. */
	at: (row: number) => HeatCell;
}

/** A column that may not be laid out beside each other: it holds no figure at all, and says why. */
export interface HeatColumnRefused extends HeatColumnBase {
	/** Why, in a sentence. */
	refused: string;
}

export type HeatColumn = HeatColumnShown | HeatColumnRefused;

/** What the rows are ordered by: their names, how alike they are, or a column's id. */
export interface HeatOrder {
	by: string;
	/** Of a column or of names; likeness has no direction. */
	direction: 'ascending' | 'descending' | null;
}

export interface HeatInput {
	rows: readonly HeatRow[];
	columns: readonly HeatColumn[];
	order: HeatOrder;
	/** What the figures are held against, in words: 'hele landet'. */
	reference: string;
	/** Narrow columns with the symbols alone: as many in sight as can be. */
	dense?: boolean;
	/** Rows that are chosen, and the kommune the page is of. */
	selected?: ReadonlySet<string>;
	own?: string | null;
}

/** A cell by its place; −1 is the heading of the column, or of the row. */
export interface Place {
	row: number;
	column: number;
}

/** What a column is headed by: its neighbour to the left with the same group has said it. */
export function groupsOf(columns: readonly HeatColumn[]): { name: string; span: number }[] {
	const groups: { name: string; span: number }[] = [];
	for (const { group } of columns) {
		const last = groups.at(-1);
		if (last?.name === group) last.span++;
		else groups.push({ name: group, span: 1 });
	}
	return groups;
}

/** What stands for the comparison where a colour alone would not be seen. */
export const AGAINST_SYMBOLS: Readonly<Record<Against, string>> = {
	higher: '▲',
	lower: '▼',
	similar: '•'
};

export type Tone = 'higher' | 'lower' | 'better' | 'worse' | 'similar' | 'none';

/** The tone of a cell: of good and bad only where the indicator has a direction. */
export function toneOf({ against, judged }: Pick<HeatCell, 'against' | 'judged'>): Tone {
	if (against === null) return 'none';
	return against === 'similar' ? 'similar' : (judged ?? against);
}
