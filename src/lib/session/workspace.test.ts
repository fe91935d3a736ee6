import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sql, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { figuresOf } from '../queries/figures.ts';
import type { Described } from '../catalogue/described.ts';
import type { Shares } from '../model/crosswalk.ts';
import { Choices } from './choices.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

const HEADER = 'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk';
const manYears = (...rows: string[]) => new File([[HEADER, ...rows].join('\n')], 'arsverk.csv');

const opened: Engine[] = [];
function workspace() {
	return new Workspace(async () => {
		const engine = await openNodeEngine();
		opened.push(engine);
		return engine;
	});
}
afterEach(async () => {
	for (const engine of opened.splice(0)) await engine.close();
});

async function adults(space: Workspace, kommune = '1818') {
	const figures = await figuresOf(await space.engine(), [kommune]);
	return figures
		.filter(({ indicator }) => indicator === 'arsverk_malgruppe')
		.map(({ cell }) => (cell.state === 'value' ? cell.value : cell.state));
}

const LARGE_ROWS = 160_000;
/** Over 4 MB: one man-year a row, all in Herøy; no row is a copy of another. */
function large() {
	const rows = Array.from({ length: LARGE_ROWS }, (_, i) => `1818;2024;V;samlet;alle;1,0;${i}`);
	return new File([[`${HEADER};Rad`, ...rows].join('\n')], 'arsverk.csv');
}

async function tables(space: Workspace): Promise<string[]> {
	const engine = await space.engine();
	const rows = await engine.rows(
		sql`SELECT table_name AS name FROM information_schema.tables ORDER BY name`,
		{ name: 'text' }
	);
	return rows.map(({ name }) => name);
}

