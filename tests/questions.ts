import { formOfType } from '../src/lib/catalogue/arbeidsformer.ts';
import { kobling, normer } from '../src/lib/catalogue/forlop.ts';
import { EXACT, type Range } from '../src/lib/domain/range.ts';
import type { Commons } from '../src/lib/model/answer.ts';
import type { Question } from '../src/lib/model/question.ts';
import { assumptionsFrom, type Assumption } from '../src/lib/model/assumptions.ts';
import type { Capacity } from '../src/lib/model/capacity.ts';
import { drawCommon, type Common } from '../src/lib/model/common.ts';
import { rulesFrom, type Rule } from '../src/lib/model/crosswalk.ts';
import type { Estimate, Part } from '../src/lib/model/estimate.ts';
import { DIRECT } from '../src/lib/model/intensity.ts';
import { SUPPORTED } from '../src/lib/model/capacity.ts';

/* What the model is asked, as small as the tests need it. */

export const rules = rulesFrom(kobling.regler, {});

export function ruleOf(source: string, of: string): Rule {
	const found = rules.find((rule) => rule.source === source && rule.value === of);
	if (!found) throw new RangeError(`No rule for ${of}`);
	return found;
}

export const GROUPS = ['rus_uten_psykisk', 'rus_mindre_alvorlig', 'rus_alvorlig', 'psykisk_alene'];

/** Assumptions with these ranges set; without any, those of the catalogue alone. */
export function assumptions(
	set: Readonly<Record<string, Range>> = {},
	examples = false
): Assumption[] {
	const local = Object.entries(set).map(([id, range]) => [id, { range, note: '' }] as const);
	return assumptionsFrom(normer, Object.fromEntries(local), examples);
}

/** So many registered users per man-year in follow-up of each pathway, and none of housing. */
export const perArsverk = (second: Range, third: Range, supported: Range = EXACT(0)) =>
	assumptions({ [DIRECT[2]]: second, [DIRECT[3]]: third, [SUPPORTED]: supported });

export const exactly = (second: number, third: number, supported = 0) =>
	perArsverk(EXACT(second), EXACT(third), EXACT(supported));

export function commonsOf(
	own: readonly Assumption[],
	{ seed = 's', country = null }: { seed?: string; country?: Common['country'] } = {}
): Commons {
	const kept = new Map<number, Common>();
	return (n) => {
		const found = kept.get(n) ?? { ...drawCommon(rules, own, { seed, n }), country };
		kept.set(n, found);
		return found;
	};
}

export const users = (value: number): Part['amount'] => ({ kind: 'count', value });

export function estimate(parts: Part[], more: Partial<Estimate> = {}): Estimate {
	return { source: 'brukerplan', year: 2024, parts, hiddenTotal: null, ...more };
}

/** By group, through the crosswalk; null is hidden. */
export const byGroup = (
	counts: readonly (number | null)[],
	more: Partial<Estimate> = {}
): Estimate =>
	estimate(
		counts.map((count, i) => ({
			id: GROUPS[i] ?? '',
			amount: count === null ? null : users(count),
			to: ruleOf('brukerplan', GROUPS[i] ?? '')
		})),
		more
	);

/** By pathway, as a file itself can say it. */
export const byFile = (second: number | null, third: number | null, more: Partial<Estimate> = {}) =>
	estimate(
		([second, third] as const).map((count, i) => ({
			id: `forlop_${i + 2}`,
			amount: count === null ? null : users(count),
			to: i === 0 ? 2 : 3
		})),
		more
	);

/** Man-years by type of measure, and by pathway where they are given. */
export function staffOf(
	types: Readonly<Record<string, number>>,
	pathways: readonly [number, number, number] | null,
	more: Partial<Capacity> = {}
): Capacity {
	const [first = 0, second = 0, third = 0] = pathways ?? [];
	return {
		source: 'is248',
		year: 2024,
		total: null,
		types: Object.entries(types).map(([id, arsverk]) => ({
			id,
			arsverk,
			form: formOfType(id)?.form ?? 'annet',
			partly: formOfType(id)?.delvis ?? false,
			rule: rules.find(({ source, value }) => source === 'is248' && value === id) ?? null
		})),
		pathways: pathways && { 1: first, 2: second, 3: third },
		borrowed: false,
		shared: {},
		fault: null,
		...more
	};
}

/** All of it in follow-up, so that the sums by pathway leave nothing to fit. */
export const followUp = (second: number, third: number, more: Partial<Capacity> = {}) =>
	staffOf({ behandling_samtale: second + third }, [0, second, third], more);

export function question(
	need: Estimate | null,
	capacity: Capacity | null,
	more: Partial<Question> = {}
): Question {
	return { place: '3427', year: 2024, need: { 1: null, 2: need, 3: need }, capacity, ...more };
}
