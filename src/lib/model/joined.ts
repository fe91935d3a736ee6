import { sumDraws } from '../statistics/draw.ts';
import { balanceOf } from './balance.ts';
import type { Common } from './common.ts';
import type { Balance } from './judge.ts';
import { tells, type DrawnQuestion, type Question } from './question.ts';
import { UNITS, type Unit } from './units.ts';

/** A kommune, and all that is drawn for it. */
export interface Known {
	question: Question;
	drawn: DrawnQuestion;
}

/**
 * Users and man-years of kommuner as one. Of several, only those count in a unit that tell both:
 * man-years without their users would make what is missing look less.
 */
export function balancesOf(known: readonly Known[], common: Common): ReadonlyMap<Unit, Balance> {
	return new Map(
		UNITS.map((unit) => {
			const counted =
				known.length === 1 ? known : known.filter(({ question }) => tells(question, unit));
			const each = counted.map(({ question, drawn }) => balanceOf(unit, question, drawn, common));
			return [unit, together(each) ?? nobody(unit)] as const;
		})
	);
}

const nobody = (unit: Unit): Balance => ({
	unit,
	users: null,
	counted: null,
	required: null,
	ends: null,
	staff: null,
	borrowed: false,
	hindered: { reason: 'no-need' },
	doubted: null,
	used: []
});

function together([first, ...rest]: readonly Balance[]): Balance | null {
	return first ? rest.reduce(added, first) : null;
}

function added(sum: Balance, one: Balance): Balance {
	const both = (a: Float64Array | null, b: Float64Array | null) =>
		a && b && sumDraws([a, b], a.length);
	const part = (of: Exclude<keyof NonNullable<Balance['staff']>, 'all'>) =>
		both(sum.staff?.[of] ?? null, one.staff?.[of] ?? null);
	const [followUp, least, most, outside, other] = [
		part('followUp'),
		part('least'),
		part('most'),
		part('outside'),
		part('other')
	];
	const users = both(sum.users?.values ?? null, one.users?.values ?? null);
	const required = both(sum.required, one.required);
	const end = (of: 'least' | 'most') =>
		both(sum.ends?.[of] ?? sum.required, one.ends?.[of] ?? one.required);
	const ends = { least: end('least'), most: end('most') };
	return {
		...sum,
		users: users && {
			values: users,
			open: [sum, one].some((of) => of.users?.open),
			uncounted: [sum, one].some((of) => of.users?.uncounted)
		},
		counted: sum.counted === null || one.counted === null ? null : sum.counted + one.counted,
		required,
		ends:
			(sum.ends || one.ends) && ends.least && ends.most
				? { least: ends.least, most: ends.most }
				: null,
		staff:
			followUp && least && most && outside && other
				? {
						followUp,
						least,
						most,
						outside,
						other,
						all: (sum.staff?.all ?? 0) + (one.staff?.all ?? 0)
					}
				: null,
		borrowed: sum.borrowed || one.borrowed,
		hindered: hinderedIn(sum, one),
		doubted: sum.doubted ?? one.doubted
	};
}

/** What stands in the way of one does of the sum; nobody counted in one is not nobody in all. */
function hinderedIn(...both: readonly Balance[]): Balance['hindered'] {
	const isNobody = ({ hindered }: Balance) => hindered?.reason === 'none-registered';
	if (both.every(isNobody)) return both[0]?.hindered ?? null;
	return both.find((one) => one.hindered && !isNobody(one))?.hindered ?? null;
}
