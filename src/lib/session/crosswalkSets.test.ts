import { beforeEach, describe, expect, it } from 'vitest';
import { kobling } from '../catalogue/forlop.ts';
import { range } from '../domain/range.ts';
import type { Shares } from '../model/crosswalk.ts';
import { Choices } from './choices.svelte.ts';
import { CrosswalkSets } from './crosswalkSets.svelte.ts';
import { distinctName, LONGEST_NAME, nameFault } from '../model/crosswalkSet.ts';
import { crosswalkText } from '../pictures/crosswalkWords.ts';
import { setFile } from './keeping/parseShares.ts';
import { Workspace } from './workspace.svelte.ts';

const [first, second] = kobling.regler.map(({ id }) => id) as [string, string];
const shares = (third: number): Shares => ({
	'1': range(0, 0, 0),
	'2': range(0, 1 - third, 1),
	'3': range(0, third, 1),
	utenfor: range(0, 0, 0)
});
const NAME = 'Tynset 2026';

let choices: Choices;
let workspace: Workspace;
let sets: CrosswalkSets;
const label = () => crosswalkText(choices.crosswalk);
const saved = () => sets.list.map(({ name, version }) => `${name} v${version}`);
const fileOf = (content: unknown) => new File([JSON.stringify(content)], 'sett.json');

beforeEach(() => {
	workspace = new Workspace(() => Promise.reject(new Error('no engine')));
	choices = new Choices(workspace);
	sets = new CrosswalkSets(choices, workspace);
});

describe('the name that figures bear', () => {
	it('is the default’s, with what has been changed, until a set is saved', () => {
		expect(label()).toBe('kobling standard v1');
		choices.setShares(first, shares(0.5));
		choices.setShares(second, shares(0.5));
		expect(label()).toBe('kobling standard v1, 2 endret');
	});

	it('is the set’s; a change that is not saved is said, and saved it is the next version', () => {
		choices.setShares(first, shares(0.5));
		sets.save(NAME);
		expect(label()).toBe('kobling Tynset 2026 v1');
		choices.setShares(second, shares(0.25), 'Egen gjennomgang');
		expect(label()).toBe('kobling Tynset 2026 v1, endring ikke lagret');
		sets.save(NAME);
		expect(label()).toBe('kobling Tynset 2026 v2');
		sets.save(NAME);
		expect(label()).toBe('kobling Tynset 2026 v2');
		choices.setShares(second, shares(0.25), 'En annen grunn');
		expect(label()).toBe('kobling Tynset 2026 v2, endring ikke lagret');
	});

	it('follows a change back to what was saved', () => {
		choices.setShares(first, shares(0.5));
		sets.save(NAME);
		choices.setShares(first, null);
		expect(label()).toContain('ikke lagret');
		choices.setShares(first, shares(0.5));
		expect(label()).toBe('kobling Tynset 2026 v1');
	});
});

describe('sets', () => {
	it('are put in force, and the default too; each with one undo', () => {
		choices.setShares(first, shares(0.5), 'Derfor');
		sets.save(NAME);
		sets.useDefault();
		expect([label(), choices.shares, choices.reasons]).toEqual(['kobling standard v1', {}, {}]);
		sets.undo();
		expect([label(), choices.reasons]).toEqual(['kobling Tynset 2026 v1', { [first]: 'Derfor' }]);
		sets.useDefault();
		sets.use(sets.list[0]!);
		expect(choices.shares).toEqual({ [first]: shares(0.5) });
	});

	it('are renamed and deleted, also the one in force, and brought back', () => {
		choices.setShares(first, shares(0.5));
		sets.save(NAME);
		sets.rename(sets.list[0]!, 'Alvdal');
		expect([label(), saved()]).toEqual(['kobling Alvdal v1', ['Alvdal v1']]);
		sets.remove(sets.list[0]!);
		expect([label(), saved()]).toEqual(['kobling standard v1, 1 endret', []]);
		sets.undo();
		expect([label(), saved()]).toEqual(['kobling Alvdal v1', ['Alvdal v1']]);
	});

	it('are not undone over what has been changed since', () => {
		choices.setShares(first, shares(0.5));
		sets.save(NAME);
		choices.setShares(second, shares(0.5));
		expect(sets.canUndo).toBe(false);
		sets.undo();
		expect(saved()).toEqual(['Tynset 2026 v1']);
	});
});

describe('the file of a set', () => {
	const given = (third: number) =>
		setFile({
			name: NAME,
			version: 3,
			base: { id: kobling.id, version: kobling.versjon },
			shares: { [first]: shares(third) },
			reasons: { [first]: 'Derfor' }
		});

	it('dropped among others is taken, and changes no figure before it is used', async () => {
		await workspace.add([fileOf(given(0.5))]);
		expect(workspace.files).toEqual([]);
		expect([label(), saved()]).toEqual(['kobling standard v1', ['Tynset 2026 v3']]);
		sets.use(sets.list[0]!);
		expect(label()).toBe('kobling Tynset 2026 v3');
		expect(choices.reasons).toEqual({ [first]: 'Derfor' });
	});

	it('does not take the place of another set of the same name', async () => {
		choices.setShares(first, shares(0.25));
		sets.save(NAME);
		await sets.take(fileOf(given(0.5)));
		expect(saved()).toEqual(['Tynset 2026 v1', 'Tynset 2026 (2) v3']);
		expect(sets.told).toMatchObject({ kind: 'taken-as', name: NAME });
		sets.undo();
		expect(saved()).toEqual(['Tynset 2026 v1']);
	});

	it('that is here already is not taken twice', async () => {
		await sets.take(fileOf(given(0.5)));
		await sets.take(fileOf(given(0.5)));
		expect(sets.told).toMatchObject({ kind: 'taken-already' });
		expect(saved()).toEqual(['Tynset 2026 v3']);
	});

	it('that is refused leaves all as it was', async () => {
		choices.setShares(first, shares(0.25));
		sets.save(NAME);
		await sets.take(new File(['{"format": "forlopsatlas-andeler", '], 'skadet.json'));
		expect(sets.told).toMatchObject({ kind: 'refused', file: 'skadet.json' });
		expect([label(), saved()]).toEqual(['kobling Tynset 2026 v1', ['Tynset 2026 v1']]);
	});
});

describe('the name of a set', () => {
	it('is there, is not too long, and is nobody else’s', () => {
		const taken = [NAME];
		expect(nameFault('', taken)).toBe('empty');
		expect(nameFault('x'.repeat(LONGEST_NAME + 1), taken)).toBe('long');
		expect(['tynset 2026', 'Standard'].map((one) => nameFault(one, taken))).toEqual([
			'taken',
			'taken'
		]);
		expect(nameFault('Alvdal', taken)).toBeNull();
	});

	it('gets a number that is free, within the length', () => {
		expect(distinctName(NAME, [NAME, `${NAME} (2)`])).toBe(`${NAME} (3)`);
		const long = 'x'.repeat(LONGEST_NAME);
		expect(nameFault(distinctName(long, [long]), [long])).toBeNull();
	});
});
