import type { Figure, FigureForlop, ForlopId } from '../domain/figure.ts';
import { answer, type Answer, type Question } from '../model/answer.ts';
import type { Common } from '../model/common.ts';
import { sees, type Estimate } from '../model/estimate.ts';
import type { Interval } from '../statistics/draw.ts';
import { estimatesOf, type Place } from './estimates.ts';
import type { FigureSet } from './figureSet.ts';
import type { Premises } from './modelWork.ts';
import { needSource } from './needSource.ts';

export const FORLOP: readonly ForlopId[] = [1, 2, 3];

/** The crosswalk and the assumptions in force, and which source leads where the user says. */
export interface ModelInForce {
	premises: Premises;
	leading: Partial<Record<ForlopId, string>>;
}

/** What another source says of how many users there are. */
export interface OtherNeed {
	source: string;
	year: number;
	users: Interval & { open: boolean };
}

/** The figures of a pathway, and what the model makes of them. */
export interface PathwayFigures {
	forlop: ForlopId;
	/** The estimate that leads; null when no source says anything of the pathway. */
	leading: Estimate | null;
	/** The leading source's figure; there is none where it follows from the population. */
	need: Figure | undefined;
	/** Users per 1000 adults, from the source that gives the need. */
	needRate: Figure | undefined;
	capacity: Figure | undefined;
	answer: Answer;
	others: OtherNeed[];
}

/**
 * The newest figure of an indicator up to a year: not every source comes every year, and the year
 * of each figure is said beside it.
 */
export function newest(
	set: FigureSet,
	indicator: string,
	area: string,
	year: number,
	forlop: FigureForlop = 'alle',
	category?: string
): Figure | undefined {
	return set
		.of(indicator, area, forlop, category)
		.filter((one) => one.year <= year && isTold(one))
		.at(-1);
}

/** Whether an area's figure is that of one kommune alone: nothing to compare that kommune with. */
export const isOneKommune = ({ reporting }: Figure): boolean => reporting === 1;

function isTold({ value: { state } }: Figure): boolean {
	return state === 'value' || state === 'hidden';
}

/** What the model is asked of a kommune. */
export interface Gathered {
	set: FigureSet;
	place: Place;
	needs: Estimate[];
	/** The estimate that leads, by pathway. */
	leads: (Estimate | null)[];
	/** One for each of the needs, or one without any. */
	questions: Question[];
}

/**
 * What the model is asked of a kommune, each source from its newest year up to the chosen one.
 * Sources of need are never added: the one the user has chosen leads, else the first that sees the
 * pathway.
 */
export function gather(
	set: FigureSet,
	place: Place,
	{ premises, leading }: ModelInForce
): Gathered {
	const { needs, capacity } = estimatesOf(set, place, premises.rules, premises.assumptions);
	const leads = FORLOP.map((forlop) => leadOf(needs, forlop, leading));
	const { kommune } = place;
	const questions = needs.map((need) => ({
		place: kommune,
		need,
		// Of those that don't lead, only the users are shown; the gap takes most of the time.
		capacity: need === needs[0] || leads.includes(need) ? capacity : null
	}));
	const without = { place: kommune, need: null, capacity };
	return { set, place, needs, leads, questions: needs.length > 0 ? questions : [without] };
}

/** The estimate that leads a pathway: the user's choice, else the first that sees it. */
export function leadOf(
	needs: readonly Estimate[],
	forlop: ForlopId,
	chosen: ModelInForce['leading']
): Estimate | null {
	const seeing = needs.filter((need) => sees(need, forlop));
	return seeing.find(({ source }) => source === chosen[forlop]) ?? seeing[0] ?? null;
}

/**
 * The three pathways of a kommune: need, capacity and gap.
 *
 * @param answers those of the questions, in their order
 */
export function putTogether(
	{ set, place, needs, leads }: Gathered,
	answers: readonly (readonly Answer[])[]
): PathwayFigures[] {
	const answerOf = (need: Estimate | null, at: number) =>
		answers[need ? needs.indexOf(need) : 0]?.[at];
	return FORLOP.map((forlop, at) => {
		const lead = leads[at] ?? null;
		const own = answerOf(lead, at);
		if (!own) throw new RangeError(`No answer for pathway ${forlop}`);
		return {
			forlop,
			leading: lead,
			...figuresOf(set, place, forlop, lead?.source),
			answer: own,
			others: needs.flatMap((need) => {
				const users = need === lead ? null : answerOf(need, at)?.users;
				return users ? [{ source: need.source, year: need.year, users }] : [];
			})
		};
	});
}

/** The same in one go, for those who need not leave a page in peace. */
export function pathwaysOf(
	set: FigureSet,
	place: Place,
	model: ModelInForce,
	common: Common
): PathwayFigures[] {
	const gathered = gather(set, place, model);
	return putTogether(
		gathered,
		gathered.questions.map((question) => answer(question, common))
	);
}

const NOWHERE = { contract: null, name: null };

/** The figures that are shown beside the answer. */
function figuresOf(set: FigureSet, { kommune, year }: Place, forlop: ForlopId, source?: string) {
	const id = `${forlop}` as const;
	const { contract, name } = source === undefined ? NOWHERE : needSource(source);
	const mapped =
		contract === 'brukerplan' ? newest(set, 'brukere_forlop', kommune, year, id) : undefined;
	const own =
		contract === 'oversikt'
			? newest(set, 'oversikt_forlop', kommune, year, id, name ?? '')
			: undefined;
	return {
		need: mapped ?? own,
		needRate: mapped && set.get('brukere_rate', kommune, mapped.year, id),
		capacity: newest(set, 'arsverk_forlop', kommune, year, id)
	};
}
