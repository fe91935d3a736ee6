import type { GapQuantity } from '../charts/signature/state.ts';
import type { TableCell } from '../domain/table.ts';
import { TOGETHER } from '../model/units.ts';
import { begun, inSentence, m } from '../text/index.ts';
import { yearsText } from '../text/lists.ts';
import { arsverkDecimals } from './arsverkText.ts';
import { computed } from './computed.ts';
import type { Picture } from './of.ts';
import type { PlanPicture } from './plan.ts';
import type { SignaturePicture } from './signaturePicture.ts';

/** What a value is judged to be, or that it is not judged; its words stand beside it. */
export type Tone = 'missing' | 'covered' | 'undecided' | 'plain';

/**
 * What of a picture a document's own chart draws. Its numbers are cells of a table or what the page
 * draws, so that no two of them say different things.
 */
export interface ChartData {
	draw: 'bars' | 'lines';
	/** Lines of a count start at nothing, as they are drawn on the page: bars always do. */
	zero?: boolean;
	/** What a template calls it, where it has a name: `{{figur:gap}}`. */
	of?: 'gap';
	/** What is measured and what each mark means, where the page draws it otherwise. */
	measure?: string;
	/** What the values are counted in. */
	unit: string;
	/** What is drawn of each category, as it stands beside it. */
	categories: readonly string[];
	series: readonly ChartDataSeries[];
}

interface ChartDataSeries {
	name: string;
	/** One for each category; undefined where nothing is drawn. */
	cells: readonly (TableCell | undefined)[];
	/** Of figures; what the model says has its own. */
	decimals: number;
	/** One for each category, where they are judged. */
	tones?: readonly Tone[];
}

/** The gap of each pathway with its range; what can't be drawn stands in words at its place. */
export function gapChart({ rows, origin }: Pick<SignaturePicture, 'rows' | 'origin'>): ChartData {
	return {
		...{ draw: 'bars', of: 'gap' },
		measure: m.document_gap_measure({ years: yearsText(origin.years) }),
		unit: `${m.col_gap()}, ${m.col_gap_unit()}`,
		categories: rows.map(({ short, gap }) => `${begun(short)}: ${gap.label}`),
		series: [
			{
				name: m.col_gap(),
				cells: rows.map(({ gap }) => drawnGap(gap)),
				decimals: 1,
				tones: rows.map(({ gap }) => gap.verdict)
			}
		]
	};
}

/** The gap today and in each scenario of a plan, for the second and third pathway together. */
export function planChart({ panels, origin }: Pick<PlanPicture, 'panels' | 'origin'>): ChartData {
	const rows = panels.find(({ id }) => id === String(TOGETHER))?.rows ?? [];
	return {
		draw: 'bars',
		measure: m.document_gap_measure({ years: yearsText(origin.years) }),
		unit: `${m.col_gap()}, ${m.col_gap_unit()}`,
		categories: rows.map(({ name, told }) => `${name}: ${inSentence(told)}`),
		series: [
			{
				name: m.col_gap(),
				cells: rows.map(({ gap, told }) => drawnGap({ span: gap, label: told })),
				decimals: 1,
				tones: rows.map(({ verdict }) => verdict)
			}
		]
	};
}

/** As it is drawn on the page, with the digits that it is told with. */
function drawnGap({
	span,
	label
}: Pick<GapQuantity, 'label'> & { span: GapQuantity['span'] | null }): TableCell | undefined {
	if (!span) return undefined;
	const { low, middle, high } = span;
	return computed(label, { low, median: middle, high }, arsverkDecimals(span));
}

/** The columns of a table that are of its years, as lines; without the columns of how many kommuner they are of. */
export function yearsChart({ table }: Pick<Picture, 'table'>): ChartData {
	const [first, ...others] = table.columns;
	const lines = others.filter(({ key, numeric }) => numeric && !key.includes('/'));
	const texts = table.rows.map((row) => (first ? row[first.key] : ''));
	return {
		draw: 'lines',
		unit: lines[0]?.unit ?? '',
		categories: texts.map((text) => (typeof text === 'string' ? text : '')),
		series: lines.map(({ key, label, decimals = 0 }) => ({
			...{ name: label, decimals },
			cells: table.rows.map((row) => row[key])
		}))
	};
}
