import { indikator } from '../../catalogue/indikatorer.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import type { CompareInput, CompareRow } from '../../charts/compare/state.ts';
import type { Table, TableCell } from '../../domain/table.ts';
import type { Better, BetterLine, Lacked, Limited } from '../../model/compare/better.ts';
import { betterOf } from '../../model/compare/guard.ts';
import type { Level } from '../../model/compare/better.ts';
import { m, numberText, of, spanText } from '../../text/index.ts';
import { listText } from '../../text/lists.ts';
import { computed, computedSpan } from '../computed.ts';
import type { Picture } from '../of.ts';
import { ofKommune, sourcesOfIndicator } from '../origin.ts';
import { shortUnit } from '../indicator.ts';
import { kommune } from './peers.ts';
import { seriesName } from './names.ts';

/** One indicator in which some who are alike do better. */
export interface BetterPicture extends Picture {
	id: string;
	chart: CompareInput;
}

/** What was tried, and how much chance alone would give; null where nothing could be tried. */
export function triedText({ tried, pairs, byChance }: Better): string | null {
	if (pairs === 0) return null;
	return m.better_tried({
		names: listText(tried.map(({ key }) => seriesName(key))),
		pairs: numberText(pairs),
		chance: numberText(byChance, byChance < 10 ? 1 : 0)
	});
}

/** Indicators that have a direction and may not be used so; each once. */
export function refusedText({ refused }: Better): string | null {
	const names = new Set(refused.map(({ key }) => of(indikator(key.indicator).navn)));
	return names.size > 0 ? m.better_refused({ names: listText([...names]) }) : null;
}

/** @param level of the limits, in per cent */
export function betterPicture(line: BetterLine, own: string, level: Level): BetterPicture {
	const { column, better } = line;
	const definition = indikator(column.key.indicator);
	const place = kommune(own);
	const high = betterOf(column.key) === 'high';
	const words = {
		names: listText(better.map(({ code }) => kommune(code))),
		place,
		indicator: seriesName(column.key)
	};
	const heading = high ? m.better_heading_high(words) : m.better_heading_low(words);
	const said = {
		unit: of(definition.enhet),
		year: String(column.year),
		level: numberText(level, level === 95 ? 0 : 1)
	};
	const decimals = definition.desimaler;
	return {
		id: words.indicator,
		name: `${m.better_title()} ${words.indicator}`,
		heading,
		subtitle: high ? m.better_subtitle_high(said) : m.better_subtitle_low(said),
		summary: m.better_summary({
			...{ heading, year: said.year, place, told: numberText(line.told) },
			own: `${numberText(line.own.value, decimals)} (${spanText(line.own.low, line.own.high, decimals)})`
		}),
		table: tableOf(line, heading),
		origin: ofKommune(own, column.year, {
			sources: sourcesOfIndicator(definition, [column.year]),
			method: m.better_method()
		}),
		chart: { rows: rowsOf(line), unit: shortUnit(definition), decimals }
	};
}

function rowsOf({ column, own, better }: BetterLine): CompareRow[] {
	const row = (one: Limited, role: CompareRow['role']): CompareRow[] => {
		const figure = column.figure(kommuneAt(one.code));
		if (!figure) return [];
		const label = kommune(one.code);
		return [{ id: one.code, label, cell: figure.value, span: computedSpan(one), role }];
	};
	return [...row(own, 'chosen'), ...better.flatMap((one) => row(one, 'other'))];
}

function tableOf({ column, own, better }: BetterLine, caption: string): Table {
	const { enhet, desimaler } = indikator(column.key.indicator);
	const row = (one: Limited): Record<string, TableCell> => ({
		kommune: kommune(one.code),
		value: column.figure(kommuneAt(one.code))?.value ?? '',
		limits: computed(
			spanText(one.low, one.high, desimaler),
			{ median: null, low: one.low, high: one.high },
			desimaler
		)
	});
	const numeric = { unit: of(enhet), numeric: true, decimals: desimaler };
	return {
		caption,
		columns: [
			{ key: 'kommune', label: m.peers_kommune() },
			{ key: 'value', label: m.better_value(), ...numeric },
			{ key: 'limits', label: m.better_limits(), ...numeric }
		],
		rows: [own, ...better].map(row)
	};
}

/** Measures that others have and one's own has not. */
export interface LackedPicture extends Picture {
	lines: readonly { id: string; measure: string; having: string; told: string; year: string }[];
}

/**
 * @param lacked at least one
 * @param ahead  the others are those with clearly better figures, and not all that are alike
 */
export function lackedPicture(
	lacked: readonly Lacked[],
	{ kommune: own, year, ahead }: { kommune: string; year: number; ahead: boolean }
): LackedPicture {
	const place = kommune(own);
	const lines = lacked.map((one) => lineOf(one));
	const [first] = lacked;
	const heading = first
		? m.better_measures_heading({
				measure: of(first.tiltak.navn),
				count: numberText(first.having.length),
				told: numberText(first.having.length + first.without),
				place
			})
		: m.better_measures_none({ place });
	const caption = m.better_measures_caption({ place });
	const years = [...new Set(lacked.flatMap((one) => one.year ?? []))].sort((a, b) => a - b);
	return {
		name: m.better_measures_title(),
		heading,
		subtitle: m.better_measures_subtitle({ ahead: ahead ? m.better_measures_ahead() : '' }),
		summary: `${caption}: ${lines.map(({ measure, told }) => `${measure} (${told})`).join(', ')}.`,
		table: {
			caption,
			columns: [
				{ key: 'measure', label: m.better_measure() },
				{ key: 'told', label: m.better_measure_told() },
				{ key: 'having', label: m.better_measure_having() },
				{ key: 'year', label: m.better_measure_year({ place }) }
			],
			rows: lines.map(({ measure, told, having, year: at }) => ({
				measure,
				told,
				having,
				year: at
			}))
		},
		origin: ofKommune(own, year, {
			sources: sourcesOfIndicator(indikator('tilbud'), years.length > 0 ? years : [year]),
			method: m.better_measures_about()
		}),
		lines
	};
}

function lineOf({ tiltak, year, having, without }: Lacked): LackedPicture['lines'][number] {
	const names = having.map(({ code, offered }) => {
		const name = kommune(code);
		return offered === 'shared' ? m.better_shared({ name }) : name;
	});
	return {
		id: tiltak.id,
		measure: of(tiltak.navn),
		having: listText(names),
		told: `${numberText(having.length)}/${numberText(having.length + without)}`,
		year: year === null ? m.better_ticked() : String(year)
	};
}
