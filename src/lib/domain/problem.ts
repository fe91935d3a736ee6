import type { Localised } from './text.ts';

/**
 * Trouble found in a file. A value, not an exception: the sentence for it is in `text/problems/`.
 * Each code has its own fields. `Problem<'no-rows'>` is one kind, `Problem` any of them.
 */
export type Problem<C extends ProblemCode = ProblemCode> = {
	[K in C]: { code: K } & Common & Fields[K];
}[C];

export type ProblemCode = keyof Fields;
export type Severity = 'error' | 'warning' | 'note';

interface Common {
	severity: Severity;
	/** The line in the file, 1-based. */
	row?: number;
	/** The header as the file writes it. */
	column?: string;
	/** How many rows it concerns, when it is one problem told once. */
	count?: number;
}

/** What a problem has found, as it is shown in a table; null for kinds that have found no text. */
export function foundIn(problem: Problem): string | null {
	const found = 'found' in problem ? problem.found : undefined;
	return found === undefined ? null : String(found);
}

/** Whether a problem is of one kind: `problems.filter(isOf('no-rows'))`. */
export const isOf =
	<C extends ProblemCode>(code: C) =>
	(problem: Problem): problem is Extract<Problem, { code: C }> =>
		problem.code === code;

/** What a spreadsheet has made of a cell that was something else. */
export type MadeByExcel = 'error' | 'scientific' | 'date' | 'formula';
/** Why a file in a zip is listed and not read. */
export type UnreadEntry = 'outside' | 'absolute' | 'locked' | 'method' | 'nested' | 'damaged';
/** Why nothing is read at a path of the disk. */
export type UnreadPath = 'missing' | 'folder' | 'denied';

/** No more than the code and what is common to all. */
type Nothing = unknown;

/** A text of the file as it stands there. */
interface Text {
	found: string;
}

interface Column {
	column: string;
}

/** A code or name of a place, and the codes of kommuner that it leads to. */
interface Areas extends Text {
	areas: readonly string[];
}

interface Area extends Text {
	area: string;
}

/** A field of the contract, by its id. */
interface Field {
	field: string;
}

/** A unit of the contract by its id, and what figures are multiplied by. */
interface Unit extends Text {
	factor: number;
}

/** How much there is, and how much is read. */
interface Measured {
	is: number;
	limit: number;
}

/** A field whose values keep rows out of every figure, with values that would not. */
interface Unread {
	why?: { field: string; found: readonly string[]; read: readonly string[] };
}

/** By code, what a problem has beside what is common to all. */
type Fields = FileFields &
	LimitFields &
	ShapeFields &
	CellFields &
	ColumnFields &
	AreaFields &
	DoubtFields;

/** What the file is, and whether it is read at all. */
export interface FileFields {
	'empty-file': Nothing;
	'binary-file': Nothing;
	/** `found`: what kind of file it is. */
	'unsupported-format': Text;
	/** `found`: the message of what went wrong. */
	unreadable: Partial<Text>;
	/** `found`: the reader; `cause`: the message of what went wrong. */
	'format-damaged': Text & { cause: string };
	/** The same bytes as a file that is there, whose name is `found`. */
	'file-twice': Text;
	cancelled: Nothing;
	/** `found`: the encoding. */
	'encoding-assumed': Text;
	'mixed-encoding': Nothing;
	/** Control characters, so many, that were read as the signs they were in windows-1252. */
	'control-signs': Text & { times: number };
	/** No contract is known to fit; what in the file speaks against the source that could, if one could. */
	'source-unknown': (Text & { source: Localised }) | { found?: undefined };
	'mapping-remembered': Nothing;
	'overlaps-file': Nothing;
	/** Rows that were read, and that no figure rests on; then a file of nothing but such. */
	'rows-unread': Unread;
	'file-unread': Unread;
}

/** More than is read, and what is not reached. */
export interface LimitFields {
	/** `fits`: how many rows there is room for. */
	'too-large': { fits?: number };
	/** More bytes, files or columns than are read of its kind, `found`. */
	'beyond-limit': Text & Measured;
	/** `found`: the sheet; `cells`: those with something in them. */
	'sheet-too-large': Text & { rows: number; columns: number; cells: number; limit: number };
	'line-too-long': Measured;
	/** A file in a zip that is not read. */
	'zip-entry': Text & { why: UnreadEntry };
	/** What stands at a path of the disk, if anything, can't be opened. */
	path: Text & { why: UnreadPath };
}

