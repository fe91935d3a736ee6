import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { compare } from '../notebook/compare.ts';
import type { Pin } from '../notebook/pin.ts';
import { gapKey, keysOf, type CitedKey } from '../pictures/cited.ts';
import { TOGETHER } from '../model/units.ts';
import { ModelDesk } from '../workers/model.ts';
import { AllKommuner } from './allKommuner.svelte.ts';
import { Choices } from './choices.svelte.ts';
import { nowOf, pinNow, type Citing } from './citing.ts';
import { sha256Of } from './keeping/hash.ts';
import { Workspace } from './workspace.svelte.ts';

const opened: Engine[] = [];
afterEach(async () => {
	for (const engine of opened.splice(0)) await engine.close();
});

function tab(): Citing {
	const workspace = new Workspace(async () => {
		const engine = await openNodeEngine();
		opened.push(engine);
		return engine;
	});
	const choices = new Choices(workspace);
	const allKommuner = new AllKommuner(workspace, choices, () => Promise.resolve());
	return { workspace, choices, allKommuner, desk: new ModelDesk(null) };
}

const HEAD = 'Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall';
/** Men and women of a kommune; of either few enough to be hidden. */
const users = (men: number, women: number, name = 'brukere.csv') =>
	new File(
		[
			[
				HEAD,
				`3427;2022;kun psykisk lidelse;alle;alle;${men + women}`,
				`3427;2022;alle brukere;kjønn;menn;${men}`,
				`3427;2022;alle brukere;kjønn;kvinner;${women}`
			].join('\n')
		],
		name
	);

const STAFF = 'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk';
const staff = (arsverk: string) =>
	new File([`${STAFF}\n3427;2022;V;samlet;alle;${arsverk}`], 'arsverk.csv');

async function load({ workspace }: Citing, ...files: File[]): Promise<void> {
	await workspace.loadAll(await workspace.add(files));
}

const sexes: CitedKey[] = keysOf(
	['menn', 'kvinner'].map((category) => ({
		...{ indicator: 'brukere_kjonn', level: 'kommune', area: '3427', year: 2022 },
		...{ forlop: 'alle', category }
	}))
);
const adults: CitedKey[] = keysOf([
	{
		...{ indicator: 'arsverk_malgruppe', level: 'kommune', area: '3427', year: 2022 },
		...{ forlop: 'alle', category: 'voksne' }
	}
]);

async function pinned(citing: Citing, keys: readonly CitedKey[]): Promise<Pin> {
	const pin = await pinNow(citing, keys);
	if (typeof pin === 'string') throw new Error(`No pin: ${pin}`);
	return pin;
}

const valuesOf = ({ figures }: Pin) => figures.map(({ value }) => value);

describe('a figure that is pinned', () => {
	it('is as it is shown, with what tells its file from all others', async () => {
		const one = tab();
		const file = staff('18,1');
		await load(one, file);
		const pin = await pinned(one, adults);
		expect(pin).toMatchObject({
			figures: [
				{
					unit: 'årsverk',
					value: { state: 'value', value: 18.1, low: null, high: null, decimals: 1 }
				}
			],
			sources: [{ id: 'is248', years: [2022] }],
			files: [{ source: 'is248', name: 'arsverk.csv', sha256: await sha256Of(file) }],
			...{ crosswalk: null, assumptions: null, synthetic: false, mode: 'share' }
		});
		expect(pin.method).toMatch(/^[0-9a-f]{12}$/);
		expect(compare(pin, await nowOf(one, adults))).toMatchObject({ verdict: 'same', changes: [] });
	});

	it('is another when another file is there, and not checked when none is', async () => {
		const one = tab();
		await load(one, staff('18,1'));
		const pin = await pinned(one, adults);
		await one.workspace.remove(one.workspace.files[0]!);
		const also = ['is248'];
		expect(compare(pin, await nowOf(one, adults, { also }))).toMatchObject({
			...{ verdict: 'unchecked', lacking: [{ name: 'arsverk.csv' }] }
		});
		await load(one, staff('17'));
		expect(compare(pin, await nowOf(one, adults, { also }))).toMatchObject({
			verdict: 'changed',
			pairs: [{ was: { value: { value: 18.1 } }, now: { value: { value: 17 } } }],
			changes: [{ what: 'files', source: 'is248' }]
		});
	});

	it('is none where there is no such figure', async () => {
		const one = tab();
		await load(one, staff('18,1'));
		expect(await pinNow(one, sexes)).toBe('gone');
		const nobodys = [{ ...adults[0]!, indicator: 'nobodys' } as CitedKey];
		expect(await pinNow(one, nobodys)).toBe('gone');
		expect(
			await pinNow(
				one,
				Array.from({ length: 25 }, () => adults[0]!)
			)
		).toBe('long');
	});
});

describe('with the municipality’s own eyes', () => {
	it('a pin has what may be shared, and never the number that others may not see', async () => {
		const one = tab();
		await load(one, users(3, 41));
		const shared = await pinned(one, sexes);
		one.choices.mode = 'internal';
		const internal = await pinned(one, sexes);
		expect(valuesOf(internal)).toEqual(valuesOf(shared));
		expect(valuesOf(internal)[0]).toEqual({ state: 'hidden' });
		expect(JSON.stringify(internal)).not.toMatch(/:3[,}]/);
		expect(internal.mode).toBe('internal');
		expect(compare(shared, await nowOf(one, sexes))).toMatchObject({
			...{ verdict: 'same', changes: [{ what: 'mode' }] }
		});
	});
});

describe('an answer that is pinned', () => {
	it('has its assumptions, and says when they are others', async () => {
		const one = tab();
		await load(one, users(40, 44), staff('18,1'));
		const keys = [gapKey('3427', 2022, TOGETHER)];
		const pin = await pinned(one, keys);
		expect(pin.figures[0]).toMatchObject({ value: { state: 'answer', verdict: 'undecided' } });
		expect(pin.crosswalk).toEqual({ version: expect.any(String), own: null });
		const range = { low: 9, middle: 12, high: 15 };
		for (const forlop of [2, 3])
			one.choices.setLocal(`brukere_per_oppfolgingsarsverk_${forlop}`, { range, note: '' });
		const { changes } = compare(pin, await nowOf(one, keys));
		expect(changes).toContainEqual({
			what: 'assumptions',
			was: expect.objectContaining({ own: null }),
			now: expect.objectContaining({ own: expect.stringMatching(/^[0-9a-f]{12}$/) })
		});
	});

	it('says when its crosswalk is another', async () => {
		const one = tab();
		await load(one, users(40, 44), staff('18,1'));
		const keys = [gapKey('3427', 2022, TOGETHER)];
		const pin = await pinned(one, keys);
		const exact = (x: number) => ({ low: x, middle: x, high: x });
		one.choices.setShares('brukerplan_psykisk_alene', {
			...{ '1': exact(0), '2': exact(0.5), '3': exact(0.5), utenfor: exact(0) }
		});
		const { changes } = compare(pin, await nowOf(one, keys));
		expect(changes.map(({ what }) => what)).toContain('crosswalk');
	});
});
