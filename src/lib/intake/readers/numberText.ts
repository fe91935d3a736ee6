/** Digits that Excel keeps of a number, and shows. */
const DIGITS = 15;
/** A number of so few digits is the one that was meant: sums and shares seldom end by chance. */
const MEANT_DIGITS = 12;
/** Beyond these powers of ten a number stays as it is written. */
const FARTHEST = 30;
const FRACTION = /^[-+]?\d*\.?\d*(?:E[-+]?\d+)?$/i;

/**
 * A number of a workbook as Excel shows it in full. The file holds the binary fraction with 17 digits,
 * such as 71.099999999999994 for 71.1, and very small and large ones with powers of ten. Whole numbers
 * stay as they are written, and numbers that truly have many digits keep their value.
 */
export function asShown(text: string): string {
	if (!/[.E]/i.test(text) || !FRACTION.test(text)) return text;
	const value = Math.abs(Number(text));
	if (!Number.isFinite(value) || !/\d/.test(text)) return text;
	if (!/E/i.test(text) && digitsOf(text) <= DIGITS) return text;
	const [few, power] = parts(value.toExponential(DIGITS - 1));
	if (Math.abs(power) > FARTHEST) return text;
	const sign = text.startsWith('-') ? '-' : '';
	return (
		sign +
		plain(...(few.length <= MEANT_DIGITS ? ([few, power] as const) : parts(value.toExponential())))
	);
}

const digitsOf = (text: string) => text.replace(/^[-+]?[0.]*|\./g, '').length;

/** The digits without zeros at the end, and the power of ten of the first. */
function parts(exponential: string): [digits: string, power: number] {
	const [digits = '', power] = exponential.replace('.', '').split('e');
	return [digits.replace(/0+$/, '') || '0', Number(power)];
}

/** Without a power of ten. */
function plain(digits: string, power: number): string {
	if (power < 0) return `0.${'0'.repeat(-power - 1)}${digits}`;
	const whole = digits.slice(0, power + 1).padEnd(power + 1, '0');
	const rest = digits.slice(power + 1);
	return whole + (rest === '' ? '' : `.${rest}`);
}
