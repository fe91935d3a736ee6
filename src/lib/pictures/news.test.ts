import { describe, expect, it } from 'vitest';
import { HIDDEN, NOT_COLLECTED, PROTECTING, value, type Cell } from '../domain/cell.ts';
import type { Figure, FigureForlop, Released } from '../domain/figure.ts';
import type { Answer } from '../model/answer.ts';
import { FigureSet } from '../model/figureSet.ts';
import type { Interval } from '../model/judge.ts';
import type { PathwayFigures } from '../model/pathwayFigures.ts';
import { newsPicture, type NewsPicture } from './news.ts';
import { replacedPicture } from './newsReplaced.ts';

const KOMMUNE = '3427';
const crosswalk = { id: 'standard', version: 1 } as unknown as Parameters<
	typeof newsPicture
>[0]['crosswalk'];

interface Of {
	indicator: string;
	year: number;
	cell: Cell;
	forlop?: FigureForlop;
	category?: string;
	/** What it is made of, where that is not the value. */
	made?: { count: number; of: number };
}
const figure = ({
	indicator,
	year,
	cell,
	forlop = 'alle',
	category = 'alle',
	made
}: Of): Figure => ({
	...{ indicator, area: KOMMUNE, level: 'kommune', year, forlop, category, span: null },
	...{ value: cell as Released, shared: false, reporting: null, of: null },
	numerator: (made && cell.state === 'value' ? value(made.count) : cell) as Released,
	denominator: (made?.of ?? null) as Figure['denominator']
});
const staff = (year: number, arsverk: number) =>
	figure({ indicator: 'arsverk_malgruppe', category: 'voksne', year, cell: value(arsverk) });
const rate = (year: number, count: number) => {
	const cell = value(count / 5);
	return figure({ indicator: 'brukere_i_alt_rate', year, cell, made: { count, of: 5000 } });
};
const offered = (year: number, category: string, answer: number) =>
	figure({ indicator: 'tilbud', category, year, cell: value(answer) });

const answer = (more: Partial<Answer>): Answer =>
	({
		...{ unit: 23, users: null, gap: null, verdict: 'undecided', why: { reason: 'no-need' } },
		...{ perArsverk: { here: null, assumed: null, country: null }, least: 0.1, national: null },
		...{ used: [], outside: null },
		...more
	}) as Answer;
const decided = (verdict: Answer['verdict'], gap: Interval) =>
	answer({ verdict, gap, why: null, users: { low: 20, median: 25, high: 30, open: false } });
const pathway = (year: number, said: Answer, source = 'brukerplan'): PathwayFigures =>
	({
		...{ unit: 23, leading: null, need: undefined, needRate: undefined, capacity: undefined },
		...{ leads: [{ source, year, parts: [] }], staff: { source: 'oversikt', year, types: [] } },
		...{ answer: said, others: [] }
	}) as unknown as PathwayFigures;

function seen(
	[then, now]: [number, number],
	figures: Figure[],
	answers: { then?: PathwayFigures; now?: PathwayFigures } = {}
): NewsPicture {
	const set = new FigureSet(figures);
	const at = (year: number, one?: PathwayFigures) => ({
		...{ set, kommune: KOMMUNE, year, pathways: one ? [one] : [] }
	});
	return newsPicture({
		...{ kommune: KOMMUNE, crosswalk },
		...{ then: at(then, answers.then), now: at(now, answers.now) }
	});
}

const rowOf = (picture: NewsPicture, id: string) =>
	picture.sections.flatMap(({ rows }) => rows).find((one) => one.id === id);
const plain = (text = '') => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const said = (picture: NewsPicture, id: string) => plain(rowOf(picture, id)?.said);

describe('what a source counts', () => {
	it('has moved by the difference of what is read', () => {
		const picture = seen([2024, 2025], [staff(2024, 18.8), staff(2025, 21)]);
		expect(said(picture, 'adults')).toBe('Økt med 2,2');
		expect(picture.heading).toBe('Tynset fra 2024 til 2025: årsverk for voksne har økt.');
		expect(said(seen([2024, 2025], [staff(2024, 21), staff(2025, 18.8)]), 'adults')).toBe(
			'Gått ned med 2,2'
		);
	});
	it('is unchanged where both are read alike, and then nothing is new', () => {
		const picture = seen([2024, 2025], [staff(2024, 21.01), staff(2025, 20.99)]);
		expect(said(picture, 'adults')).toBe('Uendret');
		expect(picture.heading).toMatch(/^Ingen av tallene/);
	});
	it('that moved a little has its row, and the heading says that it is little', () => {
		const picture = seen([2024, 2025], [staff(2024, 20), staff(2025, 20.3)]);
		expect(said(picture, 'adults')).toBe('Økt med 0,3');
		expect(picture.heading).toBe(
			'Bare små endringer, under 5 prosent, for Tynset fra 2024 til 2025.'
		);
	});
	it('is not new where nothing newer has come', () => {
		const picture = seen([2024, 2025], [staff(2024, 21)]);
		expect(said(picture, 'adults')).toBe('Ingen nyere tall enn 2024');
		expect(rowOf(picture, 'adults')?.joined).toBe(false);
		expect(picture.heading).toBe('Tynset har ingen nyere tall i 2025 enn i 2024.');
	});
	it('of a share is told in percentage points', () => {
		const share = (year: number, x: number) =>
			figure({ indicator: 'videreutdanning', year, cell: value(x), made: { count: x, of: 100 } });
		const picture = seen([2024, 2025], [share(2024, 40), share(2025, 44.5)]);
		expect(said(picture, 'further')).toBe('Økt med 4,5 prosentpoeng');
	});
});

