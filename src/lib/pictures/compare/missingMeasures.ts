import { indikator } from '../../catalogue/indikatorer.ts';
import { kilde } from '../../catalogue/kilder.ts';
import { tiltaksfil, type Grad, type Tiltak } from '../../catalogue/tiltak.ts';
import type { Table } from '../../domain/table.ts';
import {
	countOffers,
	measuresIn,
	type Offer,
	type OfferFilter,
	type Offers,
	type OfferState
} from '../../model/compare/offers.ts';
import { collator, m, numberText, of } from '../../text/index.ts';
import { degreeText } from '../degrees.ts';
import { areaName } from '../kommuneNames.ts';
import type { Picture } from '../of.ts';
import { signOf } from '../offered.ts';
import { sourcesOfIndicator, together, type Origin } from '../origin.ts';

/** The indicator of the answers, and that of the adults. */
const ANSWERS = 'tilbud';
const ADULTS = 'innbyggere_18';

export interface MissingMeasuresInput {
	/** What the kommuner are called together, inside a sentence. */
	area: string;
	/** Where they are, for what leaves the page. */
	place: Origin['place'];
	/** Codes of all its kommuner. */
	kommuner: readonly string[];
	year: number;
	offers: Offers;
	filter: OfferFilter;
}

export interface MeasureColumn {
	id: string;
	name: string;
	/** In which pathways, and how strongly: «bør i 3». */
	degree: string;
	/** How many answer what. */
	counts: string;
}

export interface OfferCell {
	measure: string;
	state: OfferState;
	sign: string;
	word: string;
	/** The year it is of, where it is another than the newest that is shown; and who says it. */
	note: string;
}

export interface OfferRow {
	code: string;
	name: string;
	cells: OfferCell[];
}

export interface MissingMeasuresPicture extends Picture {
	columns: MeasureColumn[];
	rows: OfferRow[];
	/** Names of kommuner that have answered about nothing. */
	silent: string[];
	/** What the answers can't tell, in the publisher's words and ours. */
	warnings: string[];
}

const WORDS: Record<OfferState, () => string> = {
	yes: m.offers_yes,
	shared: m.offers_shared,
	no: m.offers_no,
	differs: m.offers_differs,
	unknown: m.offers_unknown
};
const SHOWN_STATES: readonly OfferState[] = ['yes', 'shared', 'no', 'differs', 'unknown'];

export const offerWord = (state: OfferState): string => WORDS[state]();

export const offerSign = (state: OfferState): string =>
	state === 'differs' ? '≠' : signOf(state === 'unknown' ? null : state);

/** The states with their signs, for a key. */
export const offerKey = (): { sign: string; word: string }[] =>
	SHOWN_STATES.map((state) => ({ sign: offerSign(state), word: offerWord(state) }));

/**
 * Which kommuner have which measures, by name. They are answers of yes and no, not levels: those of
 * single kommuner may stand beside each other, and the publisher's warning stands with them.
 */
export function missingMeasuresPicture(input: MissingMeasuresInput): MissingMeasuresPicture {
	const { offers, filter, kommuner, area } = input;
	const measures = measuresIn(offers, filter);
	const newest = Math.max(0, ...yearsIn(offers, measures));
	const rows = offers.answering
		.map((code) => rowOf(code, { offers, measures, newest }))
		.sort((a, b) => collator.compare(a.name, b.name));
	const columns = measures.map((one) => columnOf(one, offers));
	const { heading, more } = findingOf(input, measures);
	const from = m.gaps_from({
		n: numberText(offers.answering.length),
		all: numberText(kommuner.length)
	});
	const warnings = warningsOf();
	return {
		...{ name: m.offers_title(), heading, more, columns, rows, warnings },
		subtitle: m.offers_subtitle({ area, from, years: yearsIn(offers, measures).join(', ') }),
		summary: [heading, more, from, ...warnings].join(' '),
		silent: offers.silent.map((code) => areaName('kommune', code)).sort(collator.compare),
		table: tableOf(rows, columns, area),
		origin: {
			...{ place: input.place, years: [input.year] },
			sources: sourcesOfIndicator(indikator(ANSWERS), yearsIn(offers, measures)),
			method: warnings.join(' ')
		}
	};
}

