// A document as LibreOffice reads it: as pages, and a workbook as the cells of each sheet too.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import Papa from 'papaparse';
import { isComputed, type Table } from '../src/lib/domain/table.ts';
import { figureText } from '../src/lib/text/index.ts';

/** Semicolons, quotes where they are needed, UTF-8, numbers as they are and not as they are shown, all sheets. */
const CELLS = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1';

/** What a file says on its pages, without white space: a program breaks lines where it likes. */
export function pagesOf(folder: string, file: string): string {
	convert('pdf', folder, file);
	const pdf = `${folder}${file.replace(/\.\w+$/, '.pdf')}`;
	return plain(execFileSync('pdftotext', ['-raw', pdf, '-']).toString());
}

/** The cells of each sheet of a workbook, by the name of its tab. */
export function cellsOf(folder: string, file: string): Map<string, string[][]> {
	convert(CELLS, folder, file);
	const before = file.replace(/\.\w+$/, '-');
	const written = readdirSync(folder).filter(
		(name) => name.startsWith(before) && name.endsWith('.csv')
	);
	return new Map(
		written.map((name) => {
			const text = readFileSync(folder + name, 'utf8');
			rmSync(folder + name);
			const tab = name.slice(before.length, -'.csv'.length);
			return [tab, Papa.parse<string[]>(text, { delimiter: ';' }).data];
		})
	);
}

function convert(to: string, folder: string, file: string): void {
	execFileSync('soffice', ['--headless', '--convert-to', to, '--outdir', folder, folder + file], {
		stdio: 'ignore'
	});
}

export const plain = (text: string): string => text.replace(/\s+/g, '');

/** All that a table says, cell by cell. */
export const textsOf = ({ columns, rows }: Table): string[] =>
	rows.flatMap((row) =>
		columns.map(({ key, decimals }) => {
			const cell = row[key] ?? '';
			if (typeof cell === 'string') return cell;
			return isComputed(cell) ? cell.text : figureText(cell, decimals);
		})
	);

/** All numbers and words of each row of a table as a file is to have them; a number as it is shown. */
export const saidIn = ({ columns, rows }: Table): string[][] =>
	rows.map((row) =>
		columns.flatMap(({ key, decimals = 0 }) => {
			const cell = row[key] ?? '';
			if (typeof cell === 'string') return cell === '' ? [] : [plain(cell)];
			if (!isComputed(cell))
				return [
					cell.state === 'value' ? rounded(cell.value, decimals) : plain(figureText(cell, decimals))
				];
			const { middle, low, high, why = '' } = cell;
			const numbers = [middle, low, high].flatMap((x) =>
				x === null ? [] : [rounded(x, cell.decimals)]
			);
			return why === '' ? numbers : [...numbers, plain(why)];
		})
	);

const rounded = (x: number, decimals: number): string => String(Number(x.toFixed(decimals)) + 0);
