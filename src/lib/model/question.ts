import type { ForlopId } from '../domain/figure.ts';
import { normalDraws } from '../statistics/draw.ts';
import { seeded } from '../statistics/random.ts';
import { rangeIn } from './assumptions.ts';
import { drawStaff, type Capacity, type Staff } from './capacity.ts';
import type { Common } from './common.ts';
import { sees, type Estimate } from './estimate.ts';
import { drawIntensity } from './intensity.ts';
import { pathwaysIn, type Unit } from './units.ts';
import { drawUsers, timesUsers, type Users } from './users.ts';

/** What is known of a kommune. */
export interface Question {
	/** The kommune's code: chance in its counts is its own. */
	place: string;
	/** The estimate that leads each pathway; null when no source says anything. */
	need: Record<ForlopId, Estimate | null>;
	capacity: Capacity | null;
	/** Pathways of which some users are on their way: nothing is said of them before these are there. */
	awaited?: readonly ForlopId[];
	/** The year that is asked for: figures may be older. */
	year: number;
}

/** Whether a kommune tells both how many users and how many man-years a unit has. */
export function tells({ need, capacity }: Question, unit: Unit): boolean {
	if (!capacity || capacity.fault) return false;
	return pathwaysIn(unit).every((forlop) => {
		const lead = need[forlop];
		return lead !== null && sees(lead, forlop);
	});
}

/** All that is drawn for a kommune. */
export interface DrawnQuestion {
	users: Record<ForlopId, Users | null>;
	staff: Staff | null;
	/** Users per man-year by pathway; null where it is not set. */
	intensity: Record<ForlopId, Float64Array | null>;
}

/** How much need may have changed by a year, either way: its logarithm's standard deviation. */
export const AGEING = 'alder_spredning';

/** Nobody knows need so well that it changes by less. */
const LEAST_AGEING = 0.05;

/** The share of those who get help that the source has registered. */
export const REGISTERED = 'registrert_andel';

/** Users and man-years of a kommune, draw by draw. The same seed and place give the same draws. */
export function drawQuestion(question: Question, common: Common): DrawnQuestion {
	const { place, need, capacity } = question;
	const drawn = new Map<Estimate, Users>();
	const usersOf = (estimate: Estimate | null): Users | null => {
		if (!estimate) return null;
		const seed = `${common.seed}/${place}/behov`;
		const found =
			drawn.get(estimate) ?? aged(drawUsers(estimate, common, seed), estimate, question, common);
		drawn.set(estimate, found);
		return found;
	};
	const usable = capacity && !capacity.fault ? capacity : null;
	return {
		users: { 1: usersOf(need[1]), 2: usersOf(need[2]), 3: usersOf(need[3]) },
		staff: usable && drawStaff(usable, common, `${common.seed}/${place}/kapasitet`),
		intensity: {
			1: drawIntensity(1, common),
			2: drawIntensity(2, common),
			3: drawIntensity(3, common)
		}
	};
}

/** Years in which need may have changed: to the man-years beside it, and to the year that is asked for. */
export function yearsOpen(
	estimate: Pick<Estimate, 'year'>,
	{ capacity, year }: Pick<Question, 'capacity' | 'year'>
): number {
	const apart = capacity ? Math.abs(estimate.year - capacity.year) : 0;
	return Math.max(apart, year - estimate.year);
}

/** Whether a source has registered users, and may have missed some; from the population nobody is missed. */
export const registers = ({ parts }: Pick<Estimate, 'parts'>): boolean =>
	parts.some(({ amount }) => amount?.kind !== 'product');

/** Need of another year may have grown or shrunk; those who get help unseen are told as such. */
function aged(users: Users, estimate: Estimate, question: Question, common: Common): Users {
	const years = yearsOpen(estimate, question);
	const spread = Math.max(LEAST_AGEING, rangeIn(AGEING, common.assumptions)?.middle ?? 0);
	const registered = registers(estimate) ? common.norms.get(REGISTERED) : undefined;
	if (years === 0 && !registered) return users;
	const seed = `${common.seed}/${question.place}/alder/${estimate.source}`;
	const factor = normalDraws(common.n, seeded(seed));
	const wide = spread * Math.sqrt(years);
	for (let i = 0; i < factor.length; i++)
		factor[i] = Math.exp(wide * (factor[i] ?? 0)) / (registered?.[i] ?? 1);
	return timesUsers(users, factor);
}
