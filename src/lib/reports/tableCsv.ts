import type { Provenance } from '../domain/provenance.ts';
import type { Table } from '../domain/table.ts';
import { fileColumns, type Row } from './columns.ts';
import { toCsv, type CsvCell } from './csv.ts';
import { originLines } from './origin.ts';

/** A column of the file, and what it says of each row. */
interface Written {
	label: string;
	of: (row: Row) => CsvCell;
}

/** A table as it leaves the page, and on each row where it is of and what it comes from. */
export function tableCsv(table: Table, from: Provenance): string {
	const written = [...fileColumns(table), ...originOf(table, from)];
	const columns = written.map(({ label }, i) => ({ key: String(i), label }));
	return toCsv(
		columns,
		table.rows.map((row) => Object.fromEntries(written.map(({ of }, i) => [String(i), of(row)])))
	);
}

/** What each row carries with it; not what the table tells by a column of its own. */
function originOf({ columns }: Table, from: Provenance): Written[] {
	const told = (key: string) => key === 'year' && columns.some((one) => one.key === key);
	return originLines(from)
		.filter(({ key }) => !told(key))
		.map(({ label, said }) => ({ label, of: () => said }));
}
