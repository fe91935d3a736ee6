import { describe, expect, it } from 'vitest';
import { tableFaults } from '../../../tests/tableFaults.ts';
import { FigureSet } from '../model/figureSet.ts';
import { measureRows, type TickedMeasure } from '../model/measures.ts';
import { fileColumns } from '../reports/columns.ts';
import { measuresTable } from './measures.ts';

const at = { kommune: '3427', place: 'Tynset', year: 2024 };
const rowsWith = (ticked: Record<string, TickedMeasure>) =>
	measureRows(new FigureSet([]), at, (measure) => ticked[measure]);

describe('the measures as a table', () => {
	it('has a row for each, with its degree in each pathway and what is answered', () => {
		const rows = rowsWith({});
		const [first] = rows;
		const id = first?.tiltak.id ?? '';
		const { table } = measuresTable(rowsWith({ [id]: { offered: 'no', note: '=A1' } }), at);
		expect(tableFaults(table)).toEqual([]);
		expect(table.rows).toHaveLength(rows.length);
		const told = table.rows.find(({ remark }) => remark === '=A1');
		expect(told?.answer).toMatch(/^(Tilbys ikke|Ikke på plass)$/);
		expect(table.rows.filter(({ answer }) => answer === 'Ukjent')).toHaveLength(rows.length - 1);
		for (const number of ['1', '2', '3'] as const)
			expect(Boolean(told?.[`h${number}`])).toBe(first?.tiltak.forlop[number] !== undefined);
	});

	it('says the year of a file that tells, and of the form it comes from', () => {
		const rows = rowsWith({}).map((row, i) => ({ ...row, year: i === 0 ? 2023 : null }));
		const { table, origin } = measuresTable(rows, at);
		expect(origin.sources[0]?.years).toEqual([2023]);
		const year = fileColumns(table).find(({ key }) => key === 'year');
		expect(table.rows.slice(0, 2).map((row) => year?.of(row))).toEqual([2023, null]);
		expect(measuresTable(rowsWith({}), at).origin.sources).toEqual([]);
	});
});