describe('a break in a series', () => {
	const picture = seen([2023, 2024], [staff(2023, 10), staff(2024, 30)]);
	it('forbids a difference, and it is said why', () => {
		expect(said(picture, 'adults')).toBe('Brudd 2023/2024: kan ikke sammenlignes');
		expect(picture.table.rows[0]?.difference).toBe('');
		expect(picture.sections.flatMap(({ notes }) => notes).join(' ')).toContain('ble lagt om');
		expect(picture.heading).toBe(
			'Verken brukere, årsverk, kompetanse eller tiltak for Tynset kan sammenlignes mellom 2023 og 2024.'
		);
	});
	it('is drawn as one', () => {
		expect(rowOf(picture, 'adults')).toMatchObject({ broken: true, joined: false, moved: false });
	});
	it('holds the measures too', () => {
		const measures = seen(
			[2023, 2024],
			[offered(2023, 'mestringskurs', 0), offered(2024, 'mestringskurs', 2)]
		);
		const section = measures.sections.find(({ id }) => id === 'measures');
		expect(section?.rows).toEqual([]);
		expect(section?.notes[0]).toBe('Brudd 2023/2024: kan ikke sammenlignes');
	});
});

describe('a count of persons', () => {
	it('within chance is neither up nor down', () => {
		const picture = seen([2021, 2024], [rate(2021, 60), rate(2024, 70)]);
		expect(said(picture, 'users')).toMatch(/^Forskjellen kan være tilfeldig \(.+ til .+\)$/);
		expect(picture.heading).not.toMatch(/økt|gått ned/);
		expect(picture.table.rows[0]?.difference).toBe('');
	});
	it('beyond chance is told with the limits of the difference', () => {
		const picture = seen([2021, 2024], [rate(2021, 40), rate(2024, 110)]);
		expect(said(picture, 'users')).toMatch(/^Økt med 14,0 \(\d+,\d–\d+,\d\)$/);
	});
});

describe.each([
	['hidden', HIDDEN, 'skjult av personvernhensyn'],
	['being protected', PROTECTING, 'beskyttes'],
	['not collected', NOT_COLLECTED, 'ingen tall']
] as const)('a figure that is %s', (_, cell, text) => {
	const none = (year: number) =>
		figure({ indicator: 'brukere_i_alt_rate', year, cell, made: { count: 3, of: 5000 } });
	it.each([
		['then', [none(2021), rate(2024, 60)]],
		['now', [rate(2021, 60), none(2024)]]
	] as const)('%s is told as such, and nothing is made of it', (side, figures) => {
		const picture = seen([2021, 2024], [...figures]);
		const row = rowOf(picture, 'users');
		const isNewer = side === 'now' && cell === NOT_COLLECTED;
		// The newest that is told stands where a later year has nothing.
		if (isNewer) return expect(row?.said).toBe('Ingen nyere tall enn 2021');
		expect(row?.[side].text).toBe(text);
		expect(row?.said).toBe('Kan ikke sammenlignes');
		expect(picture.table.rows[0]?.difference).toBe('');
		expect(JSON.stringify(picture)).not.toMatch(/\b3\b/);
	});
});

describe('a year that has no file', () => {
	it('is not loaded, and the other year is not new', () => {
		const row = rowOf(seen([2021, 2024], [rate(2024, 60)]), 'users');
		expect(row?.then).toMatchObject({ text: 'ikke lastet inn', year: '', explained: false });
		expect(row?.said).toBe('Kan ikke sammenlignes');
	});
	it('has no figure where its file has others', () => {
		const more = figure({ indicator: 'brukere_gruppe', year: 2021, cell: value(5) });
		const row = rowOf(seen([2021, 2024], [more, rate(2024, 60)]), 'users');
		expect(row?.then.text).toBe('ingen tall');
	});
	it('leaves each section that has nothing with what would bring it', () => {
		const { sections } = seen([2021, 2024], []);
		expect(sections.map(({ rows, notes }) => [rows.length, notes.length])).toEqual(
			sections.map(() => [0, 1])
		);
	});
});

