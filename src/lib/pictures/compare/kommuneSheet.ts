import type { Kommune } from '../../domain/area.ts';
import type { Differs } from '../../model/compare/differs.ts';
import type { Offers } from '../../model/compare/offers.ts';
import type { ReportedSource } from '../../model/compare/reporting.ts';
import type { Level } from '../../model/compare/held.ts';
import { m, numberText } from '../../text/index.ts';
import { listText } from '../../text/lists.ts';
import { kommuneName } from '../kommuneNames.ts';
import { sourcesOf, together, type Origin } from '../origin.ts';
import type { CarriedPicture } from './carried.ts';
import type { CountyGapsPicture } from './countyGaps.ts';
import { sourcesBehindOffers } from './missingMeasures.ts';
import { coverageSentence } from './heatWords.ts';
import { seriesName } from './names.ts';
import { sourceName } from './reportingWords.ts';
import type { Sheet, SheetSection } from './sheet.ts';
import { broughtUpTo, ownReported } from './sheetReported.ts';
import {
	answeredRows,
	expectedMeasures,
	measureName,
	someNames,
	sourcesText,
	type AnsweredRow
} from './sheetWords.ts';
import type { TurningPicture } from './turning.ts';

export interface KommuneSheetInput {
	kommune: Kommune;
	year: number;
	sources: readonly ReportedSource[];
	/** Null where no kommune has figures to ask about. */
	gaps: CountyGapsPicture | null;
	differs: Differs;
	/** What it is held against, as it is said, and how sure the difference is. */
	held: string;
	level: Level;
	offers: Offers;
	carried: CarriedPicture | null;
	turning: TurningPicture;
	/** Figures of its own that are held against others, each in its newest year. */
	followed: readonly { indicator: string; year: number }[];
}

/** One page back to a kommune: what it has reported, what that says, and what it can do with it. */
export function kommuneSheet(input: KommuneSheetInput): Sheet {
	const { kommune, year, gaps } = input;
	const said = { kommune: kommuneName(kommune), year: String(year) };
	const { lacks, ...reported } = ownReported(input.sources, input);
	const row = gaps && answeredRows(gaps).find(({ code }) => code === kommune.code);
	const sources = sourcesBehind(input, row ?? undefined);
	return {
		name: m.sheet_back(),
		title: m.sheet_back_title(said),
		about: m.sheet_back_about(said),
		sections: [
			reported,
			saysSection(input, row ?? undefined),
			doSection(input, row ?? undefined, lacks)
		],
		sources: sourcesText(sources),
		origin: {
			...(gaps?.origin ?? {}),
			...{ place: { level: 'kommune', code: kommune.code }, years: [year], sources }
		}
	};
}

/** What its answer, its comparisons and its proposals are made of; of others only what it is grouped by. */
const sourcesBehind = (
	{ kommune, year, sources, gaps, offers, carried, followed }: KommuneSheetInput,
	row: AnsweredRow | undefined
): Origin['sources'] =>
	together(
		broughtUpTo(sources, year).map(({ id, columns }) => ({
			id,
			years: columns.map((one) => one.year)
		})),
		row && gaps ? gaps.origin.sources : [],
		sourcesOf(followed),
		offers.answering.includes(kommune.code) ? sourcesBehindOffers(offers, []) : [],
		groupWith(kommune, carried) ? (carried?.origin.sources ?? []) : []
	);

const groupWith = ({ code }: Kommune, carried: CarriedPicture | null) =>
	carried?.rows.find(({ codes }) => codes.includes(code));

function saysSection(
	{ kommune, differs, held, level, turning }: KommuneSheetInput,
	row: AnsweredRow | undefined
): SheetSection {
	const [first = m.sheet_back_no_answer(), ...rest] = row?.whole ?? [];
	const words = { held, level: numberText(level, level === 95 ? 0 : 1) };
	const names = (keys: Differs['better']) => listText(keys.map(seriesName));
	const turns = [...turning.worse, ...turning.better].filter(({ code }) => code === kommune.code);
	const { better, worse, compared, coverage } = differs;
	return {
		...{ id: 'says', title: m.sheet_back_says(), finding: first },
		lines: [
			...rest,
			...(row?.hosts ?? []),
			...(worse.length > 0 ? [m.sheet_back_worse({ ...words, series: names(worse) })] : []),
			...(better.length > 0 ? [m.sheet_back_better({ ...words, series: names(better) })] : []),
			...(compared > 0 && worse.length + better.length === 0 ? [m.sheet_back_like(words)] : []),
			...(compared > 0 && coverage ? [coverageSentence(coverage, held)] : []),
			...turns.map(({ series, why }) => m.sheet_back_turn({ series, why }))
		]
	};
}

function doSection(
	{ kommune, offers, carried }: KommuneSheetInput,
	row: AnsweredRow | undefined,
	lacks: readonly { source: string; year: number }[]
): SheetSection {
	const without = expectedMeasures().filter(({ id }) => offers.of(kommune.code, id).state === 'no');
	const group = groupWith(kommune, carried);
	const lines = [
		...lacks.map(({ source, year }) =>
			m.sheet_back_do_report({ source: sourceName(source), year: String(year) })
		),
		...(row?.settles ? [m.sheet_back_do_settle({ settles: row.settles })] : []),
		...(without.length > 0
			? [m.sheet_back_do_measures({ names: someNames(without.map(measureName)) })]
			: []),
		...(group ? [m.sheet_back_do_neighbours({ names: group.names, said: group.said })] : [])
	];
	return {
		...{ id: 'do', title: m.sheet_back_do(), lines },
		finding: lines.length > 0 ? m.sheet_back_do_finding() : m.sheet_back_do_none()
	};
}
