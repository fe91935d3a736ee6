import type { Table, TableCell } from '../domain/table.ts';
import { m } from '../text/index.ts';
import type { NewsLine } from './newsLines.ts';
import { KINDS, type NewsMeasures } from './newsMeasures.ts';
import { changeText, differenceCell, type NewsOf } from './newsSentences.ts';
import { basisText, type Side } from './newsSides.ts';

/** The table behind the news, a row for each line, and one for each measure that moved. */
export function newsTable(
	lines: readonly NewsLine[],
	{ moved }: Pick<NewsMeasures, 'moved'>,
	{ then, now }: NewsOf
): Table {
	return {
		caption: m.news_title(),
		columns: [
			{ key: 'what', label: m.news_column_what() },
			{ key: 'unit', label: m.news_column_unit() },
			{ key: 'thenYear', label: m.news_column_year({ year: then }) },
			{ key: 'then', label: m.news_column_then({ year: then }), numeric: true },
			{ key: 'nowYear', label: m.news_column_year({ year: now }) },
			{ key: 'now', label: m.news_column_now({ year: now }), numeric: true },
			{ key: 'difference', label: m.news_column_difference(), numeric: true },
			{ key: 'said', label: m.news_head_change() },
			{ key: 'source', label: m.csv_source() }
		],
		rows: [
			...lines.map((line): Record<string, TableCell> => ({
				...{ what: line.label, unit: line.unit },
				...{ thenYear: yearOf(line.then), then: line.then.inTable },
				...{ nowYear: yearOf(line.now), now: line.now.inTable },
				...{ difference: differenceCell(line), said: changeText(line) },
				source: basisText([...line.then.basis, ...line.now.basis])
			})),
			...moved.map((one): Record<string, TableCell> => ({
				...{ what: one.name, thenYear: String(one.then.year), then: one.then.text },
				...{ nowYear: String(one.now.year), now: one.now.text, said: KINDS[one.kind]() }
			}))
		]
	};
}

const yearOf = ({ year }: Side): string => (year === null ? '' : String(year));
