import type { MultiplePanel, MultiplesInput } from '../../charts/multiples/state.ts';
import { placeAt } from '../../catalogue/places.ts';
import type { ReleasedColumn } from '../../domain/column.ts';
import type { Column, Table, TableCell } from '../../domain/table.ts';
import {
	breaksWithin,
	columnsUpTo,
	type Development,
	type OwnChange,
	type Trend
} from '../../model/compare/developments.ts';
import { mayCompare } from '../../model/compare/guard.ts';
import { m, NBSP, numberText, of } from '../../text/index.ts';
import { computed } from '../computed.ts';
import type { Picture } from '../of.ts';
import { valueText } from './funnel.ts';
import {
	byName,
	codeAt,
	definitionOf,
	heldAgainst,
	nameAt,
	originOf,
	roleAt,
	subtitleOf,
	unitOf,
	type IndicatorAsked
} from './indicatorAsked.ts';
import { seriesName } from './names.ts';
import { refusalText } from './refusal.ts';
import { trendShort, trendText } from './trendWords.ts';

export interface MultiplesPicture extends Picture {
	input: MultiplesInput;
	/** How many move which way, of all kommuner. */
	tally: Readonly<Record<Trend['marker'], number>>;
}

/** Which kommuner are drawn: the table has all. */
export type Shown = 'few' | 'all' | 'moving';

/** So many fit on a screen. */
export const FEW = 24;

/** The columns of the years that any of the kommuner has a row in. */
export const yearsOf = ({ columns, key, year, places }: IndicatorAsked): ReleasedColumn[] =>
	columnsUpTo(columns, key, year).filter((column) =>
		places.some((place) => (column.state[place] ?? 0) > 0)
	);

/**
 * The development of each kommune, a small figure for each. Where levels may not be laid beside each
 * other, each has a scale of its own, and neither picture, words nor table has a level.
 *
 * @returns null where no kommune has a figure in any year
 */
export function multiplesPicture(
	asked: IndicatorAsked,
	developments: readonly Development[],
	shown: Shown = 'all'
): MultiplesPicture | null {
	const over = yearsOf(asked);
	if (over.length === 0) return null;
	const own = !mayCompare(asked.key).allowed;
	const told = inOrder(developments, asked);
	const tally = tallyOf(told);
	const years = over.map(({ year }) => year);
	const more = moreOf(asked, own);
	const drawn = drawnOf(told, asked, shown);
	const part =
		drawn.length < told.length
			? m.ind_multiples_shown({ shown: drawn.length, all: told.length })
			: '';
	return {
		name: m.ind_multiples_name({ series: seriesName(asked.key) }),
		heading: headingOf(tally, own),
		...(more && { more }),
		subtitle: subtitleOf(asked, years, own ? m.ind_multiples_own_scale() : '', part),
		summary: [`${subtitleOf(asked, years)}.`, tallyText(tally)].join(' '),
		table: own ? ownTable(asked, told) : yearTable(asked, over, told),
		origin: originOf(asked, years, m.ind_multiples_method()),
		input: inputOf(asked, over, { told: drawn, own }),
		tally
	};
}

const inOrder = (developments: readonly Development[], { places }: IndicatorAsked) => {
	const at = new Map(developments.map((one) => [one.place, one]));
	return byName(places).flatMap((place) => at.get(place) ?? []);
};

/** The chosen and the marked always; of the others the first by name that have a figure, or those that move. */
function drawnOf(
	told: readonly Development[],
	asked: IndicatorAsked,
	shown: Shown
): readonly Development[] {
	if (shown === 'all') return told;
	const [named, others] = [true, false].map((is) =>
		told.filter(({ place }) => (roleAt(place, asked) !== 'other') === is)
	);
	const moves = ({ trend }: Development) => 'slope' in trend && trend.marker !== 'no-change';
	const kept =
		shown === 'moving'
			? (others ?? []).filter(moves)
			: (others ?? []).filter((one) => one.told).slice(0, Math.max(0, FEW - (named?.length ?? 0)));
	return [...(named ?? []), ...kept];
}

function tallyOf(told: readonly Development[]): MultiplesPicture['tally'] {
	const tally = { rising: 0, falling: 0, 'no-change': 0, 'cannot-be-judged': 0 };
	for (const { trend } of told) tally[trend.marker]++;
	return tally;
}

