import { Board } from './board.ts';
import type { Country } from './country.ts';
import type { Axial } from '../../src/lib/domain/hexes.ts';
import { improve } from './improve.ts';
import { spread } from './spread.ts';

/** Which draws the map is made with, and how many moves: another number, another map. */
const PINNED = { key: '3', moves: 1_500_000 };

/** The map of a country: a cell for each kommune, in their order. */
export function madeOf(country: Country): Axial[] {
	const board = new Board(country, spread(country));
	improve(board, country, PINNED);
	return board.places();
}
