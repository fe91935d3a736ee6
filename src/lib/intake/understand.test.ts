import { describe, expect, it } from 'vitest';
import { kilde, kilder } from '../catalogue/kilder.ts';
import { sniff } from './read.ts';
import { understand, understandAs } from './understand.ts';

async function sniffed(...lines: string[]) {
	const found = await sniff(new File([lines.join('\n') + '\n'], 'fil.csv'));
	if (found.stage === 'refused') throw new Error(JSON.stringify(found.problems));
	return found;
}
async function understood(...lines: string[]) {
	return understand(await sniffed(...lines), kilder);
}

describe('a table with its groups as columns', () => {
	it('is read as rows where the columns are sexes', async () => {
		const { mapped, sniffed: file } = await understood(
			'Folkemengde etter region',
			'',
			'region;alder;år;Personer menn;Personer kvinner',
			'0301 Oslo;alle;2024;100;200',
			'3101 Halden;alle;2024;:;4'
		);
		expect(mapped?.pakke.name).toBe('befolkning');
		expect(file.header).toEqual(['region', 'alder', 'år', 'kjønn', 'Personer']);
		expect(file.sample).toEqual([
			['0301 Oslo', 'alle', '2024', 'menn', '100'],
			['0301 Oslo', 'alle', '2024', 'kvinner', '200'],
			['3101 Halden', 'alle', '2024', 'menn', ':'],
			['3101 Halden', 'alle', '2024', 'kvinner', '4']
		]);
		expect(await file.decoded.utf8.text()).toContain('0301 Oslo,alle,2024,kvinner,200,4\n');
		expect(file.problems).toMatchObject([
			{ code: 'unfolded', found: 'Personer menn, Personer kvinner' }
		]);
	});

	it('is read as rows where each sex has its years, over two lines of header', async () => {
		const { mapped, sniffed: file } = await understood(
			';;Menn;;Kvinner;',
			'region;alder;Personer 2023;Personer 2024;Personer 2023;Personer 2024',
			'0301 Oslo;alle;1;2;3;4',
			'3101 Halden;alle;5;6;7;8'
		);
		expect(mapped?.pakke.name).toBe('befolkning');
		expect(file.header).toEqual(['region', 'alder', 'kjønn', 'år', 'Personer']);
		expect(file.sample.map((row) => row.slice(2).join(' '))).toEqual([
			...['Menn 2023 1', 'Menn 2024 2', 'Kvinner 2023 3', 'Kvinner 2024 4'],
			...['Menn 2023 5', 'Menn 2024 6', 'Kvinner 2023 7', 'Kvinner 2024 8']
		]);
	});

	it('is of no source when it shares no more than a place and a year with any', async () => {
		const { mapped } = await understood('Kommune;År;Barnehageplasser', '0301;2024;12');
		expect(mapped).toBeNull();
	});

	it('is read as rows where the columns are kommuner', async () => {
		const { mapped, sniffed: file } = await understood(
			'Folkemengde',
			'',
			'alder;år;0301 Oslo;1103 Stavanger;Herøy (Nordland)',
			'alle;2024;709037;149048;1800',
			'alle;2025;709038;149049;1801'
		);
		expect(mapped?.pakke.name).toBe('befolkning');
		expect(file.header).toEqual(['alder', 'år', 'region', 'Personer']);
		expect(file.sample).toHaveLength(6);
		expect(file.sample[2]).toEqual(['alle', '2024', 'Herøy (Nordland)', '1800']);
	});

	it('is read as rows where the columns are indicators', async () => {
		const { mapped, sniffed: file } = await understood(
			'kommunenummer;aar;kilde;forlop;henvisninger;vedtak',
			'0301;2024;fagsystem;2;10;20',
			'0301;2024;fagsystem;3;30;40'
		);
		expect(mapped?.pakke.name).toBe('oversikt');
		expect(file.header).toEqual([
			...['kommunenummer', 'aar', 'kilde', 'forlop', 'indikator', 'teller']
		]);
		expect(file.sample[3]).toEqual(['0301', '2024', 'fagsystem', '3', 'vedtak', '40']);
	});

	it('may have two figures for each', async () => {
		const { sniffed: file } = await understood(
			'kommunenummer;aar;kilde;indikator;teller menn;nevner menn;teller kvinner;nevner kvinner',
			'0301;2024;a;b;1;10;2;20'
		);
		expect(file.header.slice(4)).toEqual(['kjonn', 'teller', 'nevner']);
		expect(file.sample).toEqual([
			['0301', '2024', 'a', 'b', 'menn', '1', '10'],
			['0301', '2024', 'a', 'b', 'kvinner', '2', '20']
		]);
	});

	it('is not taken to count inhabitants when nothing says so, until the user does', async () => {
		const lines = ['Region;År;Menn;Kvinner', '0301 Oslo;2024;10;20'];
		const { recognitions, sniffed: file } = await understood(...lines);
		expect(recognitions[0]?.complete).toBe(false);
		expect(file.header).toEqual(['Region', 'År', 'Menn', 'Kvinner']);
		const chosen = await understandAs(file, kilde('befolkning'));
		expect(chosen.sniffed.header).toEqual(['Region', 'År', 'kjønn', 'Personer']);
		const other = await understandAs(chosen.sniffed, kilde('kostra'));
		expect(other.sniffed.header).toEqual(file.header);
	});

	it('stays as it is when the user wants that', async () => {
		const lines = ['Folkemengde', 'region;år;Personer menn;Personer kvinner', '0301;2024;10;20'];
		const { sniffed: file } = await understand(await sniffed(...lines), kilder, { unfold: false });
		expect(file.header).toHaveLength(4);
	});

	it('with kommuner as columns becomes rows, whatever the figures are', async () => {
		const { recognitions, sniffed: file } = await understood('Noe;Oslo;Bergen', 'x;1;2', 'y;3;4');
		expect(recognitions[0]?.complete).toBe(false);
		expect(file.sample).toEqual([
			['x', 'Oslo', '1'],
			['x', 'Bergen', '2'],
			['y', 'Oslo', '3'],
			['y', 'Bergen', '4']
		]);
	});

	it('is left alone where a contract fits it as it is', async () => {
		const { sniffed: file } = await understood(
			'region;alder;Personer 2023;Personer 2024',
			'0301;alle;1;2'
		);
		expect(file.table).toBeNull();
	});
});
