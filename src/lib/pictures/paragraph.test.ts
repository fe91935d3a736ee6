import { describe, expect, it } from 'vitest';
import { value } from '../domain/cell.ts';
import { aloneText } from './alone.ts';
import type { Figure } from '../domain/figure.ts';
import { FigureSet } from '../model/figureSet.ts';
import type { SignatureRow } from '../charts/signature/state.ts';
import { lackingText } from './lacking.ts';
import { ofKommune } from './origin.ts';
import { ownNumbers, withOwnMarked } from './ownNumbers.ts';
import {
	paragraph,
	paragraphOf,
	saidOf,
	within,
	wordsIn,
	type ParagraphInput
} from './paragraph.ts';

const origin = ofKommune('3427', 2024, {
	sources: [
		{ id: 'brukerplan', years: [2024] },
		{ id: 'is248', years: [2023, 2024] }
	],
	crosswalk: 'kobling standard v1',
	assumptions: 'Antakelser standard v3'
});
const quantity = (figure: string, cell?: number, label = '') => ({
	...{ figure, label, cell: cell === undefined ? undefined : { state: 'value', value: cell } },
	...{ span: { low: 43, high: 68 }, notes: [] }
});
const row = {
	unit: 23,
	need: quantity('58', 58),
	capacity: quantity('5,2–8,6'),
	competence: quantity('', 47, '47 %')
} as unknown as SignatureRow;
const figure = { indicator: 'arsverk_malgruppe', year: 2024 } as Figure;
const input = (more = '', row: SignatureRow | null = null): ParagraphInput => ({
	title: 'Tynset 2024',
	picture: { heading: 'Det er nok.', more, origin: { ...origin, method: 'Slik.' } },
	row,
	staff: { text: 'årsverkene økte.', figure },
	hangs: 'Det henger på én ting.',
	synthetic: false,
	mode: 'share'
});
const SOURCES =
	'Kilder: BrukerPlan 2024; IS-24/8 2023, 2024; kobling standard v1; antakelser standard v3.';

describe('a paragraph for a paper', () => {
	it('says the place, the answer, what belongs with it, and the sources with their years', () => {
		expect(paragraph(input('Utenom er bolig.'))).toBe(
			`Tynset 2024: Det er nok. Utenom er bolig. Årsverkene økte. Det henger på én ting. Slik. ${SOURCES}`
		);
	});
	it('tells users, man-years in follow-up and competence, each with its range', () => {
		expect(paragraph(input('', row))).toContain(
			'I forløp 2 og 3 er det 58 (43–68) brukere. 5,2–8,6 årsverk er i oppfølging og behandling. 47 % av årsverkene har videreutdanning. Årsverkene'
		);
	});
	it('says the same in fewer words', () => {
		const brief = paragraphOf(saidOf(input('', row), 'brief'), input('', row));
		expect(brief).toContain(
			'58 (43–68) brukere i forløp 2 og 3. 5,2–8,6 årsverk i oppfølging og behandling. 47 % med videreutdanning.'
		);
		expect(wordsIn(brief)).toBeLessThan(wordsIn(paragraph(input('', row))));
	});
	it('has no room for what is not there', () => {
		expect(paragraph(input())).not.toContain('  ');
		expect(saidOf({ ...input(), hangs: null, staff: null }).map(({ id }) => id)).toEqual([
			'answer',
			'method'
		]);
	});
	it('says whose numbers they are where it must, whatever is left out', () => {
		const theirs: ParagraphInput = { ...input(), synthetic: true, mode: 'internal' };
		const said = paragraphOf([], theirs);
		expect(said).toContain('syntetiske eksempeldata');
		expect(said).toContain('Kilder: ');
		expect(said).toMatch(/^INTERN – unntatt offentlighet\. /);
	});
	it('tells of each sentence what is pressed for how it is computed, and where it comes from', () => {
		const said = saidOf(input('', row));
		expect(said.map(({ id, about }) => [id, typeof about === 'string' ? about : 'figure'])).toEqual(
			[
				['answer', 'gap'],
				['users', 'need'],
				['capacity', 'capacity'],
				['competence', 'competence'],
				['staff', 'figure'],
				['hangs', 'gap'],
				['method', 'gap']
			]
		);
		expect(said.find(({ id }) => id === 'staff')?.source).toBe('IS-24/8 2024');
	});
});

