import { resolve } from '$app/paths';
import { viewQuery, type CompareView } from './compareView.ts';
import { placeQuery, type Place } from './place.ts';

/** The pages that compare, beside the first. */
export const COMPARE_PARTS = [
	'tabell',
	'kommune',
	'indikator',
	'utvikling',
	'gap',
	'tiltak',
	'ark'
] as const;
export type ComparePart = (typeof COMPARE_PARTS)[number];
export type ComparePage = '/sammenlign' | `/sammenlign/${ComparePart}`;
export const COMPARE_PAGES: readonly ComparePage[] = [
	'/sammenlign',
	...COMPARE_PARTS.map((part): ComparePage => `/sammenlign/${part}`)
];

export type Page =
	| '/'
	| '/data'
	| '/kommune'
	| '/kort'
	| '/planlegg'
	| '/modell'
	| '/nytt'
	| '/vern'
	| '/sitat'
	| '/lisenser'
	| ComparePage
	| `/forlop/${number}`;

/** The address of a page with the state of the view. */
export function link(page: Page, place: Place): string {
	return (
		(page.startsWith('/forlop/')
			? resolve('/forlop/[id]', { id: page.slice(8) })
			: resolve(page as '/')) + placeQuery(place)
	);
}

/** The address of a page that compares. */
export const compareLink = (page: ComparePage, view: CompareView): string =>
	resolve(page as '/') + viewQuery(view);
