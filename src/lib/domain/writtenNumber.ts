/**
 * A number as people write it: `1 520`, `0,35`, `0.35`, `−2`. NaN when it is none, or when the sign
 * may part thousands in the page's language (`1.520` beside a decimal comma).
 */
export function numberFrom(text: string, decimal: ',' | '.'): number {
	const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-');
	const thousands = decimal === ',' ? /^-?[1-9]\d*\.\d{3}$/ : /^-?[1-9]\d*,\d{3}$/;
	return /^-?\d+([.,]\d+)?$/.test(plain) && !thousands.test(plain)
		? Number(plain.replace(',', '.'))
		: NaN;
}
