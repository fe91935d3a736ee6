import type { Limit } from '../primary.ts';
import { toldByOpen } from '../protect/protect.ts';
import { PUBLISHED, type System } from '../protect/system.ts';
import { agreeing } from './agreeing.ts';
import { blocksOf, type Block } from './blocks.ts';
import { blockSystem, type AreasOf } from './blockSystem.ts';
import { seriesYears, type Counts, type SeriesYear, type Shown } from './counts.ts';
import {
	hiddenBefore,
	hiddenBesides,
	memoryKey,
	rememberedOf,
	type Memory,
	type Remembered
} from './memory.ts';
import { Summing, type FamilySummary } from './summary.ts';

/** What is found of a system's cells, in their order. */
export interface Judged {
	/** `PUBLISHED` or the reason why not. */
	state: ArrayLike<number>;
	/** What published cells allow each hidden cell to be, persons. */
	low: ArrayLike<number>;
	high: ArrayLike<number>;
	/** How long it took; not there where it was found before. */
	report?: { seconds: { elimination: number; audit: number } };
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

/** The cells of a source, by column. */
interface CellColumns {
	/** Series, year, name (`shownName`) and area of each. */
	key: string[];
	shown: Uint8Array;
	count: Float64Array;
	low: Float64Array;
	high: Float64Array;
}

/** What leaves the worker: the cells, and what there is to be told of them. */
export interface MaskColumns extends CellColumns {
	summary: FamilySummary;
	/** What this edition hides; of systems that could be audited. */
	memory: Memory;
}

/** The cells of a source, found by series, year, name (`shownName`) and area. */
export class Mask {
	readonly #cells = new Map<string, MaskCell>();

	static from({ key, shown, count, low, high }: CellColumns): Mask {
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

	columns(): CellColumns {
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
	source: string;
	counts: Counts;
	/** The figures that are made of it: they come first when something has to be hidden. */
	shown: readonly Shown[];
	/** The areas that each kommune is part of, itself first. */
	areas: ReadonlyMap<string, readonly string[]>;
	limit: Limit;
	/** What was hidden of it before, and stays so. */
	before?: Memory;
	/** Which version of the method judges; another may hide other cells. */
	method?: string;
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
	const { limit, method = '' } = family;
	const [mask, summing] = [new Mask(), new Summing(limit, method)];
	const all = seriesYears(family.counts).map((counted) => ({ counted, blocks: blocksIn(counted) }));
	const of = all.reduce((sum, { blocks }) => sum + blocks.length, 0);
	const memory: Record<string, Remembered> = {};
	let done = 0;
	for (const { counted, blocks } of all) {
		summing.series(counted);
		const { series, year } = counted;
		const remembered = family.before?.[memoryKey(series, year)];
		const start = done;
		const edition = (before: ReadonlySet<string>) => {
			done = start;
			const judging = { counted, before, family, judge, mask };
			return protectEdition(judging, blocks, () => told(done++, of));
		};
		let made = await edition(hiddenBefore(remembered));
		const besides = hiddenBesides(remembered, made.hidden);
		// Another edition than the last: what that one hid is a secret too.
		if (besides) made = await edition(besides);
		for (const count of made.counted) count(summing);
		memory[memoryKey(series, year)] = rememberedOf(made.before, made.hidden);
	}
	told(of, of);
	return { ...mask.columns(), summary: summing.summary(), memory };
}

/** A series in a year, and what was hidden of it before. */
interface Judging {
	counted: SeriesYear;
	before: ReadonlySet<string>;
	family: Family;
	judge: Judge;
	mask: Mask;
}

/** What an edition hides, and what is counted of it for the report. */
interface Edition {
	before: ReadonlySet<string>;
	hidden: Set<string>;
	counted: ((summing: Summing) => void)[];
}

async function protectEdition(
	judging: Judging,
	blocks: readonly Block[],
	next: () => void
): Promise<Edition> {
	const edition: Edition = { before: judging.before, hidden: new Set(), counted: [] };
	for (const block of blocks) {
		next();
		await protectBlock(judging, block, edition);
	}
	return edition;
}

async function protectBlock(
	{ counted, before, family: { shown, areas, limit }, judge, mask }: Judging,
	block: Block,
	{ hidden, counted: report }: Edition
): Promise<void> {
	const { series, year } = counted;
	const decided = (cell: string, where: string) => mask.get(series, year, cell, where)?.shown;
	const areasOf: AreasOf = (kommune) => areas.get(kommune) ?? [kommune];
	const own = shown.filter((one) => one.series === series);
	const made = blockSystem(counted, block, own, areasOf, limit, decided);
	const { system, what, area, place } = made;
	const wasHidden = what.map((one, i) => before.has(`${one}\n${place[i]!}`));
	keepHidden(system, wasHidden);
	const alone = await judge(system).catch(ofNoSystem);
	const known = (whole: string, where: string) => mask.get(series, year, whole, where);
	const agreed = alone && agreeing(made, alone, known);
	const judged = agreed && alone;
	for (const { whole, area, low, high } of agreed ?? [])
		mask.set(series, year, whole, area, { ...known(whole, area)!, low, high });
	report.push((summing) => summing.system(judged));
	for (let i = 0; i < system.cells; i++) {
		// A whole was judged before its parts, and stands here as it was decided.
		if (what[i]!.includes('|')) continue;
		const count = system.value[i]!;
		const isShown = judged?.state[i] === PUBLISHED && !Number.isNaN(count);
		const low = isShown ? count : (judged?.low[i] ?? NaN);
		const high = isShown ? count : (judged?.high[i] ?? NaN);
		mask.set(series, year, what[i]!, area[i]!, { shown: isShown, count, low, high });
		const state = judged?.state[i];
		const told = { shown: isShown, state, before: wasHidden[i]!, low, high };
		report.push((summing) => summing.cell(area[i]!, told));
		// Nothing of what could not be audited is shown, so that there is nothing to compare it with.
		if (judged && !isShown) hidden.add(`${what[i]!}\n${place[i]!}`);
	}
}

/**
 * What was hidden before is a secret, though it be large. Not a sum of nothing, and not what the wholes
 * that are shown tell by themselves: there is nothing left to hide it with.
 */
function keepHidden(system: System, wasHidden: readonly boolean[]): void {
	const kept: number[] = [];
	for (let i = 0; i < system.cells; i++) {
		if (!wasHidden[i] || system.primary[i] || system.start[i] === system.start[i + 1]) continue;
		system.primary[i] = 1;
		kept.push(i);
	}
	if (kept.length === 0) return;
	const told = new Set(toldByOpen(system));
	for (const i of kept) if (told.has(i)) system.primary[i] = 0;
}

/** None where a count is a part of itself: nothing of it is judged, and nothing shown. */
function blocksIn({ counts, tables }: SeriesYear): Block[] {
	try {
		return blocksOf([...counts.keys()], tables);
	} catch (error) {
		return ofNoSystem(error) ?? [];
	}
}

/** Counts that can't be judged are not shown; other errors are faults of the program. */
function ofNoSystem(error: unknown): null {
	if (error instanceof RangeError) return null;
	throw error;
}
