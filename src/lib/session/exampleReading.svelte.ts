import type { Choices } from './choices.svelte.ts';
import { ExampleFigures, type ExampleSource } from './exampleFigures.ts';
import type { Workspace } from './workspace.svelte.ts';

export interface ExampleParts {
	files: () => Promise<File[]>;
	figures: ExampleSource;
	/** Comes when the page has drawn what it has. */
	idle: () => Promise<void>;
}

/** The synthetic examples on their way in: their figures at once, and then the files behind them. */
export class ExampleReading {
	/** The files are being fetched or read in, also where their figures are shown already. */
	reading = $state(false);
	failed = $state(false);
	readonly #workspace: Workspace;
	readonly #choices: Pick<Choices, 'shares'>;
	readonly #parts: ExampleParts;

	constructor(workspace: Workspace, choices: Pick<Choices, 'shares'>, parts: ExampleParts) {
		this.#workspace = workspace;
		this.#choices = choices;
		this.#parts = parts;
	}

	/**
	 * Ends when there are figures to be shown, or none are wanted any more; the files may still be on
	 * their way. What goes wrong is told by `failed`: figures that are shown then stay, without their rows.
	 */
	async open(kommune: string | null): Promise<void> {
		if (this.reading) return;
		this.reading = true;
		this.failed = false;
		const { emptied } = this.#workspace;
		const wanted = () => this.#workspace.emptied === emptied;
		const shown = await this.#show(kommune);
		const read = this.#read(shown, wanted)
			.catch(() => void (this.failed = true))
			.finally(() => (this.reading = false));
		if (!shown) await read;
	}

	/** The figures hold where nothing else is there and the shares of the crosswalk are the project's. */
	async #show(kommune: string | null): Promise<ExampleFigures | null> {
		const fit = () =>
			this.#workspace.files.length === 0 && Object.keys(this.#choices.shares).length === 0;
		if (!fit()) return null;
		const figures = await ExampleFigures.open(this.#parts.figures, kommune, (one) =>
			this.#end(one)
		);
		// Something may have been added or set since they were asked for.
		if (!figures || !fit()) return null;
		this.#workspace.earlier = figures;
		return figures;
	}

	#end(shown: ExampleFigures | null): void {
		if (shown && this.#workspace.earlier === shown) this.#workspace.earlier = null;
	}

	async #read(shown: ExampleFigures | null, wanted: () => boolean): Promise<void> {
		if (shown) await this.#parts.idle();
		const files = await this.#parts.files();
		if (!wanted()) return;
		const added = await this.#workspace.addBack(files, true);
		await this.#workspace.loadBehind(added);
		// They stand for as long as something of the files may not be seen.
		if (this.#workspace.protecting.length === 0) this.#end(shown);
	}
}
