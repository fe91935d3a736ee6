import type { Described } from '../catalogue/described.ts';
import type { KildePakke } from '../catalogue/kilde.ts';
import { addIndikatorer, forgetIndikatorer } from '../catalogue/indikatorer.ts';
import { addKilde, forgetKilder } from '../catalogue/kilder.ts';
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

	forget(): void {
		this.list = [];
		forgetKilder();
		forgetIndikatorer();
	}
}
