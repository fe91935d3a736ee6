import { linear } from '../scale/domain.ts';

/** What one uncertain number does to a result, with every other at its middle. */
export interface TornadoRow {
	id: string;
	name: string;
	/** The result at the number's low and at its high end. */
	low: number;
	high: number;
	/** These ends themselves, with their unit. */
	from: string;
	to: string;
	/** This alone decides the sign of the result. */
	flips: boolean;
}

export interface PlacedEnd {
	/** Per cent of the width. */
	at: number;
	text: string;
	/** On which side of the bar the text stands. */
	side: 'start' | 'end';
}

export interface PlacedTornadoRow {
	row: TornadoRow;
	from: number;
	to: number;
	ends: PlacedEnd[];
}

export interface PlacedTornado {
	rows: PlacedTornadoRow[];
	zero: number;
	/** The result with everything at its middle. */
	middle: number;
	ticks: { at: number; value: number }[];
}

/** Room for the texts at the ends of the longest bar, in per cent of the width. */
const MARGIN = 14;

/** Places the rows on one scale that holds zero, the middle and every end. */
export function placeTornado(rows: readonly TornadoRow[], middle: number): PlacedTornado {
	const ends = [0, middle, ...rows.flatMap((row) => [row.low, row.high])];
	const scale = linear(ends, [MARGIN, 100 - MARGIN]);
	return {
		rows: rows.map((row) => {
			const placed = [
				{ at: scale(row.low), text: row.from },
				{ at: scale(row.high), text: row.to }
			].sort((a, b) => a.at - b.at);
			return {
				row,
				from: placed[0]?.at ?? 0,
				to: placed[1]?.at ?? 0,
				ends: placed.map((end, i) => ({ ...end, side: i === 0 ? 'start' : 'end' }))
			};
		}),
		zero: scale(0),
		middle: scale(middle),
		ticks: scale.ticks(5).map((value) => ({ at: scale(value), value }))
	};
}
