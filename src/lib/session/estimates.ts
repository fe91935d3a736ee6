import { formOfType } from '../catalogue/arbeidsformer.ts';
import type { Figure } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import { ownRange, type Assumption } from '../model/assumptions.ts';
import { sameTotal } from '../domain/sameTotal.ts';
import type { Capacity, NoCapacity, TypeOfWork } from '../model/capacity.ts';
import type { Rule } from '../model/crosswalk.ts';
import { hiddenOf, type Estimate, type Part } from '../model/estimate.ts';
import { PATHWAYS } from '../model/units.ts';
import { COUNTRY, type FigureSet } from '../model/figureSet.ts';
import { needSourceId } from '../model/needSource.ts';

/** What is known of a kommune: the estimates of need, the one that leads by default first. */
export interface Known {
	needs: Estimate[];
	capacity: Capacity | null;
}

export interface Place {
	kommune: string;
	year: number;
}

/**
 * The estimates that released figures allow, each from its newest year up to the chosen one. They
 * are never added: one leads, and the others stand beside it.
 */
export function estimatesOf(
	set: FigureSet,
	place: Place,
	rules: readonly Rule[],
	assumptions: readonly Assumption[]
): Known {
	return {
		needs: [
			usersMapped(set, place, rules),
			...ownOverviews(set, place),
			fromPopulation(set, place, assumptions)
		].filter((one) => one !== null),
		capacity: capacityOf(set, place, rules, assumptions)
	};
}

/** Users in BrukerPlan: by the file's own pathways, or by group through the crosswalk. */
export function usersMapped(set: FigureSet, place: Place, rules: readonly Rule[]): Estimate | null {
	const found = newestOf(set, ['brukere_forlop', 'brukere_gruppe'], place);
	if (!found) return null;
	const { year, figures } = found;
	const groups = figures.filter(({ indicator }) => indicator === 'brukere_gruppe');
	const pathways = figures.filter(({ indicator }) => indicator === 'brukere_forlop');
	const total = set.get('brukere_i_alt_rate', place.kommune, year)?.numerator;
	const parts =
		groups.length > 0 && !saidByFile(pathways, groups)
			? byRules(groups, rules, priorsIn(set, 'brukere_gruppe', year))
			: byPathway(pathways);
	const hiddenTotal = total?.state === 'value' ? hiddenOf(total.value, parts) : null;
	return parts.length > 0 ? { source: 'brukerplan', year, parts, hiddenTotal } : null;
}

/**
 * Whether the file itself says the pathway: what follows from the crosswalk has a span, unless it is
 * hidden. Where none is shown: a pathway is hidden with a group; hidden without one, it was small by
 * itself.
 */
function saidByFile(pathways: readonly Figure[], groups: readonly Figure[]): boolean {
	if (pathways.some(({ value, shared }) => value.state === 'value' && !shared)) return true;
	if (groups.some(({ value }) => value.state === 'hidden')) return false;
	return pathways.some(({ value, shared }) => value.state !== 'not-collected' && !shared);
}

/** Each source that the municipality names in its own overview is an estimate of its own. */
function ownOverviews(set: FigureSet, place: Place): Estimate[] {
	const names = new Set(set.of('oversikt_forlop', place.kommune).map(({ category }) => category));
	return [...names].flatMap((name) => {
		const found = newestOf(set, ['oversikt_forlop'], place, name);
		if (!found) return [];
		const parts = byPathway(found.figures);
		return {
			source: needSourceId({ contract: 'oversikt', name }),
			year: found.year,
			parts,
			hiddenTotal: null
		};
	});
}

/**
 * Adults × prevalence × the share that is treated: where there is nothing else, and only where the
 * municipality has said what that share is. Of the pathways only the third has a prevalence.
 */
