import type { HeatCell, HeatColumn, HeatColumnShown } from '../../charts/heat/state.ts';
import type { Column, Table, TableCell } from '../../domain/table.ts';
import { m } from '../../text/index.ts';
import type { HeatSeen } from './heat.ts';

/**
 * What the table says, for a file and for who doesn't see it: a row for each kommune, and for each column
 * its figure and how it stands. A column that may not be compared is not in it at all.
 */
export function heatTable(
	{ rows, reference }: Pick<HeatSeen, 'rows' | 'reference'>,
	columns: readonly HeatColumn[]
): Table {
	const shown = columns.filter((one): one is HeatColumnShown => one.refused === null);
	return {
		caption: m.heat_table_caption({ reference }),
		columns: [
			{ key: 'kommune', label: m.heat_kommune() },
			{ key: 'code', label: m.heat_code() },
			...shown.flatMap((one) => columnsOf(one, reference))
		],
		rows: rows.map(({ id, name }, row) => ({
			...{ kommune: name, code: id },
			...Object.fromEntries(shown.flatMap((one) => cellsOf(one, row)))
		}))
	};
}

function columnsOf(
	{ id, name, unit, decimals, year }: HeatColumnShown,
	reference: string
): Column[] {
	const label = year === undefined ? name : `${name}, ${year}`;
	return [
		{ key: id, label, unit, decimals, numeric: true },
		{ key: `${id}|against`, label: m.heat_against_column({ name, reference }) }
	];
}

function cellsOf(column: HeatColumnShown, row: number): [string, TableCell][] {
	const one = column.at(row);
	return [
		[column.id, one.cell ?? m.heat_not_loaded()],
		[`${column.id}|against`, standingText(one)]
	];
}

const AGAINST = { higher: m.heat_higher, lower: m.heat_lower, similar: m.heat_similar };
const JUDGED = { better: m.heat_better, worse: m.heat_worse };

/** How a figure stands, in words; empty where there is none. */
function standingText({ cell, against, judged, few }: HeatCell): string {
	if (cell?.state !== 'value') return '';
	return [
		against ? AGAINST[against]() : m.heat_undecided(),
		...(judged ? [JUDGED[judged]()] : []),
		...(few ? [m.heat_few()] : [])
	].join(', ');
}
