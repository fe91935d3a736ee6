import { describe, expect, it } from 'vitest';
import { value } from '../domain/cell.ts';
import { aloneText } from './alone.ts';
import { FigureSet } from '../model/figureSet.ts';
import type { SignatureRow } from '../charts/signature/state.ts';
import { lackingText } from './lacking.ts';
import { ofKommune } from './origin.ts';
import { paragraph } from './paragraph.ts';

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
const written = (more = '', row: SignatureRow | null = null) =>
	paragraph({
		title: 'Tynset 2024',
		picture: { heading: 'Det er nok.', more, origin },
		row,
		sentences: ['Ett.', 'To.'],
		synthetic: false,
		mode: 'share'
	});

describe('a paragraph for a paper', () => {
	it('says the place, the answer, what belongs with it, and the sources with their years', () => {
		expect(written('Utenom er bolig.')).toBe(
			'Tynset 2024: Det er nok. Utenom er bolig. Ett. To. Kilder: BrukerPlan 2024; IS-24/8 2023, 2024; kobling standard v1; antakelser standard v3.'
		);
	});
	it('tells users, man-years in follow-up and competence, each with its range', () => {
		expect(written('', row)).toContain(
			'I forløp 2 og 3 er det 58 (43–68) brukere. 5,2–8,6 årsverk er i oppfølging og behandling. 47 % av årsverkene har videreutdanning. Ett.'
		);
	});
	it('has no room for what is not there', () => {
		expect(written()).not.toContain('  ');
	});
	it('says whose numbers they are where it must', () => {
		const said = paragraph({
			...{ title: 'x', picture: { heading: 'y.', origin }, sentences: [] },
			...{ synthetic: true, mode: 'internal' }
		});
		expect(said).toContain('syntetiske eksempeldata');
		expect(said).toMatch(/^INTERN – unntatt offentlighet\. x: /);
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
