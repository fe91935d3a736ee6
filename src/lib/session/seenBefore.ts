import type { FigureSet } from '../model/figureSet.ts';
import type { Choices } from './choices.svelte.ts';
import type { KommuneFigures } from './figures.svelte.ts';
import type { Replacement } from './replacements.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

/** What was shown of a kommune when a file of it was replaced. */
export interface SeenBefore {
	old: string;
	fresh: string;
	/** The contract of both files. */
	source: string;
	kommune: string;
	/** As anybody may see them. */
	set: FigureSet;
}

/**
 * The figures that were shown when a file was replaced, held in memory by the file that came: they
 * are forgotten with it. What the municipality alone may see is not held.
 */
export class FiguresBefore {
	readonly #held = new WeakMap<WorkspaceFile, SeenBefore>();
	readonly #workspace: Workspace;
	readonly #figures: Pick<KommuneFigures, 'set' | 'kommune' | 'fresh'>;
	readonly #choices: Pick<Choices, 'mode'>;

	constructor(
		workspace: Workspace,
		figures: Pick<KommuneFigures, 'set' | 'kommune' | 'fresh'>,
		choices: Pick<Choices, 'mode'>
	) {
		this.#workspace = workspace;
		this.#figures = figures;
		this.#choices = choices;
		workspace.replacements.told.push((one) => this.#hold(one));
	}

	#hold({ old, fresh }: Replacement): void {
		const { kommune, set, fresh: known } = this.#figures;
		if (kommune === null || !known || this.#choices.mode !== 'share') return;
		this.#held.set(fresh, {
			...{ old: old.file.name, fresh: fresh.file.name },
			...{ source: old.source ?? '', kommune, set }
		});
	}

	/** Of a kommune, newest first: of files that are still there. */
	of(kommune: string): SeenBefore[] {
		return this.#workspace.loadedFiles
			.flatMap((entry) => this.#held.get(entry) ?? [])
			.filter((one) => one.kommune === kommune)
			.toReversed();
	}
}
