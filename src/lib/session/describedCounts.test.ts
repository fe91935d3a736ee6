import { afterEach, describe, expect, it } from 'vitest';
import type { Described } from '../catalogue/described.ts';
import { areas } from '../catalogue/omrader.ts';
import { declared, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import type { ColumnTarget } from '../intake/map.ts';
import { Choices } from './choices.svelte.ts';
import { KommuneFigures } from './figures.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

/*
 * Counts of a source that the user has described: nothing says which of its groups is the whole of the
 * others, or which kommuner an area is told by, and what is hidden must not follow from what is shown.
 */
const KOMMUNE = areas.kommuner.find(({ code }) => code === '1818')!;
/** All kommuner of its helsefellesskap but for itself. */
const NEIGHBOURS = areas.kommuner
	.filter(
		({ code, helsefellesskap }) => code !== '1818' && helsefellesskap === KOMMUNE.helsefellesskap
	)
	.map(({ code }) => code);

const opened: Engine[] = [];
const spaces: Workspace[] = [];
afterEach(async () => {
	for (const space of spaces.splice(0)) space.described.forget();
	for (const engine of opened.splice(0)) await engine.close();
});

const source = (groups: string[]): Described => ({
	id: 'egen_telling',
	name: 'Telling',
	publisher: '',
	groups: groups.map((name) => ({ field: `inndeling_${name}`, name })),
	figures: [
		{
			...{ field: 'tall_antall', name: 'Antall', unit: 'personer' },
			...{ kind: 'antall', persons: true, dimension: 'kontekst' }
		}
	]
});

/** What is shown of each combination of groups, by area and category. */
async function shown(groups: string[], rows: string[]): Promise<Record<string, number | string>> {
	const space = new Workspace(async () => {
		const engine = await openNodeEngine();
		opened.push(engine);
		return engine;
	});
	spaces.push(space);
	const [entry] = await space.add([
		new File([[`sted;aar;${[...groups, 'antall'].join(';')}`, ...rows].join('\n')], 'egen.csv')
	]);
	const targets: ColumnTarget[] = [
		{ field: 'omrade' },
		{ field: 'aar' },
		...groups.map((name) => ({ field: `inndeling_${name}` })),
		{ field: 'tall_antall' }
	];
	await space.describe(entry!, source(groups), targets);
	await space.load(entry!);
	expect(entry!.status, JSON.stringify(entry!.problems)).toBe('loaded');
	const figures = new KommuneFigures(space, new Choices(space));
	await figures.ask(KOMMUNE);
	const own = figures.set.all.filter(
		({ indicator, year }) => indicator === 'egen_telling_tall_antall' && year === 2024
	);
	return Object.fromEntries(
		own.map(({ area, category, value }) => [
			`${area} ${category}`,
			value.state === 'value' ? value.value : value.state
		])
	);
}

describe('a count of a described source', () => {
	it('is hidden where it is small, and shown where it is not', async () => {
		expect(await shown([], ['1818;2024;3'])).toMatchObject({ '1818 alle': 'hidden' });
		expect(await shown([], ['1818;2024;30'])).toMatchObject({ '1818 alle': 30 });
	});

	it('does not follow from a value that is called the whole', async () => {
		const found = await shown(
			['kjonn'],
			['1818;2024;menn;40', '1818;2024;kvinner;3', '1818;2024;begge kjønn;43']
		);
		expect(found).toMatchObject({
			'1818 begge kjønn': 43,
			'1818 menn': 'hidden',
			'1818 kvinner': 'hidden'
		});
	});

	it('does not follow from a whole that is called something else', async () => {
		const found = await shown(
			['hva'],
			['1818;2024;a;40', '1818;2024;b;3', '1818;2024;c;60', '1818;2024;hele gruppa;103']
		);
		expect(found).toMatchObject({ '1818 hele gruppa': 103, '1818 b': 'hidden' });
		const hidden = ['1818 a', '1818 c'].filter((key) => found[key] === 'hidden');
		expect(hidden, 'the smaller one').toEqual(['1818 a']);
	});

	it('does not follow from the margins of two groups', async () => {
		const rows = [
			['menn', 'ung', 3],
			['kvinner', 'ung', 27],
			['alle', 'ung', 30],
			['menn', 'gammel', 50],
			['kvinner', 'gammel', 60],
			['alle', 'gammel', 110],
			['menn', 'alle', 53],
			['kvinner', 'alle', 87],
			['alle', 'alle', 140]
		].map((row) => `1818;2024;${row.join(';')}`);
		const found = await shown(['kjonn', 'alder'], rows);
		expect(found).toMatchObject({
			...{ '1818 alle · alle': 140, '1818 menn · alle': 53, '1818 alle · ung': 30 },
			'1818 menn · ung': 'hidden',
			'1818 kvinner · ung': 'hidden',
			'1818 menn · gammel': 'hidden',
			'1818 kvinner · gammel': 'hidden'
		});
	});

	it('does not follow from an area and its other kommuner', async () => {
		const rows = ['1818;2024;3', ...NEIGHBOURS.map((code, i) => `${code};2024;${30 + i}`)];
		const found = await shown([], rows);
		expect(found['1818 alle']).toBe('hidden');
		expect(NEIGHBOURS.length).toBeGreaterThan(1);
		// The area or one of its other kommuner is hidden with it, for every area there is.
		for (const area of [KOMMUNE.helsefellesskap, KOMMUNE.fylke, '0']) {
			const codes = [area, ...NEIGHBOURS].map((code) => `'${code}'`).join(',');
			const { rows: hidden } = await opened
				.at(-1)!
				.text(
					declared(`SELECT omrade FROM frigitt WHERE omrade IN (${codes}) AND tilstand = 'skjult'`)
				);
			expect(hidden.length, area).toBeGreaterThan(0);
		}
	});

	it.each([
		['called so', 'alle', 'i alt'],
		['called something else', 'hele gruppa', 'samtlige']
	])('does not follow from a whole that is there twice, %s', async (_, one, other) => {
		const found = await shown(
			['hva'],
			['a;40', 'b;3', 'c;60', `${one};103`, `${other};103`].map((row) => `1818;2024;${row}`)
		);
		expect(found).toMatchObject({
			...{ [`1818 ${one}`]: 103, [`1818 ${other}`]: 103 },
			...{ '1818 a': 'hidden', '1818 b': 'hidden', '1818 c': 60 }
		});
	});

	it.each([
		['is a part', ['rus;3', 'psykisk;60', 'begge;30', 'alle;93']],
		['is another sum', ['rus;3', 'psykisk;60', 'annet;30', 'samlet;88', 'alle;93']]
	])('does not follow where what is called a whole %s', async (_, lines) => {
		const found = await shown(
			['hva'],
			lines.map((row) => `1818;2024;${row}`)
		);
		expect(found).toMatchObject({ '1818 alle': 93, '1818 rus': 'hidden' });
		expect(
			['1818 psykisk', '1818 begge', '1818 annet'].filter((one) => found[one] === 'hidden')
		).not.toEqual([]);
	});

	it('that its publisher hides does not follow from a whole that is called something else', async () => {
		const rows = ['a;40', 'b;:', 'c;60', 'hele gruppa;103'].map((row) => `1818;2024;${row}`);
		const found = await shown(['hva'], rows);
		expect(found).toMatchObject({ '1818 hele gruppa': 103, '1818 b': 'hidden' });
		expect(found['1818 a']).toBe('hidden');
	});

	it('does not follow where the parts are more than the whole in another kommune or year', async () => {
		for (const whole of ['alle', 'hele gruppa'])
			for (const odd of ['1804;2024', '1818;2023']) {
				const here = ['a;40', 'b;3', 'c;60', `${whole};103`].map((row) => `1818;2024;${row}`);
				const there = ['a;60', 'b;30', 'c;30', `${whole};100`].map((row) => `${odd};${row}`);
				const found = await shown(['hva'], [...here, ...there]);
				expect(found, `${whole} ${odd}`).toMatchObject({
					...{ [`1818 ${whole}`]: 103, '1818 b': 'hidden' }
				});
				const rest = ['1818 a', '1818 c'].map((one) => found[one]);
				expect(rest, `${whole} ${odd}`).toContain('hidden');
			}
	});

	it('is shown where two groups are as many, and no part of each other', async () => {
		const rows = ['menn;40', 'kvinner;40'].map((row) => `1818;2024;${row}`);
		expect(await shown(['kjonn'], rows)).toMatchObject({ '1818 menn': 40, '1818 kvinner': 40 });
	});

	it('is shown where groups are no parts of each other', async () => {
		const found = await shown(['hva'], ['1818;2024;a;40', '1818;2024;b;35', '1818;2024;c;60']);
		expect(found).toMatchObject({ '1818 a': 40, '1818 b': 35, '1818 c': 60 });
	});
});
