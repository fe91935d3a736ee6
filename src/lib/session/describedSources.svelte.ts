import type { Described } from '../catalogue/described.ts';
import { addIndikatorer, forgetIndikatorerOf } from '../catalogue/indikatorer.ts';
import { addKilde, forgetKilde } from '../catalogue/kilder.ts';
import type { Engine } from '../engine/index.ts';
import { openSource } from '../intake/views.ts';

/** The sources that have been described here, of files that fit no contract. */
export class DescribedSources {
	list = $state.raw<Described[]>([]);

	/** From now on there is this source too, like those of the project. */
	async learn(source: Described, engine: Engine): Promise<void> {
		const pakke = addKilde(source);
		addIndikatorer(source);
		this.list = [...this.list.filter(({ id }) => id !== source.id), source];
		await openSource(engine, pakke);
	}

	/** Lets go of those that nothing needs any more, such as a description that has been changed. */
	keepOnly(needed: ReadonlySet<string>): void {
		const gone = this.list.filter(({ id }) => !needed.has(id));
		if (gone.length === 0) return;
		this.list = this.list.filter(({ id }) => needed.has(id));
		for (const source of gone) {
			forgetKilde(source.id);
			forgetIndikatorerOf(source.id);
		}
	}
}
