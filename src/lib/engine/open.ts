import * as duckdb from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { decodeRows, type Row, type RowShape } from './decode.ts';
import {
	CancelledError,
	EngineError,
	FIRST_SETTINGS,
	LOCKS,
	PAGE_MEMORY,
	type Engine,
	type TextTable
} from './engine.ts';
import { queue } from './queue.ts';
import type { Sql } from './sql.ts';
import { startLockedWorker } from './worker.ts';

/** What the engine is started from; the service worker keeps them for a start without network. */
export const ENGINE_FILES: readonly string[] = [wasmUrl, workerUrl].map(
	(url) => new URL(url, location.href).href
);

type Batch = { numRows: number; getChildAt(i: number): { get(row: number): unknown } | null };
interface Result {
	names: string[];
	batches: Batch[];
}

/** Opens DuckDB-Wasm in a worker under the page's own CSP, and locks it. About a second. */
export async function openEngine(): Promise<Engine> {
	const worker = startLockedWorker(new URL(workerUrl, location.href).href);
	const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
	await db.instantiate(new URL(wasmUrl, location.href).href);
	await db.open({
		path: ':memory:',
		query: { castBigIntToDouble: true, castDecimalToDouble: true }
	});
	const connection = await db.connect();
	for (const statement of [...FIRST_SETTINGS, ...LOCKS]) await connection.query(statement);
	return new WasmEngine(db, connection, worker);
}

class WasmEngine implements Engine {
	readonly memoryLimit = PAGE_MEMORY;
	readonly #db: duckdb.AsyncDuckDB;
	readonly #connection: duckdb.AsyncDuckDBConnection;
	readonly #worker: Worker;
	readonly #inTurn = queue();
	/** What a closed engine has been asked never comes: whoever waits for it is told. */
	readonly #closed = new AbortController();

	constructor(db: duckdb.AsyncDuckDB, connection: duckdb.AsyncDuckDBConnection, worker: Worker) {
		this.#db = db;
		this.#connection = connection;
		this.#worker = worker;
	}

	async rows<S extends RowShape>(statement: Sql, shape: S, signal?: AbortSignal) {
		const { names, batches } = await this.#ask(statement, signal);
		const rows: Row<S>[] = [];
		for (const batch of batches) {
			const columns = names.map((_, i) => batch.getChildAt(i));
			const decoded = decodeRows(shape, names, batch.numRows, (row, i) => columns[i]?.get(row));
			for (const row of decoded) rows.push(row);
		}
		return rows;
	}

	async text(statement: Sql, signal?: AbortSignal): Promise<TextTable> {
		const { names, batches } = await this.#ask(statement, signal);
		const rows: (string | null)[][] = [];
		for (const batch of batches) {
			const columns = names.map((_, i) => batch.getChildAt(i));
			for (let row = 0; row < batch.numRows; row++)
				rows.push(columns.map((column) => textOrNull(column?.get(row))));
		}
		return { columns: names, rows };
	}

	async run(statement: Sql, signal?: AbortSignal) {
		await this.#ask(statement, signal);
	}

	async addFile(name: string, file: Blob | Uint8Array<ArrayBuffer>) {
		const path = `data/${name}`;
		const { BROWSER_FILEREADER } = duckdb.DuckDBDataProtocol;
		await this.#unlessClosed(
			file instanceof Uint8Array
				? this.#db.registerFileBuffer(path, file)
				: this.#db.registerFileHandle(path, file, BROWSER_FILEREADER, true)
		);
		return path;
	}

	async dropFile(path: string) {
		await this.#unlessClosed(this.#db.dropFile(path));
	}

	/** At once, whatever runs: its memory goes with it. */
	async close() {
		this.#closed.abort();
		this.#worker.terminate();
	}

	#unlessClosed<T>(asked: Promise<T>): Promise<T> {
		const { signal } = this.#closed;
		return new Promise((resolve, reject) => {
			const end = () => reject(new CancelledError());
			if (signal.aborted) return end();
			signal.addEventListener('abort', end, { once: true });
			asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
		});
	}

	/** One statement at a time; a signal stops one that runs, and one that waits when its turn comes. */
	#ask(statement: Sql, signal?: AbortSignal): Promise<Result> {
		return this.#inTurn(async () => {
			if (signal?.aborted || this.#closed.signal.aborted) throw new CancelledError();
			const stop = () => void this.#connection.cancelSent();
			signal?.addEventListener('abort', stop, { once: true });
			try {
				return await this.#unlessClosed(this.#send(statement));
			} catch (error) {
				if (signal?.aborted || error instanceof CancelledError) throw new CancelledError();
				throw new EngineError(statement.text, error);
			} finally {
				signal?.removeEventListener('abort', stop);
			}
		});
	}

	async #send(statement: Sql): Promise<Result> {
		if (statement.values.length === 0)
			return collect(await this.#connection.send(statement.text, true));
		const prepared = await this.#connection.prepare(statement.text);
		try {
			return await collect(await prepared.send(...statement.values));
		} finally {
			await prepared.close();
		}
	}
}

function textOrNull(cell: unknown): string | null {
	return cell === null || cell === undefined ? null : String(cell);
}

/** The schema is there once the stream is opened, and gone when it is read to its end. */
async function collect(stream: {
	open(): Promise<{ schema: { fields: { name: string }[] } }>;
	[Symbol.asyncIterator](): AsyncIterator<unknown>;
}): Promise<Result> {
	const { schema } = await stream.open();
	const names = schema.fields.map((field) => field.name);
	const batches: Batch[] = [];
	for await (const batch of stream as AsyncIterable<Batch>) batches.push(batch);
	return { names, batches };
}
