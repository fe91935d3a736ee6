import { describe, expect, it } from 'vitest';
import { FIRST_DRAFT } from '../pictures/draft.ts';
import { Choices } from './choices.svelte.ts';
import { chosen } from './slices/state.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

const workspace = { useCrosswalk: () => undefined, onlySynthetic: false } as unknown as Workspace;
const text = (words: string) => ({ ...FIRST_DRAFT, edited: { text: words, of: 'Det er nok.' } });

describe('paragraphs that are being written', () => {
	it('are of their kommune and year, and kept with the other choices', () => {
		const choices = new Choices(workspace);
		choices.drafts.put('3427', 2024, 'share', text('Vi trenger mer.'));
		expect(choices.drafts.of('3427', 2024, 'share')).toEqual(text('Vi trenger mer.'));
		expect(choices.drafts.of('3427', 2023, 'share')).toEqual(FIRST_DRAFT);
		expect(JSON.stringify(chosen(choices.kept))).toContain('Vi trenger mer.');
	});
	it('are never kept, and seen only there, where they are made of internal figures', () => {
		const choices = new Choices(workspace);
		choices.drafts.put('3427', 2024, 'internal', text('Det er 3 brukere.'));
		expect(choices.drafts.of('3427', 2024, 'internal')).toEqual(text('Det er 3 brukere.'));
		expect(choices.drafts.of('3427', 2024, 'share')).toEqual(FIRST_DRAFT);
		expect(JSON.stringify(chosen(choices.kept))).not.toContain('brukere');
		choices.clear();
		expect(choices.drafts.of('3427', 2024, 'internal')).toEqual(FIRST_DRAFT);
	});
});
