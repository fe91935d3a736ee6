import { numberText } from '#lib/text/index.ts';

/** A number with the decimals it has: 0.0075 as 0,0075 and 40000 as 40 000. */
export function plainNumber(x: number): string {
	const decimals = String(x).split('.')[1]?.length ?? 0;
	return numberText(x, Math.min(decimals, 6));
}
