import { describedCells, describedRowCell } from './describedCells.ts';
import type { Celler, IndikatorFil } from './indikator.ts';
import { everyIndikator } from './indikatorer.ts';
import { describedSource, fieldOfCounts } from './kilder.ts';

const files = import.meta.glob<string>('../../../data/kilder/*/celler.sql', {
	eager: true,
	query: '?raw',
	import: 'default'
});

const ofProject: ReadonlyMap<string, string> = new Map(
	Object.entries(files).map(([path, sql]) => [path.split('/').at(-2) ?? '', sql])
);

/**
 * The question for the counts of persons of a source: `data/kilder/<id>/celler.sql`, or what follows from
 * the user's description of it. Undefined where it says nothing of them.
 */
export function cellerSqlOf(source: string): string | undefined {
	const described = describedSource(source);
	return described ? describedCells(described) : ofProject.get(source);
}

const ofRows = import.meta.glob<string>('../../../data/kilder/*/radcelle.sql', {
	eager: true,
	query: '?raw',
	import: 'default'
});

const ofProjectRows: ReadonlyMap<string, string> = new Map(
	Object.entries(ofRows).map(([path, sql]) => [path.split('/').at(-2) ?? '', sql])
);

/** How the rows behind an indicator are matched with cells. */
export interface RowCell {
	/**
	 * What cell a row is the count of: an expression over its columns that gives series and name with `|`
	 * between, null where the row is less than a cell.
	 */
	sql: string;
	/** The column with the count. */
	field: string;
}

export function rowCellOf(source: string, { felt, serie }: Celler): RowCell | undefined {
	const described = describedSource(source);
	const sql = described ? describedRowCell(described, serie) : ofProjectRows.get(source);
	return sql === undefined ? undefined : { sql, field: felt ?? fieldOfCounts(source) };
}

/** The columns that every `celler.sql` gives, in this order. */
export const CELLER_COLUMNS = [
	'omrade',
	'aar',
	'serie',
	'celle',
	'helhet',
	'oppdeling',
	'antall',
	'tilstand'
] as const;

/** The cells that a figure is made of. */
export interface FigureCells {
	serie: string;
	teller: string[];
	nevner: string[];
}

/*
 * Names of cells are put together with these signs further on, and a source of the user's own may have
 * them in its texts.
 */
const SIGNS = /[%|+/?\n\t]/g;
const ESCAPED = /%([0-9a-f]{2})/g;

/** A source's own name of a cell, with none of the signs that names are put together with. */
export const cellName = (text: string) =>
	text.replace(SIGNS, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** The name as the source has it. */
export const sourceName = (name: string) =>
	name.replace(ESCAPED, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** The cells of an indicator's figure for one pathway and category. */
export function cellsOf(
	{ serie, teller, nevner = [], kategorier = {} }: Celler,
	{ forlop, kategori }: { forlop: string; kategori: string }
): FigureCells {
	const named = (text: string) =>
		text
			.replaceAll('{forlop}', () => cellName(forlop))
			.replaceAll('{kategori}', () => cellName(kategori));
	return {
		serie: named(serie),
		teller: [...teller, ...(kategorier[kategori] ?? [])].map(named),
		nevner: nevner.map(named)
	};
}

/** Whether an indicator's figures are protected as cells of its source. */
export const isProtected = ({
	celler,
	kilder: [source]
}: Pick<IndikatorFil, 'celler' | 'kilder'>) =>
	celler !== undefined && source !== undefined && cellerSqlOf(source) !== undefined;

/** Indicators of persons that say what they are made of, by their leading source. */
export const indikatorerOfPersons = (source: string) =>
	everyIndikator().filter(({ personer, kilder }) => personer && kilder[0] === source);
