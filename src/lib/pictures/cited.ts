import { everyIndikator, indikator, type Indikator } from '../catalogue/indikatorer.ts';
import type { Figure, FigureKey } from '../domain/figure.ts';
import { spanOf } from '../model/chance.ts';
import { isOpen, type Judged, type Verdict } from '../model/judge.ts';
import type { Unit } from '../model/units.ts';
import { begun, inSentence, m, NBSP, numberText, of, spanText, stateText } from '../text/index.ts';
import { gapSpanText, isSurplus, unitText } from './answerWords.ts';
import { aboutDecimals, arsverkDecimals } from './arsverkText.ts';
import { isEverywhere, localText } from './besideCountry.ts';
import { categoryName, shortUnit } from './indicator.ts';
import { areaName } from './kommuneNames.ts';
import { MODELLED } from './trend.ts';

/** What is cited: a figure by its place in the cube, or what the model answers of a kommune's unit. */
export type CitedKey =
	| ({ of: 'figure' } & FigureKey)
	| { of: 'gap'; level: 'kommune'; area: string; year: number; unit: Unit };

/**
 * What is said of it, with the decimals it is shown with and no more; or why nothing is. The gap of an
 * answer is in man-years, above zero where something is missing; an end that isn't told is null.
 */
export type CitedValue =
	| {
			state: 'value';
			value: number;
			low: number | null;
			high: number | null;
			decimals: number;
	  }
	| {
			state: 'answer';
			verdict: Verdict;
			low: number | null;
			high: number | null;
			decimals: number;
			/** It holds for the whole country by the same assumptions. */
			everywhere: boolean;
			/** Man-years fewer than the country has, about; below zero more. Null where that isn't told. */
			local: number | null;
	  }
	| { state: 'hidden' | 'protecting' | 'not-collected' | 'not-applicable' };

export interface Cited {
	key: CitedKey;
	/** In bokmål, as the catalogue had it: another unit is another figure. */
	unit: string;
	value: CitedValue;
}

/** The indicator of a key; undefined where neither the catalogue nor the user's own sources have it. */
const definitionOf = (id: string): Indikator | undefined =>
	everyIndikator().find((one) => one.id === id);

const rounded = (x: number, decimals: number) => Number(x.toFixed(decimals));

const keyOf = (figure: FigureKey): CitedKey => {
	const { indicator, level, area, year, forlop, category } = figure;
	return { of: 'figure', indicator, level, area, year, forlop, category };
};

/** The keys of some figures. */
export const keysOf = (figures: readonly FigureKey[]): CitedKey[] => figures.map(keyOf);

/** The key of what the model answers. */
export const gapKey = (kommune: string, year: number, unit: Unit): CitedKey => ({
	...{ of: 'gap', level: 'kommune', area: kommune, year, unit }
});

/** A released figure as it is shown. */
export function citedFigure(figure: Figure): Cited {
	const { value, indicator, forlop } = figure;
	const definition = indikator(indicator);
	const { desimaler: decimals } = definition;
	const of = { key: keyOf(figure), unit: definition.enhet.nb };
	if (value.state !== 'value') return { ...of, value: { state: value.state } };
	// How well users of a pathway are known follows from the model, and is told with its answer.
	const modelled = MODELLED.includes(indicator) && forlop !== 'alle';
	const span = modelled ? null : spanOf(figure, definition);
	return {
		...of,
		value: {
			state: 'value',
			value: rounded(value.value, decimals),
			low: span && rounded(span.low, decimals),
			high: span && rounded(span.high, decimals),
			decimals
		}
	};
}

/** The gap of an answer as it is told. */
export function citedGap(kommune: string, year: number, answer: Judged): Cited {
	return {
		key: gapKey(kommune, year, answer.unit),
		unit: 'årsverk',
		value: answerValue(answer)
	};
}

function answerValue(answer: Judged): CitedValue {
	const { verdict, gap, why } = answer;
	if (why?.reason === 'protecting') return { state: 'protecting' };
	const none = {
		...({ state: 'answer', verdict, low: null, high: null, decimals: 0 } as const),
		...{ everywhere: isEverywhere(answer), local: localOf(answer) }
	};
	if (!gap || (verdict === 'covered' && !isSurplus(answer))) return none;
	const decimals = arsverkDecimals(gap);
	const low = rounded(verdict === 'missing' ? Math.max(0, gap.low) : gap.low, decimals);
	const open = isOpen(answer);
	// Users that nobody sees only add to what is missing: of the other answers no end is known.
	if (open && verdict !== 'missing') return none;
	return { ...none, low, high: open ? null : rounded(gap.high, decimals), decimals };
}

