import type { ComputedNumber, Released } from '#lib/domain/figure.ts';
import type { Span } from '../scale/role.ts';

/** How the published figures of the others lie. */
export interface SpineSpread {
	/** Eight of ten lie from `low` to `high`, half of them from `lower` to `upper`. */
	low: ComputedNumber;
	lower: ComputedNumber;
	median: ComputedNumber;
	upper: ComputedNumber;
	high: ComputedNumber;
}

export interface SpinePeer {
	id: string;
	name: string;
	cell: Released;
}

export interface SpineRow {
	id: string;
	/** Rows that stand together have one heading over them. */
	group: string;
	name: string;
	/** Unit, year, source, and which way is better: in small letters. */
	note: string;
	/** Null where no file that is loaded has a row for it. */
	cell: Released | null;
	span: Span | null;
	/** As it is written: '14,2 %'. */
	figure: string;
	/** Against what it is held, in words: 'høyere enn Innlandet'. */
	word: string;
	/** Only where it differs and the indicator has a declared direction. */
	judged: 'better' | 'worse' | null;
	/** Which end of the scale is better; better lies to the right. */
	better: 'up' | 'down' | null;
	decimals: number;
	/** None where fewer than five others have a figure, or levels may not be compared. */
	spread: SpineSpread | null;
	/** The others that are like it. */
	peers: readonly SpinePeer[];
	/** What it is held against: the figure of an area, or of others together. */
	reference: ComputedNumber | null;
	/** One against others together, of figures that may not be compared one by one: in no colour. */
	plain?: boolean;
}

export interface SpineInput {
	rows: readonly SpineRow[];
}

/** Rows under the heading they share, in their order. */
export function groupedRows(rows: readonly SpineRow[]): { name: string; rows: SpineRow[] }[] {
	const groups: { name: string; rows: SpineRow[] }[] = [];
	for (const row of rows) {
		const last = groups.at(-1);
		if (last?.name === row.group) last.rows.push(row);
		else groups.push({ name: row.group, rows: [row] });
	}
	return groups;
}

/** All that is drawn on the scale of a row, in its unit; nothing of what is hidden. */
export function drawn(row: SpineRow): number[] {
	const { cell, span, spread, peers, reference } = row;
	const own = cell?.state === 'value' ? [cell.value, ...(span ? [span.low, span.high] : [])] : [];
	const others = peers.flatMap((peer) => (peer.cell.state === 'value' ? [peer.cell.value] : []));
	const band = spread ? [spread.low, spread.high] : [];
	return [...own, ...others, ...band, ...(reference === null ? [] : [reference])];
}
