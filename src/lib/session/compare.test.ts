import { expect, it } from 'vitest';
import { columnsOf } from '../../../tests/columns.ts';
import { Compare } from './compare.svelte.ts';
import { viewFrom } from './compareView.ts';
import type { Comparing } from './comparing.svelte.ts';

it('begins with the newest year that a kommune has, and not one that only the country has', () => {
	const columns = columnsOf([
		{ indicator: 'ungdom_plaget', year: 2024, told: { '3427': 14.1 } },
		{ indicator: 'ungdom_plaget', year: 2025, told: { '0': 14.7, '3427': 'none' } }
	]);
	const view = viewFrom(new URLSearchParams());
	const compare = new Compare(
		() => view,
		{ columns } as unknown as Comparing,
		() => undefined
	);
	expect(compare.years).toEqual([2024]);
	expect(compare.year).toBe(2024);
	expect(compare.told).toEqual(['3427']);
});
