import { PLACES } from '../../catalogue/places.ts';
import { indikator } from '../../catalogue/indikatorer.ts';
import { areas } from '../../catalogue/omrader.ts';
import type { Table } from '../../domain/table.ts';
import type { NotJudged, Turn, Turning } from '../../model/compare/turning.ts';
import type { Scope, ScopeLevel } from '../../model/compare/scope.ts';
import type { Level } from '../../model/compare/funnelSpread.ts';
import { begun, collator, m, numberText, of } from '../../text/index.ts';
import { computed } from '../computed.ts';
import type { Picture } from '../of.ts';
import { areaName } from '../kommuneNames.ts';
import { sourcesOf } from '../origin.ts';
import { percent, valueText } from './funnel.ts';
import { nameAt } from './indicatorAsked.ts';
import { scopeText, seriesName } from './names.ts';
import { scopePlace } from './scopePlace.ts';

/** One line of a list: who, of what, and why. */
export interface TurnLine {
	id: string;
	code: string;
	kommune: string;
	series: string;
	why: string;
	turn: Turn;
}

export interface TurningPicture extends Picture {
	worse: readonly TurnLine[];
	better: readonly TurnLine[];
	/** How many chance alone would give, in words. */
	chance: string;
	/** What is known of those with too few years; empty where there are none. */
	levelOnly: string;
	/** How many could not be judged, and why: the most common first. */
	not: readonly { count: number; text: string }[];
}

/** What kommuner are held against, as the address names it. */
type Against =
	{ kind: 'area'; level: ScopeLevel } | { kind: 'peers' } | { kind: 'list'; name: string };

/** What the kommune at a place is held against, as it is said. */
export const heldNames =
	(against: Against) =>
	(place: number): string => {
		if (against.kind === 'peers') return m.turning_held_peers();
		if (against.kind === 'list') return m.turning_held_list({ name: against.name });
		const { level } = against;
		if (level === 'land') return areaName('land', '0');
		const kommune = areas.kommuner[place];
		return kommune ? areaName(level, kommune[level]) : '';
	};

export interface TurningContext {
	scope: Scope;
	year: number;
	level: Level;
	/** What the kommune is held against, as it is said: «landet». */
	heldName: (place: number) => string;
}

/** Who is worse and getting worse, and who is better and getting better, each with its reason. */
export function turningPicture(turning: Turning, context: TurningContext): TurningPicture {
	const { scope, year, level } = context;
	const [worse, better] = [turning.worse, turning.better].map((all) => linesOf(all, context));
	const years = [...new Set([...turning.worse, ...turning.better].map((one) => one.year))];
	return {
		name: m.turning_name(),
		heading: headingOf(turning),
		subtitle: m.turning_subtitle({ scope: scopeText(scope), year, level: percent(level) }),
		summary: [
			`${headingOf(turning)}.`,
			chanceText(turning, level),
			m.turning_judged({ judged: turning.judged, pairs: turning.pairs })
		].join(' '),
		table: tableOf(worse ?? [], better ?? []),
		origin: {
			place: scopePlace(scope),
			years: years.length > 0 ? years.toSorted((a, b) => a - b) : [year],
			sources: sourcesOf(turning.keys.map(({ indicator }) => ({ indicator, year }))),
			method: m.turning_method()
		},
		worse: worse ?? [],
		better: better ?? [],
		chance: chanceText(turning, level),
		levelOnly: levelOnlyText(turning),
		not: notJudged(turning)
	};
}

/** None of none is no good news. */
function headingOf({ worse, better, judged, pairs }: Turning): string {
	if (pairs === 0) return m.turning_heading_no_pairs();
	return judged === 0
		? m.turning_heading_none({ pairs: numberText(pairs) })
		: m.turning_heading({ worse: worse.length, better: better.length });
}

