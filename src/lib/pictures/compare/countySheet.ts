import { indikator } from '../../catalogue/indikatorer.ts';
import type { Kommune } from '../../domain/area.ts';
import type { AnswerGroup } from '../../model/compare/answerGroups.ts';
import type { Differing } from '../../model/compare/mostSpread.ts';
import { countOffers, type Offers } from '../../model/compare/offers.ts';
import type { Adults, ReportedSource } from '../../model/compare/reporting.ts';
import { begun, m, numberText, of } from '../../text/index.ts';
import { listText } from '../../text/lists.ts';
import { sourcesOf, together, type Origin } from '../origin.ts';
import type { CarriedPicture } from './carried.ts';
import type { CountyGapsPicture, GapGroup } from './countyGaps.ts';
import { sourcesBehindOffers } from './missingMeasures.ts';
import { seriesName } from './names.ts';
import type { Sheet, SheetSection } from './sheet.ts';
import { broughtUpTo, newlyReported, reportedSection, sourcesOfShares } from './sheetReported.ts';
import {
	answeredRows,
	expectedMeasures,
	measureName,
	someNames,
	sourcesText
} from './sheetWords.ts';
import type { TurningPicture } from './turning.ts';

export interface CountySheetInput {
	/** As it is said: «Innlandet». */
	area: string;
	place: Origin['place'];
	kommuner: readonly Kommune[];
	year: number;
	sources: readonly ReportedSource[];
	adults: Adults;
	differing: readonly Differing[];
	/** Null where no kommune has figures to ask about. */
	gaps: CountyGapsPicture | null;
	offers: Offers;
	/** Null where nobody lacks it, or no base is known. */
	carried: CarriedPicture | null;
	turning: TurningPicture;
	/** Figures that tell who gets better and worse, each in its newest year; none: nobody can be judged. */
	followed: readonly { indicator: string; year: number }[];
}

/** So many measures on a sheet, so many groups of neighbours, and so many in each list of turns. */
const MEASURES = 5;
const GROUPS = 3;
const TURNS = 8;

/** An area on two pages: who has reported, what it says, and what is new. */
export function countySheet(input: CountySheetInput): Sheet {
	const { area, place, kommuner, year } = input;
	const said = { area, year: String(year), count: numberText(kommuner.length) };
	const sections = [
		reportedSection(input.sources, input),
		spreadSection(input.differing),
		...gapSections(input.gaps),
		measureSection(input.offers, input.carried),
		newSection(input),
		turningSection(input)
	];
	const sources = sourcesBehind(input);
	return {
		...{ name: m.sheet_county(), sections },
		title: m.sheet_county_title(said),
		about: m.sheet_county_about(said),
		sources: sourcesText(sources),
		origin: { ...(input.gaps?.origin ?? {}), place, years: [year], sources }
	};
}

const sourcesBehind = (input: CountySheetInput): Origin['sources'] =>
	together(
		broughtUpTo(input.sources, input.year).map(({ id, columns }) => ({
			id,
			years: columns.map((one) => one.year)
		})),
		sourcesOfShares(input.sources, input),
		sourcesOf(input.differing.map(({ key, year }) => ({ indicator: key.indicator, year }))),
		input.gaps?.origin.sources ?? [],
		sourcesBehindOffers(input.offers, []),
		input.carried?.origin.sources ?? [],
		sourcesOf(input.followed)
	);

function spreadSection(differing: readonly Differing[]): SheetSection {
	return {
		...{ id: 'spread', title: m.sheet_spread(), note: m.sheet_spread_note() },
		finding: differing.length > 0 ? m.sheet_spread_finding() : m.sheet_spread_none(),
		lines: differing.map(({ key, year, spread }) => {
			const { desimaler, enhet } = indikator(key.indicator);
			const number = (x: number) => numberText(x, desimaler);
			return m.sheet_spread_line({
				...{ series: seriesName(key), year: String(year), n: numberText(spread.n) },
				...{ low: number(spread.low), middle: number(spread.median), high: number(spread.high) },
				unit: of(enhet)
			});
		})
	};
}

/** Names alone: man-years of single kommuner can't be held against each other. */
function gapSections(gaps: CountyGapsPicture | null): SheetSection[] {
	const title = m.sheet_gaps();
	if (!gaps) return [{ ...{ id: 'gaps', title }, finding: m.sheet_gaps_none(), lines: [] }];
	const certain = gaps.groups.filter(
		({ group, rows }) => rows.length > 0 && (group === 'missing' || group === 'covered')
	);
	return [
		{
			...{ id: 'gaps', title, note: gaps.range },
			finding: certain.length > 0 ? `${gaps.heading}.` : m.sheet_gaps_no_one(),
			lines: certain.map(groupLine)
		},
		undecidedSection(gaps)
	];
}

