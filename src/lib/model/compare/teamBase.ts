import type { NyttTiltak } from '../../catalogue/nyetiltak.ts';
import type { Assumption } from '../assumptions.ts';

/** The assumptions that say what one team needs around it; null where the measure has no such bound. */
export interface TeamBase {
	adults: Assumption | null;
	users: Assumption | null;
	/** Of teams that go out to their users: hours one way. */
	travel: Assumption | null;
}

/** How far a team may have to its users, by the id of the norm; it is told of FACT alone. */
const TRAVEL = 'fact_reisetid';

/**
 * An hour on the road, as the crow flies, km: 65 km an hour on roads that are three tenths longer. Ours,
 * to begin with; the user may set another.
 */
export const HOUR_IN_KM = 50;

export function teamBase(
	{ befolkning, brukere, kommunensDel }: NyttTiltak,
	assumptions: readonly Assumption[]
): TeamBase {
	const of = (id: string | null) => assumptions.find(({ norm }) => norm.id === id) ?? null;
	return {
		adults: of(befolkning),
		users: of(brukere),
		// A team that the health trust has a part in is the one that the limit is told of.
		travel: kommunensDel ? of(TRAVEL) : null
	};
}
