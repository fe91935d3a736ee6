import type { ComputedRange } from '../../domain/figure.ts';
import { linear } from '../scale/domain.ts';

/** A pathway, or two together, in one scenario. */
export interface ScenarioRow {
	id: string;
	name: string;
	/** The middle 90 % and the median; null where it can't be told. */
	gap: ComputedRange | null;
	verdict: 'missing' | 'covered' | 'undecided';
	/** What is other than today; null for today itself. */
	change: string | null;
	/** What the range says, in words. */
	told: string;
	/** What is held outside it, in words; empty where nothing is. */
	held: string;
}

export interface ScenarioPanel {
	id: string;
	title: string;
	rows: readonly ScenarioRow[];
}

export interface PlacedScenarioRow {
	row: ScenarioRow;
	/** Per cent of the width; null where there is no range. */
	range: { from: number; to: number; middle: number } | null;
}

export interface PlacedScenarios {
	panels: {
		panel: ScenarioPanel;
		rows: PlacedScenarioRow[];
		/** Where the first row stands, which the others are seen against. */
		today: number | null;
	}[];
	/** Null where nothing has a range: then there is nothing to measure. */
	zero: number | null;
	ticks: { at: number; value: number }[];
}

/** Room at the edges, in per cent of the width. */
const MARGIN = 3;

/** Places all rows on one scale, so that a man-year is as wide in every pathway. */
export function placeScenarios(panels: readonly ScenarioPanel[]): PlacedScenarios {
	const ends = panels.flatMap(({ rows }) =>
		rows.flatMap(({ gap }) => (gap ? [gap.low, gap.high] : []))
	);
	const scale = linear([0, ...ends], [MARGIN, 100 - MARGIN]);
	return {
		panels: panels.map((panel) => {
			const rows = panel.rows.map((row) => ({
				row,
				range: row.gap && {
					from: scale(row.gap.low),
					to: scale(row.gap.high),
					middle: scale(row.gap.middle)
				}
			}));
			return { panel, rows, today: rows[0]?.range?.middle ?? null };
		}),
		zero: ends.length > 0 ? scale(0) : null,
		ticks: ends.length > 0 ? scale.ticks(5).map((value) => ({ at: scale(value), value })) : []
	};
}
