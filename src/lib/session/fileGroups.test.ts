import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FORM_HEADER, FORMS, countyForms, formBook } from '../../../tests/forms.ts';
import { Browser } from '../../../tests/tabs.ts';
import { openNodeEngine } from '../engine/node.ts';
import { withColumn, withConstant } from '../intake/confirming.ts';
import { placeOf } from '../intake/ownFields.ts';
import { mapByName, mapLike } from './fileForms.ts';
import {
	differenceOf,
	filesIn,
	isLoadable,
	listed,
	samePlace,
	type FileGroup
} from './fileGroups.ts';
import { stepOf } from './fileStep.ts';
import { Workspace } from './workspace.svelte.ts';

let county: File[];
beforeAll(async () => {
	county = await Promise.all(
		countyForms().map(async (form) => new File([await formBook(form)], form.name))
	);
});

const spaces: Workspace[] = [];
afterEach(async () => {
	for (const space of spaces.splice(0)) await space.removeAll();
});

function workspace(): Workspace {
	const space = new Workspace(openNodeEngine);
	spaces.push(space);
	return space;
}

const groupIn = (space: Workspace): FileGroup => {
	const [first] = listed(space.files).filter((one) => one.kind === 'group');
	if (!first) throw new Error('no group');
	return first.group;
};

/** Texts of which nobody knows the source, each of a place, and perhaps a year. */
let figure = 30;
const text = (name: string) => new File([`hvem;tall i alt\nunge;12\neldre;${figure++}\n`], name);

describe('the forms of a county', () => {
	it('are one line, with those that are otherwise in it', async () => {
		const space = workspace();
		const adding = space.add(county);
		while (space.files.length === 0) await Promise.resolve();
		expect(listed(space.files).map(({ kind }) => kind)).toEqual(['unread']);
		await adding;
		const list = listed(space.files);
		expect(list.map(({ kind }) => kind)).toEqual(['group']);
		const { members, others } = groupIn(space);
		expect([members.length, filesIn(groupIn(space)).length]).toEqual([40, FORMS]);
		expect(others.map(({ file }) => file.name)).toEqual([
			'3448 Nordre Land.xlsx',
			'Tomt skjema.xlsx'
		]);
		expect(differenceOf(members, others[0]!)).toEqual({
			added: ['Svar', 'Tall i alt'],
			missing: ['Kategori', 'Antall']
		});
		const asking = members.filter((one) => !isLoadable(one));
		expect(asking.map(({ file }) => file.name)).toEqual(['BrukerPlan_Våler_2024.xlsx']);
		expect(samePlace(members).map((same) => same.map(({ file }) => file.name))).toEqual([
			['3401 Kongsvinger.xlsx', 'Kongsvinger ny.xlsx']
		]);
		const clues = members.map(({ file, sniffed }) => placeOf(file.name, sniffed!));
		expect(clues.filter((one) => one?.codes.length === 1)).toHaveLength(39);
		expect(new Set(clues.map((one) => one?.clue))).toEqual(new Set(['file', 'sheet', 'title']));
	});

	it('are loaded each with its own kommune, and asked of where two are of one', async () => {
		const space = workspace();
		await space.add(county);
		const { members } = groupIn(space);
		await space.compute(members.filter(isLoadable));
		const steps = (step: string) => members.filter((one) => stepOf(one) === step);
		expect(steps('loaded')).toHaveLength(38);
		expect(steps('asks').map(({ file }) => file.name)).toEqual([
			'BrukerPlan_Våler_2024.xlsx',
			'Kongsvinger ny.xlsx'
		]);
		const places = new Set(steps('loaded').map(({ mapped }) => mapped?.constants.omrade));
		expect(places.size).toBe(38);
		const reach = steps('loaded').flatMap(({ loaded }) => loaded?.coverage ?? []);
		expect(reach).toEqual(Array(38).fill({ year: 2024, kommuner: 1 }));
	}, 120_000);

	it('that wait for their turn are as they were when it is stopped', async () => {
		const space = workspace();
		await space.add(county.slice(0, 8));
		const { members } = groupIn(space);
		const loading = space.compute(members);
		while (!members.some(({ status }) => status === 'loaded')) await new Promise(setImmediate);
		space.stop(members);
		await loading;
		const steps = members.map(stepOf);
		expect(steps[0]).toBe('loaded');
		expect(steps.at(-1)).toBe('ready');
		expect(members.some(({ queued }) => queued)).toBe(false);
		await space.compute(members.filter(isLoadable));
		expect(new Set(members.map(stepOf))).toEqual(new Set(['loaded']));
	}, 120_000);

	it('of which the reading is stopped stand as one, to be read again', async () => {
		const space = workspace();
		const adding = space.add(county.slice(0, 8));
		while (space.files.length === 0) await Promise.resolve();
		space.stop(space.files);
		await adding;
		const [only] = listed(space.files);
		expect([listed(space.files).length, only?.kind]).toEqual([1, 'unread']);
		for (const entry of space.files) await space.read(entry);
		expect(groupIn(space).members).toHaveLength(8);
	});
});

