// The Word document of a kommune of the examples in each language, made into PDF by LibreOffice and read
// back: `npm run dokumenter -- [kommunenummer]`. The files are left in `dokumenter/`, to be looked at.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isComputed, type Table } from '../src/lib/domain/table.ts';
import type { Locale } from '../src/lib/domain/text.ts';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { AllKommuner } from '../src/lib/session/allKommuner.svelte.ts';
import { Choices } from '../src/lib/session/choices.svelte.ts';
import { wordOfPaper } from '../src/lib/session/documents.ts';
import { exampleName } from '../src/lib/session/examples.ts';
import { KommuneFigures, kommuneByCode } from '../src/lib/session/figures.svelte.ts';
import { answerPaper } from '../src/lib/session/kommunePaper.ts';
import { kommuneSeen } from '../src/lib/session/kommuneSeen.ts';
import { askPathways } from '../src/lib/session/pathways.ts';
import { placeFrom } from '../src/lib/session/place.ts';
import { Workspace } from '../src/lib/session/workspace.svelte.ts';
import { figureText, language } from '../src/lib/text/index.ts';
import { speak } from '../src/lib/text/speak.ts';
import { ModelDesk } from '../src/lib/workers/model.ts';
import { examplePaths } from './exampleKey.mjs';
import { lookAmongWritten } from './known.ts';

const LOCALES: readonly Locale[] = ['nb', 'nn', 'en'];
const NEEDED = { soffice: 'libreoffice-writer-nogui', pdftotext: 'poppler-utils' };
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
	return { workspace, choices, allKommuner, shown: { ...asked, crosswalk: figures.crosswalk } };
}

/** What a language's document says, as it was written and as another program has read it. */
async function writeAndRead(locale: Locale): Promise<void> {
	speak(locale);
	language.set(locale);
	const { year } = session.shown;
	const place = placeFrom(new URLSearchParams({ kommune: code, aar: String(year) }));
	const { choices, allKommuner } = session;
	const seen = kommuneSeen({ choices, allKommuner }, session.shown, { kommune, place });
	const { bytes } = await wordOfPaper(session, answerPaper(session, seen));
	const name = `${code}-${locale}`;
	writeFileSync(`${folder}${name}.docx`, bytes);
	execFileSync(
		'soffice',
		['--headless', '--convert-to', 'pdf', '--outdir', folder, `${folder}${name}.docx`],
		{ stdio: 'ignore' }
	);
	const read = plain(execFileSync('pdftotext', ['-raw', `${folder}${name}.pdf`, '-']).toString());
	const { heading, table } = seen.picture;
	const told = [heading, ...seen.found.map(({ text }) => text), ...textsOf(table)];
	const lacking = told
		.flatMap((one) => one.split('; '))
		.filter((one) => !read.includes(plain(one)));
	if (lacking.length > 0) stop(`${name}.pdf mangler: ${lacking.join(' · ')}`);
	console.log(`dokumenter/${name}.docx og .pdf: ${read.length} tegn lest tilbake`);
}

/** All that a table says, cell by cell. */
function textsOf({ columns, rows }: Table): string[] {
	return rows.flatMap((row) =>
		columns.map(({ key, decimals }) => {
			const cell = row[key] ?? '';
			if (typeof cell === 'string') return cell;
			return isComputed(cell) ? cell.text : figureText(cell, decimals);
		})
	);
}

/** Without white space: a program breaks lines where it likes. */
function plain(text: string): string {
	return text.replace(/\s+/g, '');
}
