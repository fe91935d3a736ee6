import type { Felt, KildePakke } from './kilde.ts';

const files = import.meta.glob<KildePakke>('../../../data/kilder/*/datapackage.json', {
	eager: true,
	import: 'default'
});

/** All contracts, in alphabetic order of their ids. */
export const kilder: readonly KildePakke[] = Object.values(files).sort((a, b) =>
	a.name < b.name ? -1 : 1
);

export function kilde(id: string): KildePakke {
	const found = kilder.find((pakke) => pakke.name === id);
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

export function dimensionFields(pakke: KildePakke): readonly Felt[] {
	return fields(pakke).filter((felt) => felt.forlopsatlas.rolle === 'dimensjon');
}

export function fieldWithRole(pakke: KildePakke, rolle: 'omrade' | 'aar' | 'merke') {
	return fields(pakke).find((felt) => felt.forlopsatlas.rolle === rolle);
}
