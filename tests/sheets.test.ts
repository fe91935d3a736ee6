import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { areas } from '../src/lib/catalogue/omrader.ts';
import { kommuneAt } from '../src/lib/catalogue/places.ts';
import { nyeTiltak } from '../src/lib/catalogue/nyetiltak.ts';
import type { SeriesKey } from '../src/lib/domain/column.ts';
import {
	REPORT_STATES,
	type ReportedColumn,
	type ReportState
} from '../src/lib/domain/reporting.ts';
import { answer } from '../src/lib/model/answer.ts';
import type { Differing } from '../src/lib/model/compare/mostSpread.ts';
import { offersOf, type OfferTold } from '../src/lib/model/compare/offers.ts';
import { reportedSources, type Adults } from '../src/lib/model/compare/reporting.ts';
import type { Turn } from '../src/lib/model/compare/turning.ts';
import { TOGETHER } from '../src/lib/model/units.ts';
import { carriedOf } from '../src/lib/pictures/compare/carriedOf.ts';
import { countyGapsPicture, type GapGroup } from '../src/lib/pictures/compare/countyGaps.ts';
import { countySheet, type CountySheetInput } from '../src/lib/pictures/compare/countySheet.ts';
import { kommuneSheet, type KommuneSheetInput } from '../src/lib/pictures/compare/kommuneSheet.ts';
import type { Sheet } from '../src/lib/pictures/compare/sheet.ts';
import { turningPicture } from '../src/lib/pictures/compare/turning.ts';
import { wordOfSheet, zipOfSheets } from '../src/lib/session/sheetWord.ts';
import type { From } from '../src/lib/session/provenance.ts';
import { partsOf, saidIn, valuesOf, xmlOf } from './docxParts.ts';
import { assumptions, byFile, commonsOf, exactly, followUp, question } from './questions.ts';

const NAMES = ['Alvdal', 'Folldal', 'Tolga', 'Tynset', 'Åmot'];
const kommuner = NAMES.map((name) => areas.kommuner.find((one) => one.name === name)!);
const codes = kommuner.map(({ code }) => code);
const place = { level: 'embete' as const, code: 'sf_innlandet' };

function column(source: string, year: number, states: readonly ReportState[]): ReportedColumn {
	const state = new Uint8Array(areas.kommuner.length);
	states.forEach((one, i) => {
		const at = areas.kommuner.findIndex(({ code }) => code === codes[i]);
		state[at] = REPORT_STATES.indexOf(one);
	});
	return { source, year, state, asBefore: new Uint8Array(state.length) };
}

/** Man-years 37,1 and 41,3, which stand on no sheet of the county. */
function told(at: number, users: readonly [number | null, number | null], staff: number) {
	const [need, capacity] = [byFile(...users), followUp(staff / 2, staff / 2)];
	const [found] = answer(question(need, capacity), commonsOf(exactly(20, 10)), [1000], {
		units: [TOGETHER]
	});
	return {
		...{ kommune: codes[at]!, leads: [need], staff: capacity, practice: null },
		answer: found!
	};
}

const adults: Adults = { years: [2024], of: (code) => (codes.includes(code) ? 4000 : null) };
const sources = reportedSources([
	column('is248', 2023, ['value', 'value', 'absent', 'value', 'value']),
	column('is248', 2024, ['value', 'absent', 'value', 'value', 'value']),
	column('brukerplan', 2024, ['value', 'absent', 'hidden', 'absent', 'absent'])
]);
const answers: OfferTold[] = codes.flatMap((kommune, i) => [
	{ kommune, measure: 'fact', year: 2024, state: 'no' as const },
	{ kommune, measure: 'ips', year: 2024, state: i === 3 ? ('no' as const) : ('yes' as const) }
]);
const offers = offersOf(codes, answers, () => undefined);
const shared = { area: 'Innlandet', place, year: 2024 };
const gaps = countyGapsPicture({
	...{ ...shared, kommuner: codes, hosts: [] },
	told: [told(0, [100, 60], 2), told(3, [10, 6], 37.1), told(4, [null, 6], 41.3)],
	overview: { lacking: { low: 1, median: 2, high: 3 }, compared: 3 },
	crosswalk: { set: null, unsaved: false, changed: 0 }
});
const DEPRESSED: SeriesKey = { indicator: 'ungdom_plaget', forlop: 'alle', category: 'alle' };
const turnAt = (at: number, side: 'lower' | 'higher'): Turn => ({
	...{ place: kommuneAt(codes[at]!), key: DEPRESSED, year: 2022, since: 2016, side },
	...{ value: side === 'higher' ? 31 : 9, reference: 20, includes: false },
	moves: side === 'higher' ? 'rising' : 'falling'
});
const turningOf = (worse: Turn[], better: Turn[], judged = 5) =>
	turningPicture(
		{
			...{ worse, better, keys: [DEPRESSED], judged, pairs: 5 },
			not: { 'no-figure': 0, 'no-reference': 0, 'no-limits': 0, 'too-few-years': 0, break: 0 },
			levelOnly: { worse: 0, better: 0, all: 0, byChance: 0 },
			chance: { level: 0.25, moves: 0.01, eachList: 0.01 }
		},
		{
			...{ scope: { level: 'embete', code: place.code }, year: 2024, level: 95 },
			heldName: () => 'landet'
		}
	);
