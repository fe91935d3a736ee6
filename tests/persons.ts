/** Adds the check digits; nothing where there are none for these digits. */
function withCheckDigits(nine: string): string[] {
	const digit = (text: string, weights: number[]) =>
		(11 - (weights.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0) % 11)) % 11;
	const first = digit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
	const second = digit(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
	return first === 10 || second === 10 ? [] : [`${nine}${first}${second}`];
}

/** 80 is added to the month: numbers of the public test register, which no person has. */
export const NUMBERS = [
	'258152954',
	'258152955',
	'258152956',
	'128294999',
	'128294998',
	'218711983'
]
	.flatMap(withCheckDigits)
	.slice(0, 3);
