import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile, {
	type CellObject,
	type Sheet as WrittenSheet
} from 'write-excel-file/universal';
import { once } from '../xml.ts';
import { additions } from './additions.ts';
import { itemOf, sheetText } from './sheetText.ts';
import type { Sheet, SheetCell, SheetLine, Workbook } from './workbook.ts';
import { headHeight, heightOf, widthsOf } from './sizes.ts';

const FONT = { fontFamily: 'Calibri', fontSize: 11 };
const QUIET = '#595959';
const LINES: Record<SheetLine['as'], CellObject> = {
	title: { fontWeight: 'bold', fontSize: 14 },
	mark: { fontWeight: 'bold', textColor: '#9b1c1c' },
	note: { textColor: QUIET }
};
const BODY: CellObject = { wrap: true, alignVertical: 'top' };
/** The button of the filter covers what stands to the right. */
const HEAD: CellObject = {
	...{ fontWeight: 'bold', wrap: true, alignVertical: 'bottom' },
	...{ backgroundColor: '#eef1f4', bottomBorderStyle: 'thin', bottomBorderColor: QUIET }
};

/** The texts of a workbook, each once; the library is given a word in the place of each. */
class Texts {
	readonly #all = new Map<string, number>();

	/**
	 * What stands for a text until it is put in. The library leaves out signs without a word, loses
	 * white space, and takes «constructor» for something that is there already.
	 */
	word(text: string): string {
		const plain = sheetText(text);
		const at = this.#all.get(plain) ?? this.#all.size;
		this.#all.set(plain, at);
		return `t${at}`;
	}

	/** The library's list of words as the list of the texts they stand for. */
	put(xml: string): string {
		const all = [...this.#all.keys()];
		const written = xml.replace(/<si><t>t(\d+)<\/t><\/si>/g, (_, at: string) =>
			itemOf(all[Number(at)] ?? '')
		);
		const found = written.split('<si><t xml:space="preserve">').length - 1;
		if (found !== all.length) throw new RangeError(`${found} texts were written, of ${all.length}`);
		return written;
	}
}

/**
 * A workbook as the bytes of an .xlsx file. Nothing in it points out of it, and nothing is computed
 * when it is opened.
 *
 * @throws RangeError when what the library writes isn't what is known here
 */
export async function writeXlsx(book: Workbook): Promise<Uint8Array<ArrayBuffer>> {
	const texts = new Texts();
	const { feature, rows } = additions(book);
	const sheets = book.sheets.map((sheet) => sheetOf(sheet, texts));
	const blob = await writeXlsxFile(sheets, { ...FONT, features: [feature] }).toBlob();
	const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()));
	const change = (path: string, by: (xml: string) => string) => {
		const part = parts[path];
		if (!part) throw new RangeError(`A workbook without ${path}`);
		parts[path] = strToU8(by(strFromU8(part)));
	};
	change('xl/sharedStrings.xml', (xml) => texts.put(xml));
	rows.forEach((all, i) =>
		change(`xl/worksheets/sheet${i + 1}.xml`, (xml) => once(xml, '<sheetData/>', all))
	);
	return zipSync(parts);
}

function sheetOf(sheet: Sheet, texts: Texts): WrittenSheet<Blob> {
	const { name, above, head, rows } = sheet;
	const widths = widthsOf(sheet);
	const text = (said: string, style: CellObject): CellObject =>
		said === '' ? style : { ...style, value: texts.word(said), type: String };
	return {
		sheet: name,
		orientation: 'landscape',
		stickyRowsCount: above.length + 1,
		stickyColumnsCount: 1,
		columns: widths.map((width) => ({ width })),
		data: [
			...above.map((line) => [text(line.text, LINES[line.as])]),
			high(
				head.map((label, at) => text(label, { ...HEAD, ...indented(at) })),
				headHeight(sheet, widths)
			),
			...rows.map((row) =>
				high(
					row.map((cell, at) => cellOf(cell, (said) => text(said, { ...BODY, ...indented(at) }))),
					heightOf(row.map(textIn), widths)
				)
			)
		]
	};
}

/** Numbers stand to the right, and texts not right up to those before them. */
const indented = (at: number): CellObject => (at === 0 ? {} : { align: 'left', indent: 1 });

const textIn = (cell: SheetCell): string | null => (typeof cell === 'string' ? cell : null);

/** A row as high as it must be, which its first cell says. */
const high = ([first, ...rest]: (CellObject | null)[], height: number | undefined) => [
	height === undefined ? first : { ...first, height },
	...rest
];

function cellOf(cell: SheetCell, text: (said: string) => CellObject): CellObject | null {
	if (cell === null) return null;
	if (typeof cell === 'string') return text(cell);
	return { value: cell.value, type: Number, format: formatOf(cell), alignVertical: 'top' };
}

/** In the writing of whoever opens it: its sign for decimals, and its sign between thousands. */
function formatOf({ decimals, year }: Exclude<SheetCell, string | null>): string {
	if (year) return '0';
	return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}
