import { indikator } from '../catalogue/indikatorer.ts';
import type { Figure } from '../domain/figure.ts';
import type { Table, TableCell } from '../domain/table.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { newest } from '../model/pathwayFigures.ts';
import { leadingSource } from '../model/series.ts';
import { pathwaysIn, type Unit } from '../model/units.ts';
import { m, numberText, of } from '../text/index.ts';
import { computed } from './computed.ts';

const SHARE = 'videreutdanning';

type Place = { kommune: string; year: number; unit: Unit };
type Parts = { part: number; all: number };

/** The shares of the pathways in a unit; empty where one of them is not told. */
export function competenceParts(set: FigureSet, { kommune, year, unit }: Place): Figure[] {
	const pathways = pathwaysIn(unit);
	const told = pathways.flatMap((one) => newest(set, SHARE, kommune, year, `${one}`) ?? []);
	return told.length === pathways.length ? told : [];
}

/** How the share of several pathways together comes about: the man-years of each, and their sum. */
export function competenceSteps(set: FigureSet, place: Place, short: string): Table | null {
	const figures = competenceParts(set, place);
	const parts = figures.flatMap((one) => partsOf(one) ?? []);
	if (figures.length < 2 || parts.length < figures.length) return null;
	const sum = parts.reduce((a, b) => ({ part: a.part + b.part, all: a.all + b.all }));
	return {
		caption: m.explain_arithmetic(),
		columns: [
			{ key: 'step', label: m.explain_step() },
			{ key: 'part', label: m.explain_further_part(), numeric: true },
			{ key: 'all', label: m.explain_further_all(), numeric: true },
			{ key: 'share', label: m.explain_further_share(), numeric: true },
			{ key: 'note', label: m.state_note() }
		],
		rows: [
			...figures.map((one, nr) => ({
				step: m.pathway_short({ number: one.forlop }),
				...cells(parts[nr] ?? sum),
				note: sourceText(one)
			})),
			{ step: short, ...cells(sum), note: m.explain_further_sum() }
		]
	};
}

const partsOf = ({ numerator, denominator }: Figure): Parts | null =>
	numerator.state === 'value' && denominator !== null
		? { part: numerator.value, all: denominator }
		: null;

function cells({ part, all }: Parts): Record<'part' | 'all' | 'share', TableCell> {
	const cell = (x: number, digits: number) =>
		computed(numberText(x, digits), { median: x }, digits);
	return { part: cell(part, 1), all: cell(all, 1), share: cell((100 * part) / all, 0) };
}

const sourceText = ({ indicator, year }: Figure) =>
	m.source_plain({ source: of(leadingSource(indicator).kortnavn), years: String(year) });

/** What is measured, how, and what to be careful with. */
export const competenceDefinition = () => indikator(SHARE);
