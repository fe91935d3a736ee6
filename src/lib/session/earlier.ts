import type { RawFigure } from '../domain/figure.ts';
import type { Coverage } from './coverage.ts';

/** The figures as they last stood, shown until the files they are of have been read in again. */
export interface EarlierFigures {
	readonly synthetic: boolean;
	readonly onlySynthetic: boolean;
	readonly coverage: readonly Coverage[];
	/** Not released: they go through the gate. Null when they can't be read and are not to be used. */
	figuresOf(areas: readonly string[]): Promise<RawFigure[] | null>;
	/** What is seen beside all kommuner (`seenOfAll.ts`), in the same way. */
	figuresOfAll(): Promise<RawFigure[] | null>;
}
