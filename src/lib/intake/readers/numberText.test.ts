import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asShown } from './numberText.ts';

describe('a number of a workbook', () => {
	it.each([
		['71.099999999999994', '71.1'],
		['-71.099999999999994', '-71.1'],
		['0.30000000000000004', '0.3'],
		['2.2999999999999998', '2.3'],
		['1234567.8900000001', '1234567.89'],
		['0.28999999999999998', '0.29'],
		['8.9999999999999993E-3', '0.009'],
		['1E-3', '0.001'],
		['-2.5E-7', '-0.00000025'],
		['1.2E+3', '1200'],
		['99.999999999999986', '100'],
		['1.0000000000000002', '1']
	])('%s is shown as %s', (written, shown) => expect(asShown(written)).toBe(shown));

	it.each([
		'0',
		'-5',
		'301',
		'2024',
		'12345678901234567',
		'10.50',
		'0.05',
		'.5',
		'1.204',
		'0.333333333333333',
		'123456.789012345',
		'',
		'.',
		'E',
		'1E400',
		'1E-300',
		'NaN',
		'0x1.8'
	])('%s stays as it is', (written) => expect(asShown(written)).toBe(written));

	it('that truly has many digits keeps its value to the last bit', () => {
		for (const value of [1 / 3, Math.PI, 2 / 7, 1234.5678901234567])
			for (const written of [String(value), value.toPrecision(17)])
				expect(Number(asShown(written))).toBe(value);
	});

	it('is never changed by more than its fifteenth digit, however it is written', () => {
		const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
		fc.assert(
			fc.property(numbers, (value) => {
				for (const written of [String(value), value.toPrecision(17), value.toExponential()]) {
					const shown = Number(asShown(written));
					expect(Math.abs(shown - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-14);
				}
			}),
			{ numRuns: 2000 }
		);
	});
	it('with few decimals is what was meant, whatever the binary fraction is', () => {
		const cents = fc.integer({ min: -99_999_999, max: 99_999_999 }).filter((n) => n !== 0);
		fc.assert(
			fc.property(cents, fc.constantFrom(10, 100, 1000), (n, parts) => {
				expect(asShown((n / parts).toPrecision(17))).toBe(String(n / parts));
			}),
			{ numRuns: 2000 }
		);
	});
});
