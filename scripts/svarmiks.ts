// How many kommuner of the synthetic examples get each answer, by the example assumptions and by
// others: `npm run svarmiks`. The numbers stand in docs/metode.md; nothing is tuned to them.
import { readFileSync } from 'node:fs';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { AllKommuner } from '../src/lib/session/allKommuner.svelte.ts';
import { Choices } from '../src/lib/session/choices.svelte.ts';
import { exampleName } from '../src/lib/session/examples.ts';
import { gather } from '../src/lib/session/gaps.ts';
import { ModelWork, type Premises } from '../src/lib/session/modelWork.ts';
import { Workspace } from '../src/lib/session/workspace.svelte.ts';
import { examplePaths } from './exampleKey.mjs';

const YEAR = Number(process.argv[2] ?? 2024);

const workspace = new Workspace(openNodeEngine);
const files = examplePaths().map(
	(path: string) => new File([readFileSync(path)], exampleName(path))
);
await workspace.loadAll(await workspace.add(files, true));
const choices = new Choices(workspace);
const all = new AllKommuner(workspace, choices, () => Promise.resolve());
await all.ask();
const { set, kommuner } = all;
if (!set) throw new Error(`The examples were not read: ${all.failed ?? ''}`);
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
const CASES: [name: string, exact: Exact, tried?: boolean][] = [
	['eksempelantakelsene', {}],
	['de samme, ikke prøvd mot landet', {}, false],
	['ingen booppfølging er oppfølging', { [SUPPORTED]: 0 }, false],
	['en firedel er det', { [SUPPORTED]: 0.25 }, false],
	['halvparten er det', { [SUPPORTED]: 0.5 }, false],
	['16 og 10 brukere per årsverk', both(16, 10), false],
	['30 og 20 brukere per årsverk', both(30, 20), false],
	['60 og 40 brukere per årsverk', both(60, 40), false]
];

const one = (x: number) => x.toFixed(2).replace('.', ',');
console.log(`${kommuner.length} kommuner i eksemplene, ${YEAR}, hovedforløp 2 og 3 samlet`);
for (const [name, exact, tried = true] of CASES) {
	const premises = premisesWith(exact, tried);
	const work = new ModelWork();
	work.rest(premises);
	const questions = kommuner.flatMap((kommune) =>
		gather(set, { kommune, year: YEAR }, { premises, leading: {} }).questions.slice(0, 1)
	);
	const from = performance.now();
	const { verdicts, reasons, lacking, compared } = work.do('overview', questions);
	const seconds = (performance.now() - from) / 1000;
	const country = all.country(YEAR);
	const there = country && work.do('answers', [country])[0]?.[0];
	const c = there?.capacity && there.required ? there.capacity.median / there.required.median : NaN;
	console.log(
		`\n${name}\n  mangler ${verdicts.missing} · dekket ${verdicts.covered} · kan ikke avgjøres ${verdicts.undecided}` +
			`\n  ${Object.entries(reasons)
				.map(([reason, n]) => `${reason} ${n}`)
				.join(', ')}` +
			`\n  mangler i ${lacking?.low ?? '–'}–${lacking?.high ?? '–'} av ${compared} (90 %), i ${lacking?.median ?? '–'} i midten` +
			`\n  landet har ${one(c)} av det antakelsene krever; ${seconds.toFixed(1)} s`
	);
}
process.exit(0);
