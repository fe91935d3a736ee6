import type { Problem } from '../domain/problem.ts';
import { cutByExcel } from './excel.ts';
import { decodeFile, wideIn, type DecodedFile, type ReadOptions } from './encoding.ts';
import { LIMITS, RefusedError, tooManyBytes } from './limits.ts';
import { foreignFormat, olderFormat } from './readers/formats.ts';
import { isZip, readers, startOf, type SheetReader } from './readers/index.ts';
import { tableInSheet, type Sheet } from './readers/sheet.ts';
import type { Table } from './readers/table.ts';
import { requireTextRoom } from './textRoom.ts';
import { UnreadFile } from './unreadFile.ts';

/** What a file is, before anything is known of its table. */
export type Opened =
	| { kind: 'text'; decoded: DecodedFile }
	| { kind: 'sheets'; reader: SheetReader['id'] }
	| { kind: 'refused'; problem: Problem };

export interface OpenOptions extends ReadOptions {
	/** Bytes of memory that the engine has for delimited text; as much as it likes where not given. */
	memory?: number;
}

/**
 * Finds the format of a file from its first bytes, and the reader that fits; text is decoded. What
 * is more than can be held is refused, before it is read where that can be told.
 */
export async function openFile(file: File, options: OpenOptions = {}): Promise<Opened> {
	try {
		return await open(file, options);
	} catch (error) {
		if (error instanceof RefusedError) return { kind: 'refused', problem: error.problem };
		throw error;
	}
}

async function open(file: File, options: OpenOptions): Promise<Opened> {
	const refuse = (problem: Problem): Opened => ({ kind: 'refused', problem });
	const foreignTo = (found: string) =>
		refuse({ code: 'unsupported-format', severity: 'error', found });
	if (file instanceof UnreadFile) return refuse(file.problem);
	if (file.size === 0) return refuse({ code: 'empty-file', severity: 'error' });
	const start = await startOf(file);
	const foreign = foreignFormat(start) ?? (await olderFormat(file, start));
	if (foreign) return foreignTo(foreign);
	const reader = readers.find((one) => one.fits(start));
	if (reader) {
		const most = reader.mostBytes ?? Infinity;
		if (file.size > most) throw tooManyBytes(reader.id, file.size, most);
		return { kind: 'sheets', reader: reader.id };
	}
	const { bytes } = start;
	if (isZip(start)) return foreignTo('zip');
	const utf16 = (bytes[0] ?? 0) + (bytes[1] ?? 0) === 0xff + 0xfe || wideIn(bytes) !== null;
	if (!utf16 && bytes.slice(0, 1024).includes(0))
		return refuse({ code: 'binary-file', severity: 'error' });
	if (options.memory !== undefined) await requireTextRoom(file, options.memory);
	return {
		kind: 'text',
		decoded: await decodeFile(file, { longestLine: LIMITS.line, ...options })
	};
}

/** The sheets with a table in them, the hidden last, and the one to read. */
export function chooseSheet(sheets: readonly Sheet[], wanted?: string, headerLine?: number) {
	const tables = sheets.flatMap(({ name, hidden = false, records, told = [] }) => {
		const given = headerLine !== undefined && (name === wanted || sheets.length === 1);
		const table = tableInSheet({ records }, given ? { headerLine } : {});
		return table
			? [{ name, hidden, table, told, columns: figureColumns(table), lines: lastLine(records) }]
			: [];
	});
	const shown = tables.toSorted((a, b) => Number(a.hidden) - Number(b.hidden));
	const best = shown.toSorted(
		(a, b) =>
			Number(a.hidden) - Number(b.hidden) ||
			b.columns - a.columns ||
			b.table.rows.length - a.table.rows.length
	);
	const chosen = tables.find(({ name }) => name === wanted) ?? best[0];
	const problems: Problem[] =
		chosen && tables.length > 1
			? [{ code: 'sheet-chosen', severity: 'note', found: chosen.name }]
			: [];
	if (chosen) problems.push(...chosen.told, ...cutByExcel(chosen.lines));
	return { names: shown.map(({ name }) => name), chosen, problems };
}

const lastLine = (records: Sheet['records']) => records.at(-1)?.line ?? 0;

/**
 * Columns of figures, no more than two of them counted: a sheet with explanations has none, and a
 * list of codes one, however long they are beside the sheet with the figures.
 */
function figureColumns({ rows, header }: Table): number {
	const few = rows.slice(0, 100);
	const holds = (at: number) => {
		const filled = few.map(({ cells }) => cells[at]?.trim()).filter(Boolean);
		return (
			filled.filter((cell) => /^[-−]?\d[\d\s.,]*%?$/.test(cell ?? '')).length > filled.length / 2
		);
	};
	return Math.min(header.filter((_, at) => holds(at)).length, 2);
}
