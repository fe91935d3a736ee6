import { afterEach, describe, expect, it } from 'vitest';
import { areas } from '../../catalogue/omrader.ts';
import { REPORT_STATES, type ReportedColumn, type ReportState } from '../../domain/reporting.ts';
import { reportedSources, type Adults } from '../../model/compare/reporting.ts';
import { speak } from '../../text/speak.ts';
import { reportingLetter } from './reportingLetter.ts';
import { reportingPicture, type ReportingInput } from './reporting.ts';
import { incompleteText, lackingText, shareText } from './reportingWords.ts';

const kommuner = areas.kommuner
	.filter(({ embete }) => embete === 'sf_innlandet')
	.toSorted((a, b) => (a.name < b.name ? -1 : 1))
	.slice(0, 4);
const names = kommuner.map(({ name }) => name);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const placeOf = (i: number) => areas.kommuner.indexOf(kommuner[i]!);

function column(source: string, year: number, states: readonly ReportState[]): ReportedColumn {
	const state = new Uint8Array(areas.kommuner.length);
	states.forEach((one, i) => (state[placeOf(i)] = REPORT_STATES.indexOf(one)));
	return { source, year, state, asBefore: new Uint8Array(areas.kommuner.length) };
}

const adults: Adults = {
	years: [2024],
	of: (code) => (kommuner.findIndex((one) => one.code === code) + 1) * 100
};
const columns = [
	column('is248', 2023, ['value', 'value', 'value', 'value']),
	column('is248', 2024, ['value', 'value', 'not-collected', 'absent']),
	column('brukerplan', 2024, ['hidden', 'protecting', 'absent', 'value']),
	column('ungdata', 2024, ['not-collected', 'absent', 'value', 'not-applicable']),
	column('kpr', 2024, ['absent', 'value', 'value', 'value'])
];
const input = (focus: ReportedColumn, more: Partial<ReportingInput> = {}): ReportingInput => ({
	area: 'Innlandet',
	place: { level: 'embete', code: 'sf_innlandet' },
	...{ kommuner, sources: reportedSources(columns), focus, adults },
	...more
});
const pictured = (at: number, more: Partial<ReportingInput> = {}) =>
	reportingPicture(input(columns[at]!, more));

afterEach(() => speak('nb'));

describe('who has reported what', () => {
	it('is found in a sentence: how many, of how many, and of how many inhabitants', () => {
		expect(plain(pictured(1).heading)).toBe(
			'2 av 4 kommuner i Innlandet har levert IS-24/8 for 2024, 30 % av innbyggerne'
		);
		expect(pictured(0).heading).toBe('Alle 4 kommuner i Innlandet har levert IS-24/8 for 2023');
		expect(plain(pictured(2).heading)).toContain('har kartlagt i BrukerPlan 2024, 70 %');
		expect(pictured(1, { adults: { years: [], of: () => null } }).heading).toBe(
			'2 av 4 kommuner i Innlandet har levert IS-24/8 for 2024'
		);
		expect(pictured(1, { kommuner: [kommuner[3]!] }).heading).toBe(
			`${names[3]}: ikke levert (IS-24/8 2024)`
		);
	});

	it('names those who lack, and says so in the summary', () => {
		const { missing, summary } = pictured(1);
		expect(missing).toEqual([kommuner[2], kommuner[3]]);
		expect(summary).toContain(`Ikke med: ${names[2]} og ${names[3]}.`);
	});

	it('asks nothing of surveys and mappings: they have other words for what is not there', () => {
		const cells = pictured(1).table.rows.map((row) => [
			...[row['is248|2024'], row['brukerplan|2024'], row['ungdata|2024'], row['kpr|2024']]
		]);
		expect(cells).toEqual([
			['levert', 'levert, men skjult', 'ingen undersøkelse', 'ikke i filen'],
			['levert', 'beskyttes', 'ingen undersøkelse', 'tall'],
			['rader uten tall', 'ikke kartlagt', 'tall fra undersøkelsen', 'tall'],
			['ikke levert', 'kartlagt', 'ikke aktuelt', 'tall']
		]);
	});

	it('has the same in the picture as in the table', () => {
		const { rows, groups, table } = pictured(1);
		const all = groups.flatMap((group) => group.columns);
		for (const [r, row] of rows.entries())
			for (const [c, one] of all.entries())
				expect(one.words[row.marks[c]!]).toBe(table.rows[r]?.[one.id]);
		expect(all.map(({ count }) => count)).toEqual(['4', '2', '3', '1', '3']);
	});

	it('counts as delivered only what is owed each year', () => {
		expect(pictured(1).rows.map(({ doneText }) => doneText)).toEqual([
			...['2 av 2', '2 av 2', '1 av 2', '1 av 2']
		]);
	});

	it('suspects a copy, and says what is known of copies that year, never of whom', () => {
		const copied = column('is248', 2020, ['value', 'value', 'value', 'value']);
		copied.asBefore[placeOf(1)] = 1;
		const { carried, rows } = reportingPicture(
			input(copied, { sources: reportedSources([copied]) })
		);
		expect(rows.map(({ marks }) => marks[0])).toEqual(['value', 'as-before', 'value', 'value']);
		expect(carried[0]).toContain('kan være ført videre');
		expect(carried[1]).toContain('66 kommuner i hele landet i 2020');
		expect(pictured(1).carried).toEqual([]);
	});
});