function localOf({ verdict, national, least }: Judged): number | null {
	if (!national || verdict === 'undecided') return null;
	const { median } = national.local;
	return Math.abs(median) < (least ?? 0) ? 0 : rounded(median, aboutDecimals(median));
}

/** A text that is a stranger's, not ours. */
export const quoted = (text: string): string => m.cite_quoted({ text });

/** What a cited figure is called; the id as a stranger's word where nothing here is called so. */
export function citedName(key: CitedKey): string {
	if (key.of === 'gap') return m.cite_gap({ unit: unitText(key.unit) });
	const definition = definitionOf(key.indicator);
	return definition ? of(definition.navn) : quoted(key.indicator);
}

/** The group and the pathway that a figure is of; empty where it is of all. */
export function citedPart(key: CitedKey): string {
	if (key.of === 'gap') return '';
	const { category, forlop, indicator } = key;
	const definition = definitionOf(indicator);
	const named = definition && categoryName(definition, category);
	return [
		category !== 'alle' && (named && named !== category ? inSentence(named) : quoted(category)),
		forlop !== 'alle' && m.gap_unit_one({ number: forlop })
	]
		.filter(Boolean)
		.join(', ');
}

/** 'Tynset (3427) 2024': the name is looked up, never taken from a link. */
export function citedPlace({ level, area, year }: CitedKey): string {
	const name = areaName(level, area);
	const known = name === area ? quoted(area) : level === 'kommune' ? `${name} (${area})` : name;
	return `${known} ${year}`;
}

/** The number with range and unit, or why there is none. */
export function citedText({ key, unit, value }: Cited): string {
	if (value.state === 'answer') return answerText(value);
	if (value.state !== 'value') return stateText(value.state);
	const { low, high, decimals } = value;
	const range = low !== null && high !== null ? ` (${spanText(low, high, decimals)})` : '';
	const number = numberText(value.value, decimals);
	return [`${number}${range}`, unitOf(key, unit).replaceAll(' ', NBSP)].filter(Boolean).join(NBSP);
}

function unitOf(key: CitedKey, unit: string): string {
	const definition = key.of === 'figure' ? definitionOf(key.indicator) : undefined;
	if (definition?.enhet.nb !== unit) return quoted(unit);
	return shortUnit(definition) || of(definition.enhet);
}

type AnswerValue = Extract<CitedValue, { state: 'answer' }>;

/** With what belongs with it wherever it is told. */
function answerText(said: AnswerValue): string {
	const { everywhere, local } = said;
	return [gapText(said), everywhere && m.cite_everywhere(), local !== null && localText(local, 0)]
		.filter(Boolean)
		.join('; ');
}

function gapText({ verdict, low, high, decimals }: AnswerValue): string {
	if (verdict === 'missing' && low !== null) {
		const least = m.at_least({ count: numberText(low, decimals) });
		return m.gap_label_missing({ span: high === null ? least : spanText(low, high, decimals) });
	}
	const known = low !== null && high !== null ? { low, high } : null;
	if (verdict === 'covered')
		return known
			? m.gap_label_surplus({ span: spanText(-known.high, -known.low, decimals) })
			: m.gap_label_enough();
	const range = known && gapSpanText({ gap: { ...known, median: known.low } });
	return [m.cannot_be_decided(), range].filter(Boolean).join(': ');
}

/** Figures with their values, each head once: «…, Tynset (3427) 2024: menn 37; kvinner 43». */
export function citedSentence(figures: readonly Cited[]): string {
	const head = ({ key }: Cited) => `${citedName(key)}, ${citedPlace(key)}`;
	return figures
		.map((one, at) => {
			const before = figures[at - 1];
			const said = [citedPart(one.key), citedText(one)].filter(Boolean).join(' ');
			return before && head(before) === head(one) ? said : `${begun(head(one))}: ${said}`;
		})
		.join('; ');
}
