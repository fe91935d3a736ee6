import type { Problem } from '../domain/problem.ts';
import { LIMITS, RefusedError, tooManyBytes } from './limits.ts';
import { chooseSheet, openFile } from './openFile.ts';
import { readDelimited } from './readers/delimited.ts';
import type { Sheet } from './readers/sheet.ts';
import type { Table } from './readers/table.ts';
import { sheetsOf } from './sheetWork.ts';

/**
 * Every row of a file's table as text, whatever its format: of several sheets the one that is named,
 * else the fullest one. Null with the reason when there is none.
 */
export async function readAsTable(
	file: File,
	{ sheet }: { sheet?: string | undefined } = {}
): Promise<{ table: Table | null; problems: Problem[] }> {
	const opened = await openFile(file);
	if (opened.kind === 'refused') return { table: null, problems: [opened.problem] };
	if (opened.kind === 'text') {
		const { size } = opened.decoded.utf8;
		if (size > LIMITS.text)
			return { table: null, problems: [tooManyBytes('text', size, LIMITS.text).problem] };
		const table = readDelimited(await opened.decoded.utf8.text());
		const none: Problem[] = table ? [] : [{ code: 'no-header', severity: 'error' }];
		return { table, problems: [...opened.decoded.problems, ...none, ...(table?.problems ?? [])] };
	}
	const { reader } = opened;
	const none = (problem: Problem) => ({ table: null, problems: [problem] });
	const about = { severity: 'error', found: reader } as const;
	let sheets: Sheet[];
	try {
		sheets = await sheetsOf({ file, reader });
	} catch (error) {
		if (error instanceof RefusedError) return none(error.problem);
		return none({ code: 'format-damaged', ...about, cause: String(error) });
	}
	const { chosen, problems } = chooseSheet(sheets, sheet);
	return !chosen
		? none({ code: 'no-table', ...about })
		: { table: chosen.table, problems: [...problems, ...chosen.table.problems] };
}
