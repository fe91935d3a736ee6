import { kilde } from '../../catalogue/kilder.ts';
import type { Instead, Refusal, Ruling } from '../../model/compare/guard.ts';
import { m, of } from '../../text/index.ts';

/** Why something is not shown, in a sentence. */
export function refusalText(why: Refusal): string {
	switch (why.code) {
		case 'not-comparable':
			return m.compare_refused_not_comparable({ source: sourceName(why.source) });
		case 'unchecked':
			return m.compare_refused_unchecked({ source: sourceName(why.source) });
		case 'count':
			return m.compare_refused_count();
		case 'projection':
			return m.compare_refused_projection();
		case 'no-direction':
			return m.compare_refused_no_direction();
		case 'no-limits':
			return m.compare_refused_no_limits();
		case 'assumed-shares':
			return m.compare_refused_assumed_shares();
		case 'break':
			return m.compare_refused_break({ year: why.break.til, why: of(why.break.tekst) });
		case 'too-few':
			return m.compare_refused_too_few({ n: why.n, needed: why.needed });
	}
}

const INSTEAD: Record<Instead, () => string> = {
	'own-trend': () => m.compare_instead_own_trend(),
	'against-others': () => m.compare_instead_against_others(),
	rate: () => m.compare_instead_rate(),
	'by-name': () => m.compare_instead_by_name(),
	values: () => m.compare_instead_values(),
	'since-break': () => m.compare_instead_since_break()
};

/** Why, and what can be shown instead; empty where it is allowed. */
export const rulingText = (ruling: Ruling): string =>
	ruling.allowed
		? ''
		: [refusalText(ruling.why), ...ruling.instead.map((one) => INSTEAD[one]())].join(' ');

const sourceName = (id: string) => of(kilde(id).forlopsatlas.kortnavn);
