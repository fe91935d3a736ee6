import type { SeriesKey } from '../../domain/column.ts';
import { FEWEST_IN_FUNNEL } from '../../model/compare/funnelSpread.ts';
import { mayCompare, mayFunnel, mayRank } from '../../model/compare/guard.ts';
import { m } from '../../text/index.ts';
import { rulingText } from './refusal.ts';

/**
 * What the pictures of an indicator leave out, each with why and with what can be shown instead. What
 * forbids one thing often forbids what follows from it: that is said once.
 *
 * @param told how many kommuner tell how many they have counted
 */
export function notShown(key: SeriesKey, told: number): string[] {
	const beside = mayCompare(key);
	if (!beside.allowed) return [m.ind_refused_values({ why: rulingText(beside) })];
	const [funnel, ranks] = [mayFunnel(key), mayRank(key)];
	const few = funnel.allowed && told < FEWEST_IN_FUNNEL;
	if (!funnel.allowed && !ranks.allowed && funnel.why.code === ranks.why.code)
		return [m.ind_refused_both({ why: rulingText(funnel) })];
	return [
		...(funnel.allowed ? [] : [m.ind_refused_funnel({ why: rulingText(funnel) })]),
		...(few ? [m.ind_funnel_few({ needed: FEWEST_IN_FUNNEL })] : []),
		...(ranks.allowed ? [] : [m.ind_refused_ranks({ why: rulingText(ranks) })])
	];
}
