import { hexPlaces, keptShare } from '../../catalogue/heksagon.ts';
import { indikator, type Indikator } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import { kommuneAt } from '../../catalogue/places.ts';
import { klassOf, type HexCell, type HexInput } from '../../charts/hexmap/state.ts';
import type { ReleasedColumn } from '../../domain/column.ts';
import type { Kommune } from '../../domain/area.ts';
import type { Table } from '../../domain/table.ts';
import { classBreaks } from '../../model/compare/classes.ts';
import { betterOf, mayCompare } from '../../model/compare/guard.ts';
import { kommunerIn, type Scope } from '../../model/compare/scope.ts';
import { leadingSource } from '../../model/series.ts';
import { m, numberText, of, stateText } from '../../text/index.ts';
import { shortUnit } from '../indicator.ts';
import { areaName, kommuneName } from '../kommuneNames.ts';
import type { Picture } from '../of.ts';
import { sourcesOfIndicator } from '../origin.ts';
import { mapHeading, mapSummary, type MapRow } from './mapWords.ts';
import { seriesName } from './names.ts';
import { rulingText } from './refusal.ts';
import { scopePlace } from './scopePlace.ts';

export interface MapInput {
	column: ReleasedColumn;
	/** The kommuner that are looked at: the others are pale, and no sentence is about them. */
	scope: Scope;
	/** The map is drawn close to them. */
	close?: boolean;
	/** Code of the one kommune that is looked at. */
	chosen?: string | null;
}

export interface MapPicture extends Picture {
	map: HexInput;
}

/**
 * An indicator on the map of hexagons. Where levels of single kommuner may not be held against each
 * other, no level gets as far as the chart, the words or the table: only whether there is a figure.
 */
export function mapPicture(input: MapInput): MapPicture {
	const { column, scope, chosen = null } = input;
	const { key, year } = column;
	const definition = indikator(key.indicator);
	const ruling = mayCompare(key);
	const told = !ruling.allowed;
	const inScope = new Set(kommunerIn(scope).map(({ code }) => code));
	const rows = areas.kommuner.map((kommune) => ({ kommune, cell: cellOf(column, kommune, told) }));
	const seen = rows.filter(({ kommune }) => inScope.has(kommune.code));
	const map = mapOf(rows, { ...input, definition, inScope });
	const words = { name: seriesName(key), definition, year, scope, told, chosen };
	const heading = mapHeading(words, seen);
	return {
		name: `${m.map_title()}: ${words.name}`,
		heading,
		...(told && { more: m.map_more_told({ why: rulingText(ruling) }) }),
		subtitle: m.map_subtitle({
			...{ unit: of(definition.enhet), year },
			source: of(leadingSource(definition.id).kortnavn),
			share: numberText(100 * keptShare)
		}),
		summary: mapSummary(words, seen),
		table: tableOf(seen, { caption: heading, definition, told, breaks: map.breaks }),
		origin: {
			place: scopePlace(scope),
			years: [year],
			sources: sourcesOfIndicator(definition, [year]),
			method: of(definition.definisjon)
		},
		map
	};
}

function cellOf(column: ReleasedColumn, { code }: Kommune, told: boolean): HexCell['cell'] {
	const cell = column.figure(kommuneAt(code))?.value ?? ({ state: 'not-collected' } as const);
	return told && cell.state === 'value' ? { state: 'told' } : cell;
}

function mapOf(
	rows: readonly MapRow[],
	{
		definition,
		inScope,
		close,
		chosen = null
	}: MapInput & { definition: Indikator; inScope: ReadonlySet<string> }
): HexInput {
	const places = new Map(hexPlaces.map(({ code, at }) => [code, at]));
	// Of the whole country, so that a kommune has one class, whatever area one looks at.
	const values = rows.flatMap(({ cell }) => (cell.state === 'value' ? [cell.value] : []));
	const ends = values.length > 0 ? endsOf(definition) : undefined;
	return {
		cells: rows.flatMap(({ kommune, cell }): HexCell[] => {
			const at = places.get(kommune.code);
			const { code, fylke } = kommune;
			const label = kommuneName(kommune);
			return at ? [{ code, label, fylke, at, cell, within: inScope.has(code) }] : [];
		}),
		fylker: areas.fylker,
		breaks: classBreaks(values, definition.desimaler),
		unit: shortUnit(definition),
		decimals: definition.desimaler,
		...(ends && { ends }),
		near: close ? [...inScope] : null,
		chosen
	};
}

/** Only where the indicator has a direction is one end better, and not where it rests on shares. */
function endsOf({ id, fordeler }: Indikator): HexInput['ends'] {
	const better = fordeler === undefined ? betterOf({ indicator: id }) : null;
	const [good, bad] = [m.map_ends_good(), m.map_ends_bad()];
	if (better === null) return undefined;
	return better === 'high' ? { low: bad, high: good } : { low: good, high: bad };
}

/** In the order of the register, not by value: a map is no league table. */
function tableOf(
	rows: readonly MapRow[],
	{
		caption,
		definition,
		told,
		breaks
	}: { caption: string; definition: Indikator; told: boolean; breaks: readonly number[] }
): Table {
	const number = { numeric: true, decimals: definition.desimaler };
	const value = { key: 'value', label: m.value(), unit: of(definition.enhet), ...number };
	return {
		caption,
		columns: [
			{ key: 'kommune', label: m.map_kommune() },
			{ key: 'fylke', label: m.map_fylke() },
			...(told ? [] : [value]),
			...(breaks.length > 0 ? [{ key: 'class', label: m.map_class(), numeric: true }] : []),
			{ key: 'state', label: m.state_note() }
		],
		rows: rows.map(({ kommune, cell }) => ({
			kommune: kommuneName(kommune),
			fylke: areaName('fylke', kommune.fylke),
			...(cell.state === 'value'
				? { value: cell, class: `${klassOf(cell.value, breaks) + 1}` }
				: { state: cell.state === 'told' ? m.hexmap_told() : stateText(cell.state) })
		}))
	};
}
