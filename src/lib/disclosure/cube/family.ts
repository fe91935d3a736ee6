import type { Limit } from '../primary.ts';
import { PUBLISHED, type System } from '../protect/system.ts';
import { blocksOf, type Block } from './blocks.ts';
import { blockSystem, type AreasOf } from './blockSystem.ts';
import { seriesYears, type Counts, type SeriesYear, type Shown } from './counts.ts';

/** What is found of a system's cells, in their order. */
export interface Judged {
	/** `PUBLISHED` or the reason why not. */
	state: ArrayLike<number>;
	/** What published cells allow each hidden cell to be, persons. */
	low: ArrayLike<number>;
	high: ArrayLike<number>;
}

/** Protects one system; null when it could not be done and audited: then nothing of it is shown. */
export type Judge = (system: System) => Promise<Judged | null>;

/** A cell of the released cube. */
export interface MaskCell {
	shown: boolean;
	/** Persons, as the file has it; NaN where its publisher hides it. */
	count: number;
	/** What published cells allow it to be; both are the count where it is shown. */
	low: number;
	high: number;
}

/** The cells of a source that are released, by series, year, name (`shownName`) and area. */
export class Mask {
	readonly #cells = new Map<string, MaskCell>();

	get size(): number {
		return this.#cells.size;
	}

	set(series: string, year: number, what: string, area: string, cell: MaskCell): void {
		this.#cells.set(keyOf(series, year, what, area), cell);
	}

	/** Undefined where the source has no count of it. */
	get(series: string, year: number, what: string, area: string): MaskCell | undefined {
		return this.#cells.get(keyOf(series, year, what, area));
	}

	cells(): Iterable<MaskCell> {
		return this.#cells.values();
	}
}

const keyOf = (series: string, year: number, what: string, area: string) =>
	[series, year, what, area].join('\n');

/** What a family of figures is judged by. */
export interface FamilyRules {
	/** The figures that are made of it: they come first when something has to be hidden. */
	shown: readonly Shown[];
	areasOf: AreasOf;
	limit: Limit;
}

/** How far it has come: blocks of so many. */
export type Told = (done: number, of: number) => void;

/**
 * Protects all counts of a source: each series and year by itself, wholes before their parts. A block
 * that could not be audited is hidden whole.
 */
export async function protectCounts(
	counts: Counts,
	rules: FamilyRules,
	judge: Judge,
	told: Told = () => undefined
): Promise<Mask> {
	const mask = new Mask();
	const work = seriesYears(counts).flatMap((counted) =>
		blocksOf([...counted.counts.keys()], counted.tables).map((block) => ({ counted, block }))
	);
	for (const [done, { counted, block }] of work.entries()) {
		told(done, work.length);
		await protectBlock(counted, block, rules, judge, mask);
	}
	told(work.length, work.length);
	return mask;
}

async function protectBlock(
	counted: SeriesYear,
	block: Block,
	{ shown, areasOf, limit }: FamilyRules,
	judge: Judge,
	mask: Mask
): Promise<void> {
	const { series, year } = counted;
	const decided = (cell: string, area: string) => mask.get(series, year, cell, area)?.shown;
	const own = shown.filter((one) => one.series === series);
	const { system, what, area } = blockSystem(counted, block, own, areasOf, limit, decided);
	const judged = await judge(system);
	for (let i = 0; i < system.cells; i++) {
		// A whole was judged before its parts, and stands here as it was decided.
		if (what[i]!.includes('|')) continue;
		const count = system.value[i]!;
		const isShown = judged?.state[i] === PUBLISHED && !Number.isNaN(count);
		mask.set(series, year, what[i]!, area[i]!, {
			shown: isShown,
			count,
			low: isShown ? count : (judged?.low[i] ?? NaN),
			high: isShown ? count : (judged?.high[i] ?? NaN)
		});
	}
}
