import { resolve } from '$app/paths';
import { placeQuery, type Place } from './place.ts';

export type Page =
	| '/'
	| '/data'
	| '/kommune'
	| '/kort'
	| '/planlegg'
	| '/modell'
	| '/nytt'
	| '/sammenlign'
	| '/vern'
	| '/sitat'
	| '/lisenser'
	| `/forlop/${number}`;

/** The address of a page with the state of the view. */
export function link(page: Page, place: Place): string {
	return (
		(page.startsWith('/forlop/')
			? resolve('/forlop/[id]', { id: page.slice(8) })
			: resolve(page as '/')) + placeQuery(place)
	);
}
