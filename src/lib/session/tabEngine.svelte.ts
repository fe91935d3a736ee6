import { areas } from '../catalogue/omrader.ts';
import type { Engine } from '../engine/index.ts';
import { openSources } from '../intake/views.ts';
import { openCube, type CrosswalkRow } from '../queries/cube.ts';

export type EngineStatus = 'idle' | 'starting' | 'ready' | 'failed';

/** The engine of a tab, with the sources and the cube in it: started when it is first needed. */
export class TabEngine {
	status = $state<EngineStatus>('idle');
	/** The user's own; those of the project while it is not set. */
	crosswalk: readonly CrosswalkRow[] | undefined;
	#engine: Promise<Engine> | undefined;
	/** How many have been let go of. */
	#letGo = 0;
	readonly #open: () => Promise<Engine>;

	constructor(open: () => Promise<Engine>) {
		this.#open = open;
	}

	/** It has been asked for, and may still be on its way. */
	get wanted(): boolean {
		return this.#engine !== undefined;
	}

	/** The engine, started once; a failed start can be tried again. */
	get(): Promise<Engine> {
		if (this.#engine) return this.#engine;
		// One that was let go of on its way says nothing of the one that came after.
		const letGo = this.#letGo;
		const tell = (status: EngineStatus) => {
			if (this.#letGo === letGo) this.status = status;
		};
		const engine = this.#start(tell).catch((error: unknown) => {
			if (this.#engine === engine) this.#engine = undefined;
			tell('failed');
			throw error;
		});
		this.#engine = engine;
		return engine;
	}

	async #start(tell: (status: EngineStatus) => void): Promise<Engine> {
		tell('starting');
		const engine = await this.#open();
		await openSources(engine);
		await openCube(engine, areas, this.crosswalk);
		tell('ready');
		return engine;
	}

	/** Lets go of it, and its memory with it; another is started when it is needed. */
	async letGo(): Promise<void> {
		const [engine, there] = [this.#engine, this.status === 'ready'];
		this.#letGo++;
		this.#engine = undefined;
		this.status = 'idle';
		const closed = engine?.then((open) => open.close()).catch(() => undefined);
		// One that is still on its way holds nothing of the files, and may be long in coming.
		if (there) await closed;
	}
}
