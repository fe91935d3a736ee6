import { tiltaksfil } from '../catalogue/tiltak.ts';
import type { CompetenceGroup, CompetenceRow } from '../charts/competence/state.ts';
import type { Competence, Held, HeldLine } from '../model/competence.ts';
import { PATHWAYS } from '../model/units.ts';
import { educationSubject, furtherSubject, subjectOf } from '../model/targets.ts';
import { m, of, spanText } from '../text/index.ts';

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
	return {
		caption,
		columns: [
			{ key: 'what', label: m.competence_what() },
			...PATHWAYS.map((number) => ({
				key: `h${number}`,
				label: m.pathway_short({ number })
			})),
			{ key: 'held', label: m.competence_column_held() },
			{ key: 'year', label: m.year_label(), numeric: true },
			{
				key: 'limits',
				label: m.competence_column_limits(),
				unit: m.competence_column_limits_unit(),
				numeric: true
			},
			{ key: 'target', label: m.competence_column_target() },
			{ key: 'why', label: m.competence_column_why() }
		],
		rows: groups.flatMap((group) => group.rows.map((row) => tableRow(group, row, held.get(row.id))))
	};
}

function tableRow({ id, title }: CompetenceGroup, row: CompetenceRow, line?: HeldLine) {
	return {
		what: id === 'further' ? `${title}: ${row.name}` : row.name,
		...Object.fromEntries(
			PATHWAYS.map((number) => [`h${number}`, row.degrees[number]?.text ?? ''])
		),
		held: row.label,
		year: line?.figure ? String(line.figure.year) : '',
		limits: line ? limitsText(line.held) : '',
		target: [row.target?.label, ...(row.target ? row.notes.slice(-1) : [])]
			.filter(Boolean)
			.join('; '),
		why: whyText(row.id)
	};
}

function limitsText(held: Held): string {
	if (held.state === 'unknown' || !held.limits) return '';
	return spanText(held.limits.low * 100, held.limits.high * 100, 1);
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
