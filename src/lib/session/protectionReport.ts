import { isProtected } from '../catalogue/celler.ts';
import { everyIndikator } from '../catalogue/indikatorer.ts';
import { kilde } from '../catalogue/kilder.ts';
import { NARROW, type FamilySummary } from '../disclosure/cube/summary.ts';
import type { DisclosureMode } from '../domain/figure.ts';
import type { Table } from '../domain/table.ts';
import { saveFile, toCsv, type CsvCell } from '../reports/index.ts';
import { dateText, m, numberText, of, stampOf } from '../text/index.ts';
import { yearsText } from '../text/lists.ts';
import type { ProtectedFamily } from './families.svelte.ts';

/*
 * How small numbers were protected, for the person responsible: sums over all areas and years of a
 * source. What could tell why a given number is hidden is left out.
 */

/** Fewer than this of either kind, and the kinds are told together: their sizes could tell which is which. */
export const LEAST = 10;

/** One thing that is told of a source. */
interface Told {
	key: string;
	label: string;
	value: number | string;
	/** 0 unless given. */
	decimals?: number;
}

/** A source of the report; no family where its small numbers have not been judged yet. */
export interface Reported {
	source: string;
	family: ProtectedFamily | null;
}

/** The sources that are loaded and count persons, those that have been judged first. */
export function reported(
	families: Readonly<Record<string, ProtectedFamily>>,
	loaded: readonly string[]
): Reported[] {
	const counting = new Set(
		everyIndikator()
			.filter((one) => one.personer && isProtected(one))
			.flatMap(({ kilder }) => kilder[0] ?? [])
	);
	return [
		// A file of rates alone counts nobody: there is nothing to report.
		...Object.entries(families)
			.filter(([, { summary }]) => summary.cells > 0)
			.map(([source, family]) => ({ source, family })),
		...loaded
			.filter((source) => counting.has(source) && !Object.hasOwn(families, source))
			.map((source) => ({ source, family: null }))
	];
}

/** Measures as rows and sources as columns: a page is narrow. */
export function reportTable(sources: readonly Reported[], mode: DisclosureMode): Table {
	const told = sources.map((one) => toldOf(one, mode));
	const labels = labelsOf(told);
	return {
		caption: m.vern_report_lead(),
		columns: [
			{ key: 'what', label: m.vern_report_measure() },
			...sources.map(({ source }, i) => ({ key: `s${i}`, label: nameOf(source), numeric: true }))
		],
		rows: [...labels].map(([key, label]) => ({
			what: label,
			...Object.fromEntries(
				told.map((all, i) => [`s${i}`, textOf(all.find((one) => one.key === key))])
			)
		}))
	};
}

/** A line for each source. */
export function reportCsv(sources: readonly Reported[], mode: DisclosureMode): string {
	const told = sources.map((one) => toldOf(one, mode));
	const columns = [
		{ key: 'source', label: m.vern_report_of() },
		...[...labelsOf(told)].map(([key, label]) => ({ key, label }))
	];
	const rows = sources.map(({ source }, i): Record<string, CsvCell> => ({
		source: nameOf(source),
		...Object.fromEntries(
			(told[i] ?? []).map(({ key, value, decimals = 0 }) => [
				key,
				typeof value === 'number' ? Number(value.toFixed(decimals)) : value
			])
		)
	}));
	return toCsv(columns, rows);
}

export function downloadProtectionReport(sources: readonly Reported[], mode: DisclosureMode): void {
	const blob = new Blob([reportCsv(sources, mode)], { type: 'text/csv;charset=utf-8' });
	saveFile(`${m.vern_report_name()}.csv`, blob, mode);
}

const nameOf = (source: string) => of(kilde(source).forlopsatlas.kortnavn);

/** All that is told of any, each once and in order; of none of them nothing stands. */
function labelsOf(told: readonly (readonly Told[])[]): Map<string, string> {
	const longest = told.toSorted((a, b) => b.length - a.length)[0] ?? [];
	const is = (key: string) =>
		told.some((all) => all.some((one) => one.key === key && one.value !== ''));
	return new Map(longest.filter(({ key }) => is(key)).map(({ key, label }) => [key, label]));
}

function textOf(one: Told | undefined): string {
	if (!one) return '';
	return typeof one.value === 'number' ? numberText(one.value, one.decimals) : one.value;
}

function toldOf({ family }: Reported, mode: DisclosureMode): Told[] {
	const how = family ? m.vern_report_together() : m.vern_report_apart();
	return [
		{ key: 'mode', label: m.csv_mode(), value: stampOf(mode) ?? m.csv_mode_share() },
		{ key: 'how', label: m.vern_report_how(), value: how },
		...(family ? [...extent(family), ...hidden(family.summary), ...method(family.summary)] : []),
		{ key: 'made', label: m.csv_made(), value: dateText(new Date()) }
	];
}

function extent({ summary, synthetic }: ProtectedFamily): Told[] {
	const { years, kommuner, areas, cells, shown } = summary;
	return [
		{
			key: 'data',
			label: m.csv_data(),
			value: synthetic ? m.chart_synthetic() : m.csv_data_own()
		},
		{ key: 'years', label: m.vern_report_years(), value: yearsText(years) },
		{ key: 'kommuner', label: m.vern_report_kommuner(), value: kommuner },
		{ key: 'areas', label: m.vern_report_areas(), value: areas },
		{ key: 'cells', label: m.vern_report_cells(), value: cells },
		{ key: 'shown', label: m.vern_report_shown(), value: shown }
	];
}

function hidden({ cells, shown, hidden, before, narrowest, narrow }: FamilySummary): Told[] {
	const { primary, secondary, publisher, unaudited } = hidden;
	const few = primary + secondary > 0 && Math.min(primary, secondary) < LEAST;
	return [
		{ key: 'hidden', label: m.vern_report_hidden(), value: cells - shown },
		{ key: 'primary', label: m.vern_report_primary(), value: few ? '' : primary },
		{ key: 'secondary', label: m.vern_report_secondary(), value: few ? '' : secondary },
		{ key: 'both', label: m.vern_report_both(), value: few ? primary + secondary : '' },
		{ key: 'publisher', label: m.vern_report_publisher(), value: publisher },
		{ key: 'unaudited', label: m.vern_report_unaudited(), value: unaudited },
		{ key: 'before', label: m.vern_report_before(), value: before },
		{ key: 'narrowest', label: m.vern_report_narrowest(), value: narrowest ?? '' },
		{ key: 'narrow', label: m.vern_report_narrow({ width: NARROW }), value: narrow },
		// Nothing is merged; one who looks for it shall find that it says so.
		{ key: 'merged', label: m.vern_report_merged(), value: m.vern_report_nothing() }
	];
}

function method({ systems, seconds, limit: { k, closedGroup }, method }: FamilySummary): Told[] {
	const limit = closedGroup ? m.vern_report_limit_closed({ k }) : m.vern_report_limit_text({ k });
	return [
		{ key: 'systems', label: m.vern_report_systems(), value: systems.all },
		{
			key: 'systemsUnaudited',
			label: m.vern_report_systems_unaudited(),
			value: systems.unaudited
		},
		{ key: 'known', label: m.vern_report_known(), value: systems.known },
		{
			key: 'elimination',
			label: m.vern_report_elimination(),
			...{ value: seconds.elimination, decimals: 1 }
		},
		{ key: 'audit', label: m.vern_report_audit(), value: seconds.audit, decimals: 1 },
		{ key: 'limit', label: m.vern_report_limit(), value: limit },
		{ key: 'method', label: m.vern_report_method(), value: method }
	];
}
