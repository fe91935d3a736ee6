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

/** Where neighbours that are without a measure could carry one, and what is known on the way there. */
export interface CarriedFound {
	/** Adults that one team needs around it; null where no source says it and nobody has set it. */
	needed: number | null;
	/** Farthest from the middle of a group, km as the crow flies. */
	km: number;
	/** Codes of those without. */
	without: readonly string[];
	/** None of them has known adults. */
	unknown: boolean;
	/** Null where nobody is without, or no base is known. */
	picture: CarriedPicture | null;
}

export function carriedOf(asked: CarriedAsked): CarriedFound {
	const { measure, assumptions, offers, adults, own = {}, unanswered = false } = asked;
	const base = teamBase(measure, assumptions);
	const needed = own.adults ?? adultsSaid(base);
	const km = own.km ?? HOUR_IN_KM;
	const lacking = without(offers.answering, offers.of, {
		...{ measure: measure.tiltak, unanswered }
	}).concat(unanswered ? offers.silent : []);
	const found = { needed, km, without: lacking };
	if (needed === null || lacking.length === 0) return { ...found, unknown: false, picture: null };
	const places = areas.kommuner.map(({ code, helsefellesskap, latitude, longitude }) => ({
		...{ code, helsefellesskap, latitude, longitude, adults: adults(code) }
	}));
	const [around, codes] = [{ adults: needed, km }, new Set(lacking)];
	const carried = carriedBy(
		places.filter(({ code }) => codes.has(code)),
		around
	);
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
	const picture = carriedPicture({
		...{ area, place, year, sources, around, having, carried },
		measure: of(measure.navn),
		offered: offeredName(measure.tiltak),
		source: baseSource(base, needed),
		unanswered: (kommune) => stateOf(kommune) === 'unknown'
	});
	return { ...found, unknown: carried.unknown.length === lacking.length, picture };
}

/** A measure of the guideline, inside a sentence. */
function offeredName(id: string): string {
	const found = tiltaksfil.tiltak.find((one) => one.id === id);
	return found ? inSentence(of(found.navn)) : id;
}
