import type { Problem } from '#lib/domain/problem.ts';
import { m } from '#lib/text/index.ts';
import { problemSentence, type Names } from '#lib/text/problems.ts';

const BOM = '\ufeff';

/** The problems of a file as a table for a spreadsheet: `;` between cells, UTF-8 with its mark. */
export function problemReport(problems: readonly Problem[], names: Names): string {
	const head = [
		m.intake_report_severity(),
		m.intake_report_row(),
		m.intake_report_column(),
		m.intake_report_found(),
		m.intake_report_count(),
		m.intake_report_what(),
		m.intake_report_todo()
	];
	const rows = problems.map((problem) => {
		const { what, todo } = problemSentence(problem, names);
		const { row, column, found, count } = problem;
		return [severityText(problem.severity), row, column, found, count, what, todo];
	});
	return BOM + [head, ...rows].map((cells) => cells.map(cell).join(';')).join('\r\n') + '\r\n';
}

export function severityText(severity: Problem['severity']): string {
	if (severity === 'error') return m.intake_severity_error();
	return severity === 'warning' ? m.intake_severity_warning() : m.intake_severity_note();
}

/** Text from an uploaded file may begin like a formula; a spreadsheet must not run it. */
function cell(content: string | number | null | undefined): string {
	if (typeof content === 'number') return String(content);
	const text = (content ?? '').replace(/^(?=[=+\-@\t\r])/, "'");
	return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Gives the user the report of a file, named after it. */
export function downloadReport(file: string, problems: readonly Problem[], names: Names): void {
	const blob = new Blob([problemReport(problems, names)], { type: 'text/csv;charset=utf-8' });
	const url = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = url;
	link.download = `${file.replace(/\.[^.]+$/, '')}-${m.intake_report_name()}.csv`;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 1000);
}
