import { describe, expect, it } from 'vitest';
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
