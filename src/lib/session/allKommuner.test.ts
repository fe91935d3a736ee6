import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { figuresOf } from '../queries/figures.ts';
import { AllKommuner } from './allKommuner.svelte.ts';
import { Choices } from './choices.svelte.ts';
import type { EarlierFigures } from './earlier.ts';
import { ALL_AREAS, SEEN_OF_ALL } from './seenOfAll.ts';
import { Workspace } from './workspace.svelte.ts';

const opened: Engine[] = [];
afterEach(async () => {
	for (const engine of opened.splice(0)) await engine.close();
});

const STAFF = 'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk';
const staff = (...rows: string[]) => new File([[STAFF, ...rows].join('\n')], 'arsverk.csv');
const USERS = 'Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall';
const users = (...rows: string[]) => new File([[USERS, ...rows].join('\n')], 'brukerplan.csv');
/** In one fylke. */
const CODES = ['3427', '3401', '3403'];
const PEOPLE = new File(
	['Kommune;År;Kjønn;Alder;Personer\n3427;2024;samlet;18-100;5600\n1818;2024;samlet;18-100;900'],
	'folketall.csv'
);

/** A tab; `asked` counts how often the engine was. */
function tab() {
	let idles = 0;
	const workspace = new Workspace(async () => {
		const engine = await openNodeEngine();
		opened.push(engine);
		return engine;
	});
	const choices = new Choices(workspace);
	const all = new AllKommuner(workspace, choices, () => {
		idles++;
		return Promise.resolve();
	});
	const load = async (...files: File[]) => {
		const added = await workspace.add(files);
		await workspace.loadAll(added);
		return added;
	};
	return { workspace, choices, all, load, waits: () => idles };
}

const earlier = (figuresOfAll: EarlierFigures['figuresOfAll']): EarlierFigures => ({
	...{ synthetic: true, onlySynthetic: true, coverage: [], figuresOfAll },
	figuresOf: () => Promise.reject(new Error('Not asked'))
});

describe('the figures of all kommuner', () => {
	it('are those the model needs, of the kommuner that have users or man-years', async () => {
		const { all, load } = tab();
		await load(staff('3427;2024;V;samlet;alle;2,5', '3401;2024;V;samlet;alle;1,5'), PEOPLE);
		await all.ask();
		expect(all.failed).toBeNull();
		expect(all.kommuner).toEqual(['3401', '3427']);
		const found = all.set?.get('arsverk_malgruppe', '3401', 2024, 'alle', 'voksne')?.value;
		expect(found).toEqual({ state: 'value', value: 1.5 });
		expect(all.set?.get('innbyggere_18', '3427', 2024)?.value.state).toBe('value');
		expect(new Set(all.set?.all.map(({ indicator }) => indicator))).toEqual(
			new Set(['arsverk_malgruppe', 'innbyggere_18'])
		);
	});

	it('have passed the gate, whoever looks', async () => {
		const { all, choices, load } = tab();
		choices.mode = 'internal';
		const rows = [3, 30, 40].map((n, i) => `${CODES[i]};2024;alle;alle;alle;${n}`);
		await load(users(...rows), PEOPLE);
		await all.ask();
		const states = CODES.map(
			(code) => all.set?.get('brukere_i_alt_rate', code, 2024)?.numerator.state
		);
		// The first and the last are of one helsefellesskap, whose sum would give the small one back.
		expect(states).toEqual(['hidden', 'value', 'hidden']);
	});

	it('are asked for once for each edition, behind the page', async () => {
		const { all, load, waits } = tab();
		await all.ask();
		expect([all.set, waits()]).toEqual([null, 0]);
		await load(staff('3427;2024;V;samlet;alle;2,5'));
		await Promise.all([all.ask(), all.ask()]);
		await all.ask();
		expect(waits()).toBe(1);
		const first = all.set;
		await load(staff('3401;2023;V;samlet;alle;1,5'));
		expect([all.fresh, all.set]).toEqual([false, first]);
		await all.ask();
		expect([waits(), all.fresh]).toEqual([2, true]);
		expect(all.kommuner).toEqual(['3401', '3427']);
	});

	it('are at first those that stand in for the files, and no others where the files say the same', async () => {
		const [before, now] = [tab(), tab()];
		const file = () => staff('3427;2024;V;samlet;alle;2,5');
		await before.load(file());
		const engine = await before.workspace.engine();
		const stand = await figuresOf(engine, ALL_AREAS, { indicators: SEEN_OF_ALL });
		now.workspace.earlier = earlier(async () => stand);
		await now.all.ask();
		expect([now.all.kommuner, now.all.fresh]).toEqual([['3427'], true]);
		const { set } = now.all;
		await now.load(file());
		expect(now.all.fresh).toBe(false);
		await now.all.ask();
		expect([now.all.fresh, now.all.set === set]).toEqual([true, true]);
		await now.workspace.removeAll();
		await now.all.ask();
		expect(now.all.kommuner).toEqual([]);
	});

	it('are waited for where those that stand in can not be read', async () => {
		const { all, workspace, load } = tab();
		workspace.earlier = earlier(async () => null);
		await all.ask();
		expect([all.set, all.failed, all.ready]).toEqual([null, null, false]);
		await load(staff('3427;2024;V;samlet;alle;2,5'));
		await all.ask();
		expect([all.kommuner, all.ready]).toEqual([['3427'], true]);
	});

	it('are no country while too few tell', async () => {
		const { all, load } = tab();
		expect(all.country(2024)).toBeNull();
		await load(staff('3427;2024;V;samlet;alle;2,5'));
		await all.ask();
		expect([all.country(2024), all.country(null)]).toEqual([null, null]);
	});
});
