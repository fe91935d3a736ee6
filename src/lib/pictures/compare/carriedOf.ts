import { areas } from '../../catalogue/omrader.ts';
import type { NyttTiltak } from '../../catalogue/nyetiltak.ts';
import { tiltaksfil } from '../../catalogue/tiltak.ts';
import type { Assumption } from '../../model/assumptions.ts';
import { carriedBy, withinReach, type Around, type Group } from '../../model/compare/carry.ts';
import { without, type Offers } from '../../model/compare/offers.ts';
import { HOUR_IN_KM, teamBase } from '../../model/compare/teamBase.ts';
import { inSentence, of } from '../../text/index.ts';
import { adultsSaid, baseSource } from './baseWords.ts';
import { carriedPicture, type CarriedInput, type CarriedPicture } from './carried.ts';

export interface CarriedAsked extends Pick<CarriedInput, 'area' | 'place' | 'year' | 'sources'> {
	measure: NyttTiltak;
	assumptions: readonly Assumption[];
	/** Codes of all kommuner of the area. */
	kommuner: readonly string[];
	offers: Offers;
	/** The newest count of adults; null where it is not known. */
	adults: (kommune: string) => number | null;
	/** What the user has set instead of what the assumptions say. */
	own?: Partial<Around>;
	/** Those that have not answered are counted as without. */
	unanswered?: boolean;
}

/** Where neighbours that are without a measure could carry one; null where nobody is, or no base is known. */
export function carriedOf(asked: CarriedAsked): CarriedPicture | null {
	const { measure, assumptions, offers, adults, own = {}, unanswered = false } = asked;
	const base = teamBase(measure, assumptions);
	const needed = own.adults ?? adultsSaid(base);
	const km = own.km ?? HOUR_IN_KM;
	const codes = new Set(
		without(offers.answering, offers.of, { measure: measure.tiltak, unanswered }).concat(
			unanswered ? offers.silent : []
		)
	);
	if (needed === null || codes.size === 0) return null;
	const places = areas.kommuner.map(({ code, helsefellesskap, latitude, longitude }) => ({
		...{ code, helsefellesskap, latitude, longitude, adults: adults(code) }
	}));
	const around = { adults: needed, km };
	const candidates = places.filter(({ code }) => codes.has(code));
	const stateOf = (kommune: string) => offers.of(kommune, measure.tiltak).state;
	const within = new Set(asked.kommuner);
	const have = places.filter(
		({ code }) => within.has(code) && ['yes', 'shared'].includes(stateOf(code))
	);
	/** Those within reach that have it already. */
	const having = ({ middle }: Group): string[] => {
		const center = places.find(({ code }) => code === middle);
		return center ? withinReach(center, have, km).map(({ code }) => code) : [];
	};
	const { area, place, year, sources } = asked;
	return carriedPicture({
		...{ area, place, year, sources, around, having },
		carried: carriedBy(candidates, around),
		measure: of(measure.navn),
		offered: offeredName(measure.tiltak),
		source: baseSource(base, needed),
		unanswered: (kommune) => stateOf(kommune) === 'unknown'
	});
}

/** A measure of the guideline, inside a sentence. */
function offeredName(id: string): string {
	const found = tiltaksfil.tiltak.find((one) => one.id === id);
	return found ? inSentence(of(found.navn)) : id;
}
