import type { Kommune } from '../domain/area.ts';
import type { Figure } from '../domain/figure.ts';
import { spanOf } from '../model/chance.ts';
import type { FigureSet } from '../model/figureSet.ts';
import { kommuneName } from './kommuneNames.ts';
import { leadingSource, previousFigure } from '../model/series.ts';
import type { Limits } from '../model/chance.ts';
import { begun, m, NBSP, numberText, of, spanText, stateText } from '../text/index.ts';
import { shortUnit } from './indicator.ts';
import type { Question } from './trendQuestions.ts';
import type { Line } from './trend.ts';

interface Subject {
	question: Question;
	kommune: Kommune;
	/** The newest figure up to the chosen year. */
	figure: Figure | undefined;
	/** All years of the kommune, oldest first. */
	figures: readonly Figure[];
	set: FigureSet;
	reference: Line | undefined;
	/** What is known of a figure that is hidden. */
	known: Limits | undefined;
}

interface Said {
	place: string;
	value: string;
	forlop: string;
	year: number;
}

const STATEMENTS: Record<string, (said: Said) => string> = {
	brukere_forlop: m.forlop_said_brukere,
	brukere_rate: m.forlop_said_rate,
	oversikt_forlop: m.forlop_said_oversikt,
	arsverk_forlop: m.forlop_said_arsverk,
	kpr_kontakt: m.forlop_said_kpr,
	ungdom_plaget: m.forlop_said_ungdom
};

function statementOf({ indicator, wider }: Question): (said: Said) => string {
	if (indicator.id === 'videreutdanning')
		return wider ? m.forlop_said_videreutdanning_alle : m.forlop_said_videreutdanning;
	return (
		STATEMENTS[indicator.id] ??
		(({ place, value }) =>
			m.chart_heading_one({
				name: of(indicator.navn),
				place,
				value: [value, shortUnit(indicator).replaceAll(' ', NBSP)].filter(Boolean).join(NBSP)
			}))
	);
}

/** The finding: the figure, and what it is held against – an area, or the kommune's own before. */
export function headingOf(subject: Subject): string {
	const { question, kommune, figure, set, reference, known } = subject;
	const place = kommuneName(kommune);
	const name = of(question.indicator.navn);
	if (!figure) return m.forlop_heading_none({ name, place });
	if (known)
		return m.forlop_heading_hidden({
			...{ name, place, year: figure.year },
			span: spanText(known.low, known.high)
		});
	if (figure.value.state !== 'value')
		return m.forlop_heading_state({
			name,
			place,
			year: figure.year,
			state: stateText(figure.value.state)
		});
	const { desimaler } = question.indicator;
	const number = (x: number) => numberText(x, desimaler);
	const withSpan = (text: string, span: Limits | null) =>
		span ? `${text} (${spanText(span.low, span.high, desimaler)})` : text;
	const statement = statementOf(question)({
		place,
		value: withSpan(number(figure.value.value), spanOf(figure, question.indicator)),
		forlop: figure.forlop,
		year: figure.year
	});
	const theirs = reference?.figures.find((one) => one.year === figure.year)?.value;
	if (reference && theirs?.state === 'value') {
		const words = { statement, value: number(theirs.value), area: reference.label };
		return hasNewer(reference, figure)
			? m.forlop_heading_area_year({ ...words, year: figure.year })
			: m.forlop_heading_area(words);
	}
	const before = previousFigure(set, figure);
	return before?.value.state === 'value'
		? m.forlop_heading_before({ statement, value: number(before.value.value), year: before.year })
		: statement;
}

/** The other's line goes on in years that the kommune has no figure of, and its end says another one. */
const hasNewer = ({ figures }: Line, { year }: Figure): boolean =>
	figures.some((one) => one.year > year && one.value.state === 'value');

/** Subject, extent, finding and exception, for those who don't see the picture. */
export function summaryOf(subject: Subject, years: readonly number[]): string {
	const { question, kommune, figure, figures, reference, known } = subject;
	const { indicator } = question;
	const number = (x: number) => numberText(x, indicator.desimaler);
	const sentences = [
		m.forlop_summary_subject({
			definition: of(indicator.definisjon).replace(/\.$/, ''),
			place: kommuneName(kommune),
			first: years[0] ?? '',
			last: years.at(-1) ?? '',
			source: of(leadingSource(indicator.id).kortnavn)
		})
	];
	const values = sinceBreak(subject).flatMap(({ year, value }) =>
		value.state === 'value' ? [{ year, text: number(value.value) }] : []
	);
	const [first, last] = [values[0], values.at(-1)];
	const unit = of(indicator.enhet);
	if (first && last && first.year !== last.year)
		sentences.push(
			m.forlop_summary_from_to({
				from: first.text,
				fromYear: first.year,
				to: last.text,
				toYear: last.year,
				unit
			})
		);
	else if (last) sentences.push(m.forlop_summary_one({ value: last.text, year: last.year, unit }));
	if (known)
		sentences.push(
			m.forlop_summary_known({
				span: spanText(known.low, known.high, indicator.desimaler),
				year: figure?.year ?? ''
			})
		);
	else if (figure?.span)
		sentences.push(
			m.forlop_summary_span({
				span: spanText(figure.span.low, figure.span.high, indicator.desimaler),
				year: figure.year
			})
		);
	const theirs = reference?.figures.find((one) => one.year === last?.year)?.value;
	if (reference && theirs?.state === 'value')
		sentences.push(
			m.forlop_summary_area({
				area: begun(reference.label),
				value: number(theirs.value),
				year: last?.year ?? ''
			})
		);
	return [...sentences, ...exceptions(figures)].join(' ');
}

/** The years after the last break: levels before it are no part of the finding. */
function sinceBreak({ question, figures }: Subject): readonly Figure[] {
	const { brudd } = leadingSource(question.indicator.id).sammenligning;
	const last = figures.at(-1)?.year ?? 0;
	const from = Math.max(0, ...brudd.map(({ til }) => til).filter((til) => til <= last));
	return figures.filter(({ year }) => year >= from);
}

/** The years without a value, by why. */
function exceptions(figures: readonly Figure[]): string[] {
	return (['hidden', 'protecting', 'not-collected', 'not-applicable'] as const).flatMap((state) => {
		const years = figures.filter((one) => one.value.state === state).map((one) => one.year);
		return years.length
			? [m.forlop_summary_state({ state: stateText(state), years: years.join(', ') })]
			: [];
	});
}