function fromPopulation(
	set: FigureSet,
	place: Place,
	assumptions: readonly Assumption[]
): Estimate | null {
	const found = newestOf(set, ['innbyggere_18'], place);
	const adults = found?.figures[0]?.value;
	const of = (id: string) => assumptions.find(({ norm }) => norm.id === id)?.range;
	const [prevalence, treated] = [of('prevalens_psykose'), of('behandlet_andel')];
	if (!found || adults?.state !== 'value' || !prevalence || !treated) return null;
	const amount = { kind: 'product', value: adults.value, of: [prevalence, treated] } as const;
	return {
		source: 'befolkning',
		year: found.year,
		parts: [{ id: 'psykose', amount, to: 3 }],
		hiddenTotal: null
	};
}

/**
 * Man-years for adults in IS-24/8, as the source splits them: by type of measure, by pathway, and all
 * of them, of the same year. Where only pathways are told, the country's types stand in.
 */
export function capacityOf(
	set: FigureSet,
	place: Place,
	rules: readonly Rule[],
	assumptions: readonly Assumption[]
): Capacity | null {
	const found = newestOf(
		set,
		['arsverk_malgruppe', 'arsverk_forlop', 'arsverk_tiltakstype'],
		place
	);
	if (!found) return null;
	const { year, figures } = found;
	const of = (indicator: string) => figures.filter((one) => one.indicator === indicator);
	const [told, split] = [of('arsverk_tiltakstype'), of('arsverk_forlop')];
	const all = of('arsverk_malgruppe').find(({ category }) => category === 'voksne')?.value;
	const total = all?.state === 'value' ? all.value : null;
	const pathways = pathwaysSaid(split);
	const own = typesOf(told, rules);
	const borrowed = told.length === 0 && pathways !== null;
	const types = borrowed ? asInCountry(pathways, countryTypes(set, year, rules)) : own;
	return {
		source: 'is248',
		year,
		total,
		types,
		pathways,
		borrowed,
		shared: sharedOf(assumptions, place),
		fault: faultOf({ told, types, pathways, total })
	};
}

/** Null where the file doesn't say it, or not of all three: what the crosswalk makes is not asked. */
function pathwaysSaid(figures: readonly Figure[]): Capacity['pathways'] {
	if (figures.some(({ shared }) => shared)) return null;
	const of = (forlop: number) => {
		const value = figures.find((one) => one.forlop === String(forlop))?.value;
		return value?.state === 'value' ? value.value : null;
	};
	const [first, second, third] = PATHWAYS.map(of);
	if (first == null || second == null || third == null) return null;
	return { 1: first, 2: second, 3: third };
}

function typesOf(figures: readonly Figure[], rules: readonly Rule[]): TypeOfWork[] {
	return figures.flatMap(({ category, value }): TypeOfWork[] => {
		if (value.state !== 'value') return [];
		const form = formOfType(category);
		const rule = rules.find(
			(one) => one.source === 'is248' && one.field === 'tiltakstype' && one.value === category
		);
		return [
			{
				id: category,
				arsverk: value.value,
				form: form?.form ?? 'annet',
				partly: form?.delvis ?? false,
				rule: rule ?? null
			}
		];
	});
}

/** With fewer kommuner the sum is not the country. */
export const FEWEST_IN_COUNTRY = 20;

const countryTypes = (set: FigureSet, year: number, rules: readonly Rule[]): TypeOfWork[] =>
	typesOf(
		set
			.of('arsverk_tiltakstype', COUNTRY, 'alle')
			.filter((one) => one.year === year && (one.reporting ?? Infinity) >= FEWEST_IN_COUNTRY),
		rules
	);

/** The kommune's man-years, on the types as the country's fall. */
function asInCountry(
	pathways: NonNullable<Capacity['pathways']>,
	types: readonly TypeOfWork[]
): TypeOfWork[] {
	const country = types.reduce((sum, { arsverk }) => sum + arsverk, 0);
	const here = PATHWAYS.reduce((sum, forlop) => sum + pathways[forlop], 0);
	return types.map((one) => ({
		...one,
		arsverk: country > 0 ? (one.arsverk * here) / country : 0
	}));
}

