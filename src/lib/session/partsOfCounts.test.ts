import { afterEach, describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import type { Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { Choices } from './choices.svelte.ts';
import { Explanation } from './explanation.svelte.ts';
import { KommuneFigures } from './figures.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

/*
 * The municipality's own counts, whole and by sex or age: what is left when a part is taken from its
 * whole is a number too, whether the file has a row for it or not.
 */
const HERE = areas.kommuner.find(({ code }) => code === '1818')!;
const HEADER = 'kommunenummer;aar;kilde;indikator;forlop;alder;kjonn;teller;nevner';

const opened: Engine[] = [];
afterEach(async () => {
	for (const engine of opened.splice(0)) await engine.close();
});

async function loaded(...rows: string[]) {
	const workspace = new Workspace(async () => {
		const engine = await openNodeEngine();
		opened.push(engine);
		return engine;
	});
	const lines = rows.map((row) => `1818;2024;Fagsystemet;${row}`);
	const [entry] = await workspace.add([new File([[HEADER, ...lines].join('\n')], 'egen.csv')]);
	await workspace.load(entry!);
	const figures = new KommuneFigures(workspace, new Choices(workspace));
	await figures.ask(HERE);
	const own = figures.set.all.filter(
		({ area, indicator }) => area === '1818' && indicator.startsWith('oversikt_')
	);
	return { workspace, figures: own };
}

/** What is shown of each count, by its name. */
async function shown(...rows: string[]): Promise<Record<string, number | string>> {
	const { figures: own } = await loaded(...rows);
	return Object.fromEntries(
		own.map(({ indicator, category, forlop, value }) => [
			indicator === 'oversikt_forlop' ? `brukere ${forlop}` : category,
			value.state === 'value' ? value.value : value.state
		])
	);
}

describe('the rows behind a count', () => {
	it('do not say what it is of: rows of a division would tell it of the rest', async () => {
		const { workspace, figures } = await loaded(
			'med plan;2;alle;samlet;25;107',
			'med plan;2;alle;menn;20;100',
			'uten nevner;2;alle;samlet;30;'
		);
		const figure = figures.find(({ value }) => value.state === 'value');
		const explanation = new Explanation(workspace, () => 'share');
		await explanation.show(figure!);
		const rows = explanation.rows?.rows.map(({ cells }) => cells.slice(-2));
		expect(rows).toEqual([
			['25', ':'],
			['20', ':'],
			['30', '..']
		]);
	});
});

describe('a part of a count', () => {
	it('is hidden where what is left of the whole is small', async () => {
		expect(await shown('ventende;2;alle;samlet;440;', 'ventende;2;alle;menn;437;')).toEqual({
			'ventende · forløp 2 (Fagsystemet)': 440,
			'ventende · forløp 2 · menn (Fagsystemet)': 'hidden'
		});
		const ages = await shown('boende;2;alle;samlet;540;', 'boende;2;18_pluss;samlet;538;');
		expect(Object.values(ages).sort()).toEqual([540, 'hidden']);
	});

	it('is hidden where little is left of an age that it lies in', async () => {
		const wide = 'boende · forløp 2 · 18_pluss (Fagsystemet)';
		const narrow = 'boende · forløp 2 · 18_24 (Fagsystemet)';
		for (const all of [[], ['boende;2;alle;samlet;100;'], ['boende;2;alle;samlet;70;']])
			expect(
				await shown(...all, 'boende;2;18_pluss;samlet;60;', 'boende;2;18_24;samlet;58;')
			).toMatchObject({ [wide]: 60, [narrow]: 'hidden' });
		const three = await shown(
			...['boende;2;alle;samlet;160;', 'boende;2;18_pluss;samlet;60;', 'boende;2;0_17;samlet;100;'],
			...['boende;2;18_24;samlet;3;', 'boende;2;25-44 år;samlet;20;', 'boende;2;45+;samlet;37;']
		);
		expect(three[narrow]).toBe('hidden');
		expect(Object.values(three).filter((one) => one === 'hidden').length).toBeGreaterThan(1);
		expect(await shown('boende;2;18_pluss;samlet;60;', 'boende;2;18_24;samlet;38;')).toMatchObject({
			[wide]: 60,
			[narrow]: 38
		});
	});

	it('of users in a pathway too, though the whole is another figure', async () => {
		const found = await shown('brukere;1;alle;samlet;240;', 'brukere;1;alle;menn;238;');
		expect(found['brukere · forløp 1 · menn (Fagsystemet)']).toBe('hidden');
		expect(found['brukere 1']).toBe(240);
	});

	it('is hidden where several parts together leave little', async () => {
		const found = await shown(
			'boende;2;alle;samlet;440;',
			'boende;2;18_24;samlet;137;',
			'boende;2;25_29;samlet;300;'
		);
		// One of the ages is hidden with what no row tells of: the three that are left differ.
		expect(Object.values(found).filter((one) => one === 'hidden').length).toBeGreaterThan(0);
		expect(found['boende · forløp 2 (Fagsystemet)']).toBe(440);
	});

	it('is hidden where it follows from users whose pathway is not stated, and the others', async () => {
		const found = await shown(
			'brukere;1;alle;samlet;60;',
			'brukere;2;alle;samlet;3;',
			'brukere;3;alle;samlet;90;',
			'brukere;;alle;samlet;153;'
		);
		expect(found['brukere (Fagsystemet)']).toBe(153);
		expect(found['brukere 2']).toBe('hidden');
		expect([found['brukere 1'], found['brukere 3']]).toContain('hidden');
	});

	it('is shown where what looks like a whole is another group', async () => {
		const found = await shown(
			'brukere;1;alle;samlet;60;',
			'brukere;2;alle;samlet;40;',
			'brukere;;alle;samlet;12;'
		);
		expect(Object.values(found).sort()).toEqual([12, 40, 60]);
	});

	it('of a denominator is hidden where little is left of it', async () => {
		const found = await shown('med plan;2;alle;samlet;238;240', 'på vent;2;alle;samlet;80;240');
		expect(Object.values(found)).toEqual(['hidden', 80]);
	});

	it('keeps its own name, with signs that names of cells are put together with', async () => {
		const found = await shown(
			'a+b|c/d?;2;alle;samlet;440;',
			'a+b|c/d?;2;alle;menn;437;',
			'100 %?;2;alle;samlet;50;'
		);
		expect(found).toEqual({
			'a+b|c/d? · forløp 2 (Fagsystemet)': 440,
			'a+b|c/d? · forløp 2 · menn (Fagsystemet)': 'hidden',
			'100 %? · forløp 2 (Fagsystemet)': 50
		});
	});

	it('is shown where the parts are the whole, or leave enough', async () => {
		const both = await shown(
			'boende;2;alle;samlet;440;',
			'boende;2;alle;menn;240;',
			'boende;2;alle;kvinner;200;'
		);
		expect(Object.values(both).sort()).toEqual([200, 240, 440]);
		const some = await shown('boende;2;alle;samlet;440;', 'boende;2;alle;menn;240;');
		expect(Object.values(some).sort()).toEqual([240, 440]);
	});
});
