import { m, numberText, stateExplained } from '#lib/text/index.ts';
import type { MultiplesTexts } from './layout.ts';
import type { MultiplesState } from './state.ts';

/** What is written in the picture beside names and notes: the scale's numbers, and what marks mean. */
export function multiplesTexts(state: MultiplesState): MultiplesTexts {
	const { ticks, decimals, reference, cuts, gaps, panels, unsure } = state;
	const fine = ticks.every(Number.isInteger) ? 0 : Math.max(1, decimals);
	const carried = panels.some((panel) => panel.carried.size > 0);
	return {
		numbers: ticks.map((x) => numberText(x, fine)),
		key: [
			...(reference ? [{ kind: 'reference' as const, text: reference.label }] : []),
			...cuts.map(({ text }) => ({ kind: 'cut' as const, text })),
			...(carried ? [{ kind: 'carried' as const, text: m.multiples_carried() }] : []),
			...(unsure ? [{ kind: 'unsure' as const, text: m.multiples_unsure() }] : []),
			...gaps.map((gap) => ({ kind: gap, text: stateExplained(gap) }))
		]
	};
}
