import { m, NBSP, numberText, stateText } from '#lib/text/index.ts';
import type { TrendTexts } from './layout.ts';
import type { TrendLine, TrendState } from './state.ts';

/** Up to this many letters a unit is said at every label; a longer one only at the first. */
const SHORT_UNIT = 1;

/** What stands at the end of a line: its name, and its last value or why there is none. */
export interface EndText {
	/** Strong, on its own line; empty for the others, which keep name and figure together. */
	name: string;
	figure: string;
}

/** Everything that is written in the picture. */
export function trendTexts(state: TrendState): TrendTexts {
	const { ticks } = state.domain;
	const decimals = ticks.every(Number.isInteger) ? 0 : Math.max(1, state.decimals);
	return {
		texts: endTexts(state),
		numbers: ticks.map((x) => numberText(x, decimals)),
		states: {
			hidden: stateText('hidden'),
			'not-collected': stateText('not-collected'),
			'not-applicable': stateText('not-applicable')
		}
	};
}

/** The texts at the ends, in the order of the lines. */
export function endTexts(state: TrendState): EndText[] {
	return state.lines.map((line, i) => {
		const figure = figureAt(line, state, i === 0 || state.unit.length <= SHORT_UNIT);
		if (line.role !== 'other') return { name: line.label, figure };
		return { name: '', figure: line.last ? `${line.label} ${figure}` : named(line.label, figure) };
	});
}

function named(label: string, state: string): string {
	return state ? m.chart_label_state({ label, state }) : label;
}

function figureAt({ last, gaps }: TrendLine, state: TrendState, withUnit: boolean): string {
	if (last === null) return gaps.length ? stateText(gaps.at(-1)?.state ?? 'not-collected') : '';
	const figure = numberText(last.value, state.decimals);
	const said = withUnit && state.unit ? `${figure}${NBSP}${state.unit}` : figure;
	return last.year === state.years.at(-1) ? said : `${said} (${last.year})`;
}
