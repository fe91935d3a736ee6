import { afterEach, describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import type { Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { Choices } from './choices.svelte.ts';
import { KommuneFigures } from './figures.svelte.ts';
import { stepOf } from './fileStep.ts';
import { FiguresBefore } from './seenBefore.ts';
import { Workspace } from './workspace.svelte.ts';

const HEADER = 'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk';
const manYears = (name: string, ...rows: [year: number, arsverk: string][]) =>
	new File(
		[[HEADER, ...rows.map(([year, n]) => `1818;${year};V;samlet;alle;${n}`)].join('\n')],
		name
	);
const HERE = areas.kommuner.find(({ code }) => code === '1818')!;

const opened: Engine[] = [];
afterEach(async () => {
	for (const engine of opened.splice(0)) await engine.close();
});

/** A workspace with files that are loaded. */
async function withLoaded(...files: File[]) {
	const space = new Workspace(async () => {
		const engine = await openNodeEngine();
		opened.push(engine);
		return engine;
	});
	const entries = await space.add(files);
	await space.loadAll(entries);
	return { space, entries };
}

async function adults(space: Workspace) {
	const figures = new KommuneFigures(space, new Choices(space));
	await figures.ask(HERE);
	return figures.set
		.of('arsverk_malgruppe', '1818')
		.map(({ year, value }) => [year, value.state === 'value' ? value.value : value.state]);
}

const names = (space: Workspace) => space.files.map(({ file }) => file.name);

describe('a file of a source that has one', () => {
	it('stands beside it where it is of other years, and nobody is asked', async () => {
		const { space, entries } = await withLoaded(
			manYears('a.csv', [2024, '2,5']),
			manYears('b.csv', [2025, '3,5'])
		);
		expect(entries.map(stepOf)).toEqual(['loaded', 'loaded']);
		expect(await adults(space)).toEqual([
			[2024, 2.5],
			[2025, 3.5]
		]);
		expect(space.replacements.list).toEqual([]);
	});

	it('waits for a word where it has rows about the same, and nothing is another before it', async () => {
		const { space, entries } = await withLoaded(
			manYears('a.csv', [2024, '2,5']),
			manYears('b.csv', [2024, '3,5'], [2025, '4'])
		);
		const [first, second] = entries;
		expect(stepOf(second!)).toBe('asks');
		expect(second!.overlaps).toEqual([first]);
		expect(await adults(space)).toEqual([[2024, 2.5]]);
		await space.load(second!);
		expect(stepOf(second!)).toBe('asks');
	});

	it('gives way to it where it is one of our own examples: nobody is asked about those', async () => {
		const { space } = await withLoaded();
		await space.loadAll(await space.add([manYears('eksempel.csv', [2024, '2,5'])], true));
		const own = await space.add([manYears('egen.csv', [2024, '3,5'])]);
		await space.loadAll(own);
		expect(own.map(stepOf)).toEqual(['loaded']);
		expect(await adults(space)).toEqual([[2024, 3.5]]);
	});

	it('gives way to it when that is said, also in the years that it says nothing of', async () => {
		const { space, entries } = await withLoaded(
			manYears('a.csv', [2023, '2'], [2024, '2,5']),
			manYears('b.csv', [2024, '3,5'])
		);
		const [first, second] = entries;
		second!.beside = first!;
		await space.load(second!);
		expect(names(space)).toEqual(['b.csv']);
		expect(await adults(space)).toEqual([[2024, 3.5]]);
		expect(second!.problems.map(({ code }) => code)).not.toContain('overlaps-file');
	});

	it('can be had back, and back again', async () => {
		const { space, entries } = await withLoaded(
			manYears('a.csv', [2024, '2,5']),
			manYears('b.csv', [2024, '3,5'])
		);
		entries[1]!.beside = entries[0]!;
		await space.load(entries[1]!);
		for (const [name, arsverk] of [
			['a.csv', 2.5],
			['b.csv', 3.5]
		] as const) {
			await space.putBack(space.replacements.list[0]!);
			expect(names(space)).toEqual([name]);
			expect(await adults(space)).toEqual([[2024, arsverk]]);
			expect(space.replacements.list).toHaveLength(1);
		}
	});

	it('is asked about anew where the file that it should replace has gone', async () => {
		const { space, entries } = await withLoaded(
			manYears('a.csv', [2024, '2,5']),
			manYears('b.csv', [2025, '3']),
			manYears('c.csv', [2025, '4'])
		);
		const [first, second, third] = entries;
		third!.beside = first!;
		await space.remove(first!);
		await space.load(third!);
		expect(third!.overlaps).toEqual([second]);
		expect(stepOf(third!)).toBe('asks');
	});

	it('keeps the old file where there is nothing to use in the new one', async () => {
		const { space, entries } = await withLoaded(manYears('a.csv', [2024, '2,5']));
		const [bad] = await space.add([manYears('b.csv', [2024, 'mange'])]);
		bad!.beside = entries[0]!;
		await space.load(bad!);
		expect(names(space)).toEqual(['a.csv', 'b.csv']);
		expect(await adults(space)).toEqual([[2024, 2.5]]);
		expect(space.replacements.list).toEqual([]);
	});

	it('leaves nothing when all is deleted', async () => {
		const { space, entries } = await withLoaded(
			manYears('a.csv', [2024, '2,5']),
			manYears('b.csv', [2024, '3,5'])
		);
		entries[1]!.beside = entries[0]!;
		await space.load(entries[1]!);
		await space.removeAll();
		expect(space.replacements.list).toEqual([]);
	});
});

describe('the figures from before a file was replaced', () => {
	async function replaced(mode: 'share' | 'internal') {
		const { space, entries } = await withLoaded(manYears('a.csv', [2024, '2,5']));
		const choices = new Choices(space);
		const figures = new KommuneFigures(space, choices);
		const before = new FiguresBefore(space, figures, choices);
		choices.mode = mode;
		await figures.ask(HERE);
		const [fresh] = await space.add([manYears('b.csv', [2024, '3,5'])]);
		fresh!.beside = entries[0]!;
		await space.load(fresh!);
		return { space, before };
	}

	it('are those that were shown', async () => {
		const { before } = await replaced('share');
		const [seen] = before.of('1818');
		expect(seen).toMatchObject({ old: 'a.csv', fresh: 'b.csv', source: 'is248' });
		const figure = seen!.set.get('arsverk_malgruppe', '1818', 2024, 'alle', 'voksne');
		expect(figure?.value).toEqual({ state: 'value', value: 2.5 });
		expect(before.of('3427')).toEqual([]);
	});
	it('are not held where they were for the municipality’s own eyes', async () => {
		const { before } = await replaced('internal');
		expect(before.of('1818')).toEqual([]);
	});
	it('go with the file that came, and with all else', async () => {
		const one = await replaced('share');
		await one.space.remove(one.space.files[0]!);
		expect(one.before.of('1818')).toEqual([]);
		const other = await replaced('share');
		await other.space.removeAll();
		expect(other.before.of('1818')).toEqual([]);
	});
});
