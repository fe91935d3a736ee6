import type { Assumption } from '../../model/assumptions.ts';
import { HOUR_IN_KM, type TeamBase } from '../../model/compare/teamBase.ts';
import { m, numberText } from '../../text/index.ts';

/** Adults around one team that an assumption says; null where it says none. */
export const adultsSaid = ({ adults }: TeamBase): number | null => adults?.range?.middle ?? null;

/**
 * Where a base comes from, in a sentence: the source that is cited, the page Modell, or the user here.
 *
 * @param used the adults that are reckoned with
 */
export function baseSource(base: TeamBase, used: number): string {
	const { adults, users } = base;
	const said = adultsSaid(base);
	if (said === null || said !== used) return m.carry_source_own();
	if (adults?.origin !== 'default') return m.carry_source_local();
	const title = titleOf(adults);
	return users?.range && users.origin === 'default'
		? m.carry_source({
				...{ adults: numberText(said), title },
				users: numberText(users.range.middle)
			})
		: title;
}

/** How far a team may have to its users, and what we have made of it; null where no source tells. */
export function travelSource({ travel }: TeamBase): string | null {
	if (!travel?.range) return null;
	return m.carry_source_travel({
		...{ hours: numberText(travel.range.middle, 0), title: titleOf(travel) },
		km: numberText(HOUR_IN_KM)
	});
}

const titleOf = ({ norm: { kilde } }: Pick<Assumption, 'norm'>): string => kilde?.tittel ?? '';
