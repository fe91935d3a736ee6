import type { System } from '../protect/system.ts';
import type { Judge, Judged } from './family.ts';

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

/** All that a judgement follows from, as 128 bits: another system has another print. */
export function printOf(system: System): string {
	const { start, index, innerValue, value, primary, known, zerosProtected } = system;
	const { open = [], worth = [], price = [] } = system;
	const lists = [start, index, innerValue, value, primary, known, open, worth, price];
	const numbers = [system.inner, system.cells, Number(zerosProtected)];
	const sides = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
	const take = (one: number) => {
		const bits = Number.isNaN(one) ? -1 : one;
		for (let side = 0; side < sides.length; side++) {
			const mixed = Math.imul(sides[side]! ^ (bits | 0), 0x01000193 + 2 * side);
			sides[side] = Math.imul(mixed ^ (bits / 2 ** 32) ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0;
		}
	};
	for (const one of numbers) take(one);
	for (const list of lists) {
		take(list.length);
		for (let at = 0; at < list.length; at++) take(list[at]!);
	}
	for (const key of system.key) for (let at = 0; at < key.length; at++) take(key.charCodeAt(at));
	return sides.map((side) => side.toString(16).padStart(8, '0')).join('');
}
