import { describe, expect, it } from 'vitest';
import type { Choices } from './choices.svelte.ts';
import { NeighbourFigures } from './figures.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

describe('kommuner that are seen as one', () => {
	it('are asked for with the country, which stands in for what one of them does not tell', async () => {
		const asked: string[][] = [];
		const workspace = {
			...{ edition: 1, settled: true, described: { list: [] } },
			earlier: {
				figuresOf: (codes: string[]) => {
					asked.push(codes);
					return Promise.resolve([]);
				}
			}
		} as unknown as Workspace;
		const choices = { mode: 'share', crosswalk: {} } as unknown as Choices;
		const neighbours = new NeighbourFigures(workspace, choices);
		await neighbours.ask(['3428', '3427']);
		expect(asked).toEqual([['3428', '3427', '0']]);
		expect(neighbours.key, 'known by the kommuner alone').toBe('3427,3428');
	});
});