const groupLine = ({ name, rows }: GapGroup): string =>
	m.sheet_gaps_line({ group: name, names: someNames(rows.map((one) => one.name)) });

/** What would settle it, by how many it would settle; then those that have no answer of another reason. */
function undecidedSection(gaps: CountyGapsPicture): SheetSection {
	const undecided = answeredRows(gaps).filter(({ group }) => group === 'undecided');
	const others = gaps.groups.filter(
		({ group, rows }) => rows.length > 0 && !DECIDED_OR_OPEN.has(group)
	);
	const settles = new Map<string, string[]>();
	for (const { name, settles: what } of undecided)
		if (what) settles.set(what, [...(settles.get(what) ?? []), name]);
	const most = [...settles].toSorted(([, a], [, b]) => b.length - a.length);
	const none = others.length > 0 ? m.sheet_undecided_others() : m.sheet_undecided_none();
	return {
		...{ id: 'undecided', title: m.sheet_undecided() },
		finding:
			undecided.length > 0 ? m.sheet_undecided_finding({ n: numberText(undecided.length) }) : none,
		lines: [
			...most.map(([what, names]) =>
				m.sheet_undecided_line({ settles: what, names: someNames(names) })
			),
			...others.map(groupLine)
		]
	};
}

const DECIDED_OR_OPEN: ReadonlySet<AnswerGroup> = new Set(['missing', 'covered', 'undecided']);

function measureSection(offers: Offers, carried: CarriedPicture | null): SheetSection {
	const counted = expectedMeasures()
		.map((one) => {
			const { yes, shared, no } = countOffers(offers, one.id);
			return { measure: measureName(one), no, n: yes + shared + no };
		})
		.filter(({ no }) => no > 0)
		.toSorted((a, b) => b.no - a.no)
		.slice(0, MEASURES);
	const rows = carried?.rows.slice(0, GROUPS) ?? [];
	const none = offers.answering.length > 0 ? m.sheet_measures_none() : m.sheet_measures_unknown();
	return {
		...{ id: 'measures', title: m.sheet_measures() },
		finding: counted.length > 0 ? m.sheet_measures_finding() : none,
		lines: [
			...counted.map(({ measure, no, n }) =>
				m.sheet_measures_line({ measure: begun(measure), no: numberText(no), n: numberText(n) })
			),
			...(carried && rows.length > 0 ? [`${carried.heading}.`] : []),
			...rows.map(({ names, said }) => m.sheet_neighbours({ names, said }))
		],
		...(rows.length > 0 && { note: m.carry_no_decision() })
	};
}

function newSection({ sources, kommuner, year }: CountySheetInput): SheetSection {
	const { before, changed, broken } = newlyReported(sources, kommuner, year);
	const since = before === null ? '' : String(before);
	const same = changed.length > 0 ? m.sheet_new_finding : m.sheet_new_same;
	return {
		...{ id: 'new', title: m.sheet_new({ year: since || String(year - 1) }) },
		finding: before === null ? m.sheet_new_none() : same({ year: since }),
		lines: [...changed, ...broken]
	};
}

/** Over many years, so that nothing of it is new. */
function turningSection({ turning, followed }: CountySheetInput): SheetSection {
	const { worse, better, chance } = turning;
	const named = (all: TurningPicture['worse']) => {
		const said = all.map(({ kommune, series }) => m.sheet_turning_one({ kommune, series }));
		const [names, count] = [said.slice(0, TURNS).join(', '), said.length - TURNS];
		return count > 0 ? m.sheet_names_more({ names, count }) : listText(said);
	};
	const lines = [
		...(worse.length > 0 ? [m.sheet_turning_worse({ lines: named(worse) })] : []),
		...(better.length > 0 ? [m.sheet_turning_better({ lines: named(better) })] : [])
	];
	const title = m.sheet_turning();
	if (followed.length === 0) return { ...{ id: 'turning', title, lines }, finding: chance };
	return {
		...{ id: 'turning', title, note: chance, lines },
		finding: lines.length > 0 ? m.sheet_turning_finding() : m.sheet_turning_none()
	};
}