describe('what is said where figures are not of all', () => {
	const reach = { reporting: 38, of: 46, share: 0.912, populationYear: 2024 };

	it('is how many and how much, and nothing where all are with', () => {
		expect(plain(incompleteText(reach) ?? '')).toBe(
			'Tall fra 38 av 46 kommuner (91 % av innbyggerne).'
		);
		expect(incompleteText({ ...reach, share: null })).toBe('Tall fra 38 av 46 kommuner.');
		expect(incompleteText({ ...reach, reporting: 46, share: 1 })).toBeNull();
	});

	it('never rounds some to all or to none', () => {
		expect(plain(shareText(0.998))).toBe('over 99 %');
		expect(plain(shareText(0.002))).toBe('under 1 %');
		expect(plain(shareText(1))).toBe('100 %');
		expect(plain(shareText(0))).toBe('0 %');
	});

	it('names the file that would bring a source', () => {
		expect(lackingText('is248')).toContain('SINTEF');
		expect(lackingText('brukerplan')).toContain('egen fil');
	});
});

describe('the text that can be sent', () => {
	const reach = { reporting: 2, of: 4, share: 0.3, populationYear: 2024 };
	const of = { source: 'is248', year: 2024, area: 'Innlandet', reach, synthetic: false };

	it.each(['nb', 'nn', 'en'] as const)('names source, year and kommuner in %s', (locale) => {
		speak(locale);
		const text = reportingLetter({ ...of, to: kommuner.slice(2) });
		for (const part of ['IS-24/8', '2024', 'Innlandet', 'SINTEF', names[2]!, names[3]!])
			expect(text).toContain(part);
		expect(text).not.toMatch(/undefined|[{}]/);
	});

	it('is of one where it is sent to one', () => {
		const text = reportingLetter({ ...of, to: [kommuner[2]!] });
		expect(text).toContain(`Til ${names[2]} kommune`);
		expect(text).not.toContain(names[3]);
	});

	it('says first of all that it is not to be sent, where the figures are nobody’s', () => {
		const text = reportingLetter({ ...of, to: kommuner, synthetic: true });
		expect(text.split('\n')[0]).toBe('EKSEMPEL. Laget av syntetiske tall. Skal ikke sendes.');
		expect(reportingLetter({ ...of, to: kommuner })).not.toContain('EKSEMPEL');
	});
});