/** The publisher's first warning is on comparing kommuner; the indicator's own on what an answer says. */
function warningsOf(): string[] {
	const { kilder, forbehold } = indikator(ANSWERS);
	const [source] = kilder;
	const [warning] = source ? kilde(source).forlopsatlas.advarsler : [];
	return [m.offers_no_levels(), ...(warning ? [of(warning)] : []), of(forbehold)];
}

function yearsIn({ answering, of: at }: Offers, measures: readonly Tiltak[]): number[] {
	const years = answering.flatMap((kommune) =>
		measures.flatMap(({ id }) => at(kommune, id).year ?? [])
	);
	return [...new Set(years)].sort((a, b) => a - b);
}

/** Where the answers and the adults come from. */
export const sourcesBehindOffers = (offers: Offers, adults: readonly number[]): Origin['sources'] =>
	together(
		sourcesOfIndicator(indikator(ANSWERS), yearsIn(offers, tiltaksfil.tiltak)),
		sourcesOfIndicator(indikator(ADULTS), adults)
	);

interface Seen {
	offers: Offers;
	measures: readonly Tiltak[];
	newest: number;
}

const rowOf = (code: string, { offers, measures, newest }: Seen): OfferRow => ({
	code,
	name: areaName('kommune', code),
	cells: measures.map(({ id }) => {
		const offer = offers.of(code, id);
		const { state } = offer;
		return {
			...{ measure: id, state, sign: offerSign(state), word: offerWord(state) },
			note: noteOf(offer, newest)
		};
	})
});

function noteOf({ own, year }: Offer, newest: number): string {
	if (own) return m.offers_own();
	return year !== null && year < newest ? String(year) : '';
}

function columnOf({ id, navn, forlop }: Tiltak, offers: Offers): MeasureColumn {
	const pairs = Object.entries(forlop) as [string, Grad][];
	const counts = countOffers(offers, id);
	return {
		id,
		name: of(navn),
		degree: pairs
			.map(([number, grad]) => m.offers_degree({ degree: degreeText(grad), number }))
			.join(', '),
		counts: SHOWN_STATES.filter((state) => counts[state] > 0)
			.map((state) => `${numberText(counts[state])} ${offerWord(state)}`)
			.join(', ')
	};
}

/** The measure that most are without; the first in the guideline of those that as many are. */
function findingOf(
	{ offers, area }: MissingMeasuresInput,
	measures: readonly Tiltak[]
): { heading: string; more: string } {
	const counted = measures.map((tiltak) => ({ tiltak, counts: countOffers(offers, tiltak.id) }));
	const most = counted.reduce<(typeof counted)[number] | null>(
		(best, one) => (best && best.counts.no >= one.counts.no ? best : one),
		null
	);
	if (!most || offers.answering.length === 0)
		return { heading: m.offers_heading_none({ area }), more: '' };
	const { no, unknown } = most.counts;
	const words = {
		...{ area, measure: of(most.tiltak.navn) },
		...{ no: numberText(no), n: numberText(offers.answering.length) }
	};
	return {
		heading: no > 0 ? m.offers_heading(words) : m.offers_heading_all(words),
		more: unknown > 0 ? m.offers_unknown_too({ unknown: numberText(unknown) }) : ''
	};
}

const tableOf = (
	rows: readonly OfferRow[],
	columns: readonly MeasureColumn[],
	area: string
): Table => ({
	caption: m.offers_caption({ area }),
	columns: [
		{ key: 'kommune', label: m.gaps_column_kommune() },
		...columns.map(({ id, name }) => ({ key: id, label: name }))
	],
	rows: rows.map(({ name, cells }) => ({
		kommune: name,
		...Object.fromEntries(
			cells.map(({ measure, word, note }) => [measure, note ? `${word} (${note})` : word])
		)
	}))
});
