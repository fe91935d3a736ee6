import type { IndikatorFil } from './indikator.ts';

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

export function indikator(id: string): Indikator {
	const found = indikatorer.find((one) => one.id === id);
	if (!found) throw new RangeError(`No indicator with the id ${id}`);
	return found;
}
