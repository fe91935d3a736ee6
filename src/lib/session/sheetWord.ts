import type { DisclosureMode } from '../domain/figure.ts';
import type { Provenance } from '../domain/provenance.ts';
import type { Sheet } from '../pictures/compare/sheet.ts';
import { saveFile } from '../reports/index.ts';
import { WORD } from './documents.ts';
import { hashedProvenanceOf, type From } from './provenance.ts';
import { leavingFile } from './saving.ts';

/** A file as it leaves the page. */
interface Left {
	name: string;
	bytes: Uint8Array<ArrayBuffer>;
	mode: DisclosureMode;
}

/**
 * A sheet as a Word document. What writes it is fetched when it is asked for.
 *
 * @throws when it can't be fetched
 */
export async function wordOfSheet(session: From, sheet: Sheet): Promise<Left> {
	const from = withoutOthers(await hashedProvenanceOf(session, sheet.origin), sheet);
	const { wordOfSheet: written } = await import('../reports/docx/sheetPaper.ts');
	const name = `${leavingFile(from, sheet.name)}.docx`;
	return { name, bytes: await written({ sheet, from }), mode: from.mode };
}

/** What goes to one kommune names no files of the others. */
function withoutOthers(from: Provenance, { origin }: Sheet): Provenance {
	if (origin.place.level !== 'kommune') return from;
	return {
		...from,
		sources: from.sources.map((source) =>
			source.files.length > 1 ? { ...source, files: [], sha256: [] } : source
		)
	};
}

/** Saves it on the user's own machine. */
export async function saveSheetWord(session: From, sheet: Sheet): Promise<void> {
	const { name, bytes, mode } = await wordOfSheet(session, sheet);
	saveFile(name, new Blob([bytes], { type: WORD }), mode);
}

/** How the one who waits hears of many sheets, and stops them. */
export interface Following {
	signal: AbortSignal;
	/** Hears how many are written. */
	onProgress: (done: number) => void;
}

/**
 * Many sheets, each a Word document of its own, as one zip: to be sent one by one. Names that would be
 * the same get a number.
 *
 * @param name of the zip, without its ending
 * @throws     the signal's reason when it fires: then nothing is saved
 */
export async function zipOfSheets(
	session: From,
	{ name, sheets }: { name: string; sheets: readonly Sheet[] },
	{ signal, onProgress }: Following
): Promise<Left> {
	const { zipSync } = await import('fflate');
	const files: Record<string, Uint8Array<ArrayBuffer>> = {};
	const { mode } = session.choices;
	for (const [at, sheet] of sheets.entries()) {
		signal.throwIfAborted();
		const left = await wordOfSheet(session, sheet);
		files[unused(left.name, files)] = left.bytes;
		onProgress(at + 1);
		// What has been pressed in the meantime comes first.
		await new Promise((done) => setTimeout(done));
	}
	signal.throwIfAborted();
	// Each is a zip already: to press it once more takes time and gives nothing.
	return { name: `${name}.zip`, bytes: zipSync(files, { level: 0 }), mode };
}

/** Saves them on the user's own machine. */
export async function saveSheets(
	session: From,
	what: { name: string; sheets: readonly Sheet[] },
	following: Following
): Promise<void> {
	const { name, bytes, mode } = await zipOfSheets(session, what, following);
	saveFile(name, new Blob([bytes], { type: 'application/zip' }), mode);
}

function unused(name: string, files: Readonly<Record<string, unknown>>): string {
	for (let number = 1; ; number++) {
		const tried = number === 1 ? name : name.replace(/\.docx$/, `-${number}.docx`);
		if (!Object.hasOwn(files, tried)) return tried;
	}
}
