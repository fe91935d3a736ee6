import type { NyttTiltak } from '../catalogue/nyetiltak.ts';
import type { ForlopId } from '../domain/figure.ts';
import type { Interval } from '../statistics/draw.ts';
import { tells, type Question } from './question.ts';
import type { Common } from './common.ts';
import { isStaffed } from './plan.ts';
import { NOTHING, scenarios, type Changes, type Outcome } from './scenario.ts';
import { splitBy, type SplitRule } from './sharing.ts';
import { TOGETHER, type Unit } from './units.ts';

/** A team that kommuner would have together. */
export interface TeamQuestion {
	kommuner: readonly { known: Question; adults: number | null }[];
	measure: NyttTiltak;
	split: SplitRule;
}

/** A kommune that would share the team. */
export interface Sharer {
	place: string;
	adults: number | null;
	today: Outcome;
	/** It tells both users and man-years, so that it is in the sum. */
	counted: boolean;
	/** Its part of the team, 0–1; null when what the team is split by is not known. */
	part: number | null;
	then: Outcome | null;
}

/** What a team would do for those that share it: each by itself, and all that count as one. */
export interface SharedTeam {
	/** What is answered: the second and third pathway together, where anyone tells of both. */
	unit: Unit;
	sharers: Sharer[];
	/** Those that are in the sum: today, and with their parts of the team. */
	today: Outcome;
	then: Outcome | null;
	/** The part of the team that falls on those in the sum, 0–1. */
	part: number | null;
	/** The municipalities' man-years in the whole team, whatever their form; null: nobody has said. */
	arsverk: Interval | null;
}

/**
 * One pathway alone is seldom known well enough to be answered. Where nobody tells of the other, it is
 * answered by itself.
 */
function unitOf(forlop: ForlopId, kommuner: readonly Question[]): Unit {
	const both = forlop !== 1 && kommuner.some((one) => tells(one, TOGETHER));
	return both ? TOGETHER : forlop;
}

const usersOf = (one: Outcome | undefined) =>
	one?.users && !one.users.open ? one.users.median : null;

export function shareTeam({ kommuner, measure, split }: TeamQuestion, common: Common): SharedTeam {
	const { forlop, arsverk: norm, form } = measure;
	const unit = unitOf(
		forlop,
		kommuner.map(({ known }) => known)
	);
	const share = measure.kommunensDel ?? null;
	const staffed = isStaffed(measure, common.assumptions);
	const team = (units: number): Changes => ({
		...NOTHING,
		added: staffed ? [{ forlop, form, norm, units, part: share }] : []
	});
	/** Some kommuner as one, with so much of the team. */
	const ask = (members: readonly Question[], units: number, of: Unit = unit): Outcome => {
		const found = scenarios(members, [team(units)], common)[0]?.units.find(
			(one) => one.unit === of
		);
		if (!found) throw new RangeError(`No outcome for ${of}`);
		return found;
	};
	// The team is split by the users of its own pathway.
	const alone = kommuner.map(({ known }) => ask([known], 0, forlop));
	const members = kommuner.map(({ adults }, i) => ({
		adults,
		// Of those whose users are hidden, it is not known how many they are.
		users: usersOf(alone[i])
	}));
	const parts = splitBy(split, members);
	const sharers = kommuner.map(({ known, adults }, i): Sharer => {
		const part = parts?.[i] ?? null;
		return {
			place: known.place,
			adults,
			today: ask([known], 0),
			counted: tells(known, unit),
			part,
			then: part === null || !staffed ? null : ask([known], part)
		};
	});
	const all = kommuner.map(({ known }) => known);
	// Those that tell too little are not in the sum, and neither is their part of the team.
	const part = parts && sharers.reduce((sum, one) => sum + (one.counted ? (one.part ?? 0) : 0), 0);
	return {
		unit,
		sharers,
		today: ask(all, 0),
		then: staffed && part !== null ? ask(all, part) : null,
		part,
		arsverk: staffed ? (scenarios([], [team(1)], common)[0]?.added ?? null) : null
	};
}
