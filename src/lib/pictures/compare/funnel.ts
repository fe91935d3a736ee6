import type { FunnelInput, FunnelPoint } from '../../charts/funnel/state.ts';
import type { ReleasedColumn } from '../../domain/column.ts';
import type { Column, Table } from '../../domain/table.ts';
import type { Level, OutsideLimits, FunnelSpread } from '../../model/compare/funnelSpread.ts';
import { m, NBSP, numberText, of } from '../../text/index.ts';
import { listText } from '../../text/lists.ts';
import { computedNumber, computedSpan } from '../computed.ts';
import type { Picture } from '../of.ts';
import {
	byName,
	codeAt,
	columnOf,
	count,
	definitionOf,
	nameAt,
	originOf,
	roleAt,
	subtitleOf,
	unitOf,
	type IndicatorAsked
} from './indicatorAsked.ts';
import { seriesName } from './names.ts';

export interface FunnelPicture extends Picture {
	input: FunnelInput;
}

/**
 * Who differs by more than chance and the spread of the others explain. Nobody is ranked.
 *
 * @param spread null where the guard forbids it, or too few tell how many they have counted: then there
 *               is no picture
 */
export function funnelPicture(
	asked: IndicatorAsked,
	spread: FunnelSpread | null
): FunnelPicture | null {
	const column = columnOf(asked);
	if (!column || !spread) return null;
	const years = [column.year];
	return {
		name: m.ind_funnel_name({ series: seriesName(asked.key) }),
		heading: headingOf(asked, spread),
		more: [spreadText(spread), chanceText(asked, spread)].join(' '),
		subtitle: subtitleOf(asked, years, m.ind_funnel_lines()),
		summary: summaryOf(asked, spread),
		table: tableOf(asked, column, spread),
		origin: originOf(asked, years, m.ind_funnel_method()),
		input: inputOf(asked, column, spread)
	};
}

function inputOf(asked: IndicatorAsked, column: ReleasedColumn, spread: FunnelSpread): FunnelInput {
	const outside = new Map(spread.places.map((one) => [one.place, one.outside]));
	const points = asked.places.map((place): FunnelPoint => {
		const figure = column.figure(place);
		return {
			...{ id: codeAt(place), label: nameAt(place), role: roleAt(place, asked) },
			...{ cell: column.cell(place), of: figure?.denominator ?? null },
			outside: outside.get(place) ?? null
		};
	});
	return {
		points: points.filter((_, i) => outside.has(asked.places[i] ?? -1)),
		middle: computedNumber(spread.middle),
		limits: spread.limits.flatMap(({ of: size, ...limits }) => {
			const [inner, outer] = [computedSpan(limits.inner), computedSpan(limits.outer)];
			return inner && outer ? [{ of: size, inner, outer }] : [];
		}),
		unit: unitOf(definitionOf(asked)),
		decimals: definitionOf(asked).desimaler,
		counted: countedIn(asked)
	};
}

/** What a share or a rate is counted in. */
const countedIn = (asked: IndicatorAsked): string =>
	definitionOf(asked).slag === 'andel' ? m.ind_counted_persons() : m.ind_counted_adults();

/** Those that are outside the limits of a level, on one side. */
const beyond = ({ places }: FunnelSpread, level: Level, side: OutsideLimits['side']) =>
	places.filter(({ outside }) => outside && outside.side === side && outside.level >= level);

function headingOf({ level }: IndicatorAsked, spread: FunnelSpread): string {
	const [above, below] = [beyond(spread, level, 'higher'), beyond(spread, level, 'lower')];
	const all = spread.places.length;
	if (above.length + below.length === 0) return m.ind_funnel_none({ all });
	if (below.length === 0) return m.ind_funnel_only_above({ above: above.length, all });
	if (above.length === 0) return m.ind_funnel_only_below({ below: below.length, all });
	return m.ind_funnel_heading({ above: above.length, below: below.length, all });
}

/** φ in words: how much wider the limits are than chance alone makes them. */
function spreadText({ phi }: FunnelSpread): string {
	if (phi <= 1.1) return m.ind_funnel_chance_only();
	return m.ind_funnel_wider({ times: numberText(Math.sqrt(phi), 1), phi: numberText(phi, 1) });
}

function chanceText({ level }: IndicatorAsked, { expected }: FunnelSpread): string {
	const often = expected[level];
	return m.ind_funnel_expected({
		level: percent(level),
		count: often < 0.95 ? m.ind_less_than_one() : m.ind_at_most_about({ count: numberText(often) })
	});
}

export const percent = (level: Level): string =>
	`${numberText(level, level === 95 ? 0 : 1)}${NBSP}%`;

/** So many are named; the rest is in the table. */
const MOST = 8;

function summaryOf(asked: IndicatorAsked, spread: FunnelSpread): string {
	const { level, places } = asked;
	const named = (side: OutsideLimits['side']) => {
		const all = byName(beyond(spread, level, side).map(({ place }) => place)).map(nameAt);
		return all.length > MOST
			? m.ind_and_more({ names: all.slice(0, MOST).join(', '), count: all.length - MOST })
			: listText(all);
	};
	const [above, below] = [named('higher'), named('lower')];
	const untold = places.length - spread.places.length;
	return [
		subtitleOf(asked, [columnOf(asked)?.year ?? asked.year]) + '.',
		m.ind_funnel_middle({ value: valueText(asked, spread.middle) }),
		...(above ? [m.ind_funnel_above({ names: above, level: percent(level) })] : []),
		...(below ? [m.ind_funnel_below({ names: below, level: percent(level) })] : []),
		...(untold > 0 ? [m.ind_untold({ count: untold })] : [])
	].join(' ');
}

export const valueText = (asked: Pick<IndicatorAsked, 'key'>, value: number): string => {
	const definition = definitionOf(asked);
	return `${numberText(value, definition.desimaler)}${NBSP}${unitOf(definition)}`;
};

function tableOf(asked: IndicatorAsked, column: ReleasedColumn, spread: FunnelSpread): Table {
	const definition = definitionOf(asked);
	const found = new Map(spread.places.map((one) => [one.place, one]));
	const numeric = { numeric: true, decimals: 0 };
	const columns: Column[] = [
		{ key: 'kommune', label: m.csv_place() },
		{
			...{ key: 'value', label: seriesName(asked.key), unit: of(definition.enhet) },
			...{ numeric: true, decimals: definition.desimaler }
		},
		{ key: 'count', label: m.ind_column_count(), ...numeric },
		{ key: 'of', label: m.ind_column_of({ counted: countedIn(asked) }), ...numeric },
		{ key: '95', label: m.ind_column_against({ level: percent(95) }) },
		{ key: '99.8', label: m.ind_column_against({ level: percent(99.8) }) }
	];
	return {
		caption: m.ind_funnel_name({ series: seriesName(asked.key) }),
		columns,
		rows: byName(asked.places).map((place) => {
			const one = found.get(place);
			return {
				kommune: nameAt(place),
				value: column.cell(place),
				count: one ? count(one.count) : '',
				of: one ? count(one.of) : '',
				'95': one ? sideText(one.outside, 95) : '',
				'99.8': one ? sideText(one.outside, 99.8) : ''
			};
		})
	};
}

function sideText(outside: OutsideLimits | null, level: Level): string {
	if (!outside || outside.level < level) return m.ind_side_within();
	return outside.side === 'higher' ? m.ind_side_above() : m.ind_side_below();
}
