import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { Origin } from '../pictures/origin.ts';
import type { Provenance } from '../domain/provenance.ts';
import type { Table } from '../domain/table.ts';
import { m, stampOf } from '../text/index.ts';
import { hashedProvenanceOf, type From } from './provenance.ts';
import {
	copyPng,
	copyTable,
	elementToSvg,
	pictureSize,
	saveFile,
	svgToPng,
	tableCsv,
	provenanceLine,
	yearsText,
	withFont
} from '../reports/index.ts';

const INTER = { family: 'Inter Variable', address: interUrl };

/** A name that every file system takes: without what is not a letter, a figure or a hyphen. */
function fileName(name: string): string {
	return name
		.toLowerCase()
		.replace(/[^a-zæøå0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

/** What a file is called, without its ending: its place, its years and its name, and that it is synthetic. */
export const leavingFile = (from: Provenance, name: string): string =>
	fileName([...named(from), name, ...(from.synthetic ? ['syntetisk'] : [])].join(' '));

/** A picture on the page, and what it needs to leave it. */
interface Saved {
	/** What it is of: 'arbeidsformer'. */
	name: string;
	table: Table;
	origin: Origin;
	session: From;
}

/**
 * Saves a picture as it is seen, or the table behind it. Place, year, source and what it is made of
 * follow with it, and internal and synthetic figures say so in the name too: a file that has left the
 * page is still marked.
 */
export async function savePicture(
	kind: 'png' | 'svg' | 'csv',
	element: HTMLElement,
	{ name, table, origin, session }: Saved
): Promise<void> {
	if (kind === 'csv') return saveTable({ name, table, origin, session });
	const { svg, from, size } = await drawnOf(element, { table, origin, session });
	const file = leavingFile(from, name);
	const blob =
		kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf({ svg, size });
	saveFile(`${file}.${kind}`, blob, from.mode);
}

/**
 * Puts a picture on the clipboard, as it would be saved.
 *
 * @throws what the browser says where it doesn't let us
 */
export const copyPicture = (element: HTMLElement, saved: Saved): Promise<void> =>
	// The browser lets us while the press is fresh: what is to be written comes after.
	copyPng(drawnOf(element, saved).then(pngOf));

interface Drawn {
	svg: string;
	from: Provenance;
	size: { width: number; height: number };
}

/**
 * A picture as it is seen when it is asked for, with where it comes from. The files behind it are read
 * for that: where the page has become another meanwhile, one thing would go by another's name.
 *
 * @throws Error when it has
 */
async function drawnOf(
	element: HTMLElement,
	{ table, origin, session }: Omit<Saved, 'name'>
): Promise<Drawn> {
	const draw = (words: { title: string; foot: string }) =>
		elementToSvg(element, { ...words, background: '#ffffff', scheme: 'light' });
	// Ids are new with each drawing.
	const look = () => draw({ title: '', foot: '' }).replaceAll(/\bp\d+-/g, '');
	const seen = look();
	const from = await hashedProvenanceOf(session, origin);
	if (look() !== seen) throw new Error(m.picture_changed());
	const foot = provenanceLine(from);
	const title = [stampOf(from.mode), named(from).join(' ')].filter(Boolean).join(' · ');
	return {
		svg: draw({ title: `${title}: ${table.caption}`, foot }),
		...{ from, size: pictureSize(element, foot) }
	};
}

const pngOf = async ({ svg, size }: Pick<Drawn, 'svg' | 'size'>): Promise<Blob> =>
	svgToPng(await withFont(svg, INTER), size.width, size.height);

/**
 * Puts the table behind a picture on the clipboard, for a document or a spreadsheet.
 *
 * @throws what the browser says where it doesn't let us
 */
export const copyPictureTable = async ({
	table,
	origin,
	session
}: Omit<Saved, 'name'>): Promise<void> =>
	copyTable(table, await hashedProvenanceOf(session, origin));

/** The same table saved as a file. */
export async function saveTable({ name, table, origin, session }: Saved): Promise<void> {
	const from = await hashedProvenanceOf(session, origin);
	const text = tableCsv(table, from);
	const blob = new Blob([text], { type: 'text/csv;charset=utf-8' });
	saveFile(`${leavingFile(from, name)}.csv`, blob, from.mode);
}

const named = ({ place, years }: Provenance): string[] => [place.name, yearsText(years)];
