import { max } from 'd3';
import type { ComputedNumber } from '../../domain/figure.ts';

/** How one kommune differs from the one that others are likened to, in one trait. */
export interface LikenessCell {
	/** In standard deviations by the trait's weight; below 0 where there is less of it. */
	apart: ComputedNumber;
	/** The trait as it is told of this kommune: '5 700'. */
	text: string;
}

export interface LikenessRow {
	id: string;
	name: string;
	/** The distance as it is written. */
	distance: string;
	/** In the order of the traits. */
	cells: readonly LikenessCell[];
}

export interface LikenessTrait {
	id: string;
	name: string;
	/** As it is told of the kommune itself. */
	here: string;
}

/** No value of it is a count that could be hidden: what is hidden has no distance. */
export interface LikenessInput {
	/** The kommune that the others are likened to. */
	place: string;
	traits: readonly LikenessTrait[];
	/** Nearest first. */
	rows: readonly LikenessRow[];
}

/** Half of a column's scale, in standard deviations: one for all, so that columns can be held together. */
export function reachOf({ rows }: Pick<LikenessInput, 'rows'>): number {
	const furthest = max(rows.flatMap(({ cells }) => cells.map(({ apart }) => Math.abs(apart)))) ?? 0;
	return Math.max(furthest, LEAST);
}

/** So little is never drawn as much: it would make a difference of nothing look large. */
const LEAST = 0.25;
