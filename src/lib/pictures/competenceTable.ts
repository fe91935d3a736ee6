import { tiltaksfil } from '../catalogue/tiltak.ts';
import type { CompetenceGroup, CompetenceRow } from '../charts/competence/state.ts';
import type { Competence, Held, HeldLine } from '../model/competence.ts';
import { PATHWAYS } from '../model/units.ts';
import { educationSubject, furtherSubject, isShare, subjectOf } from '../model/targets.ts';
import type { TableCell } from '../domain/table.ts';
import { m, numberText, of, spanText } from '../text/index.ts';
import { computed } from './computed.ts';

/** What is held of each row of the picture, by the row's id. */
export function heldById({ further, educations }: Competence): Map<string, HeldLine> {
	return new Map<string, HeldLine>([
		...further.map((one) => [furtherSubject(one.forlop), one] as const),
		...educations.map((one) => [educationSubject(one.line.id), one] as const)
	]);
}

/** The table behind the picture, a row for each of its rows, with how the form is read. */
export function competenceTable(
	groups: readonly CompetenceGroup[],
	competence: Competence,
	caption: string
) {
	const held = heldById(competence);
	const rows = groups.flatMap((group) => group.rows);
	const arsverk = { unit: m.forms_unit(), numeric: true };
	return {
		caption,
		columns: [
			{ key: 'what', label: m.competence_what() },
			...PATHWAYS.map((number) => ({
				key: `h${number}`,
				label: m.pathway_short({ number })
			})),
			{ key: 'share', label: m.competence_column_share(), unit: '%', numeric: true },
			{ key: 'held', label: m.competence_column_held(), ...arsverk },
			{ key: 'whole', label: m.competence_column_whole(), ...arsverk },
			{ key: 'year', label: m.year_label() },
			{
				key: 'limits',
				label: m.competence_column_limits(),
				unit: m.competence_column_limits_unit(),
				numeric: true
			},
			...(rows.some(({ target }) => target)
				? [
						{ key: 'targetShare', label: m.competence_column_target(), unit: '%', numeric: true },
						{ key: 'target', label: m.competence_column_target(), ...arsverk },
						{ key: 'note', label: m.state_note() }
					]
				: []),
			{ key: 'why', label: m.competence_column_why() }
		],
		rows: groups.flatMap((group) => group.rows.map((row) => tableRow(group, row, held.get(row.id))))
	};
}

function tableRow(
	{ id, title }: CompetenceGroup,
	row: CompetenceRow,
	line?: HeldLine
): Readonly<Record<string, TableCell>> {
	return {
		what: id === 'further' ? `${title}: ${row.name}` : row.name,
		...Object.fromEntries(
			PATHWAYS.map((number) => [`h${number}`, row.degrees[number]?.text ?? ''])
		),
		...heldCells(row, line?.held),
		year: line?.figure ? String(line.figure.year) : '',
		limits: line ? limitsCell(line.held) : '',
		...(row.target && { ...targetCells(row.id, row.target.value), note: row.notes.at(-1) ?? '' }),
		why: whyText(row.id)
	};
}

/** Share, man-years and what they are of, each as a number; or why nothing is known. */
function heldCells({ label }: CompetenceRow, held?: Held): Record<string, TableCell> {
	if (!held || held.state === 'unknown') return { share: label, held: label, whole: '' };
	const { part, whole } = held;
	return {
		share: whole ? number((100 * part) / whole, 0) : '',
		held: number(part, 1),
		whole: whole === null ? '' : number(whole, 1)
	};
}

const number = (x: number, decimals: number) =>
	computed(numberText(x, decimals), { median: x }, decimals);

const targetCells = (subject: string, target: number): Record<string, TableCell> => ({
	[isShare(subject) ? 'targetShare' : 'target']: number(target, Number.isInteger(target) ? 0 : 1)
});

function limitsCell(held: Held): TableCell {
	if (held.state === 'unknown' || !held.limits) return '';
	const [low, high] = [held.limits.low * 100, held.limits.high * 100];
	return computed(spanText(low, high, 1), { low, median: null, high }, 1);
}

/** Why the form tells, or does not tell, of a competence. */
function whyText(row: string): string {
	const subject = subjectOf(row);
	const id = subject.kind === 'further' ? 'videreutdanning' : subject.line;
	const found = tiltaksfil.kompetanser.find((one) => one.id === id);
	return found ? of(found.is248.begrunnelse) : '';
}

export function competenceSummary(groups: readonly CompetenceGroup[]): string {
	return groups
		.map(({ title, rows }) =>
			m.competence_summary({
				group: title,
				rows: rows.map(({ name, label }) => `${name}: ${label}`).join('; ')
			})
		)
		.join(' ');
}
