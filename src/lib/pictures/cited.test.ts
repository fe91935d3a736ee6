import { describe, expect, it } from 'vitest';
import { HIDDEN, value, type Cell } from '../domain/cell.ts';
import type { Figure } from '../domain/figure.ts';
import type { Judged } from '../model/judge.ts';
import { TOGETHER } from '../model/units.ts';
import { changeText, heldText, isGround, pairsTable, type Held } from './changed.ts';
import { citationLine, type Citation } from './citation.ts';
import { citedFigure, citedGap, citedSentence, citedText, type Cited } from './cited.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

const figure = (cell: Cell, more: Partial<Figure> = {}) =>
	({
		...{ indicator: 'brukere_i_alt_rate', level: 'kommune', area: '3427', year: 2024 },
		...{ forlop: 'alle', category: 'alle', value: cell, numerator: value(58), denominator: 4578 },
		...{ span: null, shared: false, reporting: null, of: null },
		...more
	}) as unknown as Figure;

const answer = (more: object) =>
	({
		...{ unit: TOGETHER, verdict: 'missing', gap: { low: 2.04, median: 3, high: 4.11 } },
		...{ users: null, national: null, least: 0.5, why: null, used: [] },
		...more
	}) as unknown as Judged;

const said = (judged: object) => plain(citedText(citedGap('3427', 2024, answer(judged))));

describe('a cited figure', () => {
	it('has the decimals that it is shown with, and no more', () => {
		const cited = citedFigure(figure(value(12.669)));
		expect(cited.value).toMatchObject({ value: 12.7, low: 9.6, high: 16.4, decimals: 1 });
		expect(plain(citedText(cited))).toBe('12,7 (9,6–16,4) per 1000');
	});

	it('that is hidden has its state, and no number', () => {
		const cited = citedFigure(figure(HIDDEN));
		expect(cited.value).toEqual({ state: 'hidden' });
		expect(citedText(cited)).toBe('skjult av personvernhensyn');
	});

	it('is named with its groups, each head once', () => {
		const groups = ['menn', 'kvinner'].map((category, at) =>
			citedFigure(
				figure(value(40 + at), { indicator: 'brukere_kjonn', category, denominator: null })
			)
		);
		expect(plain(citedSentence(groups))).toMatch(
			/^.+, Tynset \(3427\) 2024: menn 40 .*brukere; kvinner 41 .*brukere$/
		);
	});

	it('has a stranger’s words in quotes: what is not in the catalogue, and another unit', () => {
		const cited: Cited = {
			key: {
				...{ of: 'figure', indicator: 'Sikkert tall', level: 'kommune', area: '9999' },
				...{ year: 2024, forlop: '2', category: 'alle' }
			},
			unit: 'poeng',
			value: { state: 'value', value: 3, low: null, high: null, decimals: 0 }
		};
		expect(plain(citedSentence([cited]))).toBe('«Sikkert tall», «9999» 2024: forløp 2 3 «poeng»');
	});
});

describe('a cited answer', () => {
	it('says what is missing, with the range that is told', () => {
		expect(said({})).toBe('mangler trolig 2,0–4,1 årsverk');
		expect(said({ users: { open: true } })).toBe('mangler trolig minst 2,0 årsverk');
	});

	it('says that it is covered, and how much more there is only where the page does', () => {
		const gap = { low: -4, median: -3, high: -2 };
		expect(said({ verdict: 'covered', gap })).toBe('trolig 2,0–4,0 årsverk mer enn trengs');
		expect(said({ verdict: 'covered', gap: { ...gap, high: -0.2 } })).toBe('trolig dekket');
	});

	it('is not decided, with the range where there is one', () => {
		const open = { verdict: 'undecided', why: { reason: 'spans-zero' } };
		expect(said({ ...open, gap: { low: -1, median: 1, high: 3 } })).toBe(
			'kan ikke avgjøres: fra 1,0 for mange til 3,0 for få årsverk'
		);
		expect(said({ ...open, gap: null })).toBe('kan ikke avgjøres');
		expect(said({ verdict: 'undecided', why: { reason: 'protecting' } })).toBe('beskyttes');
	});

	it('is told with the country, where the same holds there', () => {
		const national = { short: 1, local: { low: 0.5, median: 1.4, high: 2 } };
		expect(said({ national })).toBe(
			'mangler trolig 2,0–4,1 årsverk; det samme gjelder hele landet; målt mot landet 1 årsverk færre'
		);
	});
});

