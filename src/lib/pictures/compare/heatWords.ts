import { indikator } from '../../catalogue/indikatorer.ts';
import { leadingSource } from '../../model/series.ts';
import { mayCompare, mayJudge } from '../../model/compare/guard.ts';
import { isAsKnown, type Reference } from '../../model/compare/reference.ts';
import type { Tally } from '../../model/compare/tally.ts';
import { inSentence, m, numberText, of } from '../../text/index.ts';
import { sourcesOfIndicator, together, type Origin } from '../origin.ts';
import type { HeatSeen } from './heat.ts';
import { scopeName, seriesName } from './names.ts';
import { refusalText } from './refusal.ts';
import { scopePlace } from './scopePlace.ts';

type Said = Pick<
	HeatSeen,
	'scope' | 'year' | 'level' | 'reference' | 'rows' | 'series' | 'tally' | 'places' | 'referenceAt'
>;

/** The finding: how many differ. */
export function heatHeading({ tally, scope, reference, rows }: Said): string {
	const area = scopeName(scope);
	if (tally.comparisons === 0)
		return m.heat_heading_none({ area, reference, kommuner: numberText(rows.length) });
	const counted = {
		comparisons: numberText(tally.comparisons),
		differing: numberText(tally.lower + tally.higher)
	};
	// Each is held against the others of the same area.
	if (reference === inSentence(area)) return m.heat_heading_within({ ...counted, area: reference });
	return m.heat_heading({ ...counted, area, reference });
}

/** How many chance alone would give, and what is not laid out beside each other. */
export function heatMore(said: Said): string {
	const { tally, level, places, referenceAt } = said;
	const chance =
		tally.comparisons === 0 ? [] : [chanceSentence(tally, level, places.map(referenceAt))];
	return [...chance, ...undecidedText(said), ...refusedText(said)].join(' ');
}

/**
 * How many chance alone would give; where what they are held against is uncertain itself, that there
 * will be more: the limits are those of a kommune against what is known.
 */
export const chanceSentence = (
	{ comparisons, byChance }: Pick<Tally, 'comparisons' | 'byChance'>,
	level: number,
	references: readonly (Reference | null)[]
): string =>
	[
		m.heat_chance({
			comparisons: numberText(comparisons),
			chance: chanceText({ byChance }),
			level: levelText(level)
		}),
		...(references.some((one) => one && !isAsKnown(one)) ? [m.heat_chance_known()] : [])
	].join(' ');

/** As many as one says aloud: no decimals where there are several. */
const chanceText = ({ byChance }: Pick<Tally, 'byChance'>): string =>
	byChance < 1 ? m.heat_chance_below_one() : numberText(byChance, 0);

export const levelText = (level: number): string => `${numberText(level, level === 95 ? 0 : 1)} %`;

/** Columns whose publishers give no counts. */
function undecidedText({ series }: Said): string[] {
	const some = series.filter(({ key }) => mayCompare(key).allowed && !mayJudge(key).allowed).length;
	if (some === 0) return [];
	return [some === 1 ? m.heat_undecided_one() : m.heat_undecided_many({ count: numberText(some) })];
}

/** Each reason once, with the columns that it is why of. */
function refusedText({ series }: Said): string[] {
	const names = new Map<string, string[]>();
	for (const { key } of series) {
		const ruling = mayCompare(key);
		if (ruling.allowed) continue;
		const why = refusalText(ruling.why);
		names.set(why, [...(names.get(why) ?? []), seriesName(key)]);
	}
	return [...names].map(([why, of]) => m.heat_refused({ names: of.join('; '), why }));
}

export function heatSubtitle({ year, level, reference, series }: Said): string {
	const sources = [
		...new Set(
			series
				.filter(({ column }) => column)
				.map(({ key }) => of(leadingSource(key.indicator).kortnavn))
		)
	];
	return m.heat_subtitle({
		...{ year: String(year), reference, level: levelText(level) },
		sources: sources.join(', ') || '–'
	});
}

/** Subject, extent, finding, exception. */
export function heatSummary(said: Said): string {
	const { scope, rows, series, tally, reference } = said;
	const shown = series.filter(({ column }) => column).length;
	return [
		m.heat_summary({
			area: scopeName(scope),
			kommuner: numberText(rows.length),
			columns: numberText(shown)
		}),
		tally.comparisons === 0
			? ''
			: m.heat_summary_tally({
					...{ reference, comparisons: numberText(tally.comparisons) },
					...{ higher: numberText(tally.higher), lower: numberText(tally.lower) },
					...{ better: numberText(tally.better), worse: numberText(tally.worse) }
				}),
		heatMore(said)
	]
		.filter(Boolean)
		.join(' ');
}

export function heatOrigin({ scope, year, series, reference, level }: Said): Origin {
	const told = series.flatMap(({ column }) => column ?? []);
	return {
		place: scopePlace(scope),
		years: [...new Set([...told.map((one) => one.year), ...(told.length > 0 ? [] : [year])])].sort(
			(a, b) => a - b
		),
		sources: together(
			...told.map((one) => sourcesOfIndicator(indikator(one.key.indicator), [one.year]))
		),
		method: m.heat_method({ reference, level: levelText(level) })
	};
}
