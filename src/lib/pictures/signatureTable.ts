import type { Quantity, SignatureRow } from '../charts/signature/state.ts';
import type { Figure } from '../domain/figure.ts';
import type { Table, TableCell } from '../domain/table.ts';
import type { Answer } from '../model/answer.ts';
import { isOpen } from '../model/judge.ts';
import type { Unit } from '../model/units.ts';
import type { Interval } from '../model/judge.ts';
import { m, stateText } from '../text/index.ts';
import { gapSpanText, whyText } from './answerWords.ts';
import { arsverkDecimals } from './arsverkText.ts';
import { computed } from './computed.ts';

export interface SignatureTableInput {
	/** As it is written: 'Tynset 2024'. */
	place: string;
	rows: readonly SignatureRow[];
	/** What the model says of each row's unit. */
	answers: readonly Answered[];
}

/** What the model says of a unit, and the figure of users that it is made of where there is one. */
interface Answered {
	unit: Unit;
	answer: Answer;
	need?: Pick<Figure, 'value'> | undefined;
}

/** The table behind the picture of a kommune, a row for each of its rows. */
export function signatureTable({ place, rows, answers }: SignatureTableInput): Table {
	return {
		caption: m.table_caption_signature({ name: place }),
		columns: [
			{ key: 'pathway', label: m.table_pathway() },
			{
				...{ key: 'need', label: m.col_need(), unit: m.col_need_unit(), numeric: true },
				definition: m.workbook_need()
			},
			{
				...{ key: 'capacity', label: m.col_capacity(), unit: m.col_capacity_unit(), numeric: true },
				definition: m.workbook_capacity()
			},
			{
				...{ key: 'competence', label: m.col_competence(), unit: m.col_competence_unit() },
				...{ numeric: true, definition: m.workbook_competence() }
			},
			{
				...{ key: 'gap', label: m.col_gap(), unit: m.col_gap_unit(), numeric: true },
				definition: m.workbook_gap()
			},
			{ key: 'answer', label: m.plan_table_answer() },
			{ key: 'notes', label: m.state_note() }
		],
		rows: rows.map((row) => {
			const found = answers.find(({ unit }) => unit === row.unit);
			return {
				pathway: row.part || row.unit === 1 ? `${row.number} ${row.name}` : row.name,
				need: needCell(row.need, found),
				capacity: withNumbers(row.capacity.label, found?.answer.capacity ?? null),
				competence: competenceCell(row.competence),
				gap: found ? gapCell(found.answer) : row.gap.label,
				answer: row.gap.label,
				notes: notesOf(row)
			};
		})
	};
}

/** What is said of a row, each of it once. */
const notesOf = ({ need, capacity, competence, gap }: SignatureRow): string =>
	[...new Set([need, capacity, competence, gap].flatMap(({ notes }) => notes))].join('; ');

/** The figure itself where the source tells it; else what the model makes of it. */
function needCell({ label, cell, span }: Quantity, found: Answered | undefined): TableCell {
	const state = found?.need?.value.state;
	// Of what is hidden only the ends are told, as on the page.
	if (span && state && state !== 'value')
		return computed(label, { ...span, median: null, why: stateText(state) }, 0);
	if (cell?.state === 'value') return computed(label, { median: cell.value, ...span }, 0);
	const users = found && !isOpen(found.answer) ? found.answer.users : null;
	return withNumbers(label, users, 0);
}

const competenceCell = ({ label, cell }: Quantity): TableCell =>
	cell?.state === 'value' ? computed(label, { median: cell.value }, 0) : label;

/** What is missing; where that can't be said for another reason than its range, why. */
function gapCell(answer: Answer): TableCell {
	const { gap, why } = answer;
	const reason = why && why.reason !== 'spans-zero' ? whyText(answer) : '';
	if (isOpen(answer) || !gap) return reason || m.cannot_be_decided();
	const { low, median, high } = gap;
	return computed(
		gapSpanText(answer),
		{ low, high, median: reason ? null : median, ...(reason && { why: reason }) },
		arsverkDecimals(gap)
	);
}

function withNumbers(
	text: string,
	known: Interval | null,
	decimals = known ? arsverkDecimals(known) : 0
): TableCell {
	return known ? computed(text, known, decimals) : text;
}
