import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, load, manYears, type TabOf } from '../../../../tests/tabs.ts';
import { visits, type Visit } from '../../../../tests/visits.ts';
import { emptyContent } from '../keeping/kept.ts';
import { parseContent } from '../keeping/parse.ts';
import { readProject, writeProject } from '../keeping/project.ts';
import { SLICES } from './index.ts';
import type { Slice } from './slice.ts';
import type { ChoiceState } from './state.svelte.ts';

/*
 * What a new choice that is kept costs: a declaration, and its line in the list. One is made up
 * here, and everything else is as it stands. Other tests of this worker have the list too.
 */
const list = SLICES as unknown as Slice[];
beforeAll(() => void list.push(visits));
afterAll(() => void list.splice(list.indexOf(visits), 1));

const VISIT: Visit = { days: 3, by: 'Fylket' };

/** What the list declares is in the types too; the made-up choice is in none of them. */
const visitsIn = ({ choices }: Pick<TabOf, 'choices'>) =>
	(choices.kept as typeof choices.kept & { visits: ChoiceState<Visit> }).visits;

const writtenWith = (visits: unknown) => {
	const { choices, ...content } = emptyContent();
	return parseContent({ ...content, version: 1, choices: { ...choices, visits } });
};

describe('a choice that is declared and listed', () => {
	it('is kept, and comes back', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		await tab.keeping.turnOn();
		visitsIn(tab).put('3427', VISIT);
		await tab.keeping.save();
		expect(visitsIn(await browser.tab()).all).toEqual({ '3427': VISIT });
		visitsIn(tab).put('3427', null);
		await tab.keeping.save();
		expect(visitsIn(await browser.tab()).all).toEqual({});
	});

	it('is in a project file, and taken in from it beside what is here', async () => {
		const from = await new Browser().tab();
		await load(from, manYears('2,5'));
		visitsIn(from).put('3427', VISIT);
		const { content, blobs } = await from.tab.written([]);
		const parts = { content, blobs, app: '0', created: new Date(0) };
		const file = new File([(await writeProject(parts, null))!], 'p.zip');
		expect(await readProject(file, null)).toMatchObject({
			ok: true,
			content: { choices: { visits: { '3427': VISIT } } }
		});
		const to = await new Browser().tab();
		visitsIn(to).put('3428', { days: 1, by: 'Oss' });
		await to.projects.choose(file);
		expect(to.projects.step).toMatchObject({ kind: 'opened' });
		expect(visitsIn(to).all).toEqual({ '3427': VISIT, '3428': { days: 1, by: 'Oss' } });
	});

	it('is added to by two tabs, that take nothing from each other', async () => {
		const browser = new Browser();
		const one = await browser.tab();
		await one.keeping.turnOn();
		const other = await browser.tab();
		visitsIn(one).put('3427', VISIT);
		visitsIn(other).put('3428', { days: 1, by: '' });
		await Promise.all([one.keeping.save(), other.keeping.save()]);
		expect(Object.keys(visitsIn(await browser.tab()).all).sort()).toEqual(['3427', '3428']);
	});

	it('is refused when it is damaged, told where it is let go of, and none where it is absent', () => {
		expect(writtenWith({ '3427': VISIT })).toMatchObject({ ok: true, notes: [] });
		for (const damaged of [{ '3427': { ...VISIT, days: 367 } }, { '3427': { days: 1 } }, [], 'x'])
			expect(writtenWith(damaged)).toEqual({ ok: false, reason: 'damaged' });
		expect(writtenWith({ '0000': VISIT })).toMatchObject({
			ok: true,
			content: { choices: { visits: {} } },
			notes: [{ code: 'assumption-gone', id: '0000' }]
		});
		expect(writtenWith(undefined)).toMatchObject({
			ok: true,
			content: { choices: { visits: {} } }
		});
	});

	it('is cleared from the tab, and from the machine', async () => {
		const browser = new Browser();
		const tab = await browser.tab();
		visitsIn(tab).put('3427', VISIT);
		await tab.keeping.turnOn();
		await tab.keeping.removeAll();
		expect(visitsIn(tab).all).toEqual({});
		expect([...browser.disk.tree]).toEqual([]);
	});
});

describe('the list', () => {
	it('has each name once, and none that is a change of something else', () => {
		const names = SLICES.map(({ key }) => key as string);
		expect(new Set(names).size).toBe(names.length);
		const others = ['file', 'no-file', 'mapping', 'no-mapping'];
		expect(names.filter((name) => others.includes(name))).toEqual([]);
	});
});
