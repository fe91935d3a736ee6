import { createContext } from 'svelte';
import type { Engine } from '../engine/index.ts';
import { AllKommuner } from './allKommuner.svelte.ts';
import { Comparing } from './comparing.svelte.ts';
import { Choices } from './choices.svelte.ts';
import { Editions } from './editions.svelte.ts';
import { Explanation } from './explanation.svelte.ts';
import { Folds } from './folds.svelte.ts';
import { exampleFiles, exampleJudgements, examplePart } from './examples.ts';
import { ExampleReading } from './exampleReading.svelte.ts';
import { CrosswalkSets } from './crosswalkSets.svelte.ts';
import { KommuneFigures, NeighbourFigures } from './figures.svelte.ts';
import { idle } from './idle.ts';
import { browserKeeping } from './keeping/browser.ts';
import { Keeping } from './keeping/keeping.svelte.ts';
import { Projects } from './keeping/projects.svelte.ts';
import { Tab } from './keeping/tab.svelte.ts';
import { MappingFiles } from './mappingFiles.svelte.ts';
import { CompareDesk } from '../workers/compare.ts';
import { ModelDesk } from '../workers/model.ts';
import { ProtectDesk, protectionFiles } from '../workers/protect.ts';
import { Templates } from './templates.svelte.ts';
import { FiguresBefore } from './seenBefore.ts';
import { Workspace } from './workspace.svelte.ts';

/** What all pages of a tab share. Made once, by the layout; tests make their own. */
export interface Session {
	workspace: Workspace;
	examples: ExampleReading;
	choices: Choices;
	editions: Editions;
	figures: KommuneFigures;
	neighbours: NeighbourFigures;
	allKommuner: AllKommuner;
	comparing: Comparing;
	desk: ModelDesk;
	compareDesk: CompareDesk;
	explanation: Explanation;
	folds: Folds;
	keeping: Keeping;
	projects: Projects;
	mappingFiles: MappingFiles;
	crosswalkSets: CrosswalkSets;
	templates: Templates;
	before: FiguresBefore;
}

const [getSession, setSession] = createContext<Session>();
export { getSession };

/** Asks the service worker, where there is one, to keep files that came before it. */
async function keepForOffline(keep: readonly string[]): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const registration = await navigator.serviceWorker.ready;
	registration.active?.postMessage({ keep });
}

async function startEngine(): Promise<Engine> {
	const { openEngine, ENGINE_FILES } = await import('../engine/open.ts');
	const engine = await openEngine();
	void protectionFiles().then((more) => keepForOffline([...ENGINE_FILES, ...more]));
	return engine;
}

/** @param app the build of the app, which figures that are kept are of */
export function openSession(app: string): Session {
	// What the user's own files say is found out here; the examples are asked for only where they are.
	const known = async () => (workspace.synthetic ? exampleJudgements() : {});
	const workspace: Workspace = new Workspace(startEngine, new ProtectDesk(known));
	const choices = new Choices(workspace);
	const editions = new Editions(workspace, choices);
	const examples = new ExampleReading(workspace, choices, {
		files: exampleFiles,
		figures: { part: examplePart, key: import.meta.env.EXAMPLES_KEY },
		idle
	});
	const figures = new KommuneFigures(workspace, choices);
	const before = new FiguresBefore(workspace, figures, choices);
	const neighbours = new NeighbourFigures(workspace, choices);
	const allKommuner = new AllKommuner(workspace, choices, idle);
	const explanation = new Explanation(workspace, () => choices.mode);
	const tab = new Tab(workspace, choices);
	const keeping = new Keeping(tab, browserKeeping(app));
	const projects = new Projects(tab);
	const mappingFiles = new MappingFiles(workspace);
	const crosswalkSets = new CrosswalkSets(choices, workspace);
	return setSession({
		workspace,
		examples,
		choices,
		editions,
		figures,
		neighbours,
		allKommuner,
		comparing: new Comparing(workspace),
		desk: new ModelDesk(),
		compareDesk: new CompareDesk(),
		explanation,
		folds: new Folds(),
		keeping,
		projects,
		mappingFiles,
		crosswalkSets,
		templates: new Templates(),
		before
	});
}
