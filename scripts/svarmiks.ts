// How many kommuner of the synthetic examples get each answer, by the example assumptions and by
// others: `npm run svarmiks`. The numbers stand in docs/metode.md; nothing is tuned to them.
import { readFileSync } from 'node:fs';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { AllKommuner } from '../src/lib/session/allKommuner.svelte.ts';
import { Choices } from '../src/lib/session/choices.svelte.ts';
import { exampleName } from '../src/lib/session/examples.ts';
import { askOverview } from '../src/lib/session/askOverview.ts';
import { ModelDesk, type Premises } from '../src/lib/workers/model.ts';
import { Workspace } from '../src/lib/session/workspace.svelte.ts';
import { examplePaths } from './exampleKey.mjs';
import { lookAmongWritten } from './known.ts';

const YEAR = Number(process.argv[2] ?? 2024);

lookAmongWritten();
const workspace = new Workspace(openNodeEngine);
const files = examplePaths().map(
	(path: string) => new File([readFileSync(path)], exampleName(path))
);
await workspace.loadAll(await workspace.add(files, true));
if (!workspace.atRest) throw new Error('Small numbers of the examples could not be protected');
const choices = new Choices(workspace);
const all = new AllKommuner(workspace, choices, () => Promise.resolve());
await all.ask();
const { set, kommuner } = all;
if (!set) throw new Error(`The examples were not read: ${all.failed ?? ''}`);
const told = set;
await (await workspace.engine()).close();

type Exact = Readonly<Record<string, number>>;

/** The example assumptions, some of them held at one number; with the country to try them on. */
function premisesWith(exact: Exact, tried: boolean): Premises {
	const assumptions = choices.assumptions.map((one) => {
		const value = exact[one.norm.id];
		return value === undefined
			? one
			: { ...one, range: { low: value, middle: value, high: value }, origin: 'local' as const };
	});
	const country = tried ? all.country(YEAR) : null;
	return { rules: choices.rules, assumptions, seed: 'svarmiks', country };
}

const SUPPORTED = 'oppfolging_i_bolig_andel';
const both = (second: number, third: number) => ({
	brukere_per_oppfolgingsarsverk_2: second,
	brukere_per_oppfolgingsarsverk_3: third
});
const CASES: [name: string, exact: Exact][] = [
	['eksempelantakelsene', {}],
	['ingen booppfølging er oppfølging', { [SUPPORTED]: 0 }],
	['en firedel er det', { [SUPPORTED]: 0.25 }],
	['halvparten er det', { [SUPPORTED]: 0.5 }],
	['16 og 10 brukere per årsverk', both(16, 10)],
	['30 og 20 brukere per årsverk', both(30, 20)],
	['60 og 40 brukere per årsverk', both(60, 40)]
];

const two = (x: number) => x.toFixed(2).replace('.', ',');

/** The answers of all kommuner, with the country to try the assumptions on or without. */
async function answersOf(exact: Exact, tried: boolean) {
	const from = performance.now();
	const { overview, country } = await askOverview(
		new ModelDesk(null),
		{ set: told, kommuner, year: YEAR },
		{ premises: premisesWith(exact, tried), leading: {} },
		{ signal: new AbortController().signal, onProgress: () => undefined }
	);
	const seconds = (performance.now() - from) / 1000;
	return { ...overview, seconds, there: country?.answer.national?.there ?? null };
}

console.log(`${kommuner.length} kommuner i eksemplene, ${YEAR}, hovedforløp 2 og 3 samlet`);
for (const [name, exact] of CASES) {
	console.log(`\n${name}`);
	for (const tried of [true, false]) {
		const { verdicts, reasons, lacking, compared, seconds, there } = await answersOf(exact, tried);
		const why = Object.entries(reasons).map(([reason, n]) => `${reason} ${n}`);
		console.log(
			`  ${tried ? 'prøvd mot landet' : 'ikke prøvd'}: mangler ${verdicts.missing} · kan ikke avgjøres ${verdicts.undecided} · dekket ${verdicts.covered} (${seconds.toFixed(1)} s)` +
				`\n    ${why.join(', ')}` +
				`\n    mangler i ${lacking?.low ?? '–'}–${lacking?.high ?? '–'} av ${compared} (90 %), i ${lacking?.median ?? '–'} i midten` +
				(there ? `\n    c ${two(there.low)} – ${two(there.median)} – ${two(there.high)}` : '')
		);
	}
}
process.exit(0);
