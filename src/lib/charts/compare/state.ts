import { roundDomain, ticksWithin, type Domain } from '../scale/domain.ts';
import type { Role, Span } from '../scale/role.ts';
import type { Released } from '#lib/domain/figure.ts';

export interface CompareReference {
	label: string;
	cell: Released;
	/** How many of its kommuner it is of: in the table. */
	note?: string;
}

export interface CompareRow {
	id: string;
	label: string;
	/** Coverage or the like, in small text: '42 av 46 kommuner'. */
	note?: string;
	cell: Released;
	span?: Span | null;
	role: Role;
	/** What the row's value is held against: a thin mark on the same scale. */
	reference?: CompareReference;
}

export interface CompareInput {
	rows: readonly CompareRow[];
	/** As it is written after a number: '%', 'årsverk', 'brukere per 1000 innbyggere'. */
	unit: string;
	decimals: number;
	/** Fixed end of the scale, when the unit has one (100 for per cent). */
	max?: number;
}

export interface CompareState {
	rows: readonly CompareRow[];
	domain: Domain;
	unit: string;
	decimals: number;
	/** The row where the reference gets its name: the first that shows it, beside a figure if any does. */
	named: string | null;
	/** Whether some rows stand out from others; rows that are all alike need no emphasis. */
	mixed: boolean;
}

/** The rows and the one scale they share, which always holds zero. */
export function compareState({ rows, unit, decimals, max }: CompareInput): CompareState {
	return {
		rows,
		domain: domainOf(rows.flatMap(extentOf), decimals, max),
		unit,
		decimals,
		named: namedRow(rows)?.id ?? null,
		mixed: new Set(rows.map(({ role }) => role)).size > 1
	};
}

function namedRow(rows: readonly CompareRow[]): CompareRow | undefined {
	const shown = rows.filter(({ reference }) => reference?.cell.state === 'value');
	return shown.find(({ cell }) => cell.state === 'value') ?? shown[0];
}

/** A fixed end gives way only to a value that lies past it. */
function domainOf(values: number[], decimals: number, max: number | undefined): Domain {
	const round = roundDomain(values, { zero: true, decimals, count: 4 });
	// Without a figure there is nothing to measure, and no numbers on the axis.
	if (values.length === 0) return { ...round, ticks: [] };
	if (max === undefined || Math.max(0, ...values) > max) return round;
	return {
		low: round.low,
		high: max,
		ticks: ticksWithin(round.low, max, { decimals, count: 4 })
	};
}

function extentOf({ cell, span, reference }: CompareRow): number[] {
	const own = cell.state === 'value' ? [cell.value, ...(span ? [span.low, span.high] : [])] : [];
	return reference?.cell.state === 'value' ? [...own, reference.cell.value] : own;
}
