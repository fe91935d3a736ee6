import type { Compact } from './compact.ts';
import { Remainders, type Guard } from './remainders.ts';

/** How far a stage has come, for who waits; the stage goes on when asked to. */
export interface Progress {
	stage: 'elimination' | 'audit';
	done: number;
	of: number;
}

/** Candidates between two reports. */
const STRIDE = 64;

/**
 * Which columns to hide so that none of the secrets is a sum or difference of what is shown, whatever
 * whole multiples are taken. The candidates are tried in their order, most worth first: one is hidden
 * when a secret, or lone rows alone, would follow from it and those already published.
 *
 * @returns 1 per hidden column, secrets included; null when what is public anyway tells a secret
 * @throws  TooLargeError
 * @see     the method of Statistics Norway's GaussSuppression, told in `README.md`
 */
export function* eliminate(
	compact: Compact,
	guard: Guard = 'outsiders'
): Generator<Progress, Uint8Array | null> {
	const { columns, secret, open } = compact;
	const remainders = new Remainders(compact, guard);
	const hidden = secret.slice();
	if (secret.some((one, column) => one && open[column])) return null;
	for (let column = 0; column < columns; column++) {
		if (column % STRIDE === 0) yield { stage: 'elimination', done: column, of: columns };
		const left = remainders.left[column]!;
		if (secret[column] || left.index.length === 0) continue;
		const row = remainders.pivotRow(left);
		if (!open[column] && tells(remainders, column, row, guard)) {
			hidden[column] = 1;
			remainders.drop(column);
		} else remainders.publish(column, row);
	}
	const told = remainders.left.some((left, column) => secret[column] && left?.index.length === 0);
	return told ? null : hidden;
}

function tells(remainders: Remainders, column: number, row: number, guard: Guard): boolean {
	const left = remainders.left[column]!;
	return (
		remainders.onlyLone(left) ||
		remainders.isSecret(left, row) ||
		(guard === 'persons' && remainders.tellsAPerson(left, row))
	);
}

/** What a pattern gives away to arithmetic alone, without any bound. */
export interface LinearLeaks {
	/** Secrets that are a sum or difference of what is published. */
	computed: number[];
	/** Secrets that one person can compute by subtracting oneself. */
	byOnePerson: number[];
	/** Published columns that give a sum of lone rows and nothing else. */
	loneSums: number[];
}

/**
 * Judges a given pattern as an attacker with elimination would.
 *
 * @param hidden 1 per hidden column
 */
export function leaksOf(
	compact: Compact,
	hidden: Uint8Array,
	guard: Guard = 'outsiders'
): LinearLeaks {
	const remainders = new Remainders(compact, guard);
	const loneSums: number[] = [];
	const shortFirst = [...hidden.keys()]
		.filter((column) => !hidden[column])
		.sort((a, b) => lengthOf(compact, a) - lengthOf(compact, b));
	for (const column of shortFirst) {
		const left = remainders.left[column]!;
		if (left.index.length === 0) continue;
		if (lengthOf(compact, column) > 1 && remainders.onlyLone(left)) loneSums.push(column);
		remainders.publish(column, remainders.pivotRow(left));
	}
	const secrets = compact.secret.map((one, column) => one & hidden[column]!);
	const left = [...secrets.keys()].filter((column) => secrets[column]);
	const byOnePerson = left.filter((column) => {
		return lengthOf(compact, column) > 1 && remainders.isOnePerson(remainders.left[column]!);
	});
	return {
		computed: left.filter((column) => remainders.left[column]!.index.length === 0),
		byOnePerson: guard === 'persons' ? byOnePerson : [],
		loneSums
	};
}

function lengthOf({ start }: Compact, column: number): number {
	return start[column + 1]! - start[column]!;
}
