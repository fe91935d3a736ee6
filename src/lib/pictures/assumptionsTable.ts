import type { Table } from '../domain/table.ts';
import type { Assumption, Origin } from '../model/assumptions.ts';
import { m, numberText, of, spanText } from '../text/index.ts';
import { normUnit } from './answerWords.ts';

const ORIGINS: Record<Origin, () => string> = {
	default: m.origin_default,
	local: m.origin_local,
	example: m.origin_example,
	unset: m.origin_unset
};

/** The assumptions that an answer rests on, each with its range, whose it is and where it is written. */
export function assumptionsTable(used: readonly Assumption[]): Table {
	// A scenario of a plan may have another value than today.
	const key = ({ norm, range }: Assumption) => JSON.stringify([norm.id, range]);
	const once = [...new Map(used.map((one) => [key(one), one] as const)).values()];
	return {
		caption: m.document_assumptions(),
		columns: [
			{ key: 'what', label: m.document_assumption() },
			{ key: 'value', label: m.document_value() },
			{ key: 'whose', label: m.document_whose() },
			{ key: 'source', label: m.csv_source() }
		],
		rows: once.map((one) => ({
			what: of(one.norm.navn),
			value: valueText(one),
			whose: ORIGINS[one.origin](),
			source: sourceOf(one)
		}))
	};
}

function valueText({ norm, range }: Assumption): string {
	if (!range) return m.origin_unset();
	const unit = normUnit(norm);
	// A share is told in per cent.
	const times = unit === null ? 100 : 1;
	const [low, middle, high] = [range.low * times, range.middle * times, range.high * times];
	const decimals = decimalsOf([low, middle, high]);
	const told = (text: string) => (unit === null ? m.percent({ value: text }) : text);
	const span = told(spanText(low, high, decimals));
	const text =
		low === high ? span : m.document_middle({ span, middle: told(numberText(middle, decimals)) });
	return unit === null ? text : `${text} ${unit}`;
}

/** As many as the numbers are written with, up to two. */
const decimalsOf = (numbers: readonly number[]): number =>
	Math.max(
		...numbers.map(
			(x) => [0, 1, 2].find((places) => Math.abs(x - Number(x.toFixed(places))) < 1e-9) ?? 2
		)
	);

/** A municipality's own value has its own reason, and the standard's source is not of it. */
function sourceOf({ norm, origin, note }: Assumption): string {
	if (origin === 'local') return note || m.document_no_source();
	const { kilde } = norm;
	return origin === 'default' && kilde ? `${kilde.tittel} (${kilde.aar})` : m.document_no_source();
}