/** Where the table is, and what its rows look like. */
export interface ShapeFields {
	/** `found`: how the file begins. */
	'no-header': Partial<Text>;
	/** `found`: the file or the sheet. */
	'no-rows': Text;
	/** `found`: the reader. */
	'no-table': Text;
	'sheet-chosen': Text;
	/** `found`: its cells, such as "H1:I4". */
	'table-beside': Text;
	/** `read`: the row in which the table that is read begins. */
	'several-tables': { read: number };
	'header-missing': Partial<Text>;
	'header-joined': { lines: number };
	'header-repeated': Nothing;
	footnotes: Text;
	/** `cells` of `columns`, where the row was taken apart. */
	'ragged-rows': Text & { cells?: number; columns?: number };
	/** A row has more behind the table's last column. */
	'row-wider': Text;
	/** `found`: their numbers, from 1. */
	'column-unnamed': Text;
	'quote-stray': Text;
	'delimiter-mixed': Text;
	/** Rows inside a cell: a quote was opened by mistake, and closed by another further down. */
	'rows-in-cell': Nothing;
	/** `lines`: as many as a sheet has room for. */
	'rows-cut': { lines: number };
	'row-count': { found: number; expected: number };
	/** Columns, `found`, whose names tell what their figures are of, made into rows of `into`. */
	unfolded: Text & { into: readonly string[] };
	/** Rows that are alike in every cell. */
	'rows-repeated': Nothing;
	/** Rows that tell of the same; `repeated`: which of them count. */
	'duplicate-keys': { repeated: 'once' | 'add' | 'last' | 'none' };
}

/** What stands in a cell. */
export interface CellFields {
	'not-a-number': Text;
	'not-whole': Text;
	'out-of-range': Text;
	'excel-changed': Text & { made: MadeByExcel };
	'figure-scientific': Text;
	/** Cells of a workbook, so many, have a formula and not its answer; `found`: the first. */
	'formula-unanswered': Text & { cells: number };
	/** `sign`: the decimal sign that the rest of the file is read with. */
	'decimal-mixed': Text & { sign: ',' | '.' };
	/** A point or a comma that may part thousands or be a decimal sign; `read`: what it was taken for. */
	'thousands-unsure': Text & { read: 'decimal' | 'thousands' };
	'year-invalid': Text;
	'year-from-date': Text;
	/** `found`: the last date of a year that has several. */
	'year-dates': Text;
	'year-future': Text;
	'value-unknown': Text & Field;
}

/** What a column is taken for, and whether it may be kept. */
export interface ColumnFields {
	'field-missing': Field;
	'constant-assumed': Text & Field;
	'column-unused': Column;
	'free-text': Column;
	'unit-doubtful': Unit;
	'unit-converted': Unit;
	'person-numbers': Column;
	'person-names': Column;
	'persons-counted': { persons: number };
	/** `found`: the columns that were not counted by. */
	'persons-not-counted': Text;
}

/** Which place a row is of. */
export interface AreaFields {
	'area-unknown': Text;
	'area-ambiguous': Areas;
	'area-split': Areas;
	'area-carried': Area;
	'area-by-name': Area;
	'area-zero-padded': Area;
	'area-skipped': Text & { reason: 'aggregate' | 'district' | 'outside' };
	/** The number is of one kommune, and the name beside it, `found`, of another. */
	'area-name-other': Text & { number: string };
}

/** Figures that are right by their form, and yet hardly what they seem. */
export interface DoubtFields {
	'part-above-whole': Text & { whole: string };
	'persons-in-parts': Text;
	'more-than-adults': Text & { adults: number };
	/** `other`: the age group that `found` begins within. */
	'ages-overlap': Text & { other: string };
	'ages-across': Text;
	/** A split of a total sums to `found`, and the source gives another total. */
	'splits-differ': Text & { total: string };
	'share-above-all': Text;
	'zero-beside-hidden': Nothing;
	'rounded-values': { step: number };
	/** From the year `found` on figures are ten to this power times those of the year before. */
	'unit-jump': Text & { power: number };
	'total-differs': { parts: 'sexes' | 'kommuner' };
}
