import type { ForlopId } from '../domain/figure.ts';
import type { Answer } from '../model/answer.ts';
import type { Question } from '../model/question.ts';
import type { Capacity } from '../model/capacity.ts';
import { isAwaited, sees, type Estimate } from '../model/estimate.ts';
import { judgedBeside } from '../model/beside.ts';
import type { AskedOf } from '../model/overview.ts';
import { pathwaysIn, PATHWAYS, TOGETHER, UNITS, type Unit } from '../model/units.ts';
import { estimatesOf, type Place } from './estimates.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { newest, type PathwayFigures } from '../model/pathwayFigures.ts';
import { ModelWork, type Premises } from '../model/work.ts';
import { needSource } from '../model/needSource.ts';

/** The crosswalk and the assumptions in force, and which source leads where the user says. */
export interface ModelInForce {
	premises: Premises;
	leading: Partial<Record<ForlopId, string>>;
}

/** What the model is asked of a kommune. */
export interface Gathered {
	set: FigureSet;
	place: Place;
	/** The estimate that leads, by pathway. */
	leads: Record<ForlopId, Estimate | null>;
	/** Those that see a pathway which another leads: they may say something else of it. */
	others: OtherSource[];
	capacity: Capacity | null;
	/** The first by those that lead, then that of each of the others. */
	questions: [Question, ...Question[]];
}

/** A source of users beside the one that leads. */
export interface OtherSource {
	source: string;
	year: number;
	/** The units that it doesn't lead, all of it. */
	units: Unit[];
	/** The same, asked of it alone. */
	question: Question;
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
	const lead = (forlop: ForlopId) => leadOf(needs, forlop, leading);
	const leads = { 1: lead(1), 2: lead(2), 3: lead(3) };
	// Another source alone might give another answer than it does beside these.
	const awaited = PATHWAYS.filter((forlop) => needs.some((one) => isAwaited(one, forlop)));
	const ask = (need: Question['need']): Question => ({
		place: place.kommune,
		year: place.year,
		need,
		capacity,
		...(awaited.length > 0 && { awaited })
	});
	const alone = (one: Estimate, forlop: ForlopId) => (sees(one, forlop) ? one : null);
	const others = needs
		.filter((one) => PATHWAYS.some((forlop) => sees(one, forlop) && leads[forlop] !== one))
		.map((one) => ({
			source: one.source,
			year: one.year,
			units: UNITS.filter((unit) => !leadsAll(one, unit, leads)),
			question: ask({ 1: alone(one, 1), 2: alone(one, 2), 3: alone(one, 3) })
		}));
	const questions: Gathered['questions'] = [ask(leads), ...others.map(({ question }) => question)];
	return { set, place, leads, others, capacity, questions };
}

/** What is asked of a kommune among many: the second and third pathway, by each source of users. */
export function askedOf({ others, questions: [own] }: Gathered): AskedOf {
	const beside = others.filter(({ units }) => units.includes(TOGETHER));
	return { ...own, beside: beside.map(({ source, question }) => ({ source, question })) };
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

/** Whether an estimate is the one that leads, in all pathways of a unit: then it is its own answer. */
const leadsAll = (one: Estimate, unit: Unit, leads: Gathered['leads']): boolean =>
	pathwaysIn(unit).every((forlop) => leads[forlop] === one);

/**
 * A kommune's units in the order of `UNITS`: need, capacity and gap.
 *
 * @param answers those of the questions, in their order
 */
export function putTogether(
	{ set, place, leads, others, capacity }: Gathered,
	answers: readonly (readonly Answer[])[]
): PathwayFigures[] {
	return UNITS.map((unit, at) => {
		const own = answers[0]?.[at];
		if (!own) throw new RangeError(`No answer for ${unit}`);
		const used = [...new Set(pathwaysIn(unit).flatMap((forlop) => leads[forlop] ?? []))];
		const beside = others.flatMap(({ source, year, units }, i) => {
			const answer = answers[i + 1]?.[at];
			return answer?.users && units.includes(unit) ? [{ source, year, answer }] : [];
		});
		const [only, ...more] = pathwaysIn(unit);
		const lead = used.find((one) => leadsAll(one, unit, leads)) ?? null;
		const figures =
			only && more.length === 0 ? figuresOf(set, place, only, lead?.source) : NO_FIGURES;
		return {
			unit,
			leading: lead,
			leads: used,
			...figures,
			staff: capacity,
			answer: judgedBeside(own, beside),
			others: beside.flatMap(({ source, year, answer: { users } }) =>
				users ? [{ source, year, users }] : []
			)
		};
	});
}

const NO_FIGURES = { need: undefined, needRate: undefined, capacity: undefined };

/**
 * The same in one go, for those who need not leave a page in peace.
 *
 * @param work keeps what all kommuner share for as long as the premises are the same object
 */
export function pathwaysOf(
	set: FigureSet,
	place: Place,
	model: ModelInForce,
	work = new ModelWork()
): PathwayFigures[] {
	const gathered = gather(set, place, model);
	work.rest(model.premises);
	return putTogether(gathered, work.do('answers', gathered.questions));
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
