import { uniformOf, type Uniform } from '../eksempeldata/prng.ts';
import { STEP, stepTowards, type Board } from './board.ts';
import type { Country } from './country.ts';

/** How much worse a move may make the map, from the first to the last. */
const WARM = 1.3;
/** From one search for holes to the next, in moves. */
const SURVEY = 400;
/** How many of the moves take a row with them, and how long it may be. */
const ROWS = 0.2;
const LONGEST = 20;
/** How many of them are a walk past others, each of whom takes a step back. */
const WALKS = 0.05;

/**
 * Moves kommuner about for as long as told, and takes each move that makes the map no worse than the
 * threshold, which sinks to nothing. The draws follow from the key: the same key, the same map.
 */
export function improve(
	board: Board,
	country: Country,
	{ key, moves }: { key: string; moves: number }
) {
	const draw = uniformOf('heksagon', key);
	const friends = friendsOf(country);
	for (let step = 0; step < moves; step += 1) {
		if (step % SURVEY === 0) board.survey();
		const left = 1 - step / moves;
		const i = Math.floor(draw() * country.codes.length);
		const kind = draw();
		const moved =
			kind < ROWS
				? row(board, i, draw)
				: kind < ROWS + WALKS
					? walk(board, i, target(board, friends, { i, draw }))
					: single(board, i, target(board, friends, { i, draw }));
		if (moved.worth < -WARM * left * left * draw())
			for (const { i, from } of moved.moves.toReversed()) board.back(i, from);
	}
}

interface Moved {
	worth: number;
	moves: { i: number; from: number }[];
}

function single(board: Board, i: number, to: number): Moved {
	const from = board.cell[i]!;
	if (to === from) return { worth: 0, moves: [] };
	return { worth: board.move(i, to), moves: [{ i, from }] };
}

/** A kommune goes into the empty cell beside it, and those behind it in its row follow. */
function row(board: Board, first: number, draw: Uniform): Moved {
	const step = STEP[Math.floor(draw() * 6)]!;
	const length = 1 + Math.floor(draw() * LONGEST);
	const moved: Moved = { worth: 0, moves: [] };
	let to = board.cell[first]! + step;
	if (board.taken[to]! >= 0) return moved;
	for (let k = 0; k < length; k += 1) {
		const i = board.taken[to - step]!;
		if (i < 0) break;
		moved.worth += board.move(i, to);
		moved.moves.push({ i, from: to - step });
		to -= step;
	}
	return moved;
}

/** A kommune walks to a cell: each that it passes takes the place that it comes from. */
function walk(board: Board, i: number, to: number): Moved {
	const moved: Moved = { worth: 0, moves: [] };
	for (let from = board.cell[i]!; from !== to; from = board.cell[i]!) {
		const next = stepTowards(from, to);
		moved.worth += board.move(i, next);
		moved.moves.push({ i, from });
	}
	return moved;
}

function friendsOf({ codes, ties }: Country): number[][] {
	const friends = codes.map((): number[] => []);
	for (const { i, j } of ties) {
		friends[i]!.push(j);
		friends[j]!.push(i);
	}
	return friends;
}

/** A cell beside one that it should lie beside, or beside its own. */
function target(
	{ cell }: Board,
	friends: readonly number[][],
	{ i, draw }: { i: number; draw: Uniform }
): number {
	const own = friends[i]!;
	const beside = draw() < 0.5 && own.length > 0 ? own[Math.floor(draw() * own.length)]! : i;
	return cell[beside]! + STEP[Math.floor(draw() * 6)]!;
}