const carried = carriedOf({
	...{
		...shared,
		measure: nyeTiltak.find(({ tiltak }) => tiltak === 'fact')!,
		assumptions: assumptions(),
		offers
	},
	...{ kommuner: codes, adults: () => 4000, sources: [] },
	own: { adults: 12_000, km: 200 }
}).picture;
const turning = turningOf([turnAt(0, 'higher')], [turnAt(2, 'lower')]);
const differing: Differing[] = [
	{
		...{ key: DEPRESSED, year: 2022, phi: 3 },
		spread: { low: 11, lower: 15, median: 18, upper: 24, high: 29, n: 5 }
	}
];
const followed = [{ indicator: DEPRESSED.indicator, year: 2022 }];
const input: CountySheetInput = {
	...{ ...shared, kommuner, sources, adults, gaps, offers, carried, turning },
	...{ differing, followed }
};
const county = countySheet(input);
const backInput = (at: number): KommuneSheetInput => ({
	...{ kommune: kommuner[at]!, year: 2024, sources, gaps, offers, carried, turning, followed },
	...{ held: 'landet', level: 95, differs: { better: [], worse: [], compared: 3, coverage: null } }
});
const back = (at: number) => kommuneSheet(backInput(at));

const saidOn = ({ title, about, sections, sources }: Sheet): string[] => [
	...[title, about, sources],
	...sections.flatMap(({ title, finding, lines, note }) => [
		...[title, finding, ...lines, ...(note ? [note] : [])]
	])
];
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const section = (sheet: Sheet, id: string) => sheet.sections.find((one) => one.id === id)!;

const session: From = {
	workspace: { loadedFiles: [], synthetic: true } as unknown as From['workspace'],
	choices: { mode: 'share', maker: '' }
};

