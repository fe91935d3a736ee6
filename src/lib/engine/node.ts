import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeRows, type RowShape } from './decode.ts';
import { CancelledError, EngineError, FIRST_SETTINGS, type Engine } from './engine.ts';
import { queue } from './queue.ts';
import type { Sql } from './sql.ts';

/** Opens native DuckDB in Node, one thread, for scripts and tests. Files go to a temporary folder. */
export async function openNodeEngine(): Promise<Engine> {
	const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
	const connection = await instance.connect();
	for (const statement of FIRST_SETTINGS) await connection.run(statement);
	return new NodeEngine(instance, connection);
}

/** Milliseconds. */
const INTERRUPT_EVERY = 20;

class NodeEngine implements Engine {
	readonly memoryLimit = null;
	readonly #connection: DuckDBConnection;
	readonly #instance: DuckDBInstance;
	readonly #inTurn = queue();
	#closed = false;
	#folder: string | undefined;

	constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
		this.#instance = instance;
		this.#connection = connection;
	}

	async rows<S extends RowShape>(statement: Sql, shape: S, signal?: AbortSignal) {
		const { names, rows } = await this.#ask(statement, signal);
		return decodeRows(shape, names, rows.length, (row, i) => rows[row]?.[i]);
	}

	async text(statement: Sql, signal?: AbortSignal) {
		const { names, rows } = await this.#ask(statement, signal);
		return {
			columns: names,
			rows: rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))))
		};
	}

	async run(statement: Sql, signal?: AbortSignal) {
		await this.#ask(statement, signal);
	}

	async addFile(name: string, file: Blob | Uint8Array<ArrayBuffer>) {
		this.#folder ??= await mkdtemp(join(tmpdir(), 'forlopsatlas-'));
		const path = join(this.#folder, encodeURIComponent(name));
		const bytes = file instanceof Uint8Array ? file : new Uint8Array(await file.arrayBuffer());
		await writeFile(path, bytes);
		return path;
	}

	async dropFile(path: string) {
		await rm(path, { force: true });
	}

	async close() {
		// A connection closed under a statement that runs takes the whole process with it.
		this.#connection.interrupt();
		await this.#inTurn(async () => {
			if (this.#closed) return;
			this.#closed = true;
			this.#connection.closeSync();
			this.#instance.closeSync();
		});
		if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
	}

	#ask(statement: Sql, signal?: AbortSignal) {
		return this.#inTurn(async () => {
			if (signal?.aborted || this.#closed) throw new CancelledError();
			let again: ReturnType<typeof setInterval> | undefined;
			// One that comes before the statement has begun is lost: it is said until it has ended.
			const stop = () => {
				this.#connection.interrupt();
				again = setInterval(() => this.#connection.interrupt(), INTERRUPT_EVERY);
			};
			signal?.addEventListener('abort', stop, { once: true });
			try {
				const reader = await this.#connection.runAndReadAll(statement.text, [...statement.values]);
				return { names: reader.columnNames(), rows: reader.getRows() as unknown[][] };
			} catch (error) {
				if (signal?.aborted) throw new CancelledError();
				throw new EngineError(statement.text, error);
			} finally {
				signal?.removeEventListener('abort', stop);
				clearInterval(again);
			}
		});
	}
}
