import type { NyttTiltak } from '../catalogue/nyetiltak.ts';
import type { Plan } from '../model/plan.ts';
import { m, numberText, of, spanText } from '../text/index.ts';
import { isSeen, type Interval } from './planAnswer.ts';

/** Less than this in million kroner is nothing. */
const LEAST = 0.005;

type Ends = Pick<Interval, 'low' | 'high'>;

const millions = ({ low, high }: Ends, kroner: number): Ends => ({
	low: (low * kroner) / 1e6,
	high: (high * kroner) / 1e6
});

/** What was written is told as it was; a range with no more digits than it deserves. */
function shortText({ low, high }: Ends): string {
	if (high - low < 1e-9) return numberText(high, [0, 1].find((n) => isRound(high, n)) ?? 2);
	const most = Math.max(Math.abs(low), Math.abs(high));
	return spanText(low, high, most >= 20 ? 0 : most >= 1 ? 1 : 2);
}

const isRound = (x: number, decimals: number) => Math.abs(x - Number(x.toFixed(decimals))) < 1e-9;

const positive = ({ low, high }: Ends): Ends =>
	high <= 0 ? { low: -high, high: -low } : { low, high };

/** Man-years that come, with a plus, or go. A range of those that go would hide its sign. */
export function addedText(added: Ends): string {
	const { low, high } = added;
	if (low < high && high < 0) return m.plan_arsverk_fewer({ span: shortText(positive(added)) });
	return m.plan_arsverk({ span: `${low > 0 ? '+' : ''}${shortText(added)}` });
}

/** What comes and what it costs a year, as the first half of a sentence. */
export function priceSaid(
	added: Ends,
	price: Plan['price'],
	{ uncounted, changed }: { uncounted: readonly NyttTiltak[]; changed: boolean }
): string {
	const names = uncounted.map((one) => of(one.navn)).join(', ');
	if (!isSeen(added)) {
		if (names) return m.plan_said_uncounted({ names });
		return changed ? m.plan_said_same() : m.plan_said_no_more();
	}
	const counted = addedText(added);
	const arsverk = names ? m.plan_said_without({ arsverk: counted, names }) : counted;
	if (!price) return m.plan_said_no_price({ arsverk });
	const cost = shortText(positive(millions(added, price.kroner)));
	if (added.low >= 0) return m.plan_said_cost({ arsverk, cost });
	return added.high <= 0
		? m.plan_said_saved({ arsverk, cost })
		: m.plan_said_either({ arsverk, cost });
}

/** Kroner a year, in millions; with the year of the prices, and what is not counted. */
export function costText(
	added: Interval,
	price: Plan['price'],
	uncounted: readonly NyttTiltak[]
): string {
	if (!price) return m.plan_cost_unknown();
	const { low, high } = millions(added, price.kroner);
	const none = Math.abs(low) < LEAST && Math.abs(high) < LEAST;
	const names = uncounted.map((one) => of(one.navn)).join(', ');
	if (none) return names ? m.plan_cost_uncounted({ names }) : m.plan_cost_none();
	const words = { year: price.year, price: numberText(price.kroner) };
	const span = shortText(positive({ low, high }));
	const cost = high <= 0 ? m.plan_cost_saved({ ...words, span }) : m.plan_cost({ ...words, span });
	return names ? m.plan_cost_without({ cost, names }) : cost;
}
