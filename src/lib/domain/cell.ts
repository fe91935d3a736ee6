/**
 * The states of a published figure, never blurred (see `disclosure/README.md`): a value (also a true
 * zero), hidden to protect persons, not collected, or not applicable. Until it has been found out which
 * of the small numbers of its source may be shown, it is being protected: none of the others is said.
 */
export type Cell =
	| { state: 'value'; value: number }
	| { state: 'hidden' }
	| { state: 'protecting' }
	| { state: 'not-collected' }
	| { state: 'not-applicable' };

export type CellState = Cell['state'];

/** The words the states have in SQL and in the data files. */
export const STATE_WORDS = {
	verdi: 'value',
	skjult: 'hidden',
	ikke_samlet: 'not-collected',
	ikke_aktuelt: 'not-applicable'
} as const satisfies Record<string, CellState>;

export type StateWord = keyof typeof STATE_WORDS;

/** The released cube's own word for a figure that is being protected: no file has it. */
export const PROTECTING_WORD = 'beskyttes';

export const HIDDEN: Cell = { state: 'hidden' };
export const PROTECTING: Cell = { state: 'protecting' };
export const NOT_COLLECTED: Cell = { state: 'not-collected' };
export const NOT_APPLICABLE: Cell = { state: 'not-applicable' };

export function value(x: number): Cell {
	if (!Number.isFinite(x)) throw new RangeError(`A value must be finite, got ${x}`);
	return { state: 'value', value: x };
}

export function hasValue(cell: Cell): cell is { state: 'value'; value: number } {
	return cell.state === 'value';
}

/** Applies a function to a value; the other states pass through unchanged. */
export function mapCell(cell: Cell, f: (x: number) => number): Cell {
	return cell.state === 'value' ? value(f(cell.value)) : cell;
}

/** Builds a cell from what a query returns: a number or null, and the state's word. */
export function cellFrom(x: number | null, word: string | null): Cell {
	if (word === PROTECTING_WORD) return PROTECTING;
	const state = word === null ? 'not-collected' : STATE_WORDS[word as StateWord];
	if (state === undefined) throw new RangeError(`Unknown state word "${word}"`);
	if (state !== 'value') return { state };
	return x === null ? NOT_COLLECTED : value(x);
}
