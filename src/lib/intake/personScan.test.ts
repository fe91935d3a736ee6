import { describe, expect, it } from 'vitest';
import { NUMBERS } from '../../../tests/persons.ts';
import { row, text, workbook } from '../../../tests/workbook.ts';
import { findPersons } from './personScan.ts';
import { sniff } from './read.ts';

async function found(file: File) {
	const sniffed = await sniff(file);
	if (sniffed.stage === 'refused') throw new Error(sniffed.problems[0]?.code);
	return findPersons(file, sniffed);
}
const csv = (...lines: string[]) => new File([lines.join('\n')], 'fil.csv');
const rows = (n: number, cell: (i: number) => string) =>
	Array.from({ length: n }, (_, i) => `${3401 + (i % 20)};${cell(i)};${i}`);
const HEADER = 'Kommune;Løpenr;Antall';

describe('a file that is to be written down', () => {
	it('is looked through to its end for identity numbers', async () => {
		const late = [...rows(5000, () => ''), ...NUMBERS.map((one) => `3401;${one};1`)];
		expect(await found(csv(HEADER, ...late))).toEqual({ column: 'Løpenr', sheet: null });
		const spaced = late.map((line) => line.replace(/(;\d{6})(\d{5};)/, '$1 $2'));
		expect(await found(csv(HEADER, ...spaced))).toEqual({ column: 'Løpenr', sheet: null });
	});
	it('is known when only some of the numbers are those of persons', async () => {
		const some = rows(300, (i) => (i < 250 ? String(90_000_000_000 + i * 7919) : NUMBERS[i % 3]!));
		expect(await found(csv(HEADER, ...some))).toEqual({ column: 'Løpenr', sheet: null });
	});
	it('is not mistaken for one by numbers that happen to be as long', async () => {
		let seed = 1;
		const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
		const date = () => String(1 + Math.floor(random() * 28)).padStart(2, '0');
		const number = () =>
			`${date()}0${1 + Math.floor(random() * 9)}${date()}${String(Math.floor(random() * 1e5)).padStart(5, '0')}`;
		expect(await found(csv(HEADER, ...rows(20_000, number)))).toBeNull();
		const figures = rows(2000, () => `${Math.floor(random() * 1e11)}`);
		expect(await found(csv(HEADER, ...figures))).toBeNull();
		expect(await found(csv('Orgnr;a', '964338531;1', '958935420;2'))).toBeNull();
	});
	it('is looked through in the sheets that were not chosen too', async () => {
		const names = ['Kari Nordmann', 'Ola Hansen'];
		const people = [
			row(1, text('A1', 'Fornavn'), text('B1', 'Alder')),
			...names.map((name, i) => row(i + 2, text(`A${i + 2}`, name), text(`B${i + 2}`, '40')))
		];
		const figures = Array.from({ length: 9 }, (_, i) =>
			row(i + 1, text(`A${i + 1}`, i ? '3401' : 'Kommune'), text(`B${i + 1}`, i ? '2' : 'Antall'))
		);
		const file = workbook({ Tall: figures, Personer: people });
		expect(await found(file)).toEqual({ column: 'Fornavn', sheet: 'Personer' });
		expect(await found(workbook({ Tall: figures }))).toBeNull();
	});
});
