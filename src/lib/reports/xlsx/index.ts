import { workbookOf } from './book.ts';
import type { BookInput } from './input.ts';
import { writeXlsx } from './write.ts';

export type { BookInput, BookTable, Version } from './input.ts';

/** Tables and what is to be known of them as the bytes of an Excel workbook, in the language of the page. */
export const excelOf = (input: BookInput): Promise<Uint8Array<ArrayBuffer>> =>
	writeXlsx(workbookOf(input));
