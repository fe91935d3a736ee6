import type { ScopeLevel } from '../../model/compare/scope.ts';
import { inSentence, m } from '../../text/index.ts';

/** What kommuner are held against, as the address names it. */
type Against =
	{ kind: 'area'; level: ScopeLevel } | { kind: 'peers' } | { kind: 'list'; name: string };

const AREAS: Record<ScopeLevel, () => string> = {
	land: m.compare_against_land,
	embete: m.compare_against_embete,
	fylke: m.compare_against_fylke,
	helsefellesskap: m.compare_against_helsefellesskap,
	kostragruppe: m.compare_against_kostragruppe,
	sentralitet: m.compare_against_sentralitet
};

/** What each kommune is held against, as it is said inside a sentence. */
export function againstName(against: Against): string {
	if (against.kind === 'list') return `«${against.name}»`;
	return inSentence(against.kind === 'peers' ? m.compare_against_peers() : AREAS[against.level]());
}
