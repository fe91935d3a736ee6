import { foundIn, type Problem } from '../domain/problem.ts';
import type { DisclosureMode } from '../domain/figure.ts';
import { saveFile, toCsv, type CsvCell } from '../reports/index.ts';
import { m, stampOf } from '../text/index.ts';
import { problemSentence, type Names } from '../text/problems/index.ts';

/** The problems of a file as a table for a spreadsheet. */
export function problemReport(
	problems: readonly Problem[],
	names: Names,
	mode: DisclosureMode
): string {
	const stamp = stampOf(mode);
	const columns = [
		...(stamp === null ? [] : [{ key: 'mode', label: m.csv_mode() }]),
		{ key: 'severity', label: m.intake_report_severity() },
		{ key: 'row', label: m.intake_report_row() },
		{ key: 'column', label: m.intake_report_column() },
		{ key: 'found', label: m.intake_report_found() },
		{ key: 'count', label: m.intake_report_count() },
		{ key: 'what', label: m.intake_report_what() },
		{ key: 'todo', label: m.intake_report_todo() }
	];
	const rows = problems.map((problem): Record<string, CsvCell> => {
		const { what, todo } = problemSentence(problem, names);
		const { row = null, column = null, count = null } = problem;
		const severity = severityText(problem.severity);
		return {
			mode: stamp,
			severity,
			row,
			column,
			found: foundIn(problem),
			count,
			what,
			todo: todo ?? null
		};
	});
	return toCsv(columns, rows);
}

export function severityText(severity: Problem['severity']): string {
	if (severity === 'error') return m.intake_severity_error();
	return severity === 'warning' ? m.intake_severity_warning() : m.intake_severity_note();
}

/** Gives the user the report of a file, named after it. */
export function downloadReport(
	file: string,
	problems: readonly Problem[],
	names: Names,
	mode: DisclosureMode
): void {
	const name = `${file.replace(/\.[^.]+$/, '')}-${m.intake_report_name()}.csv`;
	const text = problemReport(problems, names, mode);
	saveFile(name, new Blob([text], { type: 'text/csv;charset=utf-8' }), mode);
}
