import { expect, it } from 'vitest';
import { partsOf, saidIn, xmlOf } from '../../../tests/docxParts.ts';
import type { Card } from '../pictures/card.ts';
import { ofKommune } from '../pictures/origin.ts';
import { m } from '../text/index.ts';
import { wordOfCard } from './cardWord.ts';
import type { Workspace } from './workspace.svelte.ts';

const entry = {
	file: { name: 'personer 2024.csv' },
	...{ source: 'brukerplan', synthetic: false },
	hash: () => Promise.resolve('ab12cd34ef')
} as unknown as Workspace['loadedFiles'][number];

it('the card says in Word which files it rests on, each with what tells it from all others', async () => {
	const card: Card = {
		...{ name: m.card_page(), place: 'Tynset', title: 'Tynset', about: '', sources: '' },
		...{ sentences: [], notes: [], trend: null },
		bars: {
			...{ heading: '', measure: '', summary: '', rows: [] },
			table: { caption: '', columns: [], rows: [] },
			chart: { draw: 'bars', unit: '', categories: [], series: [] }
		},
		ask: { title: '', figure: null, text: [], priceAsked: false },
		origin: ofKommune('3427', 2024, { sources: [{ id: 'brukerplan', years: [2024] }] })
	};
	const session = {
		workspace: { loadedFiles: [entry], synthetic: false },
		choices: { mode: 'internal', maker: 'Kari' } as const
	};
	const shared = { ...session, choices: { mode: 'share' } as const };
	const { bytes: others } = await wordOfCard(shared, card);
	expect(saidIn(xmlOf(partsOf(others), 'word/footer1.xml'))).not.toContain('ab12');
	const { bytes, name } = await wordOfCard(session, card);
	expect(name).toBe('tynset-2024-kort-til-kommunestyret.docx');
	const foot = saidIn(xmlOf(partsOf(bytes), 'word/footer1.xml'));
	expect(foot).toContain('personer 2024.csv ab12cd34');
	expect(foot).toContain('INTERN');
	expect(foot).toContain('Kari');
});
