import { hexPlaces, keptShare } from '../../catalogue/heksagon.ts';
import type { Indikator } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import type { HexCell, HexInput } from '../../charts/hexmap/state.ts';
import type { Kommune } from '../../domain/area.ts';
import type { Released } from '../../domain/figure.ts';
import type { Table } from '../../domain/table.ts';
import { breaksOf } from '../../model/compare/classes.ts';
import { leadingSource } from '../../model/series.ts';
import { m, numberText, of, stateText } from '../../text/index.ts';
import { shortUnit } from '../indicator.ts';
import { areaName, kommuneName } from '../kommuneNames.ts';
import type { Picture } from '../of.ts';
import { sourcesOfIndicator, type Origin } from '../origin.ts';
import { mapHeading, mapSummary, nameOf } from './mapWords.ts';

export interface MapInput {
	definition: Indikator;
	/** What of the indicator: a pathway or a category; empty where it is all of it. */
	part?: string;
	year: number;
	/** Of each kommune, in the order of the register. */
	cells: readonly Released[];
	/** The area that is looked at: the others are pale, and no sentence is about them. */
	scope: { name: string | null; kommuner: readonly Kommune[]; place: Origin['place'] };
	/** The map is drawn close to the area. */
	close?: boolean;
	chosen?: string | null;
	/** Why levels of single kommuner must not be held against each other; null where they may. */
	refused: string | null;
}

export interface MapPicture extends Picture {
	map: HexInput;
}

/** One kommune of the area, as the words and the table tell it. */
export interface MapRow {
	kommune: Kommune;
	cell: HexCell['cell'];
}

/**
 * An indicator on the map of hexagons. Where levels may not be compared, the cells hold none: only
 * whether there is a figure gets as far as the chart, the words and the table.
 */
export function mapPicture(input: MapInput): MapPicture {
	const { definition, part = '', year, scope, refused } = input;
	const cells = cellsOf(input);
	const inScope = new Set(scope.kommuner.map(({ code }) => code));
	const rows = areas.kommuner.flatMap((kommune, i): MapRow[] => {
		const cell = cells[i];
		return cell && inScope.has(kommune.code) ? [{ kommune, cell }] : [];
	});
	const map = mapOf(input, cells, inScope);
	const heading = mapHeading(input, rows);
	const source = of(leadingSource(definition.id).kortnavn);
	return {
		name: nameOf(definition, part),
		heading,
		...(refused !== null && { more: m.map_more_told({ why: refused }) }),
		subtitle: m.map_subtitle({
			...{ unit: of(definition.enhet), year, source },
			share: numberText(100 * keptShare)
		}),
		summary: mapSummary(input, rows),
		table: tableOf(input, rows, { caption: heading, breaks: map.breaks }),
		origin: {
			place: scope.place,
			years: [year],
			sources: sourcesOfIndicator(definition, [year]),
			method: of(definition.definisjon)
		},
		map
	};
}

/** What the chart gets: of levels that may not be compared, only that there is one. */
function cellsOf({ cells, refused }: MapInput): HexCell['cell'][] {
	if (refused === null) return [...cells];
	return cells.map((cell) => (cell.state === 'value' ? { state: 'told' } : cell));
}

function mapOf(
	{ definition, close, chosen = null, refused }: MapInput,
	cells: readonly HexCell['cell'][],
	inScope: ReadonlySet<string>
): HexInput {
	const places = new Map(hexPlaces.map(({ code, at }) => [code, at]));
	// Of the whole country, so that a kommune has one class, whatever area one looks at.
	const values = cells.flatMap((cell) => (cell.state === 'value' ? [cell.value] : []));
	const ends = endsOf(definition);
	return {
		cells: areas.kommuner.flatMap((kommune, i): HexCell[] => {
			const [cell, at] = [cells[i], places.get(kommune.code)];
			const { code, fylke } = kommune;
			const label = kommuneName(kommune);
			return cell && at ? [{ code, label, fylke, at, cell, within: inScope.has(code) }] : [];
		}),
		fylker: areas.fylker.map(({ code, name }) => ({ code, name })),
		breaks: breaksOf(values, definition.desimaler),
		unit: shortUnit(definition),
		decimals: definition.desimaler,
		...(ends && refused === null && { ends }),
		near: close ? [...inScope] : null,
		chosen
	};
}

/** Only where the indicator has a direction is one end better than the other. */
function endsOf({ polaritet }: Indikator): HexInput['ends'] {
	if (polaritet === 'ingen') return undefined;
	const [good, bad] = [m.map_ends_good(), m.map_ends_bad()];
	return polaritet === 'hoy_er_bra' ? { low: bad, high: good } : { low: good, high: bad };
}

/** By name, not by value: a map is no league table. */
function tableOf(
	{ definition, refused }: MapInput,
	rows: readonly MapRow[],
	{ caption, breaks }: { caption: string; breaks: readonly number[] }
): Table {
	const number = { numeric: true, decimals: definition.desimaler };
	const value = { key: 'value', label: m.value(), unit: of(definition.enhet), ...number };
	return {
		caption,
		columns: [
			{ key: 'kommune', label: m.map_kommune() },
			{ key: 'fylke', label: m.map_fylke() },
			...(refused === null ? [value] : []),
			...(breaks.length > 0 ? [{ key: 'class', label: m.map_class(), numeric: true }] : []),
			{ key: 'state', label: m.state_note() }
		],
		rows: rows.map(({ kommune, cell }) => ({
			kommune: kommuneName(kommune),
			fylke: areaName('fylke', kommune.fylke),
			...(cell.state !== 'told' && { value: cell }),
			...(cell.state === 'value' && {
				class: `${breaks.filter((end) => end <= cell.value).length + 1}`
			}),
			state:
				cell.state === 'told'
					? m.hexmap_told()
					: cell.state === 'value'
						? ''
						: stateText(cell.state)
		}))
	};
}
