import { describe, expect, it } from 'vitest';
import { problemReport } from './problemReport.ts';

const problem = { code: 'not-a-number', severity: 'error', row: 7, column: 'A', count: 2 } as const;
const lines = (found: string) => problemReport([{ ...problem, found }], {}, 'share').split('\r\n');

describe('the report of problems', () => {
	it('begins with its mark and a header', () => {
		expect(problemReport([], {}, 'share')).toMatch(/^\ufeff[^;]+(;[^;]+){6}\r\n$/);
	});

	it('has one line for each problem', () => {
		expect(lines('x')[1]).toMatch(/^[^;]+;7;A;x;2;.*«x».*;.+$/);
	});

	it('says on each line when it is of the internal view', () => {
		const text = problemReport(
			[problem, problem].map((one) => ({ ...one, found: 'x' })),
			{},
			'internal'
		);
		const [head, ...rows] = text.trimEnd().split('\r\n');
		expect(head).toMatch(/^\ufeff[^;]+(;[^;]+){7}$/);
		expect(rows.length).toBe(2);
		for (const row of rows) expect(row).toMatch(/^INTERN – unntatt offentlighet;/);
	});

	it('quotes what would break a cell', () => {
		expect(lines('a;"b"')[1]).toContain(';"a;""b""";');
	});

	it.each(['=1+1', '+1', '-1', '@x'])('does not let %s run as a formula', (found) => {
		expect(lines(found)[1]).toContain(`;'${found};`);
	});
});
