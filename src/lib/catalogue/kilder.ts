import { pakkeOf, type Described } from './described.ts';
import type { Felt, KildePakke } from './kilde.ts';

const files = import.meta.glob<KildePakke>('../../../data/kilder/*/datapackage.json', {
	eager: true,
	import: 'default'
});

/** All contracts, in alphabetic order of their ids. */
export const kilder: readonly KildePakke[] = Object.values(files).sort((a, b) =>
	a.name < b.name ? -1 : 1
);

/** The contracts of sources that users have described, by id: found like the others from then on. */
const described = new Map<string, { source: Described; pakke: KildePakke }>();

export function addKilde(source: Described): KildePakke {
	const pakke = pakkeOf(source);
	described.set(source.id, { source, pakke });
	return pakke;
}

export function forgetKilde(id: string): void {
	described.delete(id);
}

/** What the user said of a source; undefined for those of the project. */
export function describedSource(id: string): Described | undefined {
	return described.get(id)?.source;
}

/** Those of the project, and after them those that users have described. */
export function everyKilde(): KildePakke[] {
	return [...kilder, ...[...described.values()].map(({ pakke }) => pakke)];
}

export function kilde(id: string): KildePakke {
	const found = kilder.find((pakke) => pakke.name === id) ?? described.get(id)?.pakke;
	if (!found) throw new RangeError(`No contract with the id ${id}`);
	return found;
}

export function fields(pakke: KildePakke): readonly Felt[] {
	return pakke.resources[0].schema.fields;
}

/** The fields that hold figures; each has a column for its state beside it. */
export function valueFields(pakke: KildePakke): readonly Felt[] {
	return fields(pakke).filter((felt) => felt.forlopsatlas.rolle === 'verdi');
}

/** The field that a source of counts has its counts in: the first of its figures. */
export function fieldOfCounts(source: string): string {
	const [first] = valueFields(kilde(source));
	if (!first) throw new RangeError(`${source} has no figures`);
	return first.name;
}

export function dimensionFields(pakke: KildePakke): readonly Felt[] {
	return fields(pakke).filter((felt) => felt.forlopsatlas.rolle === 'dimensjon');
}

export function fieldWithRole(pakke: KildePakke, rolle: 'omrade' | 'aar' | 'merke') {
	return fields(pakke).find((felt) => felt.forlopsatlas.rolle === rolle);
}
