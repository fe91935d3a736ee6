import { describe, expect, it } from 'vitest';
import type { Provenance } from '../domain/provenance.ts';
import type { Released } from '../domain/figure.ts';
import type { Table } from '../domain/table.ts';
import { tableHtml, tableTsv } from './clipboard.ts';

const table: Table = {
	caption: 'Brukere <i> Tynset',
	columns: [
		{ key: 'what', label: 'Gruppe' },
		{ key: 'count', label: 'Brukere', unit: 'personer', numeric: true }
	],
	rows: [
		{ what: '=SUM(A1)', count: { state: 'value', value: 7391 } as unknown as Released },
		{ what: 'a\tb', count: { state: 'hidden' } as unknown as Released },
		{ what: '-', count: '−12,5' },
		{ what: "-2+3+cmd|' /C calc'!A0", count: '' }
	]
};
const from = {
	...{ place: { name: 'Tynset', code: '3427' }, years: [2024], mode: 'internal' },
	...{ sources: [{ name: 'BrukerPlan', years: [2024] }], crosswalk: null, assumptions: null },
	...{ synthetic: true, made: new Date('2026-11-29') }
} as unknown as Provenance;

describe('a table that is copied', () => {
	it('is a table in a document, with its caption, its heads and where it comes from', () => {
		const html = tableHtml(table, from);
		const read = html.replaceAll('\u00a0', ' ');
		expect(read).toContain('<caption>Brukere &lt;i&gt; Tynset</caption>');
		expect(read).toContain('<th scope="col" align="right">Brukere (personer)</th>');
		expect(read).toContain('<th scope="row">\'=SUM(A1)</th><td align="right">7 391</td>');
		expect(read).toContain('>skjult av personvernhensyn</td>');
		expect(read).toMatch(
			/<p>INTERN – unntatt offentlighet · Tynset \(3427\) 2024 · BrukerPlan 2024/
		);
	});
	it('is cells in a spreadsheet: numbers as numbers, and no text as a formula or as two cells', () => {
		const lines = tableTsv(table, from).split('\r\n');
		expect(lines.slice(1, 6)).toEqual([
			'Gruppe\tBrukere (personer)',
			"'=SUM(A1)\t7391",
			'a b\tskjult av personvernhensyn',
			"'-\t-12,5",
			"'-2+3+cmd|' /C calc'!A0\t"
		]);
		expect(lines.at(-1)).toContain('INTERN');
	});
	it('says where it comes from in one cell, whatever its files are called', () => {
		const sources = [
			{ name: 'BrukerPlan', years: [2024], files: ['a\t=1+1\r\n=2+2.csv'], sha256: ['ab'] }
		];
		const lines = tableTsv(table, { ...from, sources }).split('\r\n');
		expect(lines).toHaveLength(7);
		expect(lines.at(-1)).toContain('a =1+1 =2+2.csv ab');
		expect(lines.at(-1)).not.toContain('\t');
	});
});