function inputOf(
	asked: IndicatorAsked,
	over: readonly ReleasedColumn[],
	{ told, own }: { told: readonly Development[]; own: boolean }
): MultiplesInput {
	return {
		panels: told.map((one): MultiplePanel => {
			const said = own ? changeText(one.change) : newestText(asked, over, one.place);
			const name = nameAt(one.place);
			return {
				...{ id: codeAt(one.place), label: name, role: roleAt(one.place, asked) },
				points: over.map((column) => ({
					...{ year: column.year, cell: column.cell(one.place) },
					carried: one.carried.has(column.year)
				})),
				note: [said, trendShort(one.trend)].filter(Boolean).join(' · '),
				told: [`${name}:`, said && `${said}.`, `${trendText(one.trend)}.`].filter(Boolean).join(' ')
			};
		}),
		reference: own ? null : referenceLine(asked, over),
		own,
		breaks: breaksWithin(over).map(({ fra, til, tekst }) => ({
			...{ from: fra, to: til, text: of(tekst) }
		})),
		unit: unitOf(definitionOf(asked)),
		decimals: definitionOf(asked).desimaler
	};
}

/** The area's own figures as they are published; the middle of a list is of each year's own kommuner. */
function referenceLine(
	{ reference, ...asked }: IndicatorAsked,
	over: readonly ReleasedColumn[]
): MultiplesInput['reference'] {
	if (reference?.kind !== 'area') return null;
	const { level, code } = reference.scope;
	const [place, newest] = [placeAt(level, code), over.at(-1)];
	const held = newest && heldAgainst({ ...asked, reference }, newest);
	if (place < 0 || !held) return null;
	return {
		label: held.label,
		points: over.map((column) => ({ year: column.year, cell: column.cell(place) }))
	};
}

/** The newest value, with its year where others are newer. */
function newestText(asked: IndicatorAsked, over: readonly ReleasedColumn[], place: number): string {
	const column = over.findLast((one) => one.cell(place).state === 'value');
	if (!column) return '';
	const value = valueText(asked, column.value[place] ?? NaN);
	return column.year === over.at(-1)?.year ? value : `${value} (${column.year})`;
}

function changeText(change: OwnChange | null): string {
	if (!change || change.percent === null) return '';
	const { percent, from, to } = change;
	return m.ind_change({ percent: signed(percent), from, to });
}

function signed(percent: number): string {
	const text = numberText(percent);
	return `${percent > 0 && text !== '0' ? '+' : ''}${text}${NBSP}%`;
}

function headingOf(tally: MultiplesPicture['tally'], own: boolean): string {
	const { rising, falling } = tally;
	const all = allOf(tally);
	// What can't be judged does not stay the same.
	if (!own && tally['cannot-be-judged'] === all) return m.ind_multiples_unjudged();
	if (rising + falling === 0) return own ? m.ind_multiples_own() : m.ind_multiples_nobody({ all });
	return m.ind_multiples_heading({ rising, falling, all });
}

const allOf = (tally: MultiplesPicture['tally']) =>
	Object.values(tally).reduce((sum, n) => sum + n, 0);

const tallyText = (tally: MultiplesPicture['tally']): string =>
	m.ind_multiples_tally({
		...{ rising: tally.rising, falling: tally.falling, same: tally['no-change'] },
		cannot: tally['cannot-be-judged']
	});

/** Why each has a scale of its own. */
function moreOf({ key }: IndicatorAsked, own: boolean): string {
	const ruling = mayCompare(key);
	return own && !ruling.allowed ? `${refusalText(ruling.why)} ${m.ind_multiples_own_more()}` : '';
}

const trendColumn: () => Column = () => ({ key: 'trend', label: m.ind_column_trend() });

function yearTable(
	asked: IndicatorAsked,
	over: readonly ReleasedColumn[],
	told: readonly Development[]
): Table {
	const { enhet, desimaler } = definitionOf(asked);
	return {
		caption: m.ind_multiples_name({ series: seriesName(asked.key) }),
		columns: [
			{ key: 'kommune', label: m.csv_place() },
			...over.map(({ year }) => ({
				...{ key: String(year), label: String(year), unit: of(enhet) },
				...{ numeric: true, decimals: desimaler }
			})),
			trendColumn()
		],
		rows: told.map(({ place, trend }) => ({
			kommune: nameAt(place),
			...Object.fromEntries(over.map((column) => [String(column.year), column.cell(place)])),
			trend: trendText(trend)
		}))
	};
}

/** Each kommune's own change, and no level: a table would lay them beside each other. */
function ownTable(asked: IndicatorAsked, told: readonly Development[]): Table {
	return {
		caption: m.ind_multiples_name({ series: seriesName(asked.key) }),
		columns: [
			{ key: 'kommune', label: m.csv_place() },
			{ key: 'from', label: m.csv_from() },
			{ key: 'to', label: m.csv_to() },
			{ key: 'change', label: m.ind_column_change(), unit: '%', numeric: true, decimals: 0 },
			trendColumn()
		],
		rows: told.map(({ place, trend, change }) => ({
			kommune: nameAt(place),
			from: change ? String(change.from) : '',
			to: change ? String(change.to) : '',
			change: changeCell(change),
			trend: trendText(trend)
		}))
	};
}

function changeCell(change: OwnChange | null): TableCell {
	if (!change || change.percent === null) return m.ind_change_none();
	return computed(signed(change.percent), { median: change.percent }, 0);
}
