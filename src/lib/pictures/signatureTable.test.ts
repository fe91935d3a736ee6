import { describe, expect, it } from 'vitest';
import { byGroup, commonsOf, exactly, followUp, question } from '../../../tests/questions.ts';
import { tableFaults } from '../../../tests/tableFaults.ts';
import type { SignatureRow } from '../charts/signature/state.ts';
import { value } from '../domain/cell.ts';
import type { Figure } from '../domain/figure.ts';
import { isComputed, type TableCell } from '../domain/table.ts';
import { answer } from '../model/answer.ts';
import { signatureTable } from './signatureTable.ts';

const [found] = answer(
	question(byGroup([30, 30, 30, 30]), followUp(2, 2)),
	commonsOf(exactly(15, 15)),
	[1000]
);
const quantity = (label: string, ...notes: string[]) => ({
	...{ cell: undefined, span: null, reference: null, previous: null, label, notes }
});
const row = {
	...{ unit: 23, number: '2+3', name: 'Samlet', short: '2 og 3', part: false },
	need: {
		...quantity('113 brukere', 'tall fra 2024'),
		cell: value(113),
		span: { low: 100, high: 120 }
	},
	capacity: quantity('4 årsverk', 'holdt utenfor: 0'),
	competence: { ...quantity('47 %'), cell: value(47) },
	gap: { span: null, verdict: 'missing', label: 'mangler trolig', notes: ['regnet med eksempel'] }
} as unknown as SignatureRow;
const tableOf = (given = found!) =>
	signatureTable({
		...{ place: 'Tynset 2024', rows: [row], answers: [{ unit: 23, answer: given }] }
	});
const numbers = (cell: TableCell | undefined) =>
	cell && isComputed(cell) ? [cell.low, cell.middle, cell.high] : cell;

describe('the table behind the picture of a kommune', () => {
	it('has the figure that the page tells, with its span, and the notes in a column of their own', () => {
		expect(tableFaults(tableOf())).toEqual([]);
		const [first, last] = tableOf().rows;
		expect(numbers(first!['competence'])).toEqual([null, 47, null]);
		expect(numbers(first!['need'])).toEqual([100, 113, 120]);
		expect(numbers(first!['gap'])).toEqual([found!.gap!.low, found!.gap!.median, found!.gap!.high]);
		expect(first).toMatchObject({ answer: 'mangler trolig' });
		expect(first!['notes']).toBe('tall fra 2024; holdt utenfor: 0; regnet med eksempel');
		expect(last).toBeUndefined();
	});

	it('tells only the ends of what is hidden, and that it is', () => {
		const hidden = { value: { state: 'hidden' } } as Pick<Figure, 'value'>;
		const [first] = signatureTable({
			...{ place: '', rows: [row] },
			answers: [{ unit: 23, answer: found!, need: hidden }]
		}).rows;
		expect(first!['need']).toMatchObject({
			...{ low: 100, middle: null, high: 120 },
			why: 'skjult av personvernhensyn'
		});
	});

	it('has no number of what is more than is seen', () => {
		const open = { ...found!, users: { ...found!.users!, open: true } };
		const [first] = signatureTable({
			...{ place: '', answers: [{ unit: 23, answer: open }] },
			rows: [{ ...row, need: { ...row.need, cell: undefined, label: 'skjult' } }]
		}).rows;
		expect([first!['need'], first!['gap']]).toEqual(['skjult', 'kan ikke avgjøres']);
	});
});
