// `npm run --silent les -- [--ut MAPPE] FIL…`: reads files as the page does, and writes them as plain CSV.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Problem } from '../src/lib/domain/problem.ts';
import { readAsTable } from '../src/lib/intake/readAsTable.ts';
import { toCsv } from '../src/lib/intake/readers/table.ts';
import { problemSentence } from '../src/lib/text/problems/index.ts';
import { speak } from '../src/lib/text/speak.ts';
import { openFiles } from './openFiles.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { ut: { type: 'string' }, ark: { type: 'string' } }
});
if (positionals.length === 0) {
	console.error('Bruk: npm run --silent les -- [--ut MAPPE] [--ark NAVN] FIL…');
	process.exit(2);
}
speak('nb');

if (values.ut !== undefined) mkdirSync(values.ut, { recursive: true });

let failed = false;
for (const file of await openFiles(positionals)) {
	const { name } = file;
	const tell = (problem: Problem) => {
		const { what, todo } = problemSentence(problem);
		// What has no place in a table is told in words too.
		const message =
			problem.severity === 'error' ? [what, todo].filter(Boolean).join(' ') : undefined;
		process.stderr.write(`${JSON.stringify({ file: name, ...problem, message })}\n`);
	};
	let csv = '';
	try {
		const { table, problems } = await readAsTable(file, { sheet: values.ark });
		for (const problem of problems) tell(problem);
		failed ||= table === null && problems.some(({ code }) => code !== 'empty-file');
		// Columns without any names are named by their place, as on the page.
		const named = (header: readonly string[]) => header.map((_, i) => `kolonne ${i + 1}`);
		if (table) {
			const header = table.headerLine === 0 ? named(table.header) : table.header;
			csv = toCsv([header, ...table.rows.map(({ cells }) => cells)]);
		}
	} catch (error) {
		failed = true;
		tell({ code: 'unreadable', severity: 'error', found: String(error) });
	}
	if (values.ut === undefined) process.stdout.write(csv);
	else writeFileSync(join(values.ut, name), csv);
}
process.exitCode = failed ? 1 : 0;
