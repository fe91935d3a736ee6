import { indikator } from '../../catalogue/indikatorer.ts';
import type { Kommune } from '../../domain/area.ts';
import type { Differing } from '../../model/compare/mostSpread.ts';
import { countOffers, type Offers } from '../../model/compare/offers.ts';
import type { Adults, ReportedSource } from '../../model/compare/reporting.ts';
import { begun, m, numberText, of } from '../../text/index.ts';
import { listText } from '../../text/lists.ts';
import { together, type Origin } from '../origin.ts';
import type { CarriedPicture } from './carried.ts';
import type { CountyGapsPicture } from './countyGaps.ts';
import { seriesName } from './names.ts';
import { sourceName } from './reportingWords.ts';
import type { Sheet, SheetSection } from './sheet.ts';
import { broughtUpTo, newlyReported, reportedSection } from './sheetReported.ts';
import { expectedMeasures, measureName, someNames } from './sheetWords.ts';
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
}

/** So many measures on a sheet, and so many groups of neighbours. */
const MEASURES = 5;
const GROUPS = 3;

/** An area on two pages: who has reported, what it says, and what is new. */
export function countySheet(input: CountySheetInput): Sheet {
	const { area, place, kommuner, year } = input;
	const said = { area, year: String(year), count: numberText(kommuner.length) };
	const sections = [
		reportedSection(input.sources, input),
		spreadSection(input.differing),
		...gapSections(input.gaps),
		measureSection(input.offers, input.carried),
		newSection(input)
	];
	const sources = together(
		broughtUpTo(input.sources, year).map(({ id, columns }) => ({
			id,
			years: columns.map((one) => one.year)
		})),
		input.gaps?.origin.sources ?? [],
		input.carried?.origin.sources ?? []
	);
	return {
		...{ name: m.sheet_county(), sections },
		title: m.sheet_county_title(said),
		about: m.sheet_county_about(said),
		sources: sourcesText(sources),
		origin: { ...(input.gaps?.origin ?? {}), place, years: [year], sources }
	};
}

export const sourcesText = (sources: Origin['sources']): string =>
	m.sheet_sources({
		sources: sources
			.map(({ id, years }) => `${sourceName(id)} ${years.map(String).join(', ')}`.trim())
			.join('; ')
	});

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
	const open = gaps.groups
		.filter(({ group }) => group !== 'missing' && group !== 'covered')
		.flatMap(({ rows }) => rows);
	const settles = new Map<string, string[]>();
	for (const { name, settles: what } of open)
		if (what) settles.set(what, [...(settles.get(what) ?? []), name]);
	const most = [...settles].toSorted(([, a], [, b]) => b.length - a.length);
	return [
		{
			...{ id: 'gaps', title, note: gaps.range },
			finding: certain.length > 0 ? gaps.heading : m.sheet_gaps_no_one(),
			lines: certain.map(({ name, rows }) =>
				m.sheet_gaps_line({ group: name, names: someNames(rows.map((one) => one.name)) })
			)
		},
		{
			...{ id: 'undecided', title: m.sheet_undecided() },
			finding:
				open.length > 0
					? m.sheet_undecided_finding({ n: numberText(open.length) })
					: m.sheet_undecided_none(),
			lines: most.map(([what, names]) =>
				m.sheet_undecided_line({ settles: what, names: someNames(names) })
			)
		}
	];
}

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
			...(carried && rows.length > 0 ? [carried.heading] : []),
			...rows.map(({ names, said }) => m.sheet_neighbours({ names, said }))
		],
		...(rows.length > 0 && { note: m.carry_no_decision() })
	};
}

function newSection({ sources, kommuner, year, turning }: CountySheetInput): SheetSection {
	const { before, lines } = newlyReported(sources, kommuner, year);
	const turns = (all: TurningPicture['worse']) =>
		listText(all.map(({ kommune, series }) => m.sheet_new_turn({ kommune, series })));
	const since = before === null ? '' : String(before);
	return {
		...{ id: 'new', title: m.sheet_new({ year: since || String(year - 1) }) },
		finding:
			before === null
				? m.sheet_new_none()
				: lines.length > 0
					? m.sheet_new_finding({ year: since })
					: m.sheet_new_same({ year: since }),
		lines: [
			...lines,
			...(turning.worse.length > 0 ? [m.sheet_new_worse({ lines: turns(turning.worse) })] : []),
			...(turning.better.length > 0 ? [m.sheet_new_better({ lines: turns(turning.better) })] : [])
		],
		...(turning.worse.length + turning.better.length > 0 && { note: turning.chance })
	};
}
