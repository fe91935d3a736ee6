import { describe, expect, it } from 'vitest';
import { Browser } from '../../../tests/tabs.ts';
import { parseContent } from './keeping/parse.ts';
import { emptyContent } from './keeping/kept.ts';

const open = async () => (await new Browser().tab()).choices;
const written = (more: object) => {
	const { choices, ...content } = emptyContent();
	return parseContent({ ...content, version: 1, choices: { ...choices, ...more } });
};

describe('what makes kommuner alike', () => {
	it('is as it begins until somebody says otherwise, step by step and back', async () => {
		const { likeness, kept } = await open();
		expect([likeness.isFirst, likeness.k, likeness.canUndo]).toEqual([true, 8, false]);
		likeness.set('sentralitet', 2);
		likeness.set('ungdom_tilfreds.alle', 1);
		likeness.setK(5);
		expect([likeness.weights, likeness.k]).toEqual([
			{ sentralitet: 2, 'ungdom_tilfreds.alle': 1 },
			5
		]);
		likeness.undo();
		expect(likeness.k).toBe(8);
		likeness.set('sentralitet', 1);
		expect(kept.traits.all).toEqual({ 'ungdom_tilfreds.alle': 1 });
		likeness.reset();
		expect(likeness.isFirst).toBe(true);
		likeness.undo();
		expect(likeness.weights).toEqual({ 'ungdom_tilfreds.alle': 1 });
	});

	it('takes no step that changes nothing, and has none left when all is cleared', async () => {
		const choices = await open();
		choices.likeness.set('sentralitet', 1);
		choices.likeness.setK(8);
		expect(choices.likeness.canUndo).toBe(false);
		choices.likeness.setK(4);
		choices.lists.save('Naboer', ['3426']);
		choices.clear();
		expect([choices.likeness.canUndo, choices.lists.canUndo, choices.likeness.k]).toEqual([
			...[false, false, 8]
		]);
	});

	it.each([
		{ traits: { sentralitet: 0.7 } },
		{ traits: { sentralitet: '1' } },
		{ traits: { k: 0 } },
		{ traits: { k: 21 } },
		{ traits: { k: 2.5 } }
	])('is refused where it is none: %j', (damaged) => {
		expect(written(damaged)).toEqual({ ok: false, reason: 'damaged' });
	});
});

describe('own lists', () => {
	it('have a name, each once, and can be had back', async () => {
		const { lists } = await open();
		lists.save('  Naboer  i nord ', ['3426', '3428']);
		lists.save('Andre', ['3427']);
		lists.save('Naboer i nord', ['3429']);
		const told = () => lists.all.map(({ name, codes }) => [name, codes]);
		expect(told()).toEqual([
			['Andre', ['3427']],
			['Naboer i nord', ['3429']]
		]);
		lists.remove(lists.all[0]?.id ?? '');
		expect(told()).toEqual([['Naboer i nord', ['3429']]]);
		lists.undo();
		lists.undo();
		expect(told().at(-1)).toEqual(['Naboer i nord', ['3426', '3428']]);
	});

	it('are none without a name or a kommune', async () => {
		const { lists } = await open();
		lists.save('   ', ['3426']);
		lists.save('Naboer', []);
		expect([lists.all, lists.canUndo]).toEqual([[], false]);
	});

	it('from elsewhere have kommuner that there are, each once', () => {
		const list = { name: 'Naboer', codes: ['3426', '9999', '3426', '0101'] };
		expect(written({ lists: { a: list } })).toMatchObject({
			ok: true,
			content: { choices: { lists: { a: { name: 'Naboer', codes: ['3426'] } } } }
		});
		for (const lists of [
			{ A_: list },
			{ a: { ...list, name: '' } },
			{ a: { ...list, name: ' x' } },
			{ a: { ...list, name: 'x'.repeat(61) } },
			{ a: { ...list, codes: ['12'] } }
		])
			expect(written({ lists })).toEqual({ ok: false, reason: 'damaged' });
	});
});
