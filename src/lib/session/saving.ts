import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import {
	elementToSvg,
	pictureSize,
	saveFile,
	svgToPng,
	toCsv,
	withFont,
	type CsvColumn
} from '../reports/index.ts';

const INTER = { family: 'Inter Variable', address: interUrl };

export interface SavedTable {
	columns: readonly CsvColumn[];
	rows: readonly Record<string, string>[];
}

/** A name that every file system takes: without what is not a letter, a figure or a hyphen. */
function fileName(name: string): string {
	return name
		.toLowerCase()
		.replace(/[^a-zæøå0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

/**
 * Saves a picture as it is seen, or the table behind it. Internal figures say so in the name too,
 * so that a file that has left the page is still marked.
 */
export async function savePicture(
	kind: 'png' | 'svg' | 'csv',
	element: HTMLElement,
	given: {
		name: string;
		internal: boolean;
		table: SavedTable;
		/** What the figures rest on. */ note?: string | undefined;
	}
): Promise<void> {
	const name = fileName(given.internal ? `${given.name} intern` : given.name);
	if (kind === 'csv') {
		const { columns, rows } = given.table;
		const last = columns[0] && given.note ? [{ [columns[0].key]: given.note }] : [];
		const text = toCsv(columns, [...rows, ...last]);
		saveFile(`${name}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
		return;
	}
	const svg = elementToSvg(element, { title: given.name, background: '#ffffff', scheme: 'light' });
	if (kind === 'svg') {
		saveFile(`${name}.svg`, new Blob([svg], { type: 'image/svg+xml' }));
		return;
	}
	const { width, height } = pictureSize(element);
	saveFile(`${name}.png`, await svgToPng(await withFont(svg, INTER), width, height));
}
