import { areas } from '../src/lib/catalogue/omrader.ts';
import { indikator } from '../src/lib/catalogue/indikatorer.ts';
import { ColumnPacker } from '../src/lib/disclosure/columns.ts';
import { HIDDEN, NOT_COLLECTED, value, type Cell } from '../src/lib/domain/cell.ts';
import type { SeriesKey } from '../src/lib/domain/column.ts';
import type { Figure, Released, ReleasedNumber } from '../src/lib/domain/figure.ts';
import { Columns } from '../src/lib/model/compare/columns.ts';

/** A count of so many of so many; a value alone; or why there is none. */
export type Told = readonly [count: number, of: number] | number | 'hidden' | 'none';

/** What some kommuner tell of one series in one year, by their codes. */
export interface ToldColumn {
	indicator: string;
	year: number;
	told: Readonly<Record<string, Told>>;
	category?: string;
}

/** Columns as the gate would have let them out. */
export function columnsOf(all: readonly ToldColumn[]): Columns {
	const packer = new ColumnPacker();
	for (const { indicator: id, year, told, category = 'alle' } of all) {
		const key: SeriesKey = { indicator: id, forlop: 'alle', category };
		packer.add(Object.entries(told).map(([code, one]) => figureOf(key, { code, year }, one)));
	}
	return new Columns(packer.columns());
}

function figureOf(key: SeriesKey, { code, year }: { code: string; year: number }, told: Told) {
	const { slag, skala } = indikator(key.indicator);
	const counted = typeof told === 'object' ? told : null;
	const unit = slag === 'andel' ? 100 : skala;
	const shown = (cell: Cell) => cell as Released;
	const cell = counted
		? value((counted[0] / counted[1]) * unit)
		: typeof told === 'number'
			? value(told)
			: told === 'hidden'
				? HIDDEN
				: NOT_COLLECTED;
	const figure: Figure = {
		...key,
		...{ level: code === '0' ? 'land' : 'kommune', area: code, year, span: null, shared: false },
		value: shown(cell),
		numerator: shown(counted ? value(counted[0]) : cell),
		denominator: counted ? (counted[1] as ReleasedNumber) : null,
		...{ reporting: null, of: null }
	};
	return figure;
}

/** The first kommuner of the register, by code. */
export const someKommuner = (n: number): string[] =>
	areas.kommuner.slice(0, n).map(({ code }) => code);
