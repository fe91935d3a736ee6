import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { areas } from '../catalogue/omrader.ts';
import { kilde, kilder } from '../catalogue/kilder.ts';
import { areaMatcher } from '../domain/area.ts';
import { foundIn, type Problem } from '../domain/problem.ts';
import { CancelledError, declared, ident, sql, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { load, unload } from './load.ts';
import { mapFile, type MappedFile } from './map.ts';
import { recognise } from './recognise.ts';
import { TooLargeError } from './memory.ts';
import { sniff } from './read.ts';
import { validate, type ValidatedFile } from './validate.ts';
import { openSources } from './views.ts';

let engine: Engine;
const matchArea = areaMatcher(areas);

beforeAll(async () => {
	engine = await openNodeEngine();
	await openSources(engine);
});
afterAll(() => engine.close());

const HEADER = 'Kommunenummer;År;Gruppe;Kjennetegn;Kategori;Antall';
/** A file of BrukerPlan with these rows; a number is the count of users in all in Halden. */
const users = (...rows: (string | number)[]) =>
	[HEADER, ...rows.map((row) => (typeof row === 'number' ? `3101;2024;;;;${row}` : row))].join(
		'\n'
	);

async function mapped(text: string | Uint8Array<ArrayBuffer>): Promise<MappedFile> {
	const sniffed = await sniff(new File([text], 'fil.csv'));
	if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
	const best = recognise(sniffed, kilder)[0];
	if (!best) throw new Error('not recognised');
	return mapFile(sniffed, kilde(best.kilde), best.columns);
}

let nextId = 1;
beforeEach(() => {
	nextId += 10;
});

async function check(file: MappedFile, id = nextId++): Promise<ValidatedFile> {
	const validated = await validate(engine, file, id, { matchArea });
	if (validated.stage === 'refused') throw new Error(JSON.stringify(validated.problems));
	return validated;
}
const checkText = async (text: string | Uint8Array<ArrayBuffer>) => check(await mapped(text));

const CONSTANTS = {
	kjonn: 'samlet',
	alder: '8_10_trinn',
	indikator: 'plaget',
	bakgrunn: 'samlet',
	maaltall: 'andel'
};

/** The problems that are not just notes on what was assumed. */
const trouble = ({ problems }: { problems: readonly Problem[] }) =>
	problems.filter(({ severity }) => severity !== 'note');

async function tables(): Promise<string[]> {
	const rows = await engine.rows(
		declared(`SELECT table_name AS name FROM information_schema.tables ORDER BY name`),
		{ name: 'text' }
	);
	return rows.map(({ name }) => name);
}
const read = async (question: string) => (await engine.text(declared(question))).rows;

describe('a file that is in order', () => {
	it('goes the whole way into its source, each cell with its state', async () => {
		const file = await checkText(
			users(
				'0301;2024;ROP;alle;alle;12',
				'0301;2024;kun psykisk lidelse;alle;alle;:',
				'301;2024;kun rus;alle;alle;',
				'3101;2024;alle;bolig;5;0',
				'3101;2024;alle;bolig;1;.'
			)
		);
		expect(file.counts).toEqual({
			rows: 5,
			usable: 5,
			refused: 0,
			states: { verdi: 2, skjult: 1, ikke_samlet: 1, ikke_aktuelt: 1 }
		});
		expect(trouble(file)).toEqual([]);
		const loaded = await load(engine, file, []);
		expect(loaded.coverage).toEqual([{ year: 2024, kommuner: 2 }]);
		const rows = await read(`SELECT omradetype, omrade, aar, gruppe, kjennetegn, kategori, forlop,
			antall, antall_tilstand, linje FROM brukerplan ORDER BY linje`);
		expect(rows).toEqual([
			[
				'kommune',
				'0301',
				'2024',
				'rus_alvorlig',
				'alle',
				'alle',
				'ikke_oppgitt',
				'12',
				'verdi',
				'2'
			],
			[
				...['kommune', '0301', '2024', 'psykisk_alene', 'alle', 'alle', 'ikke_oppgitt'],
				...[null, 'skjult', '3']
			],
			[
				...['kommune', '0301', '2024', 'rus_uten_psykisk', 'alle', 'alle', 'ikke_oppgitt'],
				...[null, 'ikke_samlet', '4']
			],
			['kommune', '3101', '2024', 'alle', 'bolig', 'rod', 'ikke_oppgitt', '0', 'verdi', '5'],
			[
				...['kommune', '3101', '2024', 'alle', 'bolig', 'gronn', 'ikke_oppgitt'],
				...[null, 'ikke_aktuelt', '6']
			]
		]);
		await unload(engine, file, file.mapped.pakke, []);
	});
	it('may have a title, a blank line, windows-1252 and a year in each column', async () => {
		const text = [
			'"07459: Befolkning, etter region, alder, statistikkvariabel og år"',
			'',
			'"region";"alder";"Personer 2023";"Personer 2024"',
			'"K-0301 Oslo";"0-5 år";48581;-',
			'"K-3303 Kongsberg";"0-5 år";..;1600'
		];
		const bytes = Uint8Array.from(text.join('\r\n'), (letter) => letter.charCodeAt(0));
		const file = await checkText(bytes);
		expect(file.mapped.sniffed).toMatchObject({
			dialect: { headerLine: 3 },
			decoded: { encoding: 'windows-1252' }
		});
		expect(file.counts).toEqual({
			rows: 4,
			usable: 4,
			refused: 0,
			states: { verdi: 3, skjult: 0, ikke_samlet: 1, ikke_aktuelt: 0 }
		});
		await load(engine, file, []);
		expect(
			await read('SELECT omrade, aar, personer, linje FROM befolkning ORDER BY linje, aar')
		).toEqual([
			['0301', '2023', '48581', '4'],
			['0301', '2024', '0', '4'],
			['3303', '2023', null, '5'],
			['3303', '2024', '1600', '5']
		]);
		await unload(engine, file, file.mapped.pakke, []);
	});
	it('has what was assumed told as notes', async () => {
		const file = await checkText(
			'Kommunenummer;Kommune;År;Gruppe;Antall\n3101;Halden;2024;ROP;12\n'
		);
		const notes = file.problems.map((problem) => [
			...[problem.code, 'field' in problem ? problem.field : problem.column],
			...[foundIn(problem) ?? []].flat()
		]);
		expect(notes).toEqual([
			['constant-assumed', 'kjennetegn', 'alle'],
			['constant-assumed', 'kategori', 'alle'],
			['constant-assumed', 'forlop', 'ikke_oppgitt'],
			['column-unused', 'Kommune']
		]);
	});
	it('is told where the number is of one kommune and the name of another', async () => {
		const told = async (...rows: string[]) => {
			const file = await checkText(
				['Kommunenummer;Kommune;År;Gruppe;Antall', ...rows, ''].join('\n')
			);
			return file.problems.filter(({ code }) => code === 'area-name-other');
		};
		expect(await told('3101;Halden;2024;ROP;12', '3001;Halden;2024;ROP;12')).toEqual([]);
		expect(
			await told('3101;Halden;2024;ROP;12', '3401;Hamar;2024;ROP;57', '3403;Kongsvinger;2024;ROP;9')
		).toMatchObject([
			{ row: 3, column: 'Kommune', found: 'Hamar', number: '3401', count: 2, severity: 'warning' }
		]);
		// A name that several have, or nobody, contradicts nothing.
		expect(await told('1818;Herøy;2024;ROP;12', '1818;Avdeling nord;2023;ROP;9')).toEqual([]);
		const one = await checkText(
			'Kommune;År;Gruppe;Antall\n3401 Hamar;2024;ROP;12\n3403 Hamar;2024;ROP;9\n'
		);
		expect(one.problems.filter(({ code }) => code === 'area-name-other')).toMatchObject([
			{ row: 2, found: 'Hamar', number: '3401 Hamar', count: 1 }
		]);
	});
	it('can be checked again under the same id', async () => {
		const file = await mapped(users(1, '3101;2024;;;;x'));
		const id = nextId++;
		const first = await check(file, id);
		const second = await check(file, id);
		expect(second.counts).toEqual(first.counts);
		expect(second.problems).toEqual(first.problems);
	});
});

describe('a row that cannot be used', () => {
	it('is refused with its line, column, text and reason', async () => {
		const file = await checkText(
			users(
				'3101;2024;;;;12',
				'3101;2024;;bolig;gul;mange',
				'3101;2024;;bolig;rød;-3',
				'3101;i fjor;;;;12',
				'Atlantis;2024;;;;12',
				'Herøy;2024;;;;12',
				'3101;2024;epler;;;12',
				'1507;2024;;;;12',
				'9999;2024;;;;12'
			)
		);
		const told = file.problems
			.filter(({ row }) => row !== undefined)
			.map((problem) => {
				const { code, severity, row, column } = problem;
				return [code, severity, row, column, foundIn(problem)];
			});
		expect(told).toEqual(
			expect.arrayContaining([
				['not-a-number', 'error', 3, 'Antall', 'mange'],
				['out-of-range', 'error', 4, 'Antall', '-3'],
				['year-invalid', 'error', 5, 'År', 'i fjor'],
				['area-unknown', 'error', 6, 'Kommunenummer', 'Atlantis'],
				['area-ambiguous', 'error', 7, 'Kommunenummer', 'Herøy'],
				['value-unknown', 'error', 8, 'Gruppe', 'epler'],
				['area-split', 'warning', 9, 'Kommunenummer', '1507'],
				['area-skipped', 'note', 10, 'Kommunenummer', '9999']
			])
		);
		expect(told).toHaveLength(8);
		expect(file.counts).toMatchObject({ rows: 9, usable: 1, refused: 8 });
	});
	it('has the right line after blank lines, wherever they stand', async () => {
		const file = await checkText(
			[
				'',
				HEADER,
				'',
				'3101;2024;;;;1',
				'',
				'',
				'3101;2024;;bolig;rød;x',
				'',
				'Atlantis;2024;;;;1',
				''
			].join('\n')
		);
		expect(trouble(file).map(({ code, row }) => [code, row])).toEqual([
			['area-unknown', 9],
			['not-a-number', 7]
		]);
		await load(engine, file, []);
		expect(await read('SELECT antall, linje FROM brukerplan')).toEqual([['1', '4']]);
		await unload(engine, file, file.mapped.pakke, []);
	});
	it('is told when it has too many columns, and the lines after it stay right', async () => {
		const file = await checkText(
			users(5, '3101;2024;;bolig;rød;7;8;9', '3101;2024;;bolig;gul;x', '3101;2024;;bolig;grønn;6')
		);
		expect(trouble(file).map((one) => [one.code, one.row, foundIn(one), one.count])).toEqual([
			['ragged-rows', 3, '3101;2024;;bolig;rød;…;…;…', 1],
			['not-a-number', 4, 'x', 1]
		]);
		expect(file.counts).toMatchObject({ rows: 4, usable: 2, refused: 2 });
		await load(engine, file, []);
		expect(await read('SELECT linje FROM brukerplan ORDER BY linje')).toEqual([['2'], ['5']]);
		await unload(engine, file, file.mapped.pakke, []);
	});
	it('has the right line after a cell with a line break in it', async () => {
		const file = await checkText(
			[
				'kommunenummer;aar;kilde;indikator;forlop;alder;kjonn;teller;nevner',
				'3101;2024;"Fag\nsystemet\n\nvårt";vedtak;2;;samlet;12;',
				'',
				'3101;2024;Fagsystemet;vedtak;3;;samlet;mange;',
				'3101;2024;"a\nb";vedtak;1;;samlet;7;',
				'Atlantis;2024;Fagsystemet;vedtak;3;;samlet;7;'
			].join('\n')
		);
		expect(trouble(file).map(({ code, row }) => [code, row])).toEqual([
			['area-unknown', 10],
			['not-a-number', 7]
		]);
		expect(file.counts).toMatchObject({ rows: 4, usable: 2, refused: 2 });
		await load(engine, file, []);
		expect(await read('SELECT teller, linje FROM oversikt ORDER BY linje')).toEqual([
			['12', '2'],
			['7', '8']
		]);
		await unload(engine, file, file.mapped.pakke, []);
	});
	it('is told when another row tells of the same place, year and group', async () => {
		const file = await checkText(users(10, '3101;2024;ROP;;;1', 11, '3101;2024;ROP;;;1', 12));
		expect(trouble(file)).toMatchObject([
			{ code: 'rows-repeated', row: 5, count: 1 },
			{ code: 'duplicate-keys', row: 2, count: 3 }
		]);
		expect(trouble(await checkText(users(10, '3101;2024;ROP;;;1')))).toEqual([]);
	});
	it.each([
		{ repeated: 'add', usable: 3, refused: 0, sum: '33' },
		{ repeated: 'last', usable: 2, refused: 1, sum: '22' },
		{ repeated: 'none', usable: 1, refused: 2, sum: '10' }
	] as const)('is used as the user says when repeated: $repeated', async (one) => {
		const text = users(10, '3101;2024;ROP;;;11', '3101;2024;ROP;;;12');
		const file = await check({ ...(await mapped(text)), repeated: one.repeated });
		expect(trouble(file)).toMatchObject([{ code: 'duplicate-keys', repeated: one.repeated }]);
		expect(file.counts).toMatchObject({ rows: 3, usable: one.usable, refused: one.refused });
		expect(file.counts.states.verdi).toBe(one.usable);
		await load(engine, file, []);
		expect(await read('SELECT CAST(sum(antall) AS INTEGER) FROM brukerplan')).toEqual([[one.sum]]);
		await unload(engine, file, file.mapped.pakke, []);
	});
	it('is told where a count of persons is no whole number, and used as it stands', async () => {
		const head = 'kommunenummer;aar;kilde;indikator;teller;nevner';
		const rows = ['3101;2024;F;brukere;120;1000', '3103;2024;F;brukere;55,7;900,5'];
		const file = await checkText([head, ...rows].join('\n'));
		expect(trouble(file)).toMatchObject([
			{ code: 'persons-in-parts', row: 3, column: 'teller', found: '55,7', count: 1 },
			{ code: 'persons-in-parts', row: 3, column: 'nevner', found: '900,5', count: 1 }
		]);
		expect(file.counts).toMatchObject({ usable: 2 });
		expect(trouble(await checkText([head, rows[0]].join('\n')))).toEqual([]);
	});
	it.each([
		['a name and a number', '3103;2024;;;;11', 'Moss;2024;;;;11'],
		['a number and the same with the name', '3103;2024;;;;11', '3103 Moss;2024;;;;11'],
		['a name in two forms', 'Moss kommune;2024;;;;11', 'Moss;2024;;;;11'],
		['two words for one group', '3101;2024;ROP;;;11', '3101;2024;rus + alvorlig;;;11'],
		['a word and the number for it', '3101;2024;;bolig;rød;11', '3101;2024;;bolig;5;11']
	])('counts once when it is there once more under another name: %s', async (_, one, other) => {
		const file = await checkText(users(10, one, other));
		expect(trouble(file)).toMatchObject([{ code: 'rows-repeated', row: 4, count: 1 }]);
		await load(engine, file, []);
		expect(await read(`SELECT CAST(sum(antall) AS INTEGER) FROM brukerplan`)).toEqual([['21']]);
		await unload(engine, file, file.mapped.pakke, []);
		const added = await check({ ...(await mapped(users(10, one, other))), repeated: 'add' });
		expect(added.counts).toMatchObject({ rows: 3, usable: 3 });
		const differs = await checkText(users(10, one, other.replace(/11$/, '12')));
		expect(trouble(differs)).toMatchObject([{ code: 'duplicate-keys', row: 3, count: 2 }]);
	});
	it.each([
		['kommuner that have become one', '1601;2016;;;;11', '1662;2016;;;;11'],
		['numbers that a source puts together', '3101;2024;;bolig;2;11', '3101;2024;;bolig;3;11']
	])('is a row of its own where it only leads to the same: %s', async (_, one, other) => {
		const file = await checkText(users(10, one, other));
		expect(trouble(file).map(({ code }) => code)).not.toContain('rows-repeated');
		expect(file.counts).toMatchObject({ rows: 3, usable: 3 });
	});
	it('is a row of its own where the user has put two places together', async () => {
		const text = users(10, 'Nord;2024;;;;11', 'Sør;2024;;;;11');
		const areaChoices = { Nord: '3103', Sør: '3103' };
		const file = await check({ ...(await mapped(text)), areaChoices });
		expect([trouble(file), file.counts.usable]).toEqual([[], 3]);
	});
	it.each(['plain', 'with symbols'])('is turned into the unit of its contract, %s', async (how) => {
		const rows = [
			'0301;2023;0,147',
			'1103;2023;0,121',
			`1108;2023;${how === 'plain' ? '0,098' : ':'}`
		];
		const file = await mapped(['GEO;AAR;Andel (0-1)', ...rows].join('\n'));
		const pakke = kilde('ungdata');
		const columns = ['omrade', 'aar', 'verdi'].map((field) => ({ field }));
		const checked = await check({ ...mapFile(file.sniffed, pakke, columns), constants: CONSTANTS });
		expect(checked.problems).toContainEqual(
			expect.objectContaining({ code: 'unit-converted', found: 'andel', factor: 100 })
		);
		await load(engine, checked, []);
		const figures = await read('SELECT verdi FROM ungdata WHERE verdi IS NOT NULL ORDER BY linje');
		expect(figures.flat().slice(0, 2)).toEqual(['14.7', '12.1']);
		await unload(engine, checked, pakke, []);
	});
	it('is refused when national identity numbers come after the rows that were looked at', async () => {
		const head = 'kommunenummer;aar;kilde;indikator;alder;teller';
		const row = (age: string) => `0301;2024;a;b;${age};12`;
		const rows = Array.from({ length: 300 }, (_, i) => row(`${i}`));
		const file = await mapped([head, ...rows, row('13097248022'), row('01019010070')].join('\n'));
		const id = nextId++;
		const before = await tables();
		const checked = await validate(engine, file, id, { matchArea });
		expect(checked).toMatchObject({
			stage: 'refused',
			problems: [{ code: 'person-numbers', column: 'alder' }]
		});
		expect(await tables()).toEqual(before);
	});
	it('is refused when national identity numbers are far down in a column that is not used', async () => {
		const row = (note: string) => `3101;2024;alle;;;12;${note}`;
		const rows = Array.from({ length: 300 }, (_, i) => row(`sak ${i}`));
		const text = [
			`${HEADER};Merknad`,
			...rows,
			row('gjelder 130972 48022'),
			row('01019010070'),
			row('se 13097248022')
		].join('\n');
		const before = await tables();
		const checked = await validate(engine, await mapped(text), nextId++, { matchArea });
		expect(checked).toMatchObject({
			stage: 'refused',
			problems: [{ code: 'person-numbers', column: 'Merknad' }]
		});
		expect(await tables()).toEqual(before);
		const accounts = rows.map((one, i) => one.replace(/sak \d+/, String(12345678900 + i * 7)));
		expect(await checkText([`${HEADER};Merknad`, ...accounts].join('\n'))).toBeTruthy();
	});
	it('counts cells that are no number apart from numbers out of range', async () => {
		const { problems } = await checkText(
			users('ca. 5', 'mange', -4, 12).replaceAll(/^(ca. 5|mange)$/gm, '3101;2024;;;;$1')
		);
		const bad = problems.filter(({ severity }) => severity === 'error');
		expect(bad.map((one) => [one.code, foundIn(one), one.count])).toEqual([
			['not-a-number', 'ca. 5', 2],
			['not-a-number', 'mange', 2],
			['out-of-range', '-4', 1]
		]);
	});
	it('takes points for thousands in a column of whole persons, and says so', async () => {
		const { mapped: file, problems } = await checkText(users('3101;2024;;;;1.234', 12));
		expect(file.sniffed.dialect.decimal).toBe(',');
		expect(problems).toContainEqual(
			expect.objectContaining({ code: 'thousands-unsure', found: '1.234', count: 1 })
		);
	});
	it('does not use parts of persons', async () => {
		const { problems, counts } = await checkText(
			users('3101;2024;;;;12,5', '3101;2024;;;;7,0', 12)
		);
		expect(counts.usable).toBe(2);
		expect(problems).toContainEqual(
			expect.objectContaining({ code: 'not-whole', found: '12,5', count: 1, row: 2 })
		);
	});
	it('is not begun on when there is no room for it, and what there is room for is said', async () => {
		const file = await mapped(users(...Array.from({ length: 100 }, (_, i) => i)));
		const small: Engine = {
			memoryLimit: 0,
			rows: (...given) => engine.rows(...given),
			text: (...given) => engine.text(...given),
			run: (...given) => engine.run(...given),
			addFile: (...given) => engine.addFile(...given),
			dropFile: (path) => engine.dropFile(path),
			close: () => engine.close()
		};
		const before = await tables();
		const attempt = (memoryLimit: number) =>
			validate({ ...small, memoryLimit }, file, nextId++, { matchArea });
		await expect(attempt(1)).rejects.toMatchObject({ rows: 0 });
		await expect(attempt(1)).rejects.toBeInstanceOf(TooLargeError);
		expect(await tables()).toEqual(before);
		expect(await attempt(1e9)).toMatchObject({ stage: 'validated' });
	});
	it('with rows inside it is told, whoever reads the file, and one with line breaks is not', async () => {
		const rows = ['3101;2024;;;;10', '"3101;2024;;;;20', '3101;2024;;;;30', '3101";2024;;;;40'];
		const file = await checkText([HEADER, ...rows].join('\n'));
		expect(file.problems).toContainEqual(
			expect.objectContaining({ code: 'rows-in-cell', row: 3, count: 2 })
		);
		const plain = await checkText(`${HEADER};Merknad\n3101;2024;;;;10;"to\nlinjer; her"`);
		expect(plain.problems.map(({ code }) => code)).not.toContain('rows-in-cell');
	});
	it('is left out where it is somebody’s sentences, and that is told', async () => {
		const file = await checkText(
			[
				`${HEADER};Merknad`,
				'3101;2024;;;;10;Ringte i mai og ville gjerne ha hjelp til å finne seg et nytt sted'
			].join('\n')
		);
		expect(file.problems).toContainEqual(
			expect.objectContaining({ code: 'free-text', column: 'Merknad' })
		);
	});
	it('is one problem with a count when many have the same', async () => {
		const file = await checkText(users('X;2024;;;;1', 'X;2023;;;;2', 'X;2022;;;;3'));
		expect(trouble(file)).toMatchObject([{ code: 'area-unknown', row: 2, found: 'X', count: 3 }]);
	});
	it('is one of a period of several years', async () => {
		const file = await checkText(
			[
				'GEO;AAR;KJONN;ALDER;KODEGRUPPE;MEASURE_TYPE;value',
				'0;2022_2024;0;0_74;P01_P29;MEIS;101.5',
				'0;2024_2024;0;0_74;P01_P29;MEIS;103.5'
			].join('\n')
		);
		expect(trouble(file)).toMatchObject([
			{ code: 'year-invalid', row: 2, column: 'AAR', found: '2022_2024', count: 1 }
		]);
		expect(file.counts).toMatchObject({ usable: 1, refused: 1 });
	});
	it('is not made from a figure with the other decimal sign, but that is told', async () => {
		const file = await checkText(
			[
				'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk',
				'3101;2024;V;samlet;alle;12,5',
				'3103;2024;V;samlet;alle;13.5',
				'3105;2024;V;samlet;alle;14,5'
			].join('\n')
		);
		expect(trouble(file)).toMatchObject([
			{ code: 'decimal-mixed', severity: 'warning', row: 3, found: '13.5', count: 1, sign: ',' }
		]);
		await load(engine, file, []);
		expect(await read('SELECT arsverk FROM is248 ORDER BY linje')).toEqual([
			['12.5'],
			['13.5'],
			['14.5']
		]);
		await unload(engine, file, file.mapped.pakke, []);
	});
	it.each(['inf', 'nan', '1 2', '0x10', '-1'])(
		'is not taken for a number after many plain ones: %s',
		async (text) => {
			const many = areas.kommuner.slice(0, 300).map(({ code }, i) => `${code};2023;;;;${i}`);
			const file = await checkText(users(...many, `3101;2024;;;;${text}`));
			expect(trouble(file)).toMatchObject([{ row: 302, found: text }]);
			expect(file.counts).toMatchObject({ rows: 301, usable: 300, refused: 1 });
		}
	);
	it('is found where plain numbers go on for long before it', async () => {
		const many = areas.kommuner.slice(0, 300).map(({ code }, i) => `${code};2023;;;;${i + 1}`);
		const file = await checkText(
			users(...many, '3101;2024;;;;:', '3103;2024;;;;tolv', '3105;20x4;;;;1')
		);
		expect(trouble(file).map((one) => [one.code, one.row, foundIn(one)])).toEqual([
			['not-a-number', 303, 'tolv'],
			['year-invalid', 304, '20x4']
		]);
		expect(file.counts).toMatchObject({
			rows: 303,
			usable: 301,
			states: { verdi: 300, skjult: 1 }
		});
	});
});

describe('a large file read as numbers and codes', () => {
	const many = areas.kommuner.map(({ code }, i) => `${code};2023;;bolig;rød;${i}`);
	/** Every row of the source, without the file it came from. */
	async function loaded(...rows: string[]) {
		const file = await checkText(users(...many, ...rows));
		await load(engine, file, []);
		const found = await read(
			`SELECT omrade, aar, gruppe, kjennetegn, kategori, antall, antall_tilstand, linje
				FROM brukerplan ORDER BY linje`
		);
		await unload(engine, file, file.mapped.pakke, []);
		return { file, found };
	}

	it('has the same rows as the file read as text', async () => {
		const typed = await loaded();
		// A symbol makes the whole file be read as text.
		const text = await loaded('3101;2022;;;;:');
		expect(typed.found).toHaveLength(areas.kommuner.length);
		expect(text.found.slice(0, -1)).toEqual(typed.found);
		expect(text.file.counts.usable).toBe(typed.file.counts.usable + 1);
	});
	it('takes a place and a value that no sample had', async () => {
		const { file, found } = await loaded(
			'Halden;2022;ROP;;;1',
			'3101;2021;;bolig;Blålys;2',
			'3103;2021;;;;'
		);
		expect(trouble(file)).toEqual([]);
		expect(found.slice(-3).map((row) => row.slice(0, 7))).toEqual([
			['3101', '2022', 'rus_alvorlig', 'alle', 'alle', '1', 'verdi'],
			['3101', '2021', 'alle', 'bolig', 'blalys', '2', 'verdi'],
			['3103', '2021', 'alle', 'alle', 'alle', null, 'ikke_samlet']
		]);
	});
	it('does not guess which cells a short row lacks', async () => {
		const { file, found } = await loaded('3103;2021');
		expect(trouble(file)).toMatchObject([{ code: 'ragged-rows', found: '3103;2021' }]);
		expect(file.counts.refused).toBe(1);
		expect(found).toHaveLength(areas.kommuner.length);
	});
	it('finds rows that tell of the same, and none where all differ', async () => {
		expect(trouble((await loaded()).file)).toEqual([]);
		const written = await loaded('0301;2023;;bolig;rød;9', '301;2023;; Bolig;RØD ;9');
		expect(trouble(written.file)).toMatchObject([
			{ code: 'rows-repeated', count: 1 },
			{ code: 'duplicate-keys' }
		]);
		const twice = await loaded('0301;2023;;bolig;rød;9', '0301;2023;;bolig;rød;9');
		expect(trouble(twice.file)).toMatchObject([
			{ code: 'rows-repeated', count: 1 },
			{ code: 'duplicate-keys', count: 2 }
		]);
	});
});

describe('figures that are hardly what they seem', () => {
	const of = (file: ValidatedFile, code: Problem['code']) =>
		file.problems.filter((one) => one.code === code);
	const kommuner = areas.kommuner.map(({ code }) => code);

	it('are of a year that has not been', async () => {
		const file = await checkText(users('3101;2092;;;;12', '3103;2092;;;;13', 14));
		expect(of(file, 'year-future')).toEqual([
			{ code: 'year-future', severity: 'warning', row: 2, column: 'År', found: '2092', count: 2 }
		]);
	});
	it.each([
		[
			'oversikt',
			'kommunenummer;aar;kilde;indikator;forlop;alder;kjonn;teller;nevner',
			['3101;2024;a;b;2;alle;samlet;240;240', '3103;2024;a;b;2;alle;samlet;260;240'],
			{ row: 3, column: 'teller', found: '260', whole: '240', count: 1 }
		],
		[
			'is248',
			'Kommunenr;År;Målgruppe;Inndeling;Kategori;Årsverk;Årsverk med videreutdanning',
			['3101;2024;V;Samlet;Alle;4,5;5,5', '3103;2024;V;Samlet;Alle;4,5;:'],
			{ row: 2, column: 'Årsverk med videreutdanning', found: '5,5', whole: '4,5', count: 1 }
		]
	])('are a part above its whole: %s', async (_, head, rows, wanted) => {
		const file = await checkText([head, ...rows].join('\n'));
		expect(of(file, 'part-above-whole')).toMatchObject([{ severity: 'warning', ...wanted }]);
		expect(file.counts.usable).toBe(2);
	});
	it('are zeros beside hidden ones', async () => {
		const file = await checkText(users('3101;2024;;;;0', '3103;2024;;;;:', '3105;2024;;;;7'));
		expect(of(file, 'zero-beside-hidden')).toMatchObject([{ row: 2, column: 'Antall', count: 1 }]);
		expect(of(await checkText(users('3101;2024;;;;0', 7)), 'zero-beside-hidden')).toEqual([]);
	});
	it.each([3, 5])('are all multiples of %i', async (step) => {
		const rounded = kommuner.slice(0, 40).map((code, i) => `${code};2024;;;;${step * (i % 9)}`);
		expect(of(await checkText(users(...rounded)), 'rounded-values')).toMatchObject([
			{ column: 'Antall', step }
		]);
		const one = await checkText(users(...rounded, '4601;2024;;;;31'));
		expect(of(one, 'rounded-values')).toEqual([]);
	});
	it.each([
		[1000, 3],
		[0.01, -2]
	])('are %d times those of the year before', async (times, power) => {
		const rows = [2022, 2023, 2024].flatMap((year) =>
			kommuner
				.slice(0, 8)
				.map(
					(code, i) =>
						`${code};${year};;;;${(500 + 100 * i + year) * (year < 2024 ? 100 : 100 * times)}`
				)
		);
		expect(of(await checkText(users(...rows)), 'unit-jump')).toMatchObject([
			{ row: 18, column: 'Antall', found: '2024', power, count: 8 }
		]);
	});
	describe('are parts that do not add up to their total', () => {
		const header = 'kommunenummer;aar;kilde;indikator;forlop;alder;kjonn;teller;nevner';
		const counted = (...rows: [sted: string, kjonn: string, n: string][]) =>
			checkText(
				[
					header,
					...rows.map(([sted, kjonn, n]) => `${sted};2024;fagsystem;brukere;2;alle;${kjonn};${n};`)
				].join('\n')
			);
		it('of the sexes', async () => {
			const file = await counted(
				['0301', 'menn', '5'],
				['0301', 'kvinner', '7'],
				['0301', 'samlet', '12'],
				['3101', 'menn', '5'],
				['3101', 'kvinner', '7'],
				['3101', 'samlet', '13']
			);
			expect(of(file, 'total-differs')).toMatchObject([
				{ row: 7, column: 'teller', parts: 'sexes', count: 1 }
			]);
		});
		it('of a fylke', async () => {
			const differs = await counted(['03', 'samlet', '13'], ['0301', 'samlet', '12']);
			expect(of(differs, 'total-differs')).toMatchObject([
				{ row: 2, column: 'teller', parts: 'kommuner', count: 1 }
			]);
			// One kommune of many is no sum.
			const some = await counted(['31', 'samlet', '13'], ['3101', 'samlet', '12']);
			expect(of(some, 'total-differs')).toEqual([]);
		});
		it('unless one of them is hidden', async () => {
			const file = await counted(
				['0301', 'menn', ':'],
				['0301', 'kvinner', '7'],
				['0301', 'samlet', '12']
			);
			expect(of(file, 'total-differs')).toEqual([]);
		});
	});
	it('are not, where one place grows', async () => {
		const rows = [2023, 2024].flatMap((year) =>
			kommuner
				.slice(0, 8)
				.map((code, i) => `${code};${year};;;;${i === 0 && year === 2024 ? 900 : 90 + i}`)
		);
		expect(of(await checkText(users(...rows)), 'unit-jump')).toEqual([]);
	});
});

describe('what the user settles', () => {
	it('is an area for a text that is unknown or ambiguous', async () => {
		const file = await mapped(users('Herøy;2024;;;;12', 'Byen vår;2024;;;;13'));
		const asked = await check(file);
		expect(trouble(asked)).toMatchObject([
			{ code: 'area-ambiguous', areas: ['1515', '1818'] },
			{ code: 'area-unknown', found: 'Byen vår' }
		]);
		const settled = await check({ ...file, areaChoices: { Herøy: '1818', 'Byen vår': '0301' } });
		expect(settled.problems.filter(({ row }) => row !== undefined)).toEqual([]);
		await load(engine, settled, []);
		expect(await read('SELECT omrade FROM brukerplan ORDER BY linje')).toEqual([
			['1818'],
			['0301']
		]);
		await unload(engine, settled, settled.mapped.pakke, []);
	});
	it('is a value for a text that the contract does not know', async () => {
		const file = await mapped(users('3101;2024;dobbeltdiagnose;;;12'));
		expect(trouble(await check(file))).toMatchObject([
			{ code: 'value-unknown', found: 'dobbeltdiagnose', field: 'gruppe' }
		]);
		const valueChoices = { gruppe: { dobbeltdiagnose: 'rus_alvorlig' } };
		const settled = await check({ ...file, valueChoices });
		expect(trouble(settled)).toEqual([]);
		await load(engine, settled, []);
		expect(await read('SELECT gruppe FROM brukerplan')).toEqual([['rus_alvorlig']]);
		await unload(engine, settled, settled.mapped.pakke, []);
	});
	it('is a constant, also the year', async () => {
		const file = await mapped('Kommunenummer;Gruppe;Antall\n3101;ROP;12\n');
		const settled = await check({ ...file, constants: { ...file.constants, aar: '2023' } });
		await load(engine, settled, []);
		expect(await read('SELECT aar, kategori FROM brukerplan')).toEqual([['2023', 'alle']]);
		await unload(engine, settled, settled.mapped.pakke, []);
	});
	it('is asked for when the contract needs a field, and nothing is made before', async () => {
		const before = await tables();
		const file = await mapped('Kommunenummer;Gruppe;Antall\n3101;ROP;12\n');
		expect(await validate(engine, file, nextId++, { matchArea })).toEqual({
			stage: 'refused',
			problems: [{ code: 'field-missing', severity: 'error', field: 'aar' }]
		});
		expect(await tables()).toEqual(before);
	});
});

describe('two files of one source', () => {
	it('add up, and where they say the same the newest is used and it is told', async () => {
		const older = await checkText(users(10, '3103;2024;;;;20'));
		const first = await load(engine, older, []);
		expect(trouble(first)).toEqual([]);
		const newer = await checkText(users(11, '3105;2024;;;;30'));
		const second = await load(engine, newer, [older.id]);
		expect(trouble(second)).toEqual([{ code: 'overlaps-file', severity: 'warning', count: 1 }]);
		const question = 'SELECT omrade, antall FROM brukerplan ORDER BY omrade';
		expect(await read(question)).toEqual([
			['3101', '11'],
			['3103', '20'],
			['3105', '30']
		]);
		await unload(engine, newer, newer.mapped.pakke, [older.id]);
		expect(await read(question)).toEqual([
			['3101', '10'],
			['3103', '20']
		]);
		await unload(engine, older, older.mapped.pakke, []);
		expect(await read(question)).toEqual([]);
	});
	it('do not replace each other where a dimension differs', async () => {
		const older = await checkText(users('3101;2024;ROP;;;10'));
		await load(engine, older, []);
		const newer = await checkText(users('3101;2024;kun rus;;;11'));
		const loaded = await load(engine, newer, [older.id]);
		expect(trouble(loaded)).toEqual([]);
		expect(await read('SELECT count(*) FROM brukerplan')).toEqual([['2']]);
		for (const [file, left] of [
			[newer, [older.id]],
			[older, []]
		] as const)
			await unload(engine, file, file.mapped.pakke, left);
	});
});

describe('a file that does not come through', () => {
	it('leaves nothing behind when it is cancelled before or during', async () => {
		const before = await tables();
		const file = await mapped(users(...areas.kommuner.map(({ code }) => `${code};2024;;;;12`)));
		const signal = AbortSignal.abort();
		await expect(validate(engine, file, nextId++, { matchArea, signal })).rejects.toThrow(
			CancelledError
		);
		const stop = new AbortController();
		const stopping = (raw: string) => {
			stop.abort();
			return matchArea(raw);
		};
		const late = validate(engine, file, nextId++, { matchArea: stopping, signal: stop.signal });
		await expect(late).rejects.toThrow(CancelledError);
		expect(await tables()).toEqual(before);
	});
	it('leaves what is loaded untouched, and nothing behind', async () => {
		const good = await checkText(users(10));
		await load(engine, good, []);
		const before = await tables();
		const broken = await mapped(users(20));
		const failing = () => {
			throw new Error('broken');
		};
		await expect(validate(engine, broken, nextId++, { matchArea: failing })).rejects.toThrow(
			'broken'
		);
		expect(await tables()).toEqual(before);
		expect(await read('SELECT antall FROM brukerplan')).toEqual([['10']]);
		await unload(engine, good, good.mapped.pakke, []);
	});
	it('leaves nothing behind when it is taken out again', async () => {
		const before = await tables();
		const file = await checkText(users(10, 'X;2024;;;;mange'));
		await load(engine, file, []);
		expect((await tables()).length).toBeGreaterThan(before.length);
		await unload(engine, file, file.mapped.pakke, []);
		expect(await tables()).toEqual(before);
	});
});

describe('hostile input', () => {
	const HOSTILE = [
		'"; DROP TABLE x; --',
		"'; DROP TABLE x; --",
		"') FROM x; DROP TABLE x; --",
		'constructor',
		'__proto__',
		'toString',
		'{{x}}',
		'<script>',
		'?',
		'$1',
		'%s'
	];
	beforeAll(() => engine.run(sql`CREATE TABLE ${ident('x')} AS SELECT 1 AS kept`));
	const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

	it.each(HOSTILE)('is nothing but text in a header: %s', async (text) => {
		const file = await checkText(
			`Kommunenummer;${quoted(text)};År;Gruppe;Antall\n3101;${quoted(text)};2024;ROP;12\n`
		);
		expect(file.problems).toContainEqual({
			code: 'column-unused',
			severity: 'note',
			column: text
		});
		expect(file.counts).toMatchObject({ rows: 1, usable: 1 });
		expect(await read('SELECT kept FROM x')).toEqual([['1']]);
	});
	it.each(HOSTILE)('is nothing but text in a cell: %s', async (text) => {
		const cell = quoted(text);
		const file = await checkText(
			users(
				12,
				`${cell};2024;;;;1`,
				`3101;2024;${cell};;;1`,
				`3101;2024;;bolig;rød;${cell}`,
				`3101;${cell};;;;1`
			)
		);
		expect(trouble(file).map((one) => [one.code, one.row, foundIn(one)])).toEqual([
			['area-unknown', 3, text],
			['value-unknown', 4, text],
			['not-a-number', 5, text],
			['year-invalid', 6, text]
		]);
		expect(file.counts).toMatchObject({ rows: 5, usable: 1 });
		expect(await read('SELECT kept FROM x')).toEqual([['1']]);
	});
	it.each(HOSTILE)('is nothing but text in an open dimension and a constant: %s', async (text) => {
		const file = await mapped(
			'GEO;AAR;KJONN;ALDER;TELLER;RATE;SMR\n0;2024_2024;0;'.concat(`${quoted(text)};1;1,5;100\n`)
		);
		const settled = await check({ ...file, constants: { ...file.constants, indikator: text } });
		await load(engine, settled, []);
		expect(await read('SELECT alder, indikator, rate FROM kube')).toEqual([[text, text, '1.5']]);
		await unload(engine, settled, settled.mapped.pakke, []);
		expect(await read('SELECT kept FROM x')).toEqual([['1']]);
	});
});

describe('a file that is refused before it is read', () => {
	it.each([
		['empty-file', ''],
		['unsupported-format', 'PK\u0003\u0004rest'],
		['unsupported-format', '%PDF-1.7'],
		['no-table', ' {"version": "2.0"}'],
		['no-table', '<html><p>Ingen tabell</p></html>'],
		['format-damaged', '{"version": '],
		['format-damaged', 'PK\u0003\u0004[Content_Types].xml'],
		['binary-file', 'a;b\0c'],
		['no-header', 'bare prosa uten tabell\n']
	])('is told as %s', async (code, text) => {
		expect(await sniff(new File([text], 'fil'))).toMatchObject({
			stage: 'refused',
			problems: [{ code, severity: 'error' }]
		});
	});
});
