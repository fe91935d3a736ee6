import { describe, expect, it } from 'vitest';
import { Files } from './files.svelte.ts';
import type { WorkspaceFile } from './workspaceFile.svelte.ts';

const named = (...names: string[]) => names.map((name) => new File([name], name));
const namesOf = (files: Files) => files.list.map(({ file }) => file.name);
const asItIs = (entry: WorkspaceFile) => Promise.resolve([entry]);

describe('the files of a tab', () => {
	it('stand in the order they came, but for those that are taken aside', async () => {
		const files = new Files();
		files.takesAside.push(({ name }) => Promise.resolve(name === 'prosjekt.zip'));
		await files.add(named('a.csv', 'prosjekt.zip'), false, asItIs);
		await files.add(named('b.csv'), false, asItIs);
		expect(namesOf(files)).toEqual(['a.csv', 'b.csv']);
	});

	it('have what was in a zip in the place of it', async () => {
		const files = new Files();
		await files.add(named('a.csv', 'b.zip', 'c.csv'), true, async (entry) =>
			entry.file.name === 'b.zip' ? files.unpacked(entry, named('b1.csv', 'b2.csv')) : [entry]
		);
		expect(namesOf(files)).toEqual(['a.csv', 'b1.csv', 'b2.csv', 'c.csv']);
		expect(files.list.every(({ synthetic }) => synthetic)).toBe(true);
	});

	it('take no more of those on their way when all have been let go of', async () => {
		const files = new Files();
		files.takesAside.push(({ name }) => {
			if (name === 'b.csv') files.removeAll();
			return Promise.resolve(false);
		});
		expect(await files.add(named('a.csv', 'b.csv', 'c.csv'), false, asItIs)).toEqual([]);
		expect(files.list).toEqual([]);
	});
});
