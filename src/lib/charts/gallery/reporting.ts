import type { ReportColumn, ReportGroup, ReportMark, ReportRow } from '../reporting/state.ts';
import { LONG, many } from './nobodys.ts';

const words: ReportColumn['words'] = {
	value: 'levert',
	'as-before': 'levert, samme tall som året før',
	hidden: 'levert, men skjult',
	protecting: 'beskyttes',
	empty: 'rader uten tall',
	'not-applicable': 'ikke aktuelt',
	owed: 'ikke levert',
	none: 'ikke kartlagt'
};
const column = (source: string, year: string, count: string): ReportColumn => ({
	...{ id: `${source}|${year}`, year, count, words },
	label: `${source} ${year}, ${count} av 4 kommuner`
});
const groups: ReportGroup[] = [
	{
		...{ id: 'a', name: 'IS-24/8', note: 'skal leveres hvert år' },
		columns: ['2022', '2023', '2024'].map((year) => column('IS-24/8', year, '3'))
	},
	{
		...{ id: 'b', name: 'BrukerPlan', note: 'frivillig' },
		columns: ['2019', '2024'].map((year) => column('BrukerPlan', year, '2'))
	}
];
const row = (name: string, marks: readonly ReportMark[]): ReportRow => {
	const done = marks.slice(0, 3).filter((one) => one === 'value' || one === 'as-before').length;
	return { id: name, name, marks, done, doneText: `${done} av 3` };
};
const rows = [
	row('Alvdal', ['value', 'as-before', 'value', 'hidden', 'value']),
	row('Dovre', ['value', 'empty', 'owed', 'none', 'none']),
	row('Folldal', ['value', 'value', 'value', 'protecting', 'not-applicable']),
	row('Tynset', ['owed', 'value', 'value', 'value', 'none'])
];
const chart = {
	groups,
	focus: 'IS-24/8|2024',
	onOpen: () => undefined,
	onFocus: () => undefined,
	selected: ['Folldal'],
	onSelect: () => undefined,
	onHover: () => undefined
};

/** Made up, of no municipality. */
export const reporting = {
	usual: { ...chart, rows },
	value: { ...chart, rows: [row('Tynset', ['value', 'value', 'value', 'value', 'value'])] },
	hidden: { ...chart, rows: [row('Tynset', ['value', 'value', 'value', 'hidden', 'hidden'])] },
	missing: { ...chart, rows: [row('Tynset', ['owed', 'empty', 'owed', 'none', 'none'])] },
	one: {
		...chart,
		groups: [{ ...groups[0]!, columns: groups[0]!.columns.slice(0, 1) }],
		rows: [row('Tynset', ['value'])]
	},
	many: {
		...chart,
		rows: many((i) =>
			row(`Kommune ${i}`, ['value', i % 3 ? 'value' : 'owed', 'value', 'none', 'none'])
		)
	},
	long: { ...chart, rows: [row(LONG, ['value', 'value', 'value', 'none', 'value'])] },
	none: { ...chart, rows: [] as ReportRow[] }
};
