import { afterEach, expect, it, vi } from 'vitest';
import { forgetViews, isForgotten } from './forgetViews.ts';

function tab(ids: string[], now: string) {
	const kept = new Map([
		['sveltekit:snapshot', '{"1":["Tynset"]}'],
		['sveltekit:scroll', '{"1":{"x":0,"y":20}}']
	]);
	const history = { currentEntry: { id: now }, entries: () => ids.map((id) => ({ id })) };
	vi.stubGlobal('navigation', history);
	vi.stubGlobal('sessionStorage', {
		clear: () => kept.clear(),
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, text: string) => kept.set(key, text)
	});
	return { kept, history };
}

afterEach(() => vi.unstubAllGlobals());

it('nothing of the pages is left in the tab’s own storage', () => {
	const { kept } = tab(['a', 'b'], 'b');
	forgetViews();
	expect([...kept.values()].join(' ')).not.toMatch(/Tynset|scroll|20/);
	expect([...kept.keys()].filter((key) => key.startsWith('sveltekit'))).toEqual([]);
});

it('addresses of before are known again, later ones are not', () => {
	const { history } = tab(['a', 'b'], 'b');
	expect(isForgotten()).toBe(false);
	forgetViews();
	expect(isForgotten()).toBe(true);
	history.currentEntry = { id: 'a' };
	expect(isForgotten()).toBe(true);
	history.currentEntry = { id: 'ab' };
	expect(isForgotten()).toBe(false);
});

it('a browser without such a history forgets all the same', () => {
	const { kept } = tab([], '');
	vi.stubGlobal('navigation', undefined);
	forgetViews();
	expect(kept.size).toBe(0);
	expect(isForgotten()).toBe(false);
});

it('outside a browser there is nothing to forget', () => {
	expect(forgetViews).not.toThrow();
	expect(isForgotten()).toBe(false);
});
