import type { Figure } from '../domain/figure.ts';
import { ownRange, type Assumption } from '../model/assumptions.ts';
import type { Rule } from '../model/crosswalk.ts';
import type { Estimate, Part } from '../model/estimate.ts';
import type { FigureSet } from './figureSet.ts';
import { needSourceId } from './needSource.ts';

const PATHWAYS = [1, 2, 3] as const;

/** What is known of a kommune: the estimates of need, the one that leads by default first. */
export interface Known {
	needs: Estimate[];
	capacity: Estimate | null;
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
		capacity: withShared(arsverkReported(set, place, rules), assumptions, place)
	};
}

/** Users in BrukerPlan: by the file's own pathways, or by group through the crosswalk. */
function usersMapped(set: FigureSet, place: Place, rules: readonly Rule[]): Estimate | null {
	const found = newestOf(set, ['brukere_forlop', 'brukere_gruppe'], place);
	if (!found) return null;
	const { year, figures } = found;
	const groups = figures.filter(({ indicator }) => indicator === 'brukere_gruppe');
	const pathways = figures.filter(({ indicator }) => indicator === 'brukere_forlop');
	const total = set.get('brukere_i_alt_rate', place.kommune, year)?.numerator;
	const parts =
		groups.length > 0 && !saidByFile(pathways, groups)
			? byRules(groups, rules, 'brukerplan', 'gruppe', 'count')
			: byPathway(pathways, 'count');
	const hiddenTotal = total?.state === 'value' && mayShare(parts) ? total.value : null;
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
		const parts = byPathway(found.figures, 'count');
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

/** Man-years for adults in IS-24/8: by the file's own pathways, or by type through the crosswalk. */
function arsverkReported(set: FigureSet, place: Place, rules: readonly Rule[]): Estimate | null {
	const found = newestOf(set, ['arsverk_forlop', 'arsverk_tiltakstype'], place);
	if (!found) return null;
	const pathways = found.figures.filter(({ indicator }) => indicator === 'arsverk_forlop');
	const types = found.figures.filter(({ indicator }) => indicator === 'arsverk_tiltakstype');
	const parts =
		types.length > 0 && !saidByFile(pathways, types)
			? byRules(types, rules, 'is248', 'tiltakstype', 'exact')
			: byPathway(pathways, 'exact');
	return parts.length > 0 ? { source: 'is248', year: found.year, parts, hiddenTotal: null } : null;
}

/** Man-years are counted where they are employed; what is shared the municipality has said itself. */
function withShared(
	reported: Estimate | null,
	assumptions: readonly Assumption[],
	{ kommune }: Place
): Estimate | null {
	if (!reported) return null;
	const shared = PATHWAYS.flatMap((to): Part[] => {
		const own = ownRange(assumptions, `delte_arsverk_${to}`, kommune);
		return own ? [{ id: `delt_${to}`, amount: { kind: 'span', range: own }, to }] : [];
	});
	return { ...reported, parts: [...reported.parts, ...shared] };
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

function byPathway(figures: readonly Figure[], kind: 'count' | 'exact'): Part[] {
	return figures.flatMap((figure) => {
		const to = PATHWAYS.find((forlop) => String(forlop) === figure.forlop);
		return to ? partOf(figure, kind, `forlop_${to}`, to) : [];
	});
}

function partOf(figure: Figure, kind: 'count' | 'exact', id: string, to: Part['to']): Part {
	const { value } = figure;
	if (value.state === 'value') return { id, amount: { kind, value: value.value }, to };
	return { id, amount: null, to, ...(value.state === 'not-collected' && { uncounted: true }) };
}

/** A group that no rule is for goes nowhere: the crosswalk says so. */
function byRules(
	figures: readonly Figure[],
	rules: readonly Rule[],
	source: string,
	field: string,
	kind: 'count' | 'exact'
): Part[] {
	return figures.flatMap((figure) => {
		const to = rules.find(
			(rule) => rule.source === source && rule.field === field && rule.value === figure.category
		);
		return to ? partOf(figure, kind, figure.category, to) : [];
	});
}

/**
 * Whether a shown total may be divided over hidden parts. Only the total itself is ever told: beside
 * a part that is shown it would leave a remainder, and one hidden part alone would be given back. What
 * was not collected may be in the total or not: then it tells nothing of what is hidden.
 */
function mayShare(parts: readonly Part[]): boolean {
	return parts.length > 1 && parts.every(({ amount, uncounted }) => amount === null && !uncounted);
}
