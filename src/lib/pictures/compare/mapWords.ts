import { middleHalf } from '../../model/compare/classes.ts';
import { areas } from '../../catalogue/omrader.ts';
import { figureText, m, numberText, of } from '../../text/index.ts';
import { areaName, kommuneName } from '../kommuneNames.ts';
import type { Indikator } from '../../catalogue/indikatorer.ts';
import type { MapInput, MapRow } from './map.ts';

/** Fewer figures than this have no middle half to tell of. */
const SOME = 8;
/** Fewer than this in a fylke have no median to tell of. */
const IN_A_FYLKE = 5;

type Subject = Pick<MapInput, 'definition' | 'part' | 'year' | 'scope' | 'refused' | 'chosen'>;

/** The indicator, with what of it. */
export const nameOf = ({ navn }: Indikator, part: string) =>
	[of(navn), part].filter(Boolean).join(', ');

const areaOf = ({ scope }: Subject) =>
	scope.name === null ? m.map_country() : m.map_in_area({ area: scope.name });

const valuesOf = (rows: readonly MapRow[]) =>
	rows.flatMap(({ cell }) => (cell.state === 'value' ? [cell.value] : []));

const having = (rows: readonly MapRow[], state: MapRow['cell']['state']) =>
	rows.filter(({ cell }) => cell.state === state).length;

/** The finding: between which values half of the kommuner lie, or how many have any. */
export function mapHeading(subject: Subject, rows: readonly MapRow[]): string {
	const { definition, part = '', refused } = subject;
	const counted = { name: nameOf(definition, part), area: areaOf(subject), of: rows.length };
	if (refused !== null) return m.map_heading_told({ ...counted, count: having(rows, 'told') });
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
export function mapSummary(subject: Subject, rows: readonly MapRow[]): string {
	const { definition, part = '', year, refused } = subject;
	const values = valuesOf(rows);
	const about = { name: nameOf(definition, part), unit: of(definition.enhet), year };
	const [hidden, missing] = [having(rows, 'hidden'), having(rows, 'not-collected')];
	return [
		refused === null
			? m.map_summary({ ...about, area: areaOf(subject), of: rows.length, count: values.length })
			: `${mapHeading(subject, rows)}.`,
		...(values.length >= SOME ? [m.map_summary_half(written(values, definition.desimaler))] : []),
		...fylkeSentence(rows, definition.desimaler),
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

function chosenSentence({ chosen, definition }: Subject, rows: readonly MapRow[]): string[] {
	const row = rows.find(({ kommune }) => kommune.code === chosen);
	if (!row) return [];
	const { cell } = row;
	const figure = cell.state === 'told' ? m.hexmap_told() : figureText(cell, definition.desimaler);
	return [m.map_summary_chosen({ name: kommuneName(row.kommune), figure })];
}
