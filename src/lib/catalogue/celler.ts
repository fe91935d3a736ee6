import type { Celler, IndikatorFil } from './indikator.ts';
import { indikatorer } from './indikatorer.ts';

const files = import.meta.glob<string>('../../../data/kilder/*/celler.sql', {
	eager: true,
	query: '?raw',
	import: 'default'
});

/** The question for the counts of persons of a source: `data/kilder/<id>/celler.sql`. */
export const cellerSql: ReadonlyMap<string, string> = new Map(
	Object.entries(files).map(([path, sql]) => [path.split('/').at(-2) ?? '', sql])
);

const ofRows = import.meta.glob<string>('../../../data/kilder/*/radcelle.sql', {
	eager: true,
	query: '?raw',
	import: 'default'
});

/**
 * What cell a row of a source is the count of, by source: an expression over its columns that gives
 * series and name with `|` between, null where the row is less than a cell.
 */
export const rowCellSql: ReadonlyMap<string, string> = new Map(
	Object.entries(ofRows).map(([path, sql]) => [path.split('/').at(-2) ?? '', sql])
);

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

/** The cells of an indicator's figure for one pathway and category. */
export function cellsOf(
	{ serie, teller, nevner = [] }: Celler,
	{ forlop, kategori }: { forlop: string; kategori: string }
): FigureCells {
	const named = (text: string) =>
		text.replaceAll('{forlop}', forlop).replaceAll('{kategori}', kategori);
	return { serie: named(serie), teller: teller.map(named), nevner: nevner.map(named) };
}

/** Whether an indicator's figures are protected as cells of its source. */
export const isProtected = ({
	celler,
	kilder: [source]
}: Pick<IndikatorFil, 'celler' | 'kilder'>) =>
	celler !== undefined && source !== undefined && cellerSql.has(source);

/** Indicators of persons that say what they are made of, by their leading source. */
export const indikatorerOfPersons = (source: string) =>
	indikatorer.filter(({ personer, kilder }) => personer && kilder[0] === source);
