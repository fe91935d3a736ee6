import type { ForlopId } from '../domain/figure.ts';
import type { Range } from '../domain/range.ts';
import type { Assumption } from './assumptions.ts';
import type { Common } from './common.ts';

/**
 * How many registered users one man-year in follow-up has. It holds three things that can't be told
 * apart in the answer: users that a man-year follows at one time, the share of the registered that
 * need it from the municipality, and the share of the year that they do.
 */
export type Way = 'direct' | 'hours' | 'team';

/** The assumptions that a pathway's number comes from, and how. */
export interface Intensity {
	forlop: ForlopId;
	way: Way;
	used: Assumption[];
}

/** The number itself, as it is asked for. */
export const DIRECT: Record<ForlopId, string> = {
	1: 'brukere_per_oppfolgingsarsverk_1',
	2: 'brukere_per_oppfolgingsarsverk_2',
	3: 'brukere_per_oppfolgingsarsverk_3'
};

/** The other way to it, where there is one: the last is the share that needs it. */
const OTHERWISE: Record<ForlopId, { way: Way; ids: readonly string[] }> = {
	1: {
		way: 'hours',
		ids: ['timer_per_bruker_1', 'tilgjengelige_timer', 'indirekte_andel', 'andel_oppfolging_1']
	},
	2: {
		way: 'hours',
		ids: ['timer_per_bruker_2', 'tilgjengelige_timer', 'indirekte_andel', 'andel_oppfolging_2']
	},
	3: { way: 'team', ids: ['brukere_per_arsverk_3', 'andel_oppfolging_3'] }
};

/**
 * Users per man-year in follow-up, from hours.
 *
 * @param hours     direct time per user in service and year
 * @param available hours per man-year after holiday and absence
 * @param indirect  share of these that is not direct time, 0–1
 * @param share     share of the registered that need it from the municipality, 0–1
 * @see   WISN user's manual (WHO 2010)
 */
export const fromHours = (hours: number, available: number, indirect: number, share: number) =>
	(available * (1 - indirect)) / (share * hours);

/**
 * Users per man-year in follow-up, from a team's caseload.
 *
 * @param caseload users that a man-year follows at one time
 * @param share    share of the registered that need it × the municipality's part × the mean share of
 *                 the year in service, 0–1
 */
export const fromCaseload = (caseload: number, share: number) => caseload / share;

/**
 * Where a pathway's users per man-year come from: the user's own number, else the other way where all
 * of it is set, else the number as it stands. It is never silently that every user needs a team.
 */
export function intensityOf(forlop: ForlopId, assumptions: readonly Assumption[]): Intensity {
	const direct = found(DIRECT[forlop], assumptions);
	const { way, ids } = OTHERWISE[forlop];
	const others = ids.map((id) => found(id, assumptions));
	const whole = others.every(({ range }) => range !== null);
	return direct.origin !== 'local' && whole
		? { forlop, way, used: others }
		: { forlop, way: 'direct', used: [direct] };
}

function found(id: string, assumptions: readonly Assumption[]): Assumption {
	const one = assumptions.find(({ norm }) => norm.id === id);
	if (!one) throw new RangeError(`The assumption ${id} is not declared`);
	return one;
}

/** Users per man-year draw by draw, as one input; null where it is not set. */
export function drawIntensity(
	forlop: ForlopId,
	{ n, norms, assumptions }: Common
): Float64Array | null {
	const { way, used } = intensityOf(forlop, assumptions);
	const drawn = used.flatMap(({ norm, range }) => (range ? (norms.get(norm.id) ?? []) : []));
	const of = drawn as Float64Array[];
	if (of.length < used.length) return null;
	if (way === 'direct') return of[0] ?? null;
	const values = new Float64Array(n);
	for (let i = 0; i < n; i++)
		values[i] = combined(
			way,
			of.map((one) => one[i] ?? NaN)
		);
	return values;
}

function combined(way: Way, [a = NaN, b = NaN, c = NaN, d = NaN]: readonly number[]): number {
	return way === 'hours' ? fromHours(a, b, c, d) : fromCaseload(a, b);
}

/** Its low, middle and high, as they are told; null where it is not set. */
export function intensityRange({ way, used }: Intensity): Range | null {
	const ranges = used.flatMap(({ range }) => range ?? []);
	if (ranges.length < used.length) return null;
	if (way === 'direct') return ranges[0] ?? null;
	const at = (high: keyof Range, other: keyof Range) =>
		combined(
			way,
			ranges.map((one, i) => one[(way === 'hours' ? i === 1 : i === 0) ? high : other])
		);
	return { low: at('low', 'high'), middle: at('middle', 'middle'), high: at('high', 'low') };
}

/** The assumptions that a pathway's number may come from: the number itself first. */
export const waysTo = (forlop: ForlopId): readonly string[] => [
	DIRECT[forlop],
	...OTHERWISE[forlop].ids
];
