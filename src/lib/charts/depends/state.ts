import type { ComputedNumber } from '../../domain/figure.ts';

/** Something that an answer hangs on. */
export interface DependsRow {
	id: string;
	name: string;
	/** Below the name, in small text. */
	note?: string;
	/** The part of the uncertainty that it accounts for, 0–1. */
	share: ComputedNumber;
}