it('are kept with the kommune of each, found or chosen', async () => {
	const browser = new Browser();
	const tab = await browser.tab();
	await tab.workspace.add(county.slice(0, 6));
	const { members } = groupIn(tab.workspace);
	members[1]!.mapped = withConstant(members[1]!.mapped!, 'omrade', '3419');
	await tab.workspace.compute(members.slice(0, 5));
	members[5]!.mapped = withConstant(members[5]!.mapped!, 'omrade', '');
	await tab.keeping.turnOn();
	const again = await browser.tab();
	const back = groupIn(again.workspace).members;
	expect(back.map(stepOf)).toEqual([...Array<string>(5).fill('loaded'), 'asks']);
	const places = back.map(({ mapped }) => mapped?.constants.omrade);
	expect([places[0], places[1], places[5]]).toEqual(['3401', '3419', undefined]);
});

it('are none where they came one by one, until they are many', async () => {
	const space = workspace();
	for (const file of county.slice(0, 5)) await space.add([file]);
	expect(listed(space.files).map(({ kind }) => kind)).toEqual(Array<string>(5).fill('file'));
	await space.add(county.slice(5, 6));
	expect(groupIn(space).members).toHaveLength(6);
});

describe('what is settled of one', () => {
	it('is settled of all with the header, but for its place and year', async () => {
		const space = workspace();
		await space.add(
			['Tynset 2023.csv', 'Alvdal 2024.csv', 'Folldal.csv'].map((name) => text(name))
		);
		const { members } = groupIn(space);
		const [first] = members;
		expect(members.map(({ mapped }) => mapped)).toEqual([null, null, null]);
		await space.choose(first!, 'brukerplan');
		first!.mapped = withColumn(first!.mapped!, 1, { field: 'antall' });
		first!.mapped = { ...first!.mapped, valueChoices: { gruppe: { unge: 'alle' } } };
		await mapLike(space, first!.mapped, members.slice(1));
		expect(members.map(({ mapped }) => mapped?.columns)).toEqual(
			Array(3).fill([null, { field: 'antall' }])
		);
		expect(members[2]?.mapped?.valueChoices).toEqual({ gruppe: { unge: 'alle' } });
		const own = members.map(({ mapped }) => [mapped?.constants.omrade, mapped?.constants.aar]);
		expect(own).toEqual([
			['3427', '2023'],
			['3428', '2024'],
			['3429', undefined]
		]);
		expect(members[1]!.problems.map(({ code }) => code)).not.toContain('source-unknown');
	});

	it('is not given to the next file: neither place nor year', async () => {
		const space = workspace();
		const [first] = await space.add([text('uten navn.csv')]);
		await space.choose(first!, 'brukerplan');
		first!.mapped = withColumn(first!.mapped!, 1, { field: 'antall' });
		const constants = { ...first!.mapped.constants, omrade: '3427', aar: '2023' };
		first!.mapped = { ...first!.mapped, constants };
		await space.load(first!);
		expect(stepOf(first!)).toBe('loaded');
		const [next, named] = await space.add([text('neste.csv'), text('Alvdal.csv')]);
		expect(next?.mapped?.columns).toEqual([null, { field: 'antall' }]);
		expect(next?.mapped?.constants).not.toHaveProperty('omrade');
		expect(next?.mapped?.constants).not.toHaveProperty('aar');
		expect(named?.mapped?.constants.omrade).toBe('3428');
	});

	it('goes to a file with other columns by their names', async () => {
		const space = workspace();
		const names = [...FORM_HEADER];
		const csv = (name: string, header: string[], rows: string) =>
			new File([`${header.join(';')}\n${rows}\n`], name);
		const row = (n: number) => `2024;ROP;alle;alle;${n}`;
		const swapped = ['Merknad', ...names.slice(0, 4), 'I alt'];
		await space.add([
			...['Tynset', 'Alvdal', 'Folldal'].map((name, i) => csv(`${name}.csv`, names, row(12 + i))),
			csv('Tolga.csv', swapped, `;${row(40)}`)
		]);
		const { members, others } = groupIn(space);
		await mapByName(space, members[0]!.mapped!, others[0]!);
		const columns = others[0]?.mapped?.columns.map((target) => target?.field ?? null);
		expect(columns).toEqual([null, 'aar', 'gruppe', 'kjennetegn', 'kategori', null]);
		expect(others[0]?.mapped?.constants.omrade).toBe('3426');
		expect(stepOf(others[0]!)).toBe('asks');
	});
});