describe('the sheet of a county', () => {
	it('says who has reported, how much of the people that is, and who has not', () => {
		const { finding, lines } = section(county, 'reported');
		expect(plain(finding)).toMatch(
			/^IS-24\/8 2024: 4 av 5 kommuner \(80 % av .*Mangler: Folldal\.$/
		);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(/^BrukerPlan 2024: 2 av 5/);
	});

	it('names kommuner under their answers, and has no man-years of any of them', () => {
		const all = [...section(county, 'gaps').lines, ...section(county, 'undecided').lines].join(' ');
		expect(all).toContain('Alvdal');
		expect(all).toContain('Åmot');
		expect(saidOn(county).join(' ')).not.toMatch(/37,1|41,3|årsverk [\d]/);
	});

	it('tells what many are without, and who could carry it together', () => {
		const { lines } = section(county, 'measures');
		expect(lines.some((line) => line.includes('5 av 5'))).toBe(true);
		expect(lines.some((line) => plain(line).includes('12 000'))).toBe(true);
	});

	it('tells who has come and gone since the year before, and that it may not be held against it', () => {
		const { title, finding, lines } = section(county, 'new');
		expect(title).toContain('2023');
		expect(finding).toBe('Leveringen er en annen enn i 2023.');
		expect(lines).toEqual([
			'IS-24/8: Tolga har levert for 2024, men ikke for 2023.',
			'IS-24/8: Folldal leverte for 2023, men ikke for 2024.',
			'IS-24/8: tallene før og etter 2024 kan ikke sammenlignes.'
		]);
	});

	it('does not say that others have reported where only the figures are of another kind', () => {
		const all = ['value', 'value', 'value', 'value', 'value'] as const;
		const same = reportedSources([column('is248', 2023, all), column('is248', 2024, all)]);
		const { finding, lines } = section(countySheet({ ...input, sources: same }), 'new');
		expect(finding).toBe('De samme kommunene har levert som i 2023.');
		expect(lines).toEqual(['IS-24/8: tallene før og etter 2024 kan ikke sammenlignes.']);
	});

	it('names voluntary sources that are there, and no others', () => {
		expect(section(county, 'reported').note).toMatch(/^Frivillig: BrukerPlan\./);
		const owed = reportedSources([column('is248', 2024, ['value'])]);
		expect(section(countySheet({ ...input, sources: owed }), 'reported').note).toBeUndefined();
	});

	it('says where kommuner differ, and who turns over several years, which is not new', () => {
		const [line = ''] = section(county, 'spread').lines;
		expect(plain(line)).toMatch(/\(2022, 5 kommuner\): .*under 11.*under 18.*over 29/);
		const { title, lines, note } = section(county, 'turning');
		expect(title).toBe('Bedre og verre over flere år');
		expect(lines).toHaveLength(2);
		expect(lines[0]).toMatch(/^Verre .*Alvdal \(/);
		expect(lines[1]).toMatch(/^Bedre .*Tolga \(/);
		expect(note).toContain('tilfeldigheter');
		expect(section(county, 'new').lines.join(' ')).not.toContain('på vei');
		const none = section(countySheet({ ...input, turning: turningOf([], []) }), 'turning');
		expect(none.finding).toMatch(/^Ingen kommune er både bedre/);
		expect(none.note).toContain('5 vurderinger');
		const many = turningOf(
			Array.from({ length: 11 }, () => turnAt(0, 'higher')),
			[]
		);
		const [cut = ''] = section(countySheet({ ...input, turning: many }), 'turning').lines;
		expect(cut).toContain('og 3 til');
		expect(cut.match(/Alvdal/g)).toHaveLength(8);
	});

	it('counts as undecided what more figures would settle; the rest stands under its own answer', () => {
		const rows = { ...gaps.groups[0]!.rows[0]!, settles: 'Det hjelper ikke.' };
		const group = (id: GapGroup['group'], name: string, kommune: string): GapGroup => ({
			...{ group: id, name, count: '1', note: '' },
			rows: [{ ...rows, name: kommune, settles: id === 'undecided' ? 'Mer.' : rows.settles }]
		});
		const some = [
			group('undecided', 'Uavgjort', 'Alvdal'),
			group('too-little', 'For lite', 'Folldal'),
			group('protecting', 'Svaret kommer', 'Tolga')
		];
		const said = (groups: GapGroup[]) =>
			section(countySheet({ ...input, gaps: { ...gaps, groups } }), 'undecided');
		const { finding, lines } = said(some);
		expect(plain(finding)).toMatch(/^For 1 /);
		expect(lines).toEqual(['Mer. Gjelder Alvdal.', 'For lite: Folldal.', 'Svaret kommer: Tolga.']);
		expect(said(some.slice(1)).finding).not.toMatch(/Dette ville avgjort/);
		expect(said(some.slice(1)).lines).toHaveLength(2);
	});

	it('gives the sources of all that it says', () => {
		expect(county.origin.sources).toContainEqual({ id: 'ungdata', years: [2022] });
		expect(county.origin.sources.map(({ id }) => id)).toContain('befolkning');
		const [without] = [countySheet({ ...input, differing: [], followed: [] })];
		expect(without.sources).not.toContain('Ungdata');
	});

	it('says what is lacking where nothing is there', () => {
		const empty = countySheet({
			...input,
			...{ sources: [], gaps: null, carried: null, offers: offersOf(codes, [], () => undefined) },
			...{ differing: [], followed: [], turning: turningOf([], [], 0) }
		});
		expect(empty.sources).toBe('Kilder: ingen.');
		expect(empty.sections.every(({ finding }) => finding.length > 20)).toBe(true);
		expect(empty.sections.flatMap(({ lines }) => lines)).toEqual([]);
		expect(section(empty, 'turning').finding).toMatch(/kunne vurderes\.$/);
	});
});

describe('a sheet back to a kommune', () => {
	it('has its own reports, what they say, and what it can do', () => {
		const sheet = back(1);
		expect(section(sheet, 'reported').lines).toEqual([
			'IS-24/8: 2023. Mangler 2024.',
			'BrukerPlan: ikke noe ennå.'
		]);
		expect(section(sheet, 'do').lines[0]).toBe('Lever IS-24/8 for 2024.');
		expect(section(back(3), 'do').lines.join(' ')).toContain('individuell jobbstøtte');
		expect(section(back(0), 'says').lines.length).toBeGreaterThan(0);
	});

	it('asks for nothing where nothing would settle it, and says how it turns over several years', () => {
		const rows = [{ ...gaps.groups[0]!.rows[0]!, code: codes[0]!, settles: 'Det hjelper ikke.' }];
		const doing = (group: GapGroup['group']) => {
			const only = [{ group, name: '', count: '1', note: '', rows }];
			const asked = { ...backInput(0), gaps: { ...gaps, groups: only } };
			return section(kommuneSheet(asked), 'do').lines.join(' ');
		};
		expect(doing('undecided')).toContain('Det hjelper ikke.');
		for (const group of ['too-little', 'protecting'] as const)
			expect(doing(group)).not.toContain('Det hjelper ikke.');
		expect(section(back(0), 'says').lines.join(' ')).toMatch(/Høyere enn landet/);
		expect(section(back(1), 'says').lines.join(' ')).not.toMatch(/enn landet \(31/);
	});

	it('gives the sources of its answer and of what it is held against', () => {
		const ids = (at: number) => back(at).origin.sources.map(({ id }) => id);
		expect(ids(0)).toEqual(expect.arrayContaining(['is248', 'brukerplan', 'ungdata']));
	});

	it('says nothing of another kommune than itself and its neighbours', () => {
		const others = saidOn(back(0))
			.filter((line) => !line.startsWith('Snakk med naboene'))
			.join(' ');
		for (const name of NAMES.slice(1)) expect(others).not.toContain(name);
	});
});

describe('sheets in Word', () => {
	it('say all that stands on them, in their order, and that they are synthetic', async () => {
		const { name, bytes } = await wordOfSheet(session, county);
		expect(name).toBe('innlandet-2024-fylkesark-syntetisk.docx');
		const document = xmlOf(partsOf(bytes), 'word/document.xml');
		const text = saidIn(document);
		let from = 0;
		for (const said of saidOn({ ...county, sources: '' }).filter(Boolean)) {
			const at = text.indexOf(said, from);
			expect(at, said).toBeGreaterThanOrEqual(0);
			if (said !== county.sources) from = at;
		}
		expect(text).toContain('Syntetiske eksempeldata');
		expect(valuesOf(document, 'w:pStyle').filter((style) => style === 'Heading1')).toHaveLength(1);
	});

	it('are one file each in a zip, told as they are written', async () => {
		const told: number[] = [];
		const sheets = kommuner.map((_, i) => back(i));
		const { name, bytes } = await zipOfSheets(
			session,
			{ name: 'ark', sheets },
			{ signal: new AbortController().signal, onProgress: (done) => told.push(done) }
		);
		expect(name).toBe('ark.zip');
		const files = Object.keys(unzipSync(bytes));
		expect(files).toEqual(
			NAMES.map((one) => `${one.toLowerCase()}-2024-ark-tilbake-syntetisk.docx`)
		);
		expect(told).toEqual([1, 2, 3, 4, 5]);
	});

	it('keep two of the same name apart, and are none where one stops', async () => {
		const signal = new AbortController();
		const twice = { name: 'ark', sheets: [back(0), back(0)] };
		const { bytes } = await zipOfSheets(session, twice, {
			...{ signal: signal.signal, onProgress: () => undefined }
		});
		expect(Object.keys(unzipSync(bytes))).toHaveLength(2);
		const stopped = zipOfSheets(session, twice, {
			...{ signal: signal.signal, onProgress: () => signal.abort() }
		});
		await expect(stopped).rejects.toThrow();
	});
});
