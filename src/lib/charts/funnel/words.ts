import { m, NBSP, numberText } from '#lib/text/index.ts';
import type { FunnelTexts } from './layout.ts';
import type { FunnelState, ValuePoint } from './state.ts';

/** Everything that is written in the picture. */
export function funnelTexts({ domain, decimals, middle }: FunnelState): FunnelTexts {
	const fine = domain.ticks.every(Number.isInteger) ? 0 : Math.max(1, decimals);
	return {
		numbers: domain.ticks.map((x) => numberText(x, fine)),
		sizes: (n) => numberText(n),
		middle: middle === null ? '' : m.funnel_middle({ value: numberText(middle, decimals) }),
		limits: {
			'95': m.funnel_limit({ level: percent(95) }),
			'99.8': m.funnel_limit({ level: percent(99.8) })
		}
	};
}

const percent = (level: number) => `${numberText(level, level === 95 ? 0 : 1)}${NBSP}%`;

/** What is said of a point. */
export function pointText(point: ValuePoint, { unit, decimals, counted }: FunnelState): string {
	const { label, value, of, outside } = point;
	return m.funnel_point({
		label,
		value: `${numberText(value, decimals)}${NBSP}${unit}`,
		of: `${numberText(of)}${NBSP}${counted}`,
		where: outside
			? outside.side === 'higher'
				? m.funnel_above({ level: percent(outside.level) })
				: m.funnel_below({ level: percent(outside.level) })
			: m.funnel_within()
	});
}
