import { resolve } from '$app/paths';
import type { ComparePage } from './comparePages.ts';
import { viewQuery, type CompareView } from './compareView.ts';
import { placeQuery, type Place } from './place.ts';

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
