import { arbeidsformer, formOfType } from '../catalogue/arbeidsformer.ts';
import { indikator } from '../catalogue/indikatorer.ts';
import type { CompareRow } from '../charts/compare/state.ts';
import type { Cell } from '../domain/cell.ts';
import type { Released } from '../domain/figure.ts';
import { sameTotal } from '../domain/sameTotal.ts';
import type { FormTotal as Total } from '../model/forms.ts';
import { figureText, inSentence, m, numberText, of } from '../text/index.ts';
import type { Picture } from './of.ts';
import type { Origin } from './origin.ts';

type FormTotal = Total<Released>;

/** The man-years of a place and year, by form of work. */
export interface FormsInput {
	/** As it is written: 'Tynset'. */
	place: string;
	year: number;
	/** The source's short name. */
	source: string;
	totals: readonly FormTotal[];
	/** All man-years as the source gives them. */
	all: Released;
	/** Where the figures come from. */
	origin: Origin;
}

export interface FormsPicture extends Picture {
	/** The types sum to something else than the source's own total; null where they don't. */
	differ: string | null;
	rows: CompareRow[];
}

const DECIMALS = 1;

/** What the picture of forms of work says; null where no type of measure is told. */
export function formsPicture(input: FormsInput): FormsPicture | null {
	const { place, year, source, totals } = input;
	if (totals.length === 0) return null;
	return {
		name: m.forms_title(),
		origin: input.origin,
		heading: heading(totals),
		subtitle: m.forms_subtitle({ year: String(year), source }),
		summary: m.forms_summary({ place, year: String(year), rows: totals.map(spoken).join('; ') }),
		differ: differText(input),
		rows: totals.map((total) => rowOf(total, sumOf(totals))),
		table: table(input)
	};
}

function heading(totals: readonly FormTotal[]): string {
	const all = sumOf(totals);
	const follow = totals.find(({ form }) => form === 'oppfolging')?.cell ?? NONE;
	if (all === null || follow.state !== 'value') return m.forms_heading_unknown();
	const partly = totals.reduce((sum, one) => sum + one.partly, 0);
	const said = { all: written(all), follow: written(follow.value) };
	return partly > 0
		? m.forms_heading_partly({ ...said, partly: written(partly) })
		: m.forms_heading(said);
}

const NONE = { state: 'value', value: 0 } as const;
const written = (arsverk: number) => numberText(arsverk, DECIMALS);

/** Null where some of it is not known. */
function sumOf(totals: readonly FormTotal[]): number | null {
	return totals.reduce<number | null>(
		(sum, { cell }) => (sum === null || cell.state !== 'value' ? null : sum + cell.value),
		0
	);
}

function nameOf({ form }: Pick<FormTotal, 'form'>): string {
	const found = arbeidsformer.find(({ id }) => id === form);
	return found ? of(found.navn) : form;
}

function rowOf(total: FormTotal, all: number | null): CompareRow {
	const { form, cell, partly } = total;
	const what = of(arbeidsformer.find(({ id }) => id === form)?.hva ?? { nb: '', nn: '', en: '' });
	const share = all && cell.state === 'value' ? Math.round((100 * cell.value) / all) : null;
	const name = nameOf(total);
	return {
		id: form,
		label: share === null ? name : m.forms_share({ name, share: String(share) }),
		note: partly > 0 ? m.forms_partly({ types: what, partly: written(partly) }) : what,
		cell,
		role: form === 'oppfolging' ? 'chosen' : 'other'
	};
}

const spoken = (total: FormTotal) =>
	m.forms_row({
		name: inSentence(nameOf(total)),
		figure: withUnit(total.cell)
	});

function withUnit(cell: Cell): string {
	const figure = figureText(cell, DECIMALS);
	return cell.state === 'value' ? `${figure} ${m.forms_unit()}` : figure;
}

/** Said at the way in: the same man-years, given in two ways. */
function differText({ totals, all }: FormsInput): string | null {
	const sum = sumOf(totals);
	if (sum === null || all.state !== 'value' || sameTotal(sum, all.value)) return null;
	return m.forms_differ({ sum: written(sum), total: written(all.value) });
}

function table({ place, year, totals }: FormsInput): FormsPicture['table'] {
	return {
		caption: m.forms_caption({ place, year: String(year) }),
		columns: [
			{ key: 'form', label: m.forms_column_form() },
			{ key: 'type', label: m.forms_column_type() },
			{
				key: 'arsverk',
				label: m.forms_column_arsverk(),
				unit: m.forms_unit(),
				numeric: true,
				decimals: DECIMALS
			},
			{ key: 'why', label: m.forms_column_why() }
		],
		rows: totals.flatMap((total) =>
			total.types.map(({ type, cell }) => ({
				form: nameOf(total),
				type: typeName(type),
				arsverk: cell,
				why: of(formOfType(type)?.begrunnelse ?? { nb: '', nn: '', en: '' })
			}))
		)
	};
}

function typeName(type: string): string {
	const found = indikator('arsverk_tiltakstype').kategorier?.[type];
	return found ? of(found) : type;
}
