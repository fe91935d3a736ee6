import type { ForlopId } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import type { Growth } from '../model/plan.ts';
import { m, numberText, spanText } from '../text/index.ts';
import { listText } from '../text/lists.ts';
import { sourceName } from './answerWords.ts';

/** How users grow from the year that the source of some pathways has counted them in. */
export interface GrowthTold {
	forlop: readonly ForlopId[];
	from: number;
	/** Null where no projection tells. */
	growing: { times: Range; by: 'rate' | 'ages' | 'adults' } | null;
	/** The sources that lead them. */
	sources: readonly string[];
}

/** What the growth of a scenario comes to, and from which year. */
export function growthText(growth: Growth, grown: readonly GrowthTold[]): string {
	const told = grown.map((one) => {
		const said = fromText(one, growth.to);
		const numbers = listText(one.forlop.map(String));
		return grown.length > 1 ? m.plan_growth_of({ numbers, told: said }) : said;
	});
	return told.join(' ');
}

function fromText({ from, growing, sources }: GrowthTold, to: number): string {
	if (!growing) return m.plan_growth_no_projection({ from, year: to });
	const told = growingText(growing, from, to);
	const names = listText([...new Set(sources.map(sourceName))]);
	return names ? m.plan_growth_from({ told, from, sources: names }) : told;
}

function growingText(
	{ times, by }: NonNullable<GrowthTold['growing']>,
	from: number,
	to: number
): string {
	const percent = (x: number) => (x - 1) * 100;
	const words = { from, to, middle: numberText(Math.abs(percent(times.middle)), 0) };
	const told = times.middle < 1 ? m.plan_growth_fewer(words) : m.plan_growth_more(words);
	if (by === 'ages') return m.plan_growth_by_age({ told });
	if (by === 'adults') return m.plan_growth_by_adults({ told });
	if (times.low === times.high) return m.plan_growth_exact({ told });
	const span = spanText(percent(times.low), percent(times.high), 0);
	return m.plan_growth_span({ told, span });
}