describe('a workspace', () => {
	it('takes a dropped file the whole way to figures', async () => {
		const space = workspace();
		const [entry] = await space.add([manYears('1818;2024;V;samlet;alle;2,5')]);
		expect(entry).toMatchObject({ status: 'ready', certain: true, synthetic: false });
		expect(space.version).toBe(0);
		await space.load(entry!);
		expect(entry!.status).toBe('loaded');
		expect(space.version).toBe(1);
		expect(space.loadedSources).toEqual(['is248']);
		expect(space.coverage).toEqual([
			{ source: 'is248', year: 2024, withFigure: 1, withoutFigure: 0 }
		]);
		expect(await adults(space)).toEqual([2.5]);
	});
	it('takes own shares of the crosswalk into the figures, and back', async () => {
		const space = workspace();
		const choices = new Choices(space);
		const shares = (middle: number): Shares => {
			const range = (x: number) => ({ low: x, middle: x, high: x });
			return { '1': range(0), '2': range(1 - middle), '3': range(middle), utenfor: range(0) };
		};
		const third = async () => {
			const figures = await figuresOf(await space.engine(), ['1818']);
			return figures
				.filter(({ indicator, forlop }) => indicator === 'brukere_forlop' && forlop === '3')
				.map(({ cell }) => (cell.state === 'value' ? cell.value : cell.state));
		};
		// Before there is an engine too.
		choices.setShares('brukerplan_rus_alvorlig', shares(0.5));
		const [entry] = await space.add([
			new File(
				[
					'Kommunenummer;År;Gruppe;Antall\n1818;2024;rus og alvorlig psykisk lidelse;40\n' +
						// All of them in one group would tell of each, and is not shown.
						'1818;2024;rus uten psykisk lidelse;40'
				],
				'brukerplan.csv'
			)
		]);
		await space.load(entry!);
		// Of the other group three in ten.
		expect(await third()).toEqual([20 + 12]);
		choices.setShares('brukerplan_rus_alvorlig', shares(0.25));
		expect(space.askable, 'what there is is of other shares').toBe(false);
		await expect.poll(() => space.settled).toBe(true);
		expect(await third()).toEqual([10 + 12]);
		choices.setShares('brukerplan_rus_alvorlig', null);
		await expect.poll(() => space.settled).toBe(true);
		expect(await third()).toEqual([36 + 12]);
	});
	it('shows no part of the files that are loaded behind, though the shares are changed meanwhile', async () => {
		const space = workspace();
		const choices = new Choices(space);
		const range = (x: number) => ({ low: x, middle: x, high: x });
		const users = new File(
			['Kommunenummer;År;Brukergruppe;Antall\n1818;2024;ROP;80\n1818;2024;bare rus;40\n'],
			'brukere.csv'
		);
		const files = [users, manYears('1818;2024;V;samlet;alle;2,5')];
		const added = await space.addBack(files, false);
		await space.engine();
		const behind = space.loadBehind(added);
		choices.setShares('brukerplan_rus_alvorlig', {
			...{ '1': range(0), '2': range(0.5), '3': range(0.5), utenfor: range(0) }
		});
		expect(space.settled).toBe(false);
		await behind;
		expect([space.version, space.loadedSources]).toEqual([2, ['brukerplan', 'is248']]);
		await expect.poll(() => space.settled).toBe(true);
		expect(space.version, 'computed and released once, with the shares in it').toBe(2);
		const figures = await figuresOf(await space.engine(), ['1818']);
		const third = figures.find(
			({ indicator, forlop }) => indicator === 'brukere_forlop' && forlop === '3'
		);
		expect(third?.cell).toEqual({ state: 'value', value: 40 + 12 });
	});
	it('starts the engine once, and again after a failed start', async () => {
		let starts = 0;
		const space = new Workspace(async () => {
			if (++starts === 1) throw new Error('no worker');
			const engine = await openNodeEngine();
			opened.push(engine);
			return engine;
		});
		await expect(space.engine()).rejects.toThrow('no worker');
		expect(space.engineStatus).toBe('failed');
		const [one, other] = await Promise.all([space.engine(), space.engine()]);
		expect(one).toBe(other);
		expect(starts).toBe(2);
		expect(space.engineStatus).toBe('ready');
	});
	it('lets the newest file win, and has the older one back when it is removed', async () => {
		const space = workspace();
		const entries = await space.add([
			manYears('1818;2024;V;samlet;alle;2,5'),
			manYears('1818;2024;V;samlet;alle;3,5')
		]);
		entries[1]!.beside = 'add';
		await space.loadAll(entries);
		expect(await adults(space)).toEqual([3.5]);
		expect(entries[1]!.problems.map(({ code }) => code)).toContain('overlaps-file');
		await space.remove(entries[1]!);
		expect(await adults(space)).toEqual([2.5]);
		await space.removeAll();
		expect(await adults(space)).toEqual([]);
		expect(space.files).toEqual([]);
	});
	it('refuses a file it cannot read, and keeps the others', async () => {
		const space = workspace();
		const [good, bad] = await space.add([
			manYears('1818;2024;V;samlet;alle;2,5'),
			new File(['%PDF-1.7'], 'rapport.pdf')
		]);
		expect(bad!.status).toBe('refused');
		await space.loadAll([bad!, good!]);
		expect(await adults(space)).toEqual([2.5]);
	});
	it('keeps what was loaded when the same file fails with another mapping', async () => {
		const space = workspace();
		const [entry] = await space.add([manYears('1818;2024;V;samlet;alle;2,5')]);
		await space.load(entry!);
		entry!.mapped = { ...entry!.mapped!, columns: entry!.mapped!.columns.map(() => null) };
		await space.load(entry!);
		expect(entry!.problems.map(({ code }) => code)).toContain('field-missing');
		expect(entry!.status).toBe('loaded');
		expect(await adults(space)).toEqual([2.5]);
	});
	it('loads again with the user’s answers, and the rows do not double', async () => {
		const space = workspace();
		const [entry] = await space.add([manYears('Herøy;2024;V;samlet;alle;2,5')]);
		await space.load(entry!);
		expect(await adults(space)).toEqual([]);
		entry!.mapped = { ...entry!.mapped!, areaChoices: { Herøy: '1818' } };
		await space.load(entry!);
		expect(await adults(space)).toEqual([2.5]);
		await space.load(entry!);
		expect(await adults(space)).toEqual([2.5]);
	});
	it('maps a file as the user has mapped one with the same columns', async () => {
		const space = workspace();
		const file = (n: number) => new File([`sted;tid;hva;n\nHerøy;2024;ROP;${n}\n`], 'a.csv');
		const [first] = await space.add([file(1)]);
		await space.choose(first!, 'brukerplan');
		const columns = ['omrade', 'aar', 'gruppe', 'antall'].map((field) => ({ field }));
		first!.mapped = { ...first!.mapped!, columns, areaChoices: { Herøy: '1818' } };
		await space.load(first!);
		expect(first!.loaded?.counts.usable).toBe(1);
		const [second] = await space.add([file(2)]);
		second!.beside = 'add';
		await space.load(second!);
		expect(second!.loaded?.counts.usable).toBe(1);
		expect(second!.problems.map(({ code }) => code)).toContain('mapping-remembered');
		await space.removeAll();
		const [third] = await space.add([file(3)]);
		expect(third!.mapped?.areaChoices ?? {}).toEqual({});
	});
	it('counts a file with a row for each person, and lets go of the rows', async () => {
		const space = workspace();
		const head = 'Kommunenr;År;Brukergruppe;Kjønn;Alder;Bolig;Økonomi';
		const rows = [`3101;2024;ROP;1;29;5;gul`, `3101;2024;ROP;2;40;1;gul`];
		const [entry] = await space.add([new File([[head, ...rows].join('\n')], 'kartlegging.csv')]);
		expect(entry!.mapped?.pakke.name).toBe('brukerplan');
		expect(await entry!.file.text()).not.toContain('29;5');
		await space.load(entry!);
		expect(entry!.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
		expect(entry!.problems).toContainEqual(
			expect.objectContaining({ code: 'persons-counted', persons: 2 })
		);
		expect(entry!.loaded?.counts).toMatchObject({ refused: 0 });
		expect(entry!.loaded?.validated.mapped).toBe(entry!.mapped);
	});
	it('takes a file that the user has described the whole way to figures', async () => {
		const space = workspace();
		const [entry] = await space.add([new File(['hvem;n\nunge;12\neldre;30\n'], 'ventetid.csv')]);
		const source = {
			id: 'egen_ventetid',
			name: 'Ventetid',
			publisher: 'Helsekontoret',
			groups: [{ field: 'inndeling_hvem', name: 'hvem' }],
			figures: [
				{
					field: 'tall_n',
					name: 'Ventende',
					unit: 'personer',
					kind: 'antall',
					persons: true,
					dimension: 'behov'
				}
			]
		} as const satisfies Described;
		await space.describe(
			entry!,
			{ ...source, groups: [...source.groups], figures: [...source.figures] },
			[{ field: 'inndeling_hvem' }, { field: 'tall_n' }]
		);
		entry!.mapped = { ...entry!.mapped!, constants: { omrade: '3101', aar: '2024' } };
		await space.load(entry!);
		expect(entry!.loaded?.counts).toMatchObject({ rows: 2, usable: 2 });
		const figures = await figuresOf(await space.engine(), ['3101', '31']);
		expect(
			figures.map(({ indicator, area, category, cell }) => [indicator, area, category, cell])
		).toEqual(
			expect.arrayContaining([
				['egen_ventetid_tall_n', '3101', 'unge', { state: 'value', value: 12 }],
				['egen_ventetid_tall_n', '31', 'eldre', { state: 'value', value: 30 }]
			])
		);
		const [again] = await space.add([new File(['hvem;n\nunge;7\n'], 'nytt.csv')]);
		expect(again!.mapped?.pakke.name).toBe('egen_ventetid');
		await space.removeAll();
		expect(space.described.list).toEqual([]);
	});
	it('reads the files of a zip, and says when there is nothing in one', async () => {
		const space = workspace();
		const rows = strToU8(`${HEADER}\n1818;2024;V;samlet;alle;2,5`);
		const zip = (files: Record<string, Uint8Array>) => new File([zipSync(files)], 'a.zip');
		const added = await space.add([zip({ 'x/arsverk.csv': rows }), zip({})]);
		expect(added.map(({ file, status }) => [file.name, status])).toEqual([
			['arsverk.csv', 'ready'],
			['a.zip', 'refused']
		]);
	});
	it('knows example data, and that there is nothing else', async () => {
		const space = workspace();
		const [example] = await space.add([manYears('1818;2024;V;samlet;alle;2,5')], true);
		await space.load(example!);
		expect([space.synthetic, space.onlySynthetic]).toEqual([true, true]);
		const [own] = await space.add([manYears('1820;2024;V;samlet;alle;2,5')]);
		await space.load(own!);
		expect([space.synthetic, space.onlySynthetic]).toEqual([true, false]);
	});
	it('knows a file that is there already by its bytes, under any name', async () => {
		const space = workspace();
		const rows = '1818;2024;V;samlet;alle;2,5';
		const other = '1818;2024;V;samlet;alle;3,5';
		const [first, twin, same] = await space.add([
			manYears(rows),
			new File([manYears(rows)], 'kopi.csv'),
			manYears(other)
		]);
		expect([first!.status, twin!.status, same!.status]).toEqual(['ready', 'refused', 'ready']);
		expect(twin!.problems).toMatchObject([{ code: 'file-twice', found: first!.file.name }]);
		await space.load(first!);
		const [again] = await space.add([new File([manYears(rows)], 'igjen.csv')]);
		expect(again!.problems).toMatchObject([{ code: 'file-twice' }]);
		await space.load(again!);
		expect(await adults(space)).toEqual([2.5]);
		await space.removeAll();
		const [back] = await space.add([manYears(rows)]);
		expect(back!.status).toBe('ready');
	});
	it('tells which rows no figure rests on, and what would make them count', async () => {
		const space = workspace();
		const [own] = await space.add([
			new File(
				[
					'kommunenummer;aar;kilde;indikator;forlop;alder;kjonn;teller;nevner\n',
					'1818;2024;Fagsystemet;brukere;2;alle;samlet;24;\n',
					'18;2024;Fagsystemet;brukere;2;alle;samlet;240;\n'
				],
				'egen.csv'
			)
		]);
		await space.load(own!);
		expect(own!.problems.filter(({ code }) => code === 'rows-unread')).toEqual([
			{
				code: 'rows-unread',
				severity: 'note',
				row: 3,
				count: 1,
				why: { field: 'omradetype', found: ['fylke'], read: ['kommune'] }
			}
		]);
	});
	it('tells more users than there are adults, whichever file came first', async () => {
		const space = workspace();
		const people = new File(
			['region;alder;kjønn;år;personer\n1818;18 år;samlet;2024;900\n1820;18 år;samlet;2024;9\n'],
			'folk.csv'
		);
		const users = new File(
			['Kommunenummer;År;Brukergruppe;Antall\n1820;2024;ROP;8\n1818;2024;ROP;901\n'],
			'brukere.csv'
		);
		const [first] = await space.add([users]);
		await space.load(first!);
		const told = () => first!.problems.filter(({ code }) => code === 'more-than-adults');
		expect(told()).toEqual([]);
		const [second] = await space.add([people]);
		await space.load(second!);
		const wanted = { row: 3, column: 'Antall', found: '901', adults: 900, count: 1 };
		expect(told()).toMatchObject([wanted]);
		await space.load(first!);
		expect(told()).toMatchObject([wanted]);
		await space.remove(second!);
		expect(told()).toEqual([]);
	});
	it('tells of ages that overlap, and of one that goes across 18 years', async () => {
		const ages = async (...names: string[]) => {
			const space = workspace();
			const rows = names.map((name, i) => `1818;${name};samlet;2024;${100 + i}`);
			const text = ['region;alder;kjønn;år;personer', ...rows, ''].join('\n');
			const [entry] = await space.add([new File([text], 'folk.csv')]);
			await space.load(entry!);
			return entry!.problems.filter(({ code }) => code.startsWith('ages'));
		};
		expect(await ages('0-17 år', '18-66 år', '67 år eller eldre')).toEqual([]);
		expect(await ages('18 år eller eldre', '18-66 år', '67 år eller eldre')).toMatchObject([
			{ code: 'ages-overlap', row: 3, found: '18-66 år', other: '18 år eller eldre' }
		]);
		expect(await ages('16-66 år', '67 år eller eldre')).toMatchObject([
			{ code: 'ages-across', row: 2, found: '16-66 år' }
		]);
	});
	it('tells of parts that sum to something else than the total, and of no rounding', async () => {
		const space = workspace();
		const rows = (place: string, ...parts: number[]) =>
			[['samlet', 'alle', 10] as const, ...parts.map((n, i) => ['forløp', `${i + 1}`, n] as const)]
				.map(
					([split, part, n]) => `${place};2024;V;${split};${part};${String(n).replace('.', ',')}`
				)
				.join('\n');
		const [entry] = await space.add([
			manYears([rows('1818', 2, 4, 4.1), rows('1820', 2, 3, 3.5), rows('1515', 2, 3)].join('\n'))
		]);
		await space.load(entry!);
		expect(entry!.problems.filter(({ code }) => code === 'splits-differ')).toMatchObject([
			{ row: 7, found: '8.5', total: '10.0', count: 5 }
		]);
	});
	it('leaves nothing of a file that is removed while it is loading', async () => {
		const space = workspace();
		const [entry] = await space.add([manYears('1818;2024;V;samlet;alle;2,5')]);
		await Promise.all([space.load(entry!), space.remove(entry!)]);
		expect(space.files).toEqual([]);
		expect(await adults(space)).toEqual([]);
		expect(space.busy).toBe(false);
	});
	it('reads a large file ahead, and takes what was read when it is loaded', async () => {
		const space = workspace();
		const [entry] = await space.add([large()]);
		expect(entry!.ahead).not.toBeNull();
		// All of its rows are alike, and all of them are meant.
		entry!.mapped = { ...entry!.mapped!, repeated: 'add' };
		await space.load(entry!);
		expect(entry!.ahead).toBeNull();
		expect(entry!.loaded?.validated.mapped).toBe(entry!.mapped);
		expect(entry!.loaded?.counts).toMatchObject({ rows: LARGE_ROWS, usable: LARGE_ROWS });
		expect(await adults(space)).toEqual([LARGE_ROWS]);
	});
	it('stops a file that is let go of before anybody has begun to read it', async () => {
		const space = workspace();
		const adding = space.add([large(), new File(['a;b\n1;2\n'], 'annen.csv')]);
		while (space.files.length === 0) await Promise.resolve();
		space.files[0]!.cancel.abort();
		await adding;
		expect(space.files.map(({ status }) => status)).toEqual(['cancelled', 'ready']);
		await space.read(space.files[0]!);
		expect(space.files[0]!.status).toBe('ready');
	});
	it('reads a large file anew when it was stopped as what was read ahead was taken', async () => {
		const space = workspace();
		const [entry] = await space.add([large()]);
		entry!.mapped = { ...entry!.mapped!, repeated: 'add' };
		await vi.waitFor(async () => expect(String(await tables(space))).toContain('raa_'), 10_000);
		const reading = entry!.cancel;
		const stopped = space.load(entry!);
		while (entry!.cancel === reading) await Promise.resolve();
		entry!.cancel.abort();
		await stopped;
		expect(entry!.status).toBe('cancelled');
		await space.load(entry!);
		expect([entry!.status, entry!.problems.filter(({ severity }) => severity === 'error')]).toEqual(
			['loaded', []]
		);
		expect(await adults(space)).toEqual([LARGE_ROWS]);
	});
	it('reads a large file anew when the user has mapped it otherwise', async () => {
		const space = workspace();
		const [entry] = await space.add([large()]);
		const { mapped } = entry!;
		const constants = { ...mapped!.constants, aar: '2023' };
		entry!.mapped = {
			...mapped!,
			columns: mapped!.columns.map((target) => (target?.field === 'aar' ? null : target)),
			constants
		};
		await space.load(entry!);
		expect(space.coverage.map(({ year }) => year)).toEqual([2023]);
	});
	it('leaves nothing of a large file that is removed before it is loaded', async () => {
		const space = workspace();
		const before = await tables(space);
		const [entry] = await space.add([large()]);
		await space.remove(entry!);
		expect(await tables(space)).toEqual(before);
	});
	it('lets go of all files at once, though the engine never answers again', async () => {
		let stuck = false;
		const space = new Workspace(async () => {
			const engine = await openNodeEngine();
			opened.push(engine);
			const never = new Promise<never>(() => undefined);
			return {
				...{ memoryLimit: engine.memoryLimit, close: async () => undefined },
				rows: (...asked: Parameters<Engine['rows']>) => (stuck ? never : engine.rows(...asked)),
				text: (...asked: Parameters<Engine['text']>) => (stuck ? never : engine.text(...asked)),
				run: (...asked: Parameters<Engine['run']>) => (stuck ? never : engine.run(...asked)),
				addFile: (...asked: Parameters<Engine['addFile']>) => engine.addFile(...asked),
				dropFile: (path: string) => engine.dropFile(path)
			} as Engine;
		});
		const [entry] = await space.add([manYears('1818;2024;V;samlet;alle;2,5')]);
		await space.load(entry!);
		const { version } = space;
		stuck = true;
		void space.load(entry!);
		await space.removeAll();
		expect(space.files).toEqual([]);
		expect(space.loadedSources).toEqual([]);
		expect(space.version).toBe(version + 1);
		stuck = false;
		expect(await adults(space), 'another engine answers').toEqual([]);
	});
	it('lets go of all files while the engine is on its way, and of that engine when it comes', async () => {
		const starts: ((engine: Engine) => void)[] = [];
		const space = new Workspace(() => new Promise((come) => starts.push(come)));
		const first = space.engine();
		await space.add([new File(['a;b\n1;2'], 'a.csv')]);
		await space.removeAll();
		expect([space.files, space.engineStatus]).toEqual([[], 'idle']);
		const second = space.engine();
		const [one, other] = [await openNodeEngine(), await openNodeEngine()];
		starts[0]?.(one);
		await first;
		expect(space.engineStatus).toBe('starting');
		await expect
			.poll(() =>
				one.text(sql`SELECT 1`).then(
					() => 'open',
					() => 'closed'
				)
			)
			.toBe('closed');
		starts[1]?.(other);
		expect([await second, space.engineStatus]).toEqual([other, 'ready']);
		await other.close();
	});
	it('leaves nothing of a rehearsal, whether it ends or a file comes', async () => {
		const space = workspace();
		const before = await tables(space);
		await space.rehearse();
		expect(await tables(space)).toEqual(before);
		expect(space.version).toBe(0);
		const other = workspace();
		const rehearsal = other.rehearse();
		const [entry] = await other.add([manYears('1818;2024;V;samlet;alle;2,5')]);
		await other.load(entry!);
		await rehearsal;
		expect(await adults(other)).toEqual([2.5]);
		expect((await tables(other)).filter((name) => name.endsWith('_0'))).toEqual([]);
	});
});
