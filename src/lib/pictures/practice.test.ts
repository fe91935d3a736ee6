import { describe, expect, it } from 'vitest';
import { practiceOf, type Own, type PracticeForm, type Telling } from '../model/practice.ts';
import { practicePicture, twoDigits, type PracticePicture } from './practice.ts';
import { ofKommune } from './origin.ts';

const AREAS = {
	helsefellesskap: 'Innlandet helsefellesskap',
	fylke: 'Innlandet',
	land: 'hele landet'
};
const SIZES = { helsefellesskap: 23, fylke: 46, land: 357 };
const SELF: Own = {
	...{ code: '3427', helsefellesskap: 'innlandet', fylke: '34', hidden: false },
	...{ persons: 60, arsverk: 15 }
};

const others = (pairs: readonly (readonly [number, number])[]): Telling[] =>
	pairs.map(([persons, arsverk], i) => ({
		...{ code: `9${100 + i}`, helsefellesskap: 'innlandet', fylke: '34', persons, arsverk }
	}));
const FIVE = others([
	[100, 20],
	[50, 15],
	[200, 30],
	[80, 16],
	[70, 19]
]);
const MANY = others(Array.from({ length: 21 }, (_, i) => [1000, 100 + 10 * i] as const));

interface Given {
	telling?: readonly Telling[];
	own?: Partial<Own>;
	forms?: readonly PracticeForm[];
	years?: { persons: number; arsverk: number };
}

function pictureOf({
	telling = FIVE,
	own = {},
	forms = ['users'],
	years = { persons: 2024, arsverk: 2024 }
}: Given = {}): PracticePicture {
	const told = forms.map((form) => ({
		practice: practiceOf({ form, own: { ...SELF, ...own }, telling, sizes: SIZES }),
		years
	}));
	const origin = ofKommune('3427', 2024, { sources: [] });
	return practicePicture({ place: 'Tynset', areas: AREAS, year: 2024, told, origin });
}

describe('what the picture of practice says', () => {
	it('tells what others would have, without a verdict where they are few', () => {
		const { heading, notes } = pictureOf();
		expect(heading).toBe(
			'Tynset har 15,0 årsverk til 60 registrerte brukere. Som i Innlandet helsefellesskap samlet ville det vært om lag 12.'
		);
		expect(notes).toContain(
			'Per bruker: 5 av 23 kommuner i Innlandet helsefellesskap har vist både brukere og årsverk.'
		);
		expect(notes).toContain('Med færre enn 20 kommuner kan vi ikke si hva de fleste har.');
	});

	it('says more, less or as most where they are many', () => {
		const said = (arsverk: number) =>
			pictureOf({ telling: MANY, own: { persons: 1000, arsverk } }).heading ?? '';
		expect(said(340)).toContain('Tynset har mer enn de fleste i Innlandet helsefellesskap');
		expect(said(90)).toContain('Tynset har mindre enn de fleste i Innlandet helsefellesskap');
		expect(said(200)).toContain('Tynset har som de fleste i Innlandet helsefellesskap');
	});

	it('never says that something is missing or covered, whatever it finds', () => {
		const pictures = [0, 1, 90, 340].flatMap((arsverk) =>
			[FIVE, MANY, []].map((telling) => pictureOf({ telling, own: { persons: 1000, arsverk } }))
		);
		for (const one of pictures)
			expect(JSON.stringify(one)).not.toMatch(/mangler|dekket|gap|rangering|bedre|verre/i);
	});

	it('has no sum of the others, and two digits of what follows from them', () => {
		const { rows, table, heading, summary, notes } = pictureOf();
		const text = JSON.stringify({ table, heading, summary, notes, texts: rows[0]?.texts });
		expect(text).not.toMatch(/\b500\b|\b100,0\b/);
		expect(table.rows[0]).toMatchObject({
			...{ here: { text: '25' }, pooled: { text: '20', middle: 20 } },
			expected: { text: '12' }
		});
		expect([
			twoDigits(0.1234),
			twoDigits(1.26),
			twoDigits(9.96),
			twoDigits(126),
			twoDigits(821, 1607)
		]).toEqual(['0,12', '1,3', '10', '130', '800–1\u00a0600']);
	});

	it('says what is published where too few are loaded: a range, its year and where it is from', () => {
		const { heading, notes, rows } = pictureOf({ telling: [] });
		expect(heading).toBe(
			'Tynset har 15,0 årsverk til 60 registrerte brukere. Som i hele landet i 2019 ville det vært om lag 11.'
		);
		expect(rows[0]?.pooled.high).toBeGreaterThan(rows[0]?.pooled.low ?? NaN);
		expect(notes.join(' ')).toContain('80 til 85 prosent');
		expect(notes.join(' ')).toContain('BrukerPlan 2019');
		expect(notes.join(' ')).toContain('Skjemaet for årsverk ble endret i 2024');
	});

	it('says over which areas it fell back', () => {
		const far = FIVE.map((one) => ({ ...one, helsefellesskap: 'x', fylke: '99' }));
		const { notes, heading } = pictureOf({ telling: far });
		expect(heading).toContain('Som i hele landet ville det vært');
		expect(notes).toContain(
			'Færre enn fem kommuner i Innlandet helsefellesskap og Innlandet har begge tallene, så det er sett ved siden av hele landet.'
		);
	});

	it('stands with the publisher’s warning, its sources and the years of its figures', () => {
		const { notes, subtitle } = pictureOf({ years: { persons: 2023, arsverk: 2024 } });
		expect(notes.join(' ')).toContain('Utgiveren advarer mot å sammenligne nivået');
		expect(notes.at(-1)).toContain('IS-24/8');
		expect(subtitle).toContain('brukere 2023, årsverk 2024');
	});

	it('shows nothing of hidden users, and says so', () => {
		const { rows, heading, sentences, notes } = pictureOf({ own: { persons: null, hidden: true } });
		expect([rows, heading, notes]).toEqual([[], null, []]);
		expect(sentences).toEqual(['Antall brukere er skjult, så årsverk per bruker vises ikke.']);
	});

	it('says once what both forms lack', () => {
		const { sentences } = pictureOf({ own: { arsverk: null }, forms: ['users', 'adults'] });
		expect(sentences).toHaveLength(1);
		expect(sentences[0]).toContain('IS-24/8 er ikke lastet inn for Tynset');
	});

	it('tells of both forms, each in its own unit', () => {
		const { rows, heading, sentences } = pictureOf({ forms: ['users', 'adults'] });
		expect(rows.map(({ name }) => name)).toEqual([
			'Årsverk per 100 registrerte brukere',
			'Årsverk per 1000 voksne'
		]);
		expect(heading).toContain('registrerte brukere');
		expect(sentences[0]).toContain('60 voksne');
	});
});
