// ClickHouse within this process. It is large, and nothing but this command needs it: it is fetched
// when asked for, into a folder that is not kept.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run } from '../setup.mjs';
import type { Cell } from './sameRows.ts';

const VERSION = '3.4.0';
const FOLDER = join(root, '.chdb');

/** As in the standard: a missing partner, cast or sum gives null. By itself ClickHouse gives '' and 0. */
const SETTINGS = [
	'join_use_nulls',
	'cast_keep_nullable',
	'data_type_default_nullable',
	'aggregate_functions_null_for_empty'
];
const TYPES = { VARCHAR: 'String', INTEGER: 'Int32', DOUBLE: 'Float64' };

export interface Column {
	name: string;
	type: keyof typeof TYPES;
}

interface Session {
	query(statement: string, format?: string): string;
	close(): void;
}

/** Whether it is there afterwards, of the pinned version. */
export function installClickHouse(): boolean {
	const installed = join(FOLDER, 'node_modules/chdb/package.json');
	const isThere = () =>
		existsSync(installed) && JSON.parse(readFileSync(installed, 'utf8')).version === VERSION;
	if (isThere()) return true;
	mkdirSync(FOLDER, { recursive: true });
	console.error(`Installing chdb ${VERSION} (some 550 MB) in .chdb`);
	const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund'];
	const status = run('npm', ['install', '--prefix', FOLDER, ...quiet, `chdb@${VERSION}`], {
		stdio: ['ignore', process.stderr, process.stderr]
	});
	return status === 0 && isThere();
}

export class ClickHouse {
	readonly #folder = mkdtempSync(join(tmpdir(), 'forlopsatlas-'));
	readonly #session: Session;

	constructor() {
		const { Session } = createRequire(join(FOLDER, 'package.json'))('chdb') as {
			Session: new () => Session;
		};
		this.#session = new Session();
		for (const setting of SETTINGS) this.#session.query(`SET ${setting} = 1`);
	}

	/** Makes a table of rows of text; a number is read from its shortest text, so every digit is kept. */
	addTable(name: string, columns: readonly Column[], rows: readonly (string | null)[][]): void {
		const path = join(this.#folder, `${name}.json`);
		writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
		const structure = columns.map((one) => `${one.name} Nullable(${TYPES[one.type]})`).join(', ');
		this.#session.query(`CREATE TABLE ${name} (${structure}) ENGINE = Memory`);
		this.#session.query(
			`INSERT INTO ${name} SELECT * FROM file('${path}', 'JSONCompactEachRow', '${structure}')`
		);
		rmSync(path);
	}

	addView(name: string, select: string): void {
		this.#session.query(`CREATE VIEW ${name} AS\n${select}`);
	}

	rows(select: string): Cell[][] {
		const text = this.#session.query(`SELECT * FROM (\n${select}\n)`, 'JSONCompactEachRow');
		return text
			.split('\n')
			.filter((line) => line !== '')
			.map((line) => JSON.parse(line) as Cell[]);
	}

	close(): void {
		this.#session.close();
		rmSync(this.#folder, { recursive: true, force: true });
	}
}
