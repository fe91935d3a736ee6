import type { Figure, FigureForlop, ForlopId } from '../domain/figure.ts';
import { answer, type Answer } from '../model/answer.ts';
import type { Common } from '../model/common.ts';
import type { Rule } from '../model/crosswalk.ts';
import type { Estimate } from '../model/estimate.ts';
import type { Interval } from '../statistics/draw.ts';
import { estimatesOf, type Place } from './estimates.ts';
import type { FigureSet } from './figureSet.ts';

export const FORLOP: readonly ForlopId[] = [1, 2, 3];

/** The crosswalk and the assumptions in force, drawn, and which source leads where the user says. */
export interface ModelInForce {
	rules: readonly Rule[];
	common: Common;
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

function isTold({ value: { state } }: Figure): boolean {
	return state === 'value' || state === 'hidden';
}

/**
 * The three pathways of a kommune: need, capacity and gap, each source from its newest year up to
 * the chosen one. Sources of need are never added: the one the user has chosen leads, else the first
 * that sees the pathway.
 */
export function pathwaysOf(set: FigureSet, place: Place, model: ModelInForce): PathwayFigures[] {
	const { needs, capacity } = estimatesOf(set, place, model.rules, model.common.assumptions);
	const ask = (need: Estimate | null) =>
		answer({ place: place.kommune, need, capacity }, model.common);
	const without = ask(null);
	const asked = needs.map((need) => ({ need, answers: ask(need) }));
	return FORLOP.map((forlop, at) => {
		const seeing = asked.flatMap(({ need, answers }) => {
			const [own] = answers.slice(at);
			return own?.users ? [{ need, own, users: own.users }] : [];
		});
		const lead = seeing.find(({ need }) => need.source === model.leading[forlop]) ?? seeing[0];
		const own = lead?.own ?? without[at];
		if (!own) throw new RangeError(`No answer for pathway ${forlop}`);
		return {
			forlop,
			leading: lead?.need ?? null,
			...figuresOf(set, place, forlop, lead?.need.source),
			answer: own,
			others: seeing
				.filter((one) => one !== lead)
				.map(({ need: { source, year }, users }) => ({ source, year, users }))
		};
	});
}

/** The figures that are shown beside the answer. */
function figuresOf(set: FigureSet, { kommune, year }: Place, forlop: ForlopId, source?: string) {
	const id = `${forlop}` as const;
	const [contract, name] = source?.split(':') ?? [];
	const mapped =
		contract === 'brukerplan' ? newest(set, 'brukere_forlop', kommune, year, id) : undefined;
	const own =
		contract === 'oversikt' ? newest(set, 'oversikt_forlop', kommune, year, id, name) : undefined;
	return {
		need: mapped ?? own,
		needRate: mapped && set.get('brukere_rate', kommune, mapped.year, id),
		capacity: newest(set, 'arsverk_forlop', kommune, year, id)
	};
}
