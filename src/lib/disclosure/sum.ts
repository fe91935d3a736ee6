import { value, type CellState } from '../domain/cell.ts';
import type { Released } from '../domain/figure.ts';
import { releasedCell } from './released.ts';

/** The least known of these decides, in this order. */
const UNKNOWN: readonly CellState[] = ['protecting', 'hidden', 'not-collected', 'not-applicable'];

/**
 * The sum of figures that are all shown: anyone can add them. It is as little known as the least
 * known of them.
 *
 * @throws RangeError of no figures: a sum of nothing is nothing that a source has said
 */
export function sumReleased(cells: readonly Released[]): Released {
	const worst = UNKNOWN.flatMap((state) => cells.filter((cell) => cell.state === state))[0];
	if (cells.length === 0) throw new RangeError('No figures to add');
	if (worst) return worst;
	const sum = cells.reduce((all, cell) => all + (cell.state === 'value' ? cell.value : 0), 0);
	return releasedCell(value(sum));
}
