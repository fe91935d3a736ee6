import { fieldWithRole } from '../../catalogue/kilder.ts';
import type { Problem } from '../../domain/problem.ts';
import type { StagedFile } from '../stageFile.ts';
import { columnOf } from '../staging.ts';

/** Figures that can be read in two ways, and full dates that were read as years. */
export function signProblems({ mapped, signs }: StagedFile): Problem[] {
	const problems: Problem[] = [];
	if (signs?.unsure) {
		const { line, column, found, count } = signs.unsure;
		const sign = found.includes(signs.decimal);
		problems.push({
			code: 'thousands-unsure',
			severity: 'warning',
			row: line,
			column,
			found,
			count,
			read: sign ? 'decimal' : 'thousands'
		});
	}
	if (signs?.dates) {
		const { line, found, count } = signs.dates;
		const at = columnOf(mapped, fieldWithRole(mapped.pakke, 'aar')?.name);
		problems.push({
			code: 'year-from-date',
			severity: 'note',
			row: line,
			column: mapped.sniffed.header[at] ?? '',
			found,
			count
		});
	}
	return problems;
}

/** The other sign is told once: where it may part thousands, that is asked about. */
export function withoutMixed({ signs }: StagedFile, problems: readonly Problem[]): Problem[] {
	return problems.filter(({ code }) => !signs?.unsure || code !== 'decimal-mixed');
}
