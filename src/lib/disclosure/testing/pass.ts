import type { Figure, RawFigure } from '../../domain/figure.ts';
import { openAll, pick } from '../gate.ts';
import type { Limit } from '../primary.ts';

type Definition = Parameters<typeof pick>[1];

/** Figures of tests through the gate, as the released cube would have decided: nothing beside is hidden. */
export const pass = (
	figures: readonly RawFigure[],
	definition: Definition,
	limit: Limit
): Figure[] =>
	definition.personer ? pick(figures, definition, limit) : openAll(figures, definition);