/** By indicator, and by name inside each: the lists rank nobody. */
function linesOf(all: readonly Turn[], context: TurningContext): TurnLine[] {
	const order = (turn: Turn) => indikator(turn.key.indicator).rekkefolge;
	return all
		.map((turn) => ({
			id: `${turn.place}/${turn.key.indicator}/${turn.key.forlop}/${turn.key.category}`,
			code: PLACES[turn.place]?.code ?? '',
			kommune: nameAt(turn.place),
			series: seriesName(turn.key),
			why: whyText(turn, context),
			turn
		}))
		.toSorted(
			(a, b) =>
				order(a.turn) - order(b.turn) ||
				collator.compare(a.series, b.series) ||
				collator.compare(a.kommune, b.kommune)
		);
}

/** «Høyere enn landet (34,1 mot 24,0 % i 2024), og stigende siden 2018.» */
function whyText(turn: Turn, { heldName }: TurningContext): string {
	const { desimaler } = indikator(turn.key.indicator);
	const against = {
		held: heldName(turn.place),
		value: numberText(turn.value, desimaler),
		reference: valueText(turn, turn.reference),
		...{ year: turn.year, since: turn.since }
	};
	const text = turn.side === 'higher' ? m.turning_higher(against) : m.turning_lower(against);
	return turn.includes ? `${text} ${m.turning_includes()}` : text;
}

function chanceText({ judged, chance, uncertain }: Turning, level: Level): string {
	if (judged === 0) return m.turning_chance_none();
	const said = m.turning_chance({
		judged: numberText(judged),
		level: about(chance.level),
		at: percent(level),
		moves: about(chance.moves),
		each: about(chance.eachList)
	});
	return uncertain ? `${said} ${m.heat_chance_known()}` : said;
}

function levelOnlyText({ levelOnly, uncertain }: Turning): string {
	const { all, worse, better, byChance } = levelOnly;
	if (all === 0) return '';
	const told = { all: numberText(all), worse, better, chance: about(byChance) };
	return m.turning_level_only(told) + (uncertain ? ` ${m.heat_chance_known()}` : '');
}

/** A small number with the digits that say something. */
const about = (n: number): string =>
	n < 0.05 ? m.turning_hardly() : numberText(n, n < 10 ? 1 : 0);

const WHY: Record<NotJudged, () => string> = {
	'no-figure': m.turning_not_no_figure,
	'no-reference': m.turning_not_no_reference,
	'no-limits': m.turning_not_no_limits,
	'too-few-years': m.turning_not_too_few_years,
	break: m.turning_not_break
};

const notJudged = ({ not }: Turning): TurningPicture['not'] =>
	(Object.keys(WHY) as NotJudged[])
		.map((why) => ({ count: not[why], text: begun(WHY[why]()) }))
		.filter(({ count }) => count > 0)
		.toSorted((a, b) => b.count - a.count);

function tableOf(worse: readonly TurnLine[], better: readonly TurnLine[]): Table {
	const rows = (lines: readonly TurnLine[], list: string) =>
		lines.map(({ kommune, series, why, turn }) => {
			const { desimaler } = indikator(turn.key.indicator);
			return {
				...{ kommune, list, series, why },
				unit: of(indikator(turn.key.indicator).enhet),
				year: String(turn.year),
				value: computed(numberText(turn.value, desimaler), { median: turn.value }, desimaler),
				reference: computed(
					numberText(turn.reference, desimaler),
					{ median: turn.reference },
					desimaler
				)
			};
		});
	return {
		caption: m.turning_name(),
		columns: [
			{ key: 'kommune', label: m.csv_place() },
			{ key: 'list', label: m.turning_column_list() },
			{ key: 'series', label: m.turning_column_series() },
			{ key: 'year', label: m.year_label() },
			{ key: 'value', label: m.turning_column_value(), numeric: true, decimals: 1 },
			{ key: 'reference', label: m.turning_column_reference(), numeric: true, decimals: 1 },
			{ key: 'unit', label: m.turning_column_unit() },
			{ key: 'why', label: m.turning_column_why() }
		],
		rows: [...rows(worse, m.turning_worse()), ...rows(better, m.turning_better())]
	};
}
