import type { ProblemCode } from '../../domain/problem.ts';
import { AREA_WORDS } from './areas.ts';
import { CELL_WORDS } from './cells.ts';
import { COLUMN_WORDS } from './columns.ts';
import { DOUBT_WORDS } from './doubts.ts';
import { FILE_WORDS } from './file.ts';
import { LIMIT_WORDS } from './limits.ts';
import { SHAPE_WORDS } from './shape.ts';
import type { Words } from './words.ts';

type Table = { readonly [C in ProblemCode]: Words<C> };

/** What is said of each kind of problem: one without words does not compile. */
export const PROBLEM_WORDS: Table = {
	...FILE_WORDS,
	...LIMIT_WORDS,
	...SHAPE_WORDS,
	...CELL_WORDS,
	...COLUMN_WORDS,
	...AREA_WORDS,
	...DOUBT_WORDS
};

export const wordsOf = <C extends ProblemCode>(code: C): Table[C] => PROBLEM_WORDS[code];
