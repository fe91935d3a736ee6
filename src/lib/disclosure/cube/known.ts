import type { System } from '../protect/system.ts';
import type { Judge, Judged } from './family.ts';
import { Print } from './print.ts';

/**
 * What was found of systems before, by their print: of the examples it is found when the app is built,
 * so that nobody waits for it. Plain data.
 */
export type Judgements = Record<string, Kept>;

interface Kept {
	/** A digit per cell: its state. */
	state: string;
	/** Of each hidden cell in order, persons; null where nothing bounds it. */
	low: (number | null)[];
	high: (number | null)[];
}

/** A judge that looks among what was found before; all that it says is added to `found`. */
export function knowing(judge: Judge, known: Judgements, found: Judgements = {}): Judge {
	return async (system) => {
		const print = printOf(system);
		const kept = known[print];
		if (kept?.state.length === system.cells) {
			found[print] = kept;
			return read(kept, system);
		}
		const judged = await judge(system);
		if (judged) found[print] = written(judged);
		return judged;
	};
}

function written({ state, low, high }: Judged): Kept {
	const hidden = Array.from(state, (one, cell) => (one === 0 ? -1 : cell)).filter(
		(cell) => cell >= 0
	);
	const side = (of: ArrayLike<number>) =>
		hidden.map((cell) => (Number.isFinite(of[cell]) ? of[cell]! : null));
	return { state: Array.from(state).join(''), low: side(low), high: side(high) };
}

function read(kept: Kept, { value }: System): Judged {
	const state = Uint8Array.from(kept.state, Number);
	const [low, high] = [value.slice(), value.slice()];
	let at = 0;
	state.forEach((one, cell) => {
		if (one === 0) return;
		low[cell] = kept.low[at] ?? NaN;
		high[cell] = kept.high[at++] ?? NaN;
	});
	return { state, low, high };
}

/** All that a judgement follows from: another system has another print. */
export function printOf(system: System): string {
	const { start, index, innerValue, value, primary, known, zerosProtected } = system;
	const { open = [], worth = [], price = [] } = system;
	const print = new Print().numbers([system.inner, system.cells, Number(zerosProtected)]);
	for (const list of [start, index, innerValue, value, primary, known, open, worth, price])
		print.numbers(list);
	for (const key of system.key) print.text(key);
	return print.toString();
}
