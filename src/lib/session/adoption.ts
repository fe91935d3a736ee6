import { indikatorerOf, type Described } from '../catalogue/described.ts';
import { everyIndikator } from '../catalogue/indikatorer.ts';
import { describedSource, everyKilde } from '../catalogue/kilder.ts';
import type { Settled } from '../intake/settled.ts';

/** No id is longer; the schema of a description refuses it. */
const LONGEST_ID = 90;

/** All that a description says, but what counts persons. */
function shapeOf({ name, publisher, groups, figures }: Described): string {
	return JSON.stringify([
		...[name, publisher],
		groups.map((one) => [one.field, one.name]),
		figures.map((one) => [one.field, one.name, one.unit, one.kind, one.dimension])
	]);
}

/**
 * Ids for sources that somebody else has described. Two municipalities may call different lists the
 * same: what is described here is never replaced by what comes from elsewhere, which gets another id.
 */
export class Adoption {
	readonly #ids = new Map<string, string>();

	/** The mapping, its description under an id that is free, or is that of the same one here. */
	of(settled: Settled): Settled {
		if (!settled.source) return settled;
		const id = this.#idOf(settled.source);
		return { ...settled, kilde: id, source: { ...settled.source, id } };
	}

	#idOf(source: Described): string {
		const key = `${source.id} ${shapeOf(source)}`;
		const known = this.#ids.get(key);
		if (known !== undefined) return known;
		const given = new Set(this.#ids.values());
		let id = source.id;
		for (let nr = 2; given.has(id) || !isFree({ ...source, id }); nr++)
			id = `${source.id.slice(0, LONGEST_ID)}_${nr}`;
		this.#ids.set(key, id);
		return id;
	}
}

function isFree(source: Described): boolean {
	const here = describedSource(source.id);
	if (here) return shapeOf(here) === shapeOf(source);
	if (everyKilde().some(({ name }) => name === source.id)) return false;
	const taken = new Set(everyIndikator().map(({ id }) => id));
	return indikatorerOf(source).every(({ id }) => !taken.has(id));
}
