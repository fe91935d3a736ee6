import { tiltaksfil, type Tiltak } from '../../catalogue/tiltak.ts';
import type { AnswerGroup } from '../../model/compare/answerGroups.ts';
import { collator, inSentence, m, of } from '../../text/index.ts';
import { listText, yearsText } from '../../text/lists.ts';
import type { Origin } from '../origin.ts';
import type { CountyGapsPicture, GapRow } from './countyGaps.ts';
import { sourceName } from './reportingWords.ts';

/** So many names in a line of a sheet; the rest is counted. */
const NAMED = 12;

/** Names in Norwegian order; many of them are cut, and said to be. */
export function someNames(names: readonly string[]): string {
	const ordered = names.toSorted(collator.compare);
	if (ordered.length <= NAMED) return listText(ordered);
	const shown = ordered.slice(0, NAMED).join(', ');
	return m.sheet_names_more({ names: shown, count: ordered.length - NAMED });
}

/** What the guideline says must or should be there, in any pathway. */
export const expectedMeasures = (): Tiltak[] =>
	tiltaksfil.tiltak.filter((one) =>
		Object.values(one.forlop).some((grad) => grad === 'skal' || grad === 'bor')
	);

export const measureName = (one: Tiltak): string => inSentence(of(one.navn));

/** What the sheet rests on, as it is written. */
export const sourcesText = (sources: Origin['sources']): string =>
	sources.length === 0
		? m.sheet_no_sources()
		: m.sheet_sources({
				sources: sources
					.map(({ id, years }) => `${sourceName(id)} ${yearsText(years)}`.trim())
					.join('; ')
			});

/** A kommune with the answer it stands under. */
export type AnsweredRow = GapRow & { group: AnswerGroup };

/** Answers that no figure settles: more of them don't help, or the answer comes by itself. */
const NOTHING_SETTLES: ReadonlySet<AnswerGroup> = new Set(['too-little', 'protecting']);

/** All kommuner that have an answer; what would settle it is null where there is nothing to do. */
export const answeredRows = (gaps: CountyGapsPicture): AnsweredRow[] =>
	gaps.groups.flatMap(({ group, rows }) =>
		rows.map((row) => ({
			...{ ...row, group },
			settles: NOTHING_SETTLES.has(group) ? null : row.settles
		}))
	);
