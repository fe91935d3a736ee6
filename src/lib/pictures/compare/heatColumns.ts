import { indikator } from '../../catalogue/indikatorer.ts';
import type { HeatCell, HeatColumn } from '../../charts/heat/state.ts';
import { seriesId, type ReleasedColumn } from '../../domain/column.ts';
import { mayCompare, mayRank } from '../../model/compare/guard.ts';
import { heldAt, restsOnFew } from '../../model/compare/held.ts';
import { computedNumber, computedSpan } from '../computed.ts';
import { shortUnit } from '../indicator.ts';
import { dimensionName } from './dimension.ts';
import type { HeatSeen, HeatSeries } from './heat.ts';
import { seriesName } from './names.ts';
import { rulingText } from './refusal.ts';

const NOTHING: HeatCell = {
	...{ cell: null, span: null, held: null, against: null, judged: null, few: false }
};

/** A column of the table. One that may not be compared between kommuner gets no cells at all. */
export function heatColumn({ key, column }: HeatSeries, seen: HeatSeen): HeatColumn {
	const definition = indikator(key.indicator);
	const ruling = mayCompare(key);
	const base = {
		id: seriesId(key),
		name: seriesName(key),
		group: dimensionName(definition.dimensjon),
		unit: shortUnit(definition),
		decimals: definition.desimaler,
		...(column && column.year !== seen.year && { year: column.year })
	};
	if (!ruling.allowed) return { ...base, refused: rulingText(ruling) };
	return {
		...{ ...base, refused: null, orderable: mayRank(key).allowed },
		at: (row) => (column ? cellOf(column, seen.places[row] ?? -1, seen) : NOTHING)
	};
}

function cellOf(
	column: ReleasedColumn,
	place: number,
	{ referenceAt, level }: Pick<HeatSeen, 'referenceAt' | 'level'>
): HeatCell {
	const cell = column.figure(place)?.value ?? null;
	if (cell?.state !== 'value') return { ...NOTHING, cell };
	const { reference, limits, against, judged } = heldAt(column, place, referenceAt(place), level);
	return {
		cell,
		span: computedSpan(limits),
		held: reference && computedNumber(reference.value),
		...{ against, judged, few: restsOnFew(column, place) }
	};
}
