import type { Table } from '../domain/table.ts';
import type { Answer } from '../model/answer.ts';
import type { Undecided, Verdict } from '../model/judge.ts';
import { everywhere } from '../model/national.ts';
import type { Overview } from '../model/overview.ts';
import { m, numberText, spanText } from '../text/index.ts';
import { computed } from './computed.ts';
import { twoDigits } from './practice.ts';

export interface OverviewInput {
	overview: Overview;
	year: number;
	/** What the model says of the country itself; null where it is not tried. */
	country: { answer: Answer; need: number; staff: number } | null;
}

/** How many kommuner get an answer, or one reason for none. */
export interface CountRow {
	id: string;
	label: string;
	count: number;
	/** Of all of them, 0–1. */
	share: number;
}

export interface OverviewPicture {
	heading: string;
	subtitle: string;
	/** In how many something is missing, from draw to draw. */
	range: string;
	verdicts: CountRow[];
	/** Most first; none that has none. */
	reasons: CountRow[];
	country: {
		/** Null: not tried. */
		fits: boolean | null;
		sentences: string[];
	};
	table: Table;
}

const VERDICTS: readonly Verdict[] = ['missing', 'undecided', 'covered'];

const VERDICT_NAMES: Record<Verdict, () => string> = {
	missing: m.overview_missing,
	undecided: m.overview_undecided,
	covered: m.overview_covered
};

const REASON_NAMES: Record<Undecided['reason'], () => string> = {
	'no-need': m.overview_why_no_need,
	'none-registered': m.overview_why_none_registered,
	'no-capacity': m.overview_why_no_capacity,
	'no-forms': m.overview_why_no_forms,
	'no-pathways': m.overview_why_no_pathways,
	'splits-differ': m.overview_why_splits_differ,
	hidden: m.overview_why_hidden,
	protecting: m.overview_why_protecting,
	'not-collected': m.overview_why_not_collected,
	unset: m.overview_why_unset,
	'too-little': m.overview_why_too_little,
	'too-old': m.overview_why_too_old,
	'series-break': m.overview_why_series_break,
	misfit: m.overview_why_misfit,
	'spans-zero': m.overview_why_spans_zero,
	threshold: m.overview_why_threshold,
	bounds: m.overview_why_bounds,
	'other-work': m.overview_why_other_work,
	'borrowed-forms': m.overview_why_borrowed_forms,
	'two-sources': m.overview_why_two_sources,
	sources: m.overview_why_sources,
	yardsticks: m.overview_why_yardsticks
};

/** Why nothing is decided, in a few words without its numbers. */
export const reasonName = (reason: Undecided['reason']): string => REASON_NAMES[reason]();

/** What the assumptions in force give for all kommuner that are loaded, and for them as one. */
export function overviewPicture(input: OverviewInput): OverviewPicture {
	const { overview, year } = input;
	const all = overview.each.length;
	const row = (id: string, label: string, count: number): CountRow => ({
		...{ id, label, count },
		share: all > 0 ? count / all : 0
	});
	const verdicts = VERDICTS.map((id) => row(id, VERDICT_NAMES[id](), overview.verdicts[id]));
	const reasons = Object.entries(overview.reasons)
		.map(([id, count]) => row(id, REASON_NAMES[id as Undecided['reason']](), count))
		.sort((a, b) => b.count - a.count);
	const counted = ([verdict, count]: [string, number]) => [verdict, numberText(count)];
	return {
		heading: m.overview_heading({
			...(Object.fromEntries(Object.entries(overview.verdicts).map(counted)) as Record<
				Verdict,
				string
			>),
			all: numberText(all)
		}),
		subtitle: m.overview_subtitle({ year: String(year) }),
		range: rangeText(overview),
		verdicts,
		reasons,
		country: countryOf(input),
		table: tableOf(verdicts, reasons)
	};
}

function rangeText({ lacking, compared }: Overview): string {
	if (!lacking) return m.overview_range_none();
	return m.overview_range({
		span: spanText(Math.round(lacking.low), Math.round(lacking.high)),
		compared: numberText(compared)
	});
}

function countryOf({ country }: OverviewInput): OverviewPicture['country'] {
	if (!country) return { fits: null, sentences: [m.overview_country_none()] };
	const { national, required, capacity } = country.answer;
	if (!national || !required || !capacity)
		return { fits: null, sentences: [m.overview_country_unset()] };
	const fits = country.answer.why?.reason !== 'misfit';
	const { low, median, high } = national.there;
	const said = { there: numberText(median, 1), span: spanText(low, high, 1) };
	const side = fits ? everywhere(national) : null;
	return {
		fits,
		sentences: [
			fits ? m.overview_country_fits(said) : m.overview_country_misfit(said),
			...(side === 'short' ? [m.overview_country_short()] : []),
			...(side === 'surplus' ? [m.overview_country_surplus()] : []),
			m.overview_country_numbers({
				required: twoDigits(required.low, required.high),
				capacity: twoDigits(capacity.low, capacity.high),
				...{ need: String(country.need), staff: String(country.staff) }
			}),
			m.overview_country_types()
		]
	};
}

function tableOf(
	verdicts: readonly CountRow[],
	reasons: readonly CountRow[]
): OverviewPicture['table'] {
	const row = (answer: string, why: string, count: number) => ({
		...{ answer, why },
		count: computed(numberText(count), { median: count }, 0)
	});
	return {
		caption: m.overview_caption(),
		columns: [
			{ key: 'answer', label: m.overview_column_answer() },
			{ key: 'why', label: m.overview_column_why() },
			{ key: 'count', label: m.overview_column_count(), unit: m.csv_kommuner(), numeric: true }
		],
		rows: [
			...verdicts.map(({ label, count }) => row(label, '', count)),
			...reasons.map(({ label, count }) => row(VERDICT_NAMES.undecided(), label, count))
		]
	};
}
