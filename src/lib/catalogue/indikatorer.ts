import { indikatorerOf, type Described } from './described.ts';
import type { IndikatorFil, ShownPlace } from './indikator.ts';
import { kilde } from './kilder.ts';

const files = import.meta.glob<IndikatorFil>('../../../data/indikatorer/*/indikator.json', {
	eager: true,
	import: 'default'
});
const views = import.meta.glob<string>('../../../data/indikatorer/*/view.sql', {
	eager: true,
	query: '?raw',
	import: 'default'
});
const sourceRows = import.meta.glob<string>('../../../data/indikatorer/*/rader.sql', {
	eager: true,
	query: '?raw',
	import: 'default'
});

export interface Indikator extends IndikatorFil {
	/** The view's SELECT; null for what the model computes. */
	view: string | null;
	/** The question for the source rows behind a figure: two parameters, omrade and aar. */
	rader: string | null;
}

export const indikatorer: readonly Indikator[] = Object.entries(files)
	.map(([path, fil]) => {
		const folder = path.slice(0, path.lastIndexOf('/'));
		return {
			...fil,
			view: views[`${folder}/view.sql`] ?? null,
			rader: sourceRows[`${folder}/rader.sql`] ?? null
		};
	})
	.sort((a, b) => a.rekkefolge - b.rekkefolge);

/** The project's indicators that are shown at a place, in the order they stand there. */
export function shownAt(place: ShownPlace): Indikator[] {
	return indikatorer.filter(({ vises }) => vises?.includes(place));
}

/** Whether the indicator tells of years to come: its leading source is a projection. */
export function looksAhead({ kilder: [leading] }: IndikatorFil): boolean {
	return leading !== undefined && kilde(leading).forlopsatlas.framover === true;
}

/** The indicators of sources that users have described, by the source's id. */
const described = new Map<string, Indikator[]>();

export function addIndikatorer(source: Described): void {
	described.set(source.id, indikatorerOf(source));
}

export function forgetIndikatorerOf(source: string): void {
	described.delete(source);
}

/** Those of the project, and after them those of sources that users have described. */
export function everyIndikator(): Indikator[] {
	return [...indikatorer, ...[...described.values()].flat()];
}

export function indikator(id: string): Indikator {
	const is = (one: Indikator) => one.id === id;
	const found = indikatorer.find(is) ?? [...described.values()].flat().find(is);
	if (!found) throw new RangeError(`No indicator with the id ${id}`);
	return found;
}
