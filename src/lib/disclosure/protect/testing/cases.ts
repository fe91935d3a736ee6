import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import loadHighs from 'highs';
import { highsSolver, type Solver } from '../solver.ts';
import { listsOf, type System } from '../system.ts';

/*
 * Tables of Statistics Norway's own packages, with the pattern these gave. They lie beside the project
 * and are no part of it.
 */
const folder = fileURLToPath(new URL('../../../../../../shared/data/sdc/', import.meta.url));

/** Names of the cases; none where they are not here. */
export const caseNames: readonly string[] = existsSync(folder) ? readdirSync(folder).sort() : [];
if (caseNames.length === 0) console.info('The shared tables are not here: their tests do not run.');

export interface Case {
	system: System;
	/** 1 per cell that the package hid. */
	suppressed: Uint8Array;
	/** The pattern is known to leak. */
	isControl: boolean;
}

export function readCase(name: string): Case {
	const [inner, cells, x] = ['inner', 'publish', 'x'].map((file) => rowsOf(`${name}/${file}.csv`));
	const lists: number[][] = cells!.map(() => []);
	for (const { i, j } of x!) lists[Number(j) - 1]!.push(Number(i) - 1);
	for (const list of lists) list.sort((a, b) => a - b);
	const flags = (column: string) => Uint8Array.from(cells!, (row) => Number(row[column]));
	const [primary, value] = [flags('primary'), counts(cells!)];
	return {
		system: {
			...listsOf(lists),
			inner: inner!.length,
			cells: cells!.length,
			innerValue: counts(inner!),
			value,
			primary,
			known: new Uint8Array(cells!.length),
			key: cells!.map((row) => keyOf(row)),
			zerosProtected: !value.some((count, cell) => count === 0 && !primary[cell])
		},
		suppressed: flags('suppressed'),
		isControl: name.endsWith('_none') || name === 'linked_local'
	};
}

function counts(rows: readonly Record<string, string>[]): Float64Array {
	return Float64Array.from(rows, (row) => Number(row.freq));
}

function keyOf(row: Record<string, string>): string {
	const { j: _j, freq: _freq, primary: _p, suppressed: _s, lo: _lo, up: _up, ...codes } = row;
	return Object.values(codes).join('|');
}

function rowsOf(path: string): Record<string, string>[] {
	const split = (line: string) => line.split(',').map((text) => text.replaceAll('"', ''));
	const [head = '', ...lines] = readFileSync(folder + path, 'utf8')
		.trim()
		.split(/\r?\n/);
	const names = split(head);
	return lines.map((line) => Object.fromEntries(split(line).map((text, i) => [names[i]!, text])));
}

let loaded: Promise<Solver> | undefined;

/** The solver of the tests, loaded once. */
export function testSolver(): Promise<Solver> {
	return (loaded ??= loadHighs().then(highsSolver));
}