describe('the length of a paragraph', () => {
	const many = { ...input('Utenom er bolig.', row), hangs: 'ord '.repeat(90).trim() + '.' };
	const all = saidOf(many);
	it('is the answer alone, with what belongs with it', () => {
		expect(within(all, 'sentence', many)).toEqual(['answer']);
	});
	it('is 120 words at most, the most important of them, in the order in which they are read', () => {
		const ids = within(all, 'words', many);
		expect(ids).toEqual(['answer', 'users', 'capacity', 'competence', 'staff', 'method']);
		const text = paragraphOf(
			all.filter(({ id }) => ids.includes(id)),
			many
		);
		expect(wordsIn(text)).toBeLessThanOrEqual(120);
		expect(wordsIn(paragraph(many))).toBeGreaterThan(120);
	});
	it('is all that there is to say', () => {
		expect(within(all, 'half', many)).toEqual(all.map(({ id }) => id));
	});
});

describe('a number that the user has written', () => {
	const made = 'Det er 58 (43–68) brukere og 7\u00a0391 innbyggere, 5,2 årsverk.';
	it('is told and marked, and those of the figures are not', () => {
		const edited = made.replace('58', '61');
		expect(ownNumbers(made, made)).toEqual([]);
		expect(ownNumbers(made, edited)).toEqual(['61']);
		expect(withOwnMarked(made, edited)).toContain('61 (eget tall) (43–68)');
		expect(withOwnMarked(made, made)).toBe(made);
	});
	it('is not one of the figures that is typed with another space, or moved', () => {
		const typed = 'Av 7 391 innbyggere er 58 brukere.';
		expect(ownNumbers(made, typed)).toEqual([]);
	});
	it('is one that stands for something else in the text of the figures', () => {
		expect(ownNumbers('I forløp 2 og 3 er det 58 brukere.', 'Vi trenger 3 stillinger.')).toEqual([
			'3'
		]);
	});
	it('is another number though it has the same digits in it', () => {
		expect(ownNumbers(made, 'Det er 5 brukere, 52 årsverk og 391 innbyggere.')).toEqual([
			'5',
			'52',
			'391'
		]);
	});
	it('is marked once, however often the text is copied', () => {
		const once = withOwnMarked(made, 'Vi trenger 3 stillinger.');
		expect(once).toBe('Vi trenger 3 (eget tall) stillinger.');
		expect(withOwnMarked(made, once)).toBe(once);
	});
});

describe('what a gap can not be computed without', () => {
	it('is named with the files that bring it, and what is there is not', () => {
		const none = { leads: [], staff: null };
		expect(lackingText([none])).toMatch(/BrukerPlan.* og årsverk \(IS-24\/8/);
		expect(lackingText([none, { leads: [], staff: {} as never }])).not.toContain('IS-24/8');
	});
});

describe('a kommune without users and man-years', () => {
	it('says what is there, how many live there, and what is not loaded', () => {
		const population = {
			...{ indicator: 'innbyggere_18', level: 'kommune', area: '4003', year: 2024 },
			...{ forlop: 'alle', category: 'alle', value: value(44100), numerator: value(44100) }
		};
		const said = aloneText({
			...{ set: new FigureSet([population as never]), kommune: '4003', year: 2024 },
			...{ names: ['Psykiske plager', 'Ungdom'], pathways: [{ leads: [], staff: null }] }
		}).replaceAll('\u00a0', ' ');
		expect(said).toMatch(/^Skien har tall om psykiske plager og ungdom\. Det bodde 44 100/);
		expect(said).toContain('ikke lastet inn: brukere');
	});
});