const CITATION: Citation = {
	figures: [citedFigure(figure(value(12.669)))],
	sources: [{ id: 'brukerplan', years: [2024] }],
	files: [{ source: 'brukerplan', name: 'bp.csv', sha256: 'd20120e6300a' }],
	crosswalk: { version: '1', own: 'ab12cd34ef56' },
	assumptions: { version: '3', own: null, examples: true },
	...{ protection: 'a', method: 'b', synthetic: true, mode: 'share', made: '2026-11-29' }
};

describe('a citation as a line', () => {
	it('says name, place, value with range and unit, source, versions, data and day', () => {
		expect(plain(citationLine(CITATION))).toBe(
			'Brukere i alt, per 1000, Tynset (3427) 2024: 12,7 (9,6–16,4) per 1000. ' +
				'Kilder: BrukerPlan 2024. Kobling standard v1, med egne verdier (merke ab12cd34). ' +
				'Antakelser standard v3, eksempler der ingenting er satt. Syntetiske eksempeldata. ' +
				'Forløpsatlas, 29. november 2026.'
		);
	});
});

describe('what has become of a citation', () => {
	const [was] = CITATION.figures as [Cited];
	const now: Cited = { ...was, value: { ...was.value, value: 13 } as Cited['value'] };
	const held = (more: Partial<Held>): Held => ({
		...{ verdict: 'same', pairs: [{ was, now: was, same: true }], lacking: [], changes: [] },
		...more
	});

	it('is a sentence for each, old beside new', () => {
		expect(heldText(held({}))).toBe('Tallet er det samme.');
		expect(heldText(held({ changes: [{ what: 'newer', year: 2025 }] }))).toBe(
			'Tallet er det samme.'
		);
		expect(heldText(held({ changes: [{ what: 'method' }] }))).toBe(
			'Tallet er det samme, men noe det bygger på, er endret.'
		);
		const pairs = [{ was, now, same: false }];
		expect(plain(heldText(held({ verdict: 'changed', pairs })))).toBe(
			'Tallet er endret: 12,7 (9,6–16,4) per 1000 → 13,0 (9,6–16,4) per 1000.'
		);
		expect(heldText(held({ verdict: 'unchecked', lacking: CITATION.files }))).toBe(
			'Tallet kan ikke kontrolleres: «bp.csv» (SHA-256 d20120e6 …) er ikke lastet inn.'
		);
	});

	it('is a table of what was and what is, also where there is nothing any more', () => {
		const { rows } = pairsTable([
			{ was, now, same: false },
			{ was, now: null, same: false }
		]);
		expect(rows.map((row) => plain(`${String(row.was)} → ${String(row.now)}`))).toEqual([
			'12,7 (9,6–16,4) per 1000 → 13,0 (9,6–16,4) per 1000',
			'12,7 (9,6–16,4) per 1000 → ingen'
		]);
	});

	it('names each thing with what stood and what stands', () => {
		const other = { source: 'brukerplan', name: 'ny.csv', sha256: 'ffffffff0000' };
		expect(
			changeText({ what: 'files', source: 'brukerplan', was: CITATION.files, now: [other] })
		).toBe(
			'Filen fra BrukerPlan er en annen: «bp.csv» (SHA-256 d20120e6 …) → «ny.csv» (SHA-256 ffffffff …).'
		);
		expect(changeText({ what: 'crosswalk', was: { version: '1', own: null }, now: null })).toBe(
			'Koblingen er en annen: kobling standard v1 → ingen.'
		);
		expect(isGround({ what: 'mode', was: 'share' })).toBe(false);
	});
});
