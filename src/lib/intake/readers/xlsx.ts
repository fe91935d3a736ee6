import readWorkbook from 'read-excel-file/universal';
import type { TextRecord } from './records.ts';
import { sheet, type Sheet } from './sheet.ts';

/**
 * The sheets of an Excel workbook, cells as the text they hold: numbers as they are written in the
 * file, dates as ISO 8601, true and false in words. Of merged cells the first has the text.
 *
 * @throws Error where the file is damaged or locked with a password
 */
export async function readXlsx(file: Blob): Promise<Sheet[]> {
	const sheets = await readWorkbook(await file.arrayBuffer(), {
		trim: false,
		parseNumber: (text: string) => text
	});
	return sheets.map(({ sheet: name, data }) =>
		sheet(
			name,
			data.map((row, i): TextRecord => ({ line: i + 1, cells: row.map(textOf) }))
		)
	);
}

function textOf(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	if (cell instanceof Date) {
		const [day = '', time = ''] = cell.toISOString().split('T');
		return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
	}
	return String(cell);
}
