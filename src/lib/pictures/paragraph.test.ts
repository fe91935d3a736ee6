import { describe, expect, it } from 'vitest';
import { value } from '../domain/cell.ts';
import { aloneText } from './alone.ts';
import { FigureSet } from '../model/figureSet.ts';
import { lackingText } from './lacking.ts';
import { ofKommune } from './origin.ts';
import { paragraph } from './paragraph.ts';

const origin = ofKommune('3427', 2024, {
	sources: [
		{ id: 'brukerplan', years: [2024] },
		{ id: 'is248', years: [2023, 2024] }
	],
	crosswalk: 'kobling standard v1'
});
const written = (more = '') =>
	paragraph({
		title: 'Tynset 2024',
		picture: { heading: 'Det er nok.', more, origin },
		sentences: ['Ett.', 'To.'],
		synthetic: false,
		internal: false
	});

describe('a paragraph for a paper', () => {
	it('says the place, the answer, what belongs with it, and the sources with their years', () => {
		expect(written('Utenom er bolig.')).toBe(
			'Tynset 2024: Det er nok. Utenom er bolig. Ett. To. Kilder: BrukerPlan 2024; IS-24/8 2023, 2024; kobling standard v1.'
		);
	});
	it('has no room for what is not there', () => {
		expect(written()).not.toContain('  ');
	});
	it('tells users, man-years and competence, those that are told, and the assumptions', () => {
		const quantity = (label: string, cell: unknown) => ({ label, cell, notes: [] }) as never;
		const said = paragraph({
			title: 'Tynset 2024',
			picture: { heading: 'Det er nok.', origin },
			row: {
				need: quantity('43–68 brukere', value(55)),
				capacity: quantity('8,0–11,5 årsverk i oppfølging', value(10)),
				competence: quantity('ingen tall', undefined)
			},
			assumptions: 'Antakelser standard v3',
			...{ sentences: [], synthetic: false, internal: false }
		});
		expect(said).toContain('I forløp 2 og 3: 43–68 brukere og 8,0–11,5 årsverk i oppfølging.');
		expect(said).toMatch(/; antakelser standard v3\.$/);
	});
	it('says whose numbers they are where it must', () => {
		const said = paragraph({
			...{ title: 'x', picture: { heading: 'y.', origin }, sentences: [] },
			...{ synthetic: true, internal: true }
		});
		expect(said).toContain('syntetiske eksempeldata');
		expect(said).toContain('Intern visning');
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
