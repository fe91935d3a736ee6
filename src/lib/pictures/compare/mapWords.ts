import type { Indikator } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import type { HexCell } from '../../charts/hexmap/state.ts';
import type { Kommune } from '../../domain/area.ts';
import { middleHalf } from '../../model/compare/classes.ts';
import type { Scope } from '../../model/compare/scope.ts';
import { figureText, m, numberText, of } from '../../text/index.ts';
import { areaName, kommuneName } from '../kommuneNames.ts';
import { scopeName } from './names.ts';

/** One kommune of the area, as the words and the table tell it. */
export interface MapRow {
	kommune: Kommune;
	cell: HexCell['cell'];
}

export interface MapSubject {
	name: string;
	definition: Indikator;
	year: number;
	scope: Scope;
	/** Only that there is a figure may be said. */
	told: boolean;
	chosen: string | null;
}

/** Fewer figures than this have no middle half to tell of. */
const SOME = 8;
/** Fewer than this in a fylke have no median to tell of. */
const IN_A_FYLKE = 5;

const areaOf = ({ scope }: MapSubject) =>
	scope.level === 'land' ? m.map_country() : m.map_in_area({ area: scopeName(scope) });

const valuesOf = (rows: readonly MapRow[]) =>
	rows.flatMap(({ cell }) => (cell.state === 'value' ? [cell.value] : []));

const having = (rows: readonly MapRow[], state: MapRow['cell']['state']) =>
	rows.filter(({ cell }) => cell.state === state).length;

/** The finding: between which values half of the kommuner lie, or how many have any. */
export function mapHeading(subject: MapSubject, rows: readonly MapRow[]): string {
	const { name, definition, told } = subject;
	const counted = { name, area: areaOf(subject), of: rows.length };
	if (told) return m.map_heading_told({ ...counted, count: having(rows, 'told') });
	const values = valuesOf(rows);
	if (values.length === 0) return m.map_heading_none(counted);
	if (values.length < SOME) return m.map_heading_few({ ...counted, count: values.length });
	const { low, high } = written(values, definition.desimaler);
	return low === high
		? m.map_heading_same({ ...counted, value: low })
		: m.map_heading_spread({ ...counted, low, high });
}

function written(values: readonly number[], decimals: number) {
	const { low, middle, high } = middleHalf(values);
	const text = (x: number) => numberText(x, decimals);
	return { low: text(low), middle: text(middle), high: text(high) };
}

/** Subject, extent, finding, exceptions, and where in the country: for those who don't see the map. */
export function mapSummary(subject: MapSubject, rows: readonly MapRow[]): string {
	const { name, definition, year, told } = subject;
	const decimals = definition.desimaler;
	const values = valuesOf(rows);
	const about = { name, unit: of(definition.enhet), year, area: areaOf(subject), of: rows.length };
	const [hidden, missing] = [having(rows, 'hidden'), having(rows, 'not-collected')];
	const ends = () => ({
		low: numberText(Math.min(...values), decimals),
		high: numberText(Math.max(...values), decimals)
	});
	const spread =
		values.length < SOME
			? []
			: [m.map_summary_half(written(values, decimals)), m.map_summary_ends(ends())];
	return [
		told ? `${mapHeading(subject, rows)}.` : m.map_summary({ ...about, count: values.length }),
		...spread,
		...fylkeSentence(rows, decimals),
		...(hidden > 0 ? [m.map_summary_hidden({ count: hidden })] : []),
		...(missing > 0 ? [m.map_summary_missing({ count: missing })] : []),
		...chosenSentence(subject, rows)
	].join(' ');
}

/** In the order of the register: no fylke stands before another for its figures. */
function fylkeSentence(rows: readonly MapRow[], decimals: number): string[] {
	const medians = areas.fylker.flatMap(({ code }) => {
		const values = valuesOf(rows.filter(({ kommune }) => kommune.fylke === code));
		if (values.length < IN_A_FYLKE) return [];
		return [`${areaName('fylke', code)} ${written(values, decimals).middle}`];
	});
	return medians.length > 1 ? [m.map_summary_fylker({ list: medians.join(', ') })] : [];
}

function chosenSentence({ chosen, definition }: MapSubject, rows: readonly MapRow[]): string[] {
	const row = rows.find(({ kommune }) => kommune.code === chosen);
	if (!row) return [];
	const { cell } = row;
	const figure = cell.state === 'told' ? m.hexmap_told() : figureText(cell, definition.desimaler);
	return [m.map_summary_chosen({ name: kommuneName(row.kommune), figure })];
}
