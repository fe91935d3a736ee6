import { describe, expect, it } from 'vitest';
import { kilder } from '../catalogue/kilder.ts';
import { countPersonRows } from './personRows.ts';
import { sniff } from './read.ts';

async function counted(...lines: string[]) {
	const sniffed = await sniff(new File([lines.join('\n') + '\n'], 'kartlegging.csv'));
	if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
	return countPersonRows(sniffed, kilder);
}
const HEADER = 'Id;Kommunenr;År;Brukergruppe;Kjønn;Alder;Bolig;Økonomi;Individuell plan;Merknad';

describe('a file with a row for each person', () => {
	it('becomes counts by group and characteristic, and nothing of a person', async () => {
		const found = await counted(
			HEADER,
			'a7;3101;2024;ROP;1;29;5;gul;1;flyttet i mai',
			'b8;3101;2024;ROP;2;30;5;;0;',
			'c9;3101;2024;kun rus;2;67;2;rød;;'
		);
		expect(found?.persons).toBe(3);
		expect(found?.unused).toEqual(['Id', 'Merknad']);
		expect(found?.file.name).toBe('kartlegging-talt-opp.csv');
		const rows = (await found!.file.text()).trim().split('\n');
		expect(rows[0]).toBe('Kommunenr,År,Gruppe,Kjennetegn,Kategori,Hovedforløp,Antall');
		const cells = (characteristic: string, category: string, n: number) =>
			`3101,2024,alle,${characteristic},${category},ikke_oppgitt,${n}`;
		expect(rows.slice(1).sort()).toEqual(
			[
				cells('alle', 'alle', 3),
				'3101,2024,ROP,alle,alle,ikke_oppgitt,2',
				'3101,2024,kun rus,alle,alle,ikke_oppgitt,1',
				cells('kjonn', 'menn', 1),
				cells('kjonn', 'kvinner', 2),
				cells('alder', '18-29 år', 1),
				cells('alder', '30-44 år', 1),
				cells('alder', '67 år og over', 1),
				cells('bolig', '5', 2),
				cells('bolig', '2', 1),
				cells('okonomi', 'gul', 1),
				cells('okonomi', 'rød', 1),
				cells('individuell_plan', 'ja', 1),
				cells('individuell_plan', 'nei', 1)
			].sort()
		);
	});

	it('is left alone where it has counts already', async () => {
		const rows = ['Kommunenr;År;Kjønn;Alder;Bolig;Antall', '3101;2024;menn;alle;rød;12'];
		expect(await counted(...rows)).toBeNull();
		expect(await counted('Kommunenr;År;Kjennetegn;Kategori;Antall', '3101;2024;bolig;rød;12')).toBe(
			null
		);
	});
});
