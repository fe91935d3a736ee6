import { SAMPLE_ROWS, sampleOf } from './dialect.ts';
import { fitsWidth, toCsv, type Table } from './readers/table.ts';

/** A table whose rows are written down, each with its line last. */
export interface WrittenTable extends Pick<
	Table,
	'preamble' | 'header' | 'headerLine' | 'problems'
> {
	csv: Blob;
	sample: readonly (readonly string[])[];
	rows: number;
	ragged: number;
}

/** The rows that are as wide as the header, as normalised CSV. */
export function writeDown(table: Table): WrittenTable {
	const { preamble, header, headerLine, problems, spare } = table;
	const width = header.length;
	const fits = table.rows.filter(({ cells }) => fitsWidth(cells, width, spare));
	const csv = toCsv(fits.map(({ line, cells }) => [...cells.slice(0, width), String(line)]));
	const first = fits.slice(0, SAMPLE_ROWS).map(({ cells }) => ({ cells: cells.slice(0, width) }));
	return {
		...{ preamble, header, headerLine, problems },
		csv: new Blob([csv]),
		sample: sampleOf(first, width),
		rows: fits.length,
		ragged: table.rows.length - fits.length
	};
}
