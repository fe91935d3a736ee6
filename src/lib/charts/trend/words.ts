import { m, NBSP, numberText, spanText, stateExplained, stateText } from '#lib/text/index.ts';
import type { TrendTexts } from './layout.ts';
import { lastKnown, type TrendLine, type TrendState } from './state.ts';

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
			hidden: stateExplained('hidden'),
			protecting: stateExplained('protecting'),
			'not-collected': stateExplained('not-collected'),
			'not-applicable': stateExplained('not-applicable')
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

/** Lines that end in different years are not read as one year. */
const endApart = ({ lines }: TrendState): boolean =>
	new Set(lines.flatMap((line) => (lastKnown(line) ?? line.last)?.year ?? [])).size > 1;

function figureAt(line: TrendLine, state: TrendState, withUnit: boolean): string {
	const { last, gaps } = line;
	const known = lastKnown(line);
	if (known) {
		const span = spanText(known.span.low, known.span.high, state.decimals);
		return withYear(withUnit && state.unit ? `${span}${NBSP}${state.unit}` : span, known, state);
	}
	if (last === null) return gaps.length ? stateText(gaps.at(-1)?.state ?? 'not-collected') : '';
	const figure = numberText(last.value, state.decimals);
	const said = withUnit && state.unit ? `${figure}${NBSP}${state.unit}` : figure;
	return withYear(said, last, state);
}

/** The year is said where the picture goes on after it. */
function withYear(said: string, { year }: { year: number }, state: TrendState): string {
	return year !== state.years.at(-1) || endApart(state) ? `${said} (${year})` : said;
}
