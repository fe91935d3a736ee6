import { createContext } from 'svelte';
import { Choices } from './choices.svelte.ts';
import { Explanation } from './explanation.svelte.ts';
import { KommuneFigures } from './figures.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

/** What all pages of a tab share. Made once, by the layout; tests make their own. */
export interface Session {
	workspace: Workspace;
	choices: Choices;
	figures: KommuneFigures;
	explanation: Explanation;
}

const [getSession, setSession] = createContext<Session>();
export { getSession };

export function openSession(): Session {
	const workspace = new Workspace(async () => {
		const { openEngine } = await import('../engine/open.ts');
		return openEngine();
	});
	const choices = new Choices(workspace);
	const figures = new KommuneFigures(workspace, () => choices.mode);
	const explanation = new Explanation(workspace, () => choices.mode);
	return setSession({ workspace, choices, figures, explanation });
}
