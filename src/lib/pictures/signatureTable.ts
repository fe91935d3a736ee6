import type { Quantity, SignatureRow } from '../charts/signature/state.ts';
import type { Table, TableCell } from '../domain/table.ts';
import type { Answer } from '../model/answer.ts';
import { isOpen } from '../model/judge.ts';
import type { Unit } from '../model/units.ts';
import type { Interval } from '../model/judge.ts';
import { m } from '../text/index.ts';
import { gapSpanText } from './answerWords.ts';
import { arsverkDecimals } from './arsverkText.ts';
import { computed } from './computed.ts';

export interface SignatureTableInput {
	/** As it is written: 'Tynset 2024'. */
	place: string;
	rows: readonly SignatureRow[];
	/** What the model says of each row's unit. */
	answers: readonly { unit: Unit; answer: Answer }[];
	/** What each column is of. */
	sources: Readonly<Record<'need' | 'capacity' | 'competence' | 'gap', string>>;
}

/** The table behind the picture of a kommune, a row for each of its rows. */
export function signatureTable({ place, rows, answers, sources }: SignatureTableInput): Table {
	return {
		caption: m.table_caption_signature({ name: place }),
		columns: [
			{ key: 'pathway', label: m.table_pathway() },
			{ key: 'need', label: m.col_need(), unit: m.col_need_unit(), numeric: true },
			{ key: 'capacity', label: m.col_capacity(), unit: m.col_capacity_unit(), numeric: true },
			{ key: 'competence', label: m.col_competence(), unit: m.col_competence_unit() },
			{ key: 'gap', label: m.col_gap(), unit: m.col_gap_unit(), numeric: true },
			{ key: 'answer', label: m.plan_table_answer() },
			{ key: 'notes', label: m.state_note() }
		],
		rows: [
			...rows.map((row) => {
				const answer = answers.find(({ unit }) => unit === row.unit)?.answer;
				const open = answer ? isOpen(answer) : true;
				return {
					pathway: row.part || row.unit === 1 ? `${row.number} ${row.name}` : row.name,
					need: needCell(row.need, open ? null : (answer?.users ?? null)),
					capacity: withNumbers(row.capacity.label, answer?.capacity ?? null),
					competence: row.competence.label,
					gap: open || !answer?.gap ? '' : withNumbers(gapSpanText(answer), answer.gap),
					answer: row.gap.label,
					notes: [row.need, row.capacity, row.competence, row.gap]
						.flatMap(({ notes }) => notes)
						.join('; ')
				};
			}),
			{ pathway: m.explain_sources(), notes: Object.values(sources).filter(Boolean).join('; ') }
		]
	};
}

/** The figure itself where the source tells it; else what the model makes of it. */
function needCell({ label, cell, span }: Quantity, users: Interval | null): TableCell {
	if (cell?.state !== 'value') return withNumbers(label, users, 0);
	return computed(label, { median: cell.value, ...span }, 0);
}

function withNumbers(
	text: string,
	known: Interval | null,
	decimals = known ? arsverkDecimals(known) : 0
): TableCell {
	return known ? computed(text, known, decimals) : text;
}
