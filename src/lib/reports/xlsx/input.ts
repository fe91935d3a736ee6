import type { Provenance } from '../../domain/provenance.ts';
import type { Column, Table } from '../../domain/table.ts';
import type { FileColumn } from '../columns.ts';
import type { SourceFile } from '../docx/appendix.ts';

/** A table in a workbook, with what is said of it where it stands on the page. */
export interface BookTable {
	/** What it is called, as a tab too where there is room. */
	name: string;
	/** The finding. */
	heading: string;
	/** What is measured: of columns that don't say it themselves. */
	subtitle: string;
	table: Table;
	from: Provenance;
}

/** What a number in a workbook is made by: its name, and its version. */
export type Version = readonly [name: string, version: string];

export interface BookInput {
	title: string;
	/** Of all of it. */
	from: Provenance;
	tables: readonly BookTable[];
	/** What has been chosen beside place, year and for whose eyes: 'Sammenlignet med', 'fylket'. */
	chosen: readonly (readonly [string, string])[];
	files: readonly SourceFile[];
	versions: readonly Version[];
}

/** A table with the name of its tab and the columns it is written as. */
export interface Tabled extends BookTable {
	tab: string;
	columns: readonly FileColumn[];
}

/** The column of the table that a column of the file tells of. */
export const columnOf = ({ table }: BookTable, { key }: FileColumn): Column | undefined =>
	table.columns.find((one) => one.key === key);
