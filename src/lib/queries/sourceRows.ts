import type { Indikator } from '../catalogue/indikatorer.ts';
import { declared, type Engine, type TextTable } from '../engine/index.ts';

/** The rows behind a figure, as text, with file and line. Not released: goes through the gate. */
export async function sourceRowsOf(
	engine: Engine,
	{ id, rader }: Pick<Indikator, 'id' | 'rader'>,
	area: string,
	year: number,
	signal?: AbortSignal
): Promise<TextTable> {
	if (rader === null) throw new RangeError(`The indicator ${id} has no source rows of its own`);
	return engine.text(declared(rader, [area, year]), signal);
}
