import type { Answer } from '../answer.ts';
import type { PathwayFigures } from '../pathwayFigures.ts';
import type { Practice } from '../practice.ts';

/**
 * What a kommune is told of the second and third pathway together, as on its own page; whose users it
 * is of, and whose man-years.
 */
export interface CountyAnswer extends Pick<PathwayFigures, 'leads' | 'staff'> {
	kommune: string;
	answer: Answer;
	/** What it has beside others; null where that can't be told. */
	practice: Practice | null;
}
