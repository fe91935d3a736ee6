/**
 * Trouble found in a file. A value, not an exception: the sentence for it is in `text/`.
 * `row` is the line in the file (1-based), `column` the header as the file writes it.
 */
export interface Problem {
	code: ProblemCode;
	severity: 'error' | 'warning' | 'note';
	row?: number;
	column?: string;
	found?: string;
	/** How many rows it concerns, when it is one problem told once. */
	count?: number;
	/** Further words the sentence needs, for example the codes an area leads to. */
	detail?: string;
	/** A field whose values keep rows out of every figure, with values that would not. */
	why?: { field: string; found: readonly string[]; read: readonly string[] };
}

export type ProblemCode =
	| 'empty-file'
	| 'binary-file'
	| 'unsupported-format'
	| 'unreadable'
	| 'no-header'
	| 'no-rows'
	| 'source-unknown'
	| 'field-missing'
	| 'column-unused'
	| 'not-a-number'
	| 'not-whole'
	| 'out-of-range'
	| 'excel-changed'
	| 'figure-scientific'
	/** A cell of a workbook has a formula, and not its answer. */
	| 'formula-unanswered'
	/** Control characters that were read as the signs they were in windows-1252. */
	| 'control-signs'
	| 'rows-cut'
	/** Rows inside a cell: a quote was opened by mistake, and closed by another further down. */
	| 'rows-in-cell'
	| 'year-invalid'
	| 'year-from-date'
	| 'year-dates'
	| 'ragged-rows'
	/** A row has more behind the table's last column. */
	| 'row-wider'
	| 'column-unnamed'
	| 'quote-stray'
	| 'delimiter-mixed'
	| 'header-missing'
	| 'header-joined'
	| 'header-repeated'
	| 'footnotes'
	| 'several-tables'
	| 'table-beside'
	| 'sheet-chosen'
	| 'no-table'
	| 'format-damaged'
	| 'person-numbers'
	| 'person-names'
	| 'mapping-remembered'
	| 'persons-counted'
	| 'persons-not-counted'
	| 'free-text'
	| 'unfolded'
	| 'unit-doubtful'
	| 'unit-converted'
	| 'year-future'
	| 'part-above-whole'
	| 'persons-in-parts'
	| 'more-than-adults'
	/** The number is of one kommune, and the name beside it of another. */
	| 'area-name-other'
	| 'ages-overlap'
	| 'ages-across'
	/** A split of a total sums to something else than the total that the source gives. */
	| 'splits-differ'
	| 'share-above-all'
	/** The same bytes as a file that is there. */
	| 'file-twice'
	| 'zero-beside-hidden'
	| 'rounded-values'
	| 'unit-jump'
	| 'total-differs'
	| 'row-count'
	| 'encoding-assumed'
	| 'mixed-encoding'
	| 'area-unknown'
	| 'area-ambiguous'
	| 'area-split'
	| 'area-carried'
	| 'area-by-name'
	| 'area-skipped'
	| 'area-zero-padded'
	| 'value-unknown'
	| 'duplicate-keys'
	/** Rows that are alike in every cell. */
	| 'rows-repeated'
	| 'overlaps-file'
	/** Rows that were read, and that no figure rests on; then a file of nothing but such. */
	| 'rows-unread'
	| 'file-unread'
	| 'constant-assumed'
	| 'decimal-mixed'
	/** A point or a comma that may part thousands or be a decimal sign. */
	| 'thousands-unsure'
	| 'cancelled'
	| 'too-large'
	/** More bytes, files or columns than are read of its kind. */
	| 'beyond-limit'
	| 'sheet-too-large'
	| 'line-too-long'
	/** A file in a zip that is not read. */
	| 'zip-entry'
	/** What stands at a path of the disk, if anything, can't be opened. */
	| 'path';