interface Splits extends Pick<Capacity, 'types' | 'pathways' | 'total'> {
	told: readonly Figure[];
}

/** Sums of the same man-years that are too far apart tell that one of them is something else. */
function faultOf({ told, types, pathways, total }: Splits): NoCapacity | null {
	if (told.some(({ value }) => value.state === 'hidden')) return 'hidden';
	if (told.some(({ value }) => value.state === 'not-collected')) return 'not-collected';
	if (types.length === 0) return pathways ? 'no-forms' : 'no-pathways';
	const sums = [
		...(told.length > 0 ? [types.reduce((sum, { arsverk }) => sum + arsverk, 0)] : []),
		...(pathways ? [pathways[1] + pathways[2] + pathways[3]] : []),
		...(total === null ? [] : [total])
	];
	return sums.every((one) => sameTotal(one, sums.at(-1) ?? one)) ? null : 'splits-differ';
}

/** Man-years are counted where they are employed; what is shared the municipality has said itself. */
function sharedOf(assumptions: readonly Assumption[], { kommune }: Place): Capacity['shared'] {
	const of = PATHWAYS.flatMap((forlop): [number, Range][] => {
		const own = ownRange(assumptions, `delte_arsverk_${forlop}`, kommune);
		return own ? [[forlop, own]] : [];
	});
	return Object.fromEntries(of);
}

/** The figures of some indicators in the newest year, up to the chosen one, that tells of any. */
function newestOf(
	set: FigureSet,
	indicators: readonly string[],
	{ kommune, year }: Place,
	category?: string
): { year: number; figures: Figure[] } | null {
	const told = indicators
		.flatMap((indicator) => set.of(indicator, kommune, undefined, category))
		.filter((one) => one.year <= year && one.value.state !== 'not-applicable');
	const years = told.filter(({ value }) => value.state !== 'not-collected').map((one) => one.year);
	if (years.length === 0) return null;
	const newest = Math.max(...years);
	return { year: newest, figures: told.filter((one) => one.year === newest) };
}

function byPathway(figures: readonly Figure[]): Part[] {
	return figures.flatMap((figure) => {
		const to = PATHWAYS.find((forlop) => String(forlop) === figure.forlop);
		return to ? partOf(figure, `forlop_${to}`, to) : [];
	});
}

function partOf(figure: Figure, id: string, to: Part['to']): Part {
	const { value } = figure;
	if (value.state === 'value') return { id, amount: { kind: 'count', value: value.value }, to };
	const { within } = figure;
	return {
		...{ id, amount: null, to },
		...(within && { within: { low: within.low, high: within.high } }),
		...(value.state === 'not-collected' && { uncounted: true }),
		...(value.state === 'protecting' && { awaited: true })
	};
}

/** A group that no rule is for goes nowhere: the crosswalk says so. */
function byRules(
	figures: readonly Figure[],
	rules: readonly Rule[],
	priors: ReadonlyMap<string, number>
): Part[] {
	return figures.flatMap((figure) => {
		const to = rules.find(
			({ source, field, value }) =>
				source === 'brukerplan' && field === 'gruppe' && value === figure.category
		);
		const prior = priors.get(figure.category);
		return to
			? { ...partOf(figure, figure.category, to), ...(prior !== undefined && { prior }) }
			: [];
	});
}

/** How the country's users fall on the groups, 0–1; empty where that is not told, or is one kommune. */
function priorsIn(set: FigureSet, indicator: string, year: number): ReadonlyMap<string, number> {
	const figures = set.of(indicator, COUNTRY).filter((one) => one.year === year);
	const counts = figures.flatMap(({ category, value, reporting }) =>
		value.state === 'value' && reporting !== 1 ? [[category, value.value] as const] : []
	);
	const sum = counts.reduce((all, [, count]) => all + count, 0);
	if (counts.length < figures.length || sum <= 0) return new Map();
	return new Map(counts.map(([category, count]) => [category, count / sum]));
}
