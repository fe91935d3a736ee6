import { describe, expect, it } from 'vitest';
import { kilde } from '../catalogue/kilder.ts';
import { mapFile, type MappedFile } from './map.ts';
import type { SniffedFile } from './read.ts';
import {
	constantFields,
	displaced,
	missing,
	targetFrom,
	targetKey,
	targetsOf,
	withAreaChoice,
	withColumn,
	withConstant,
	withValueChoice
} from './confirming.ts';

function mapped(source: string, header: string[]): MappedFile {
	const dialect = { delimiter: ';', decimal: ',', headerLine: 1 };
	const plain = { stage: 'sniffed', header, dialect, sample: [], problems: [] };
	const sniffed = plain as unknown as SniffedFile;
	return mapFile(sniffed, kilde(source));
}

const names = (file: MappedFile) =>
	missing(file).map(({ kind, fields }) => [kind, fields[0]?.name]);

describe('targets', () => {
	it.each(['', 'personer', 'personer@2022'])('%s survives a form control', (key) => {
		expect(targetKey(targetFrom(key))).toBe(key);
	});

	it('offers figures of a year only under a header with a year', () => {
		const keys = (header: string) => targetsOf(kilde('befolkning'), header).map(targetKey);
		expect(keys('Personer 2022')).toContain('personer@2022');
		expect(keys('Personer').some((key) => key.includes('@'))).toBe(false);
		expect(keys('Tabell 120224').some((key) => key.includes('@'))).toBe(false);
	});
});

describe('withColumn', () => {
	const file = mapped('befolkning', ['region', 'alder', 'x', '2022', '2023']);

	it('gives a target to one column at a time', () => {
		const changed = withColumn(file, 2, { field: 'omrade' });
		expect(changed.columns.map(targetKey)).toEqual([
			'',
			'alder',
			'omrade',
			'personer@2022',
			'personer@2023'
		]);
		expect(targetKey(file.columns[0])).toBe('omrade');
	});

	it('tells which columns lost what they were', () => {
		const changed = withColumn(file, 2, { field: 'personer' });
		expect(displaced(file, changed, 2)).toEqual(['2022', '2023']);
		expect(displaced(file, withColumn(file, 2, null), 2)).toEqual([]);
	});

	it('never mixes one column for all years with one for each', () => {
		const changed = withColumn(file, 2, { field: 'personer' });
		expect(changed.columns.map(targetKey)).toEqual(['omrade', 'alder', 'personer', '', '']);
	});

	it('drops the constant of a field that got a column, and brings the default back', () => {
		expect(file.constants.kjonn).toBe('samlet');
		const given = withColumn(file, 2, { field: 'kjonn' });
		expect(given.constants.kjonn).toBeUndefined();
		expect(withColumn(given, 2, null).constants.kjonn).toBe('samlet');
	});
});

describe('what is missing', () => {
	it('is nothing when all is there', () => {
		expect(missing(mapped('befolkning', ['region', 'alder', 'Personer 2022']))).toEqual([]);
	});

	it('tells columns from what can be filled in', () => {
		const file = mapped('befolkning', ['alder', 'personer']);
		expect(names(file)).toEqual([
			['fill', 'omrade'],
			['fill', 'aar']
		]);
		expect(names(withConstant(file, 'aar', '2024'))).toEqual([['fill', 'omrade']]);
	});

	it('asks for one of the figures where one is enough', () => {
		const lacking = missing(mapped('kostra', ['Kommune', 'År']));
		expect(lacking.map(({ kind, fields }) => [kind, fields.length])).toEqual([['figure', 2]]);
	});

	it('asks only for the figure that is required', () => {
		const lacking = missing(mapped('oversikt', ['Kommunenummer', 'År', 'Kilde', 'Indikator']));
		expect(lacking.map(({ kind, fields }) => [kind, fields.map(({ name }) => name)])).toEqual([
			['column', ['teller']]
		]);
	});

	it('asks a cube for its indicator', () => {
		const file = mapped('kube', ['GEO', 'AAR', 'TELLER']);
		expect(names(file)).toEqual([['fill', 'indikator']]);
		expect(constantFields(file).map(({ name }) => name)).toContain('indikator');
		expect(missing(withConstant(file, 'indikator', 'Trivsel'))).toEqual([]);
	});
});

describe('answers', () => {
	const file = mapped('befolkning', ['region', 'kjønn', 'alder', 'år', 'personer']);

	it('are added and taken away without touching the file before', () => {
		const chosen = withAreaChoice(file, 'Herøy', '1515');
		expect(chosen.areaChoices).toEqual({ Herøy: '1515' });
		expect(withAreaChoice(chosen, 'Herøy', '').areaChoices).toEqual({});
		expect(file.areaChoices).toEqual({});
	});

	it('are kept for each field', () => {
		const chosen = withValueChoice(file, 'kjonn', 'G', 'menn');
		expect(withValueChoice(chosen, 'kjonn', 'J', 'kvinner').valueChoices).toEqual({
			kjonn: { G: 'menn', J: 'kvinner' }
		});
	});

	it('hold for texts named like parts of an object', () => {
		expect(withAreaChoice(file, '__proto__', '0301').areaChoices['__proto__']).toBe('0301');
	});
});