describe('measures', () => {
	const picture = seen(
		[2024, 2025],
		[
			...[offered(2024, 'mestringskurs', 0), offered(2025, 'mestringskurs', 2)],
			...[offered(2024, 'rask_psykisk_helsehjelp', 2), offered(2025, 'rask_psykisk_helsehjelp', 0)],
			...[offered(2024, 'gruppesamtaler', 2), offered(2025, 'gruppesamtaler', 2)]
		]
	);
	const rows = picture.sections.find(({ id }) => id === 'measures')?.rows ?? [];
	it('are new or gone where both years have an answer', () => {
		expect(rows.map(({ said }) => said).toSorted()).toEqual(['Nytt', 'Tilbys ikke lenger']);
	});
	it('that only one year tells of are neither', () => {
		const one = seen(
			[2024, 2025],
			[
				offered(2024, 'rask_psykisk_helsehjelp', 2),
				offered(2025, 'mestringskurs', 2),
				offered(2025, 'rask_psykisk_helsehjelp', 2)
			]
		);
		const section = one.sections.find(({ id }) => id === 'measures');
		expect(section?.rows).toEqual([]);
		expect(section?.notes.join(' ')).toContain('1 tiltak har svar i bare ett av årene');
	});
});

describe('the answer', () => {
	const few = decided('missing', { low: 2, median: 3, high: 4 });
	it('that is another with ranges apart is told as another', () => {
		const many = decided('covered', { low: -6, median: -5, high: -4 });
		const picture = seen([2024, 2025], [], { then: pathway(2024, few), now: pathway(2025, many) });
		expect(plain(picture.more)).toMatch(/^Svaret er et annet: «.*» i 2024, «.*» i 2025\.$/);
		expect(said(picture, 'gap')).toBe('Gått ned med 6,0–10,0');
	});
	it('that is another with ranges that overlap may be the same', () => {
		const open = { ...few, verdict: 'undecided', why: { reason: 'spans-zero' } } as Answer;
		const wide = { ...open, gap: { low: -1, median: 2, high: 5 } };
		const picture = seen([2024, 2025], [], { then: pathway(2024, few), now: pathway(2025, wide) });
		expect(picture.more).toContain('kan ikke avgjøres om gapet er endret');
		expect(said(picture, 'gap')).toBe(
			'Spennene overlapper: det kan ikke avgjøres om det er endret'
		);
	});
	it('that is carried forward says so, and is not told as new', () => {
		const picture = seen([2024, 2025], [], { then: pathway(2024, few), now: pathway(2024, few) });
		expect(picture.more).toContain('Svaret hviler på de samme tallene begge årene');
		expect(said(picture, 'gap')).toBe('Ingen nyere tall enn 2024');
	});
	it('of another source is not compared', () => {
		const other = pathway(2025, few, 'oversikt:Fagsystem');
		const picture = seen([2024, 2025], [], { then: pathway(2024, few), now: other });
		expect(said(picture, 'gap')).toBe('Ulike kilder: kan ikke sammenlignes');
	});
	it('that there is none of is said', () => {
		expect(seen([2024, 2025], []).more).toBe('Det er ikke noe svar å sammenligne.');
	});
});

describe('a file that was replaced', () => {
	const input = { old: 'a.csv', fresh: 'b.csv', source: 'is248', kommune: KOMMUNE };
	const set = (...figures: Figure[]) => new FigureSet(figures);
	it('shows the figures of its source that are others', () => {
		const picture = replacedPicture({
			...input,
			before: set(staff(2024, 20), rate(2024, 60)),
			now: set(staff(2024, 21), rate(2024, 70))
		});
		expect(picture.table.rows).toHaveLength(1);
		expect(picture.table.rows[0]).toMatchObject({
			before: { text: '20,0', middle: 20 },
			after: { text: '21,0', middle: 21 }
		});
	});
	it('says that nothing is another', () => {
		const picture = replacedPicture({
			...input,
			before: set(staff(2024, 20)),
			now: set(staff(2024, 20))
		});
		expect(picture.table.rows).toEqual([]);
		expect(picture.heading).toContain('Ingen av tallene her er endret');
	});
	it('does not give back by the old figure what is hidden now', () => {
		const hidden = figure({ indicator: 'brukere_i_alt_rate', year: 2024, cell: HIDDEN });
		const of = { ...input, source: 'brukerplan' };
		const picture = replacedPicture({ ...of, before: set(rate(2024, 60)), now: set(hidden) });
		expect(picture.table.rows[0]).toMatchObject({ before: 'vises ikke', after: HIDDEN });
		expect(JSON.stringify(picture)).not.toContain('12');
	});
});
