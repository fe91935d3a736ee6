// `npm run --silent sjekk -- FIL…`: what the page would say of files, without a page.
import { parseArgs } from 'node:util';
import { kilde, kilder } from '../src/lib/catalogue/kilder.ts';
import { areas } from '../src/lib/catalogue/omrader.ts';
import { areaMatcher } from '../src/lib/domain/area.ts';
import type { Problem } from '../src/lib/domain/problem.ts';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { firstThatFits } from '../src/lib/intake/firstThatFits.ts';
import { sourceUnknown, understand, understandAs } from '../src/lib/intake/understand.ts';
import { countPersonRows } from '../src/lib/intake/personRows.ts';
import { sniff } from '../src/lib/intake/read.ts';
import { validate } from '../src/lib/intake/validate.ts';
import { load, unload } from '../src/lib/intake/load.ts';
import { openSources } from '../src/lib/intake/views.ts';
import { openCube } from '../src/lib/queries/cube.ts';
import { unreadProblem, unreadRows } from '../src/lib/queries/unread.ts';
import { groupProblems, groupSentence } from '../src/lib/text/problems/index.ts';
import { speak } from '../src/lib/text/speak.ts';
import { openFiles } from './openFiles.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { ark: { type: 'string' }, kilde: { type: 'string' }, sprak: { type: 'string' } }
});
if (positionals.length === 0) {
	console.error(
		'Bruk: npm run --silent sjekk -- [--kilde ID] [--ark NAVN] [--sprak nb|nn|en] FIL…'
	);
	process.exit(2);
}
const locale = (['nb', 'nn', 'en'] as const).find((one) => one === values.sprak);
speak(locale ?? 'nb');

const say = (name: string, value: string) => console.log(`${`${name}:`.padEnd(14)}${value}`);

function sayProblems(problems: readonly Problem[]) {
	for (const group of groupProblems(problems)) {
		const { what, todo } = groupSentence(group);
		say(group.severity, [what, todo].filter(Boolean).join(' '));
	}
}

const engine = await openNodeEngine();
await openSources(engine);
await openCube(engine, areas);
const matchArea = areaMatcher(areas);
let refused = false;
for (const [i, file] of (await openFiles(positionals)).entries()) {
	if (i > 0) console.log('');
	say('fil', file.name);
	let sniffed = await sniff(file, { sheet: values.ark });
	const counted = sniffed.stage === 'sniffed' ? await countPersonRows(sniffed, kilder) : null;
	if (counted) {
		const { persons } = counted;
		sayProblems([{ code: 'persons-counted', severity: 'note', persons }]);
		sniffed = await sniff(counted.file);
	}
	if (sniffed.stage === 'refused') {
		refused = true;
		sayProblems(sniffed.problems);
		continue;
	}
	const understood =
		values.kilde === undefined
			? await firstThatFits(counted?.file ?? file, { sheet: values.ark }, sniffed, (one) =>
					understand(one, kilder)
				)
			: { mapped: await understandAs(sniffed, kilde(values.kilde)), recognitions: [] };
	const { mapped } = understood;
	const { decoded, dialect, header, table, problems } = mapped?.sniffed ?? sniffed;
	say('tegnsett', decoded.encoding);
	say('skilletegn', JSON.stringify(dialect.delimiter));
	say('kolonnenavn', `rad ${dialect.headerLine}`);
	if (table?.sheet) say('ark', `${table.sheet} (av ${table.sheets.join(', ')})`);
	if (!mapped) {
		refused = true;
		sayProblems([...problems, sourceUnknown(understood.recognitions)]);
		continue;
	}
	const score = understood.recognitions[0]?.score ?? 1;
	say('kilde', `${mapped.pakke.name} (${score.toFixed(2)})`);
	header.forEach((column, at) => {
		const target = mapped.columns[at];
		const becomes = target ? [target.field, target.year].filter(Boolean).join(' ') : '–';
		say('kolonne', `${column} → ${becomes}`);
	});
	for (const [field, value] of Object.entries(mapped.constants))
		say('fast verdi', `${field} = ${value}`);
	const checked = await validate(engine, mapped, i + 1, { matchArea });
	const read = checked.stage === 'refused' ? mapped : checked.mapped;
	say('desimaltegn', read.sniffed.dialect.decimal);
	if (checked.stage === 'refused') {
		refused = true;
		sayProblems(checked.problems);
		continue;
	}
	await load(engine, checked, []);
	const unread = await unreadRows(engine, mapped.pakke.name);
	sayProblems([...checked.problems, ...unread.map(unreadProblem)]);
	await unload(engine, checked, mapped.pakke, []);
	const { rows, usable, refused: unused, states } = checked.counts;
	say('rader', `${rows} lest, ${usable} brukt, ${unused} ikke brukt`);
	say(
		'celler',
		Object.entries(states)
			.map(([state, n]) => `${n} ${state}`)
			.join(', ')
	);
}
await engine.close();
process.exitCode = refused ? 1 : 0;
