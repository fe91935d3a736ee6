import { indikator, type Indikator } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import type { SpinePeer, SpineRow, SpineSpread } from '../../charts/spine/state.ts';
import { seriesId, type ReleasedColumn } from '../../domain/column.ts';
import { betterOf } from '../../model/compare/guard.ts';
import { isOfMany } from '../../model/compare/held.ts';
import type { ReferenceValue } from '../../model/compare/reference.ts';
import type { SpineLine } from '../../model/compare/spineOf.ts';
import type { Spread } from '../../model/compare/spread.ts';
import { leadingSource } from '../../model/series.ts';
import { m, NBSP, numberText, of, spanText, stateText } from '../../text/index.ts';
import { computedNumber, computedSpan } from '../computed.ts';
import { shortUnit } from '../indicator.ts';
import { kommuneName } from '../kommuneNames.ts';
import { dimensionName } from './dimension.ts';
import { seriesName } from './names.ts';
import type { SpineContext } from './spine.ts';

type Context = Pick<SpineContext, 'code' | 'referenceName'>;

/** A row of the spine: figure, how it stands, and where the others lie. */
export function rowOf(line: SpineLine, context: Context): SpineRow {
	const { key, column, held, spread, peers, together } = line;
	const definition = indikator(key.indicator);
	const better = together ? null : betterOf(key);
	const value = column.figure(kommuneAt(context.code))?.value ?? null;
	return {
		id: seriesId(key),
		group: together ? m.spine_group_together() : dimensionName(definition.dimensjon),
		name: seriesName(key),
		note: noteOf(definition, column.year, better),
		cell: value,
		span: computedSpan(held.limits),
		figure: figureText(value, line, definition),
		word: wordOf(line, value, context.referenceName),
		judged: held.judged,
		better: better && (better === 'high' ? 'up' : 'down'),
		decimals: definition.desimaler,
		spread: spread && shownSpread(spread),
		peers: peers.flatMap((place) => peerAt(column, place)),
		reference: held.reference && computedNumber(held.reference.value),
		...(together && { plain: true })
	};
}

/** Unit, year and source, and which way is better. */
function noteOf(definition: Indikator, year: number, better: 'high' | 'low' | null): string {
	const toRight =
		better === null ? [] : [better === 'high' ? m.spine_better_high() : m.spine_better_low()];
	return [
		of(definition.enhet),
		`${of(leadingSource(definition.id).kortnavn)} ${year}`,
		...toRight
	].join(' · ');
}

function figureText(
	cell: SpineRow['cell'],
	{ held: { limits } }: SpineLine,
	definition: Indikator
): string {
	if (cell === null) return m.heat_not_loaded();
	if (cell.state !== 'value') return stateText(cell.state);
	const { desimaler } = definition;
	const said = [numberText(cell.value, desimaler), shortUnit(definition)]
		.filter(Boolean)
		.join(NBSP);
	return limits ? `${said} (${spanText(limits.low, limits.high, desimaler)})` : said;
}

const THAN = {
	higher: m.heat_higher_than,
	lower: m.heat_lower_than,
	similar: m.heat_similar_to
};
const MORE = { higher: m.spine_more_than, lower: m.spine_less_than, similar: m.spine_as_much };
const JUDGED = { better: m.heat_better, worse: m.heat_worse };

function wordOf(line: SpineLine, cell: SpineRow['cell'], name: string): string {
	const { held, together, key } = line;
	if (cell?.state !== 'value') return '';
	const { desimaler } = indikator(key.indicator);
	if (!held.reference) return m.spine_no_reference({ reference: name });
	const figure = numberText(held.reference.value, desimaler);
	if (together) return MORE[together.than]({ n: numberText(together.n), reference: name, figure });
	const reference = `${name} (${figure})`;
	const part = held.reference.includes ? [m.spine_part_of()] : [];
	if (held.against === null) {
		const few = isOfMany(held.reference) ? [] : [m.spine_few({ n: othersIn(held.reference) })];
		return [m.heat_undecided_against({ reference }), ...few, ...part].join(', ');
	}
	const judged = held.judged ? [JUDGED[held.judged]()] : [];
	return [THAN[held.against]({ reference }), ...judged, ...part].join(', ');
}

const othersIn = ({ n, all, includes }: ReferenceValue): string =>
	numberText((n ?? all) - (includes ? 1 : 0));

const shownSpread = ({ low, lower, median, upper, high }: Spread): SpineSpread => ({
	low: computedNumber(low),
	lower: computedNumber(lower),
	median: computedNumber(median),
	upper: computedNumber(upper),
	high: computedNumber(high)
});

/** One that has no figure is no dot. */
function peerAt(column: ReleasedColumn, place: number): SpinePeer[] {
	const [kommune, cell] = [areas.kommuner[place], column.figure(place)?.value];
	return kommune && cell?.state === 'value'
		? [{ id: kommune.code, name: kommuneName(kommune), cell }]
		: [];
}
