import { describe, expect, it } from 'vitest';
import { problemReport } from './problemReport.ts';

const problem = { code: 'not-a-number', severity: 'error', row: 7, column: 'A', count: 2 } as const;
const lines = (found: string) => problemReport([{ ...problem, found }], {}).split('\r\n');

describe('the report of problems', () => {
	it('begins with its mark and a header', () => {
		expect(problemReport([], {})).toMatch(/^\ufeff[^;]+(;[^;]+){6}\r\n$/);
	});

	it('has one line for each problem', () => {
		expect(lines('x')[1]).toMatch(/^[^;]+;7;A;x;2;.*«x».*;.+$/);
	});

	it('quotes what would break a cell', () => {
		expect(lines('a;"b"')[1]).toContain(';"a;""b""";');
	});

	it.each(['=1+1', '+1', '-1', '@x'])('does not let %s run as a formula', (found) => {
		expect(lines(found)[1]).toContain(`;'${found};`);
	});
});
