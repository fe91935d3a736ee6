import type { Row, RowShape } from './decode.ts';
import type { Sql } from './sql.ts';

/**
 * The one way to the database. Two backends keep it: DuckDB-Wasm in the page (`open.ts`) and the
 * native DuckDB of the same version in Node (`node.ts`).
 */
export interface Engine {
	/** How many bytes it can hold; null where that is the machine's own matter. */
	readonly memoryLimit: number | null;
	/** Runs a question and decodes its rows once, against the declared shape. */
	rows<S extends RowShape>(statement: Sql, shape: S, signal?: AbortSignal): Promise<Row<S>[]>;
	/** As `rows`, where the columns are not known before: text of every cell, null kept. */
	text(statement: Sql, signal?: AbortSignal): Promise<TextTable>;
	run(statement: Sql, signal?: AbortSignal): Promise<void>;
	/** Makes a file readable; gives the path to use in SQL. Bytes are taken over, not copied. */
	addFile(name: string, file: Blob | Uint8Array<ArrayBuffer>): Promise<string>;
	dropFile(path: string): Promise<void>;
	close(): Promise<void>;
}

export interface TextTable {
	columns: string[];
	rows: (string | null)[][];
}

/** A statement failed in the engine. `cause` is the engine's own error. */
export class EngineError extends Error {
	constructor(
		readonly statement: string,
		cause: unknown
	) {
		super(cause instanceof Error ? cause.message : String(cause), { cause });
		this.name = 'EngineError';
	}
}

/** The statement was stopped by its signal. */
export class CancelledError extends Error {
	constructor() {
		super('cancelled');
		this.name = 'CancelledError';
	}
}

/**
 * Settings before anything else: without them COLLATE, JSON functions or encodings silently call a
 * foreign server or hang, and a failed autoload corrupts the engine.
 */
export const FIRST_SETTINGS = [
	'SET autoinstall_known_extensions=false',
	'SET autoload_known_extensions=false',
	'SET preserve_insertion_order=true'
];

/** The locks of the SQL: only files below `data/`, no network, and no unlocking. */
export const LOCKS = [
	"SET allowed_directories=['data/']",
	'SET enable_external_access=false',
	'SET lock_configuration=true'
];

/**
 * Bytes that the engine of a page has: a little less than the 3.1 GiB that it sets itself, of the 4
 * that addresses reach.
 */
export const PAGE_MEMORY = 3 * 1024 ** 3;
