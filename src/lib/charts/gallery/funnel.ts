import { HIDDEN, NOT_COLLECTED, value, type Cell } from '../../domain/cell.ts';
import type { FunnelInput, FunnelLimit, FunnelPoint } from '../funnel/state.ts';
import { computed, counted, LONG, LONG_WORD, many, shown, span } from './nobodys.ts';

const MIDDLE = 24;
const around = (of: number, wide: number) =>
	span(Math.max(0, MIDDLE - wide / Math.sqrt(of)), MIDDLE + wide / Math.sqrt(of));
const limits: FunnelLimit[] = Array.from({ length: 40 }, (_, i) => {
	const of = 20 * 1.13 ** i;
	return { of, inner: around(of, 84), outer: around(of, 132) };
});

const point = (
	label: string,
	[of, cell]: [number, number | Cell],
	more: Partial<FunnelPoint> = {}
): FunnelPoint => ({
	...{ id: label.toLowerCase(), label, role: 'other', outside: null },
	...{ cell: shown(typeof cell === 'number' ? value(cell) : cell), of: counted(of) },
	...more
});
const share = (points: FunnelPoint[]): FunnelInput => ({
	...{ points, middle: computed(MIDDLE), limits, unit: '% av brukerne', decimals: 1 },
	counted: 'brukere'
});
const crowd = many((i) =>
	point(`Sted ${i + 1}`, [22 * 1.11 ** i, MIDDLE + (((i * 7) % 11) - 5) * (4.4 / (1 + i / 8))])
);
const tynset = point('Tynset', [84, 33], { role: 'chosen' });
const above = point('Hamar', [700, 38.5], { outside: { side: 'higher', level: 99.8 } });
const below = point('Gjøvik', [610, 19.6], { outside: { side: 'lower', level: 95 } });
const hidden = point('Tolga', [30, HIDDEN]);

/** Made up, of no municipality. */
export const funnel = {
	usual: share([
		...crowd,
		tynset,
		point('Os', [41, 12], { role: 'marked' }),
		...[above, below, hidden]
	]),
	value: share([tynset, above, below]),
	hidden: share([hidden, point('Os', [30, HIDDEN], { role: 'chosen' }), above]),
	missing: share([{ ...point('Os', [30, NOT_COLLECTED]), of: null }, tynset]),
	one: { ...share([tynset]), limits: limits.slice(12, 13) },
	many: share([
		...crowd,
		...many((i) =>
			point(`Tettsted ${i + 1}`, [480 + i, 33 + (i % 7) / 2], {
				outside: { side: 'higher', level: 99.8 }
			})
		)
	]),
	long: share([
		...crowd,
		point(LONG, [84, 33], { role: 'chosen' }),
		point(LONG_WORD, [90, 32], { role: 'marked' })
	]),
	none: { ...share([]), middle: null, limits: [] }
};
