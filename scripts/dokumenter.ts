// The Word document and the workbook of a kommune of the examples in each language, read by LibreOffice and
// compared: `npm run dokumenter -- [kommunenummer]`. The files are left in `dokumenter/`, to be looked at.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locale } from '../src/lib/domain/text.ts';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { AllKommuner } from '../src/lib/session/allKommuner.svelte.ts';
import { Choices } from '../src/lib/session/choices.svelte.ts';
import { wordOfPaper } from '../src/lib/session/documents.ts';
import { exampleName } from '../src/lib/session/examples.ts';
import { KommuneFigures, kommuneByCode } from '../src/lib/session/figures.svelte.ts';
import { kommuneBook } from '../src/lib/session/kommuneBook.ts';
import { answerPaper } from '../src/lib/session/kommunePaper.ts';
import { kommuneSeen, type KommuneSeen } from '../src/lib/session/kommuneSeen.ts';
import { askPathways } from '../src/lib/session/pathways.ts';
import { placeFrom } from '../src/lib/session/place.ts';
import { excelOfBook } from '../src/lib/session/workbooks.ts';
import { Workspace } from '../src/lib/session/workspace.svelte.ts';
import { language } from '../src/lib/text/index.ts';
import { speak } from '../src/lib/text/speak.ts';
import { ModelDesk } from '../src/lib/workers/model.ts';
import { examplePaths } from './exampleKey.mjs';
import { lookAmongWritten } from './known.ts';
import { cellsOf, pagesOf, plain, saidIn, textsOf } from './readBack.ts';

const LOCALES: readonly Locale[] = ['nb', 'nn', 'en'];
const NEEDED = {
	soffice: 'libreoffice-writer-nogui libreoffice-calc-nogui',
	pdftotext: 'poppler-utils'
};
const folder = fileURLToPath(new URL('../dokumenter/', import.meta.url));
const code = process.argv[2] ?? '3427';

for (const [program, bundle] of Object.entries(NEEDED))
	if (spawnSync(program, ['--version']).error)
		stop(`Finner ikke ${program}. Installer det med «apt-get install ${bundle}», og prøv igjen.`);
const kommune = kommuneByCode(code) ?? stop(`Ingen kommune har nummer ${code}.`);
mkdirSync(folder, { recursive: true });
const session = await openSession();
for (const locale of LOCALES) await writeAndRead(locale);
await (await session.workspace.engine()).close();
process.exit(0);

function stop(why: string): never {
	console.error(why);
	process.exit(1);
}

/** The examples, loaded and asked as the page of the kommune does. */
async function openSession() {
	lookAmongWritten();
	const workspace = new Workspace(openNodeEngine);
	const files = examplePaths().map(
		(path: string) => new File([readFileSync(path)], exampleName(path))
	);
	await workspace.loadAll(await workspace.add(files, true));
	const choices = new Choices(workspace);
	const allKommuner = new AllKommuner(workspace, choices, () => Promise.resolve());
	await allKommuner.ask();
	const figures = new KommuneFigures(workspace, choices);
	await figures.ask(kommune);
	const year = figures.set.firstShown(code) ?? stop(`Eksemplene har ingen tall for ${code}.`);
	const desk = new ModelDesk(null);
	const asked = await askPathways(desk, figures.set, { kommune: code, year }, choices.model);
	return {
		workspace,
		choices,
		allKommuner,
		figures,
		shown: { ...asked, crosswalk: figures.crosswalk }
	};
}

/** What a language's files say, as they were written and as another program has read them. */
async function writeAndRead(locale: Locale): Promise<void> {
	speak(locale);
	language.set(locale);
	const { year } = session.shown;
	const place = placeFrom(new URLSearchParams({ kommune: code, aar: String(year) }));
	const { choices, allKommuner } = session;
	const seen = kommuneSeen({ choices, allKommuner }, session.shown, { kommune, place });
	await wordRead(`${code}-${locale}.docx`, seen);
	await excelRead(`${code}-${locale}-tall.xlsx`, seen);
}

async function wordRead(file: string, seen: KommuneSeen): Promise<void> {
	const { bytes } = await wordOfPaper(session, answerPaper(session, seen));
	writeFileSync(folder + file, bytes);
	const read = pagesOf(folder, file);
	const { heading, table } = seen.picture;
	const told = [heading, ...seen.found.map(({ text }) => text), ...textsOf(table)];
	const lacking = told
		.flatMap((one) => one.split('; '))
		.filter((one) => !read.includes(plain(one)));
	if (lacking.length > 0) stop(`${file} mangler: ${lacking.join(' · ')}`);
	console.log(`dokumenter/${file} og .pdf: ${read.length} tegn lest tilbake`);
}

/** Each sheet of a table has its numbers and words, row by row, and nothing else. */
async function excelRead(file: string, seen: KommuneSeen): Promise<void> {
	const { set, year } = session.shown;
	const book = kommuneBook(session, { set, kommune, year }, { seen, reference: null });
	writeFileSync(folder + file, (await excelOfBook(session, book)).bytes);
	const sheets = [...cellsOf(folder, file)].map(
		([tab, cells]) => [tab, cells.map((row) => row.filter(Boolean).map(plain))] as const
	);
	for (const { name, table } of book.pictures) {
		const wanted = saidIn(table).map((row) => row.join('\n'));
		const found = sheets.some(([, rows]) => {
			const said = rows.map((row) => row.join('\n'));
			return said[0] === plain(table.caption) && wanted.every((row) => said.includes(row));
		});
		if (!found) stop(`${file}: «${name}» er ikke det samme i regnearket som på siden`);
	}
	const cells = sheets.flatMap(([, rows]) => rows.flat()).length;
	console.log(`dokumenter/${file}: ${sheets.length} ark og ${cells} celler lest tilbake`);
	pagesOf(folder, file);
}
