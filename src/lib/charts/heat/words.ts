import { begun, m, NBSP, numberText, spanText, stateText } from '#lib/text/index.ts';
import type { Against, HeatCell, HeatColumn } from './state.ts';

/** Figure with unit and what chance may do, or why there is none. */
export function figureOf({ cell, span }: HeatCell, { unit, decimals }: HeatColumn): string {
	if (cell === null) return m.heat_not_loaded();
	if (cell.state !== 'value') return stateText(cell.state);
	const said = [numberText(cell.value, decimals), unit].filter(Boolean).join(NBSP);
	return span ? `${said} (${spanText(span.low, span.high, decimals)})` : said;
}

const AGAINST: Record<Against, (given: { reference: string }) => string> = {
	higher: m.heat_higher_than,
	lower: m.heat_lower_than,
	similar: m.heat_similar_to
};

const JUDGED = { better: m.heat_better, worse: m.heat_worse };

/** What a cell says beside its figure, in the order one asks for it. */
function remarks(one: HeatCell, column: HeatColumn, name: string): string[] {
	const { cell, against, held, judged, few, year = column.year } = one;
	if (cell === null) return [];
	const of = year === undefined ? [] : [m.heat_of_year({ year })];
	if (cell.state !== 'value') return of;
	const reference = held === null ? name : `${name} (${numberText(held, column.decimals)})`;
	const compared = against ? AGAINST[against] : m.heat_undecided_against;
	return [
		compared({ reference }),
		...(judged ? [JUDGED[judged]()] : []),
		...(few ? [m.heat_few()] : []),
		...of
	];
}

/** A cell as it is read aloud; its row and column are named by their headings. */
export function cellText(column: HeatColumn, row: number, reference: string): string {
	if (column.refused !== null) return m.heat_refused_cell();
	const one = column.at(row);
	return [figureOf(one, column), ...remarks(one, column, reference)].join(', ');
}

/** A cell as it is written out below the table. */
export function toldText(
	kommune: string,
	column: HeatColumn,
	row: number,
	reference: string
): string {
	if (column.refused !== null) {
		const figure = m.heat_refused_cell();
		return `${m.heat_told({ kommune, column: column.name, figure })}. ${column.refused}`;
	}
	const one = column.at(row);
	const figure = figureOf(one, column);
	const said = m.heat_told({ kommune, column: column.name, figure });
	const more = remarks(one, column, reference).join(', ');
	return more ? `${said}. ${begun(more)}.` : `${said}.`;
}

/** A column's heading as it is read aloud. */
export const headText = ({ name, group, year, refused }: HeatColumn): string =>
	[
		name,
		group,
		...(year === undefined ? [] : [m.heat_of_year({ year })]),
		...(refused === null ? [] : [m.heat_refused_cell()])
	].join(', ');
