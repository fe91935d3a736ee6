import { afterEach, describe, expect, it } from 'vitest';
import { kobling, normer } from '../catalogue/forlop.ts';
import { areas } from '../catalogue/omrader.ts';
import type { Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { assumptionsFrom } from '../model/assumptions.ts';
import { rulesFrom } from '../model/crosswalk.ts';
import { UNITS } from '../model/units.ts';
import { Choices } from './choices.svelte.ts';
import { Explanation } from './explanation.svelte.ts';
import { KommuneFigures } from './figures.svelte.ts';
import { gather, pathwaysOf, type ModelInForce } from './gaps.ts';
import { Workspace } from './workspace.svelte.ts';

/*
 * A file in which the source itself has hidden a number: nothing that is shown, and no range that the
 * model prints, may give it back. In Herøy, whoever looks.
 */
const HERE = areas.kommuner.find(({ code }) => code === '1818')!;
const HEADER = 'Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall';
const GROUPS = [
	'rus uten psykisk lidelse',
	'rus og mindre alvorlig psykisk lidelse',
	'rus og alvorlig psykisk lidelse',
	'kun psykisk lidelse'
];
const group = (name: string, count: string | number) => `1818;2024;${name};alle;alle;${count}`;
const groups = (...counts: (string | number)[]) =>
	counts.map((count, i) => group(GROUPS[i] ?? '', count));
const total = (count: string | number) => group('alle brukere', count);
const sexes = (men: number, women: number) => [
	`1818;2024;alle brukere;kjønn;menn;${men}`,
	`1818;2024;alle brukere;kjønn;kvinner;${women}`
];

const rules = rulesFrom(kobling.regler, {});
const assumptions = assumptionsFrom(normer, {}, true);
const model: ModelInForce = {
	premises: { rules, assumptions, seed: 's', country: null },
	leading: {}
};

const opened: Engine[] = [];
afterEach(async () => {
	for (const engine of opened.splice(0)) await engine.close();
});

async function loaded(rows: string[], internal: boolean) {
	const workspace = new Workspace(async () => {
		const engine = await openNodeEngine();
		opened.push(engine);
		return engine;
	});
	const choices = new Choices(workspace);
	if (internal) choices.mode = 'internal';
	const people = 'Region;År;Kjønn;Alder;Personer';
	const file = (name: string, lines: string[]) => new File([lines.join('\n')], name);
	const added = await workspace.add([
		file('brukerplan.csv', [HEADER, ...rows]),
		file('07459.csv', [people, '1818 Herøy;2024;Begge kjønn;18 år;1400'])
	]);
	for (const entry of added) await workspace.load(entry);
	const figures = new KommuneFigures(workspace, choices);
	await figures.ask(HERE);
	const place = { kommune: '1818', year: 2024 };
	return { workspace, choices, set: figures.set, place };
}

type Loaded = Awaited<ReturnType<typeof loaded>>;

const shown = ({ set }: Loaded, indicator: string) =>
	set.all
		.filter((one) => one.area === '1818' && one.indicator === indicator)
		.map(({ numerator }) => (numerator.state === 'value' ? numerator.value : numerator.state));
const lead = ({ set, place }: Loaded) => gather(set, place, model).leads[3];

describe.each([
	{ eyes: 'til deling', internal: false },
	{ eyes: 'intern', internal: true }
])('a number that its source hides, $eyes', ({ internal }) => {
	it('is no remainder of the groups beside it and their total', async () => {
		const found = await loaded([...groups(10, 12, ':', 15), total(40)], internal);
		// Beside their total one hidden group would follow from three that are shown.
		expect(shown(found, 'brukere_gruppe')).toEqual(
			internal ? Array(4).fill('hidden') : [15, 'hidden', 12, 'hidden']
		);
		expect(shown(found, 'brukere_forlop')).toEqual(['hidden', 'hidden']);
		expect(shown(found, 'brukere_i_alt_rate'), 'the total is a published cell').toEqual([40]);
		expect(lead(found)).toMatchObject({ hiddenTotal: internal ? 40 : 13 });
		const parts = lead(found)!.parts.map(({ amount }) => amount === null);
		expect(parts.filter(Boolean)).toHaveLength(internal ? 4 : 2);
		const all = pathwaysOf(found.set, found.place, model);
		const { answer } = all[UNITS.indexOf(3)]!;
		expect(
			answer.users!.high - answer.users!.low,
			'a range that could be any group'
		).toBeGreaterThan(10);
		// Neither a number nor a share of the group is among all that the page is told.
		const told = JSON.stringify(
			all.map((one) => [one.answer, one.leading]),
			(key, one: unknown) => (['unit', 'forlop'].includes(key) ? undefined : one)
		);
		expect(told).not.toMatch(/:(3|0\.075)[,}]/);
	});
	it('is not given back by a total when it is the only part', async () => {
		const found = await loaded([...groups(':'), total(40)], internal);
		expect(lead(found)).toMatchObject({ hiddenTotal: null });
		const { users } = pathwaysOf(found.set, found.place, model)[UNITS.indexOf(3)]!.answer;
		expect(users).toMatchObject({ open: true });
		expect(users!.high).toBeLessThan(40);
	});
	it('is not given back when the others were not collected', async () => {
		const found = await loaded([...groups('..', '..', ':', '..'), total(40)], internal);
		expect(lead(found)).toMatchObject({ hiddenTotal: null });
	});
	it('is no sum of its parts when it is the total', async () => {
		const found = await loaded([...groups(10, 12, 14, 15), total(':'), ...sexes(30, 21)], internal);
		for (const indicator of ['brukere_gruppe', 'brukere_kjonn', 'brukere_forlop'])
			expect(new Set(shown(found, indicator)), indicator).toEqual(new Set(['hidden']));
		expect(shown(found, 'brukere_i_alt_rate')).toEqual(['hidden']);
	});
	it('is not given back by the sexes where there is no total: they add up to it', async () => {
		const found = await loaded([...groups(10, 12, ':', 15), ...sexes(30, 21)], internal);
		expect(shown(found, 'brukere_gruppe').toSorted()).toEqual(
			internal ? Array(4).fill('hidden') : [12, 15, 'hidden', 'hidden']
		);
		expect(shown(found, 'brukere_kjonn').toSorted()).toEqual([21, 30]);
		expect(shown(found, 'brukere_i_alt_rate'), 'can not be added').toEqual(['not-applicable']);
	});
	it('closes the rows behind the figure', async () => {
		const found = await loaded([...groups(10, 12, ':', 15), total(40)], internal);
		const explanation = new Explanation(found.workspace, () => found.choices.mode);
		const parts = found.set.of('brukere_gruppe', '1818');
		await explanation.show(parts.find(({ value }) => value.state === 'hidden')!);
		expect(explanation.rows?.rows).toHaveLength(4);
		expect(JSON.stringify(explanation.rows?.rows.map(({ cells }) => cells))).not.toMatch(
			/"1[025]"/
		);
	});
});

describe('the rows behind a figure', () => {
	it('are closed where little is left of the denominator', async () => {
		const space = new Workspace(async () => {
			const engine = await openNodeEngine();
			opened.push(engine);
			return engine;
		});
		const header = 'kommunenummer;aar;kilde;indikator;forlop;alder;kjonn;teller;nevner';
		const [entry] = await space.add([
			new File([`${header}\n1818;2024;Gerica;brukere;3;alle;;238;240`], 'oversikt.csv')
		]);
		await space.load(entry!);
		const choices = new Choices(space);
		const figures = new KommuneFigures(space, choices);
		await figures.ask(HERE);
		const [figure] = figures.set.of('oversikt_forlop', '1818');
		expect(figure).toMatchObject({ value: { state: 'hidden' }, denominator: null });
		const explanation = new Explanation(space, () => choices.mode);
		await explanation.show(figure!);
		expect(explanation.rows?.rows).toHaveLength(1);
		expect(JSON.stringify(explanation.rows)).not.toMatch(/238|240/);
	});
});
