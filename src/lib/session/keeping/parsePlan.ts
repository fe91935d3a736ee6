import { SPLIT_RULES } from '../../model/sharing.ts';
import {
	HOURS,
	MOST_SCENARIOS,
	type Growth,
	type NewMeasure,
	type Plan,
	type Scenario,
	type Staff
} from '../../model/plan.ts';
import { range, type Range } from '../../domain/range.ts';
import {
	dictionary,
	list,
	matching,
	NotAsDeclared,
	number,
	one,
	record,
	text
} from './declared.ts';

const KOMMUNE = /^\d{4}$/;
const PATHWAY = [1, 2, 3] as const;
const LONGEST = 200;

/**
 * Reads a plan that was written down, and trusts none of it: it may come from anyone.
 *
 * @throws NotAsDeclared
 */
export function planIn(found: unknown): Plan {
	const { price, scenarios, together } = record(found);
	const read = list(scenarios).map(scenario);
	const ids = new Set(read.map(({ id }) => id));
	if (read.length > MOST_SCENARIOS || ids.size < read.length) throw new NotAsDeclared('scenarios');
	const { kommuner, measure, split } = record(together);
	return {
		price: price === null ? null : priceIn(price),
		scenarios: read,
		together: {
			kommuner: list(kommuner).map((code) => matching(code, KOMMUNE)),
			measure: matching(measure, ID),
			split: one(split, SPLIT_RULES)
		}
	};
}

const ID = /^[a-z][a-z0-9_]{0,60}$/;

function priceIn(found: unknown): Plan['price'] {
	const { kroner, year } = record(found);
	return { kroner: within(kroner, 1, 1e8), year: yearIn(year) };
}

function scenario(found: unknown): Scenario {
	const { id, name, staff, measures, norms, growth } = record(found);
	const own = dictionary(norms, positive);
	if (Object.keys(own).some((norm) => !Object.values(HOURS).includes(norm)))
		throw new NotAsDeclared('norms');
	return {
		id: matching(id, /^[A-D]$/),
		name: short(name),
		staff: list(staff).map(staffIn),
		measures: list(measures).map(measureIn),
		norms: own,
		growth: growth === null ? null : growthIn(growth)
	};
}

function staffIn(found: unknown): Staff {
	const { forlop, education, arsverk } = record(found);
	const of = PATHWAY.find((id) => id === forlop);
	if (!of) throw new NotAsDeclared('forlop');
	return { forlop: of, education: short(education), arsverk: within(arsverk, -1000, 10_000) };
}

function measureIn(found: unknown): NewMeasure {
	const { measure, units, arsverk, shared } = record(found);
	return {
		measure: matching(measure, ID),
		units: within(units, 0, 1000),
		arsverk: arsverk === null ? null : within(arsverk, 0, 1000),
		shared: list(shared).map((code) => matching(code, KOMMUNE))
	};
}

function growthIn(found: unknown): Growth {
	const { to, by, rate } = record(found);
	const percent = rangeIn(rate);
	if (percent.low < -50 || percent.high > 50) throw new NotAsDeclared('rate');
	return { to: yearIn(to), by: one(by, ['projection', 'rate'] as const), rate: percent };
}

function rangeIn(found: unknown): Range {
	const { low, middle, high } = record(found);
	const [a, b, c] = [number(low), number(middle), number(high)];
	if (a > b || b > c) throw new NotAsDeclared('range');
	return range(a, b, c);
}

function positive(found: unknown): Range {
	const read = rangeIn(found);
	if (read.low <= 0) throw new NotAsDeclared('positive');
	return read;
}

function yearIn(found: unknown): number {
	const year = within(found, 1990, 2100);
	if (!Number.isInteger(year)) throw new NotAsDeclared('year');
	return year;
}

function within(found: unknown, least: number, most: number): number {
	const read = number(found);
	if (read < least || read > most) throw new NotAsDeclared(`${least}–${most}`);
	return read;
}

function short(found: unknown): string {
	const read = text(found);
	if (read.length > LONGEST) throw new NotAsDeclared('length');
	return read;
}
