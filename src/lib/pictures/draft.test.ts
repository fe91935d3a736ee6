import { describe, expect, it } from 'vitest';
import { draftedOf, FIRST_DRAFT } from './draft.ts';
import { ofKommune } from './origin.ts';
import type { ParagraphInput } from './paragraph.ts';

const INPUT: ParagraphInput = {
	title: 'Tynset 2024',
	picture: {
		heading: 'Det mangler 2–4 årsverk.',
		origin: { ...ofKommune('3427', 2024, { sources: [] }), method: 'Slik er det regnet.' }
	},
	hangs: 'Det henger på én ting.',
	...{ synthetic: false, mode: 'share' }
};
const ids = (draft: Partial<typeof FIRST_DRAFT>) =>
	draftedOf({ ...FIRST_DRAFT, ...draft }, INPUT).ids;

describe('what a user has made of a paragraph', () => {
	it('is what its length has, until sentences are chosen', () => {
		expect(ids({})).toEqual(['answer', 'hangs', 'method']);
		expect(ids({ length: 'sentence' })).toEqual(['answer']);
		expect(ids({ own: ['method', 'answer'] })).toEqual(['answer', 'method']);
	});
	it('leaves out a sentence that is not there any more', () => {
		expect(ids({ own: ['answer', 'competence', 'other 4'] })).toEqual(['answer']);
	});
	it('is the user’s own words, with own numbers marked, beside what the figures say', () => {
		const { made } = draftedOf(FIRST_DRAFT, INPUT);
		const edited = { text: made.replace('2–4', '2–9'), of: made };
		const drafted = draftedOf({ ...FIRST_DRAFT, edited }, INPUT);
		expect(drafted.made).toBe(made);
		expect(drafted.text).toContain('2–9 (eget tall) årsverk');
	});
});
