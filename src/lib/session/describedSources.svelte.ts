import type { Described } from '../catalogue/described.ts';
import type { KildePakke } from '../catalogue/kilde.ts';
import { addIndikatorer, forgetIndikatorerOf } from '../catalogue/indikatorer.ts';
import { addKilde, forgetKilde } from '../catalogue/kilder.ts';
import type { Engine } from '../engine/index.ts';
import { openSource } from '../intake/views.ts';

/** The sources that have been described here, of files that fit no contract. */
export class DescribedSources {
	list = $state.raw<Described[]>([]);

	/** From now on there is this source too, like those of the project. */
	async learn(source: Described, engine: Engine): Promise<void> {
		await openSource(engine, this.know(source));
	}

	/** As `learn`, where no file of it is to be loaded yet. */
	know(source: Described): KildePakke {
		addIndikatorer(source);
		this.list = [...this.list.filter(({ id }) => id !== source.id), source];
		return addKilde(source);
	}

	/** Lets go of some: all of them, or a description that has been changed. */
	forget(ids: Iterable<string> = this.list.map(({ id }) => id)): void {
		const gone = new Set(ids);
		this.list = this.list.filter(({ id }) => !gone.has(id));
		for (const id of gone) {
			forgetKilde(id);
			forgetIndikatorerOf(id);
		}
	}
}
