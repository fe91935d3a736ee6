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

/** The cells of a source, by column: what leaves the worker. */
export interface MaskColumns {
	/** Series, year, name (`shownName`) and area of each. */
	key: string[];
	shown: Uint8Array;
	count: Float64Array;
	low: Float64Array;
	high: Float64Array;
}

/** The cells of a source, found by series, year, name (`shownName`) and area. */
export class Mask {
	readonly #cells = new Map<string, MaskCell>();

	static from({ key, shown, count, low, high }: MaskColumns): Mask {
		const mask = new Mask();
		key.forEach((one, i) =>
			mask.#cells.set(one, {
				...{ shown: shown[i] === 1, count: count[i] ?? NaN },
				...{ low: low[i] ?? NaN, high: high[i] ?? NaN }
			})
		);
		return mask;
	}

	set(series: string, year: number, what: string, area: string, cell: MaskCell): void {
		this.#cells.set(keyOf(series, year, what, area), cell);
	}

	/** Undefined where the source has no count of it. */
	get(series: string, year: number, what: string, area: string): MaskCell | undefined {
		return this.#cells.get(keyOf(series, year, what, area));
	}

	/** The cells that are shown of some areas. */
	shownIn(areas: { has(area: string): boolean }) {
		return [...this.#cells.entries()].flatMap(([key, { shown, count }]) => {
			const [series = '', year = '', what = '', area = ''] = key.split('\n');
			return shown && areas.has(area) ? [{ series, year: Number(year), what, area, count }] : [];
		});
	}

	columns(): MaskColumns {
		const cells = [...this.#cells.values()];
		const numbers = (of: (cell: MaskCell) => number) => Float64Array.from(cells, of);
		return {
			key: [...this.#cells.keys()],
			shown: Uint8Array.from(cells, ({ shown }) => Number(shown)),
			count: numbers(({ count }) => count),
			low: numbers(({ low }) => low),
			high: numbers(({ high }) => high)
		};
	}
}

const keyOf = (series: string, year: number, what: string, area: string) =>
	[series, year, what, area].join('\n');

/** How the one who waits hears of it, and stops it. */
export interface Following {
	signal?: AbortSignal | undefined;
	told?: Told | undefined;
}

/**
 * Protects a family, here or beside the page.
 *
 * @throws the signal's reason when it fires; Error when it could not be done
 */
export type Protect = (family: Family, following?: Following) => Promise<MaskColumns>;

/** A source's counts, and what they are judged by. Plain data: a worker may be asked. */
export interface Family {
	counts: Counts;
	/** The figures that are made of it: they come first when something has to be hidden. */
	shown: readonly Shown[];
	/** The areas that each kommune is part of, itself first. */
	areas: ReadonlyMap<string, readonly string[]>;
	limit: Limit;
}

/** How far it has come: blocks of so many. */
export type Told = (done: number, of: number) => void;

/**
 * Protects all counts of a source: each series and year by itself, wholes before their parts. A block
 * that could not be audited is hidden whole.
 */
export async function protectFamily(
	family: Family,
	judge: Judge,
	told: Told = () => undefined
): Promise<MaskColumns> {
	const mask = new Mask();
	const work = seriesYears(family.counts).flatMap((counted) =>
		blocksOf([...counted.counts.keys()], counted.tables).map((block) => ({ counted, block }))
	);
	for (const [done, { counted, block }] of work.entries()) {
		told(done, work.length);
		await protectBlock(counted, block, family, judge, mask);
	}
	told(work.length, work.length);
	return mask.columns();
}

async function protectBlock(
	counted: SeriesYear,
	block: Block,
	{ shown, areas, limit }: Family,
	judge: Judge,
	mask: Mask
): Promise<void> {
	const { series, year } = counted;
	const decided = (cell: string, area: string) => mask.get(series, year, cell, area)?.shown;
	const areasOf: AreasOf = (kommune) => areas.get(kommune) ?? [kommune];
	const own = shown.filter((one) => one.series === series);
	const { system, what, area } = blockSystem(counted, block, own, areasOf, limit, decided);
	const judged = await judge(system).catch(ofNoSystem);
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

/** Counts that can't be judged are not shown; other errors are faults of the program. */
function ofNoSystem(error: unknown): null {
	if (error instanceof RangeError) return null;
	throw error;
}
