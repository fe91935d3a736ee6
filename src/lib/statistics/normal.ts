/**
 * The normal distribution function.
 *
 * @param z standard deviations from the mean
 * @returns the share below, 0–1, to 1e-14
 * @see     Hart 1968, algorithm 5666, as West 2005 gives it
 */
export function normalBelow(z: number): number {
	const x = Math.abs(z);
	if (x > 37) return z > 0 ? 1 : 0;
	const tail = Math.exp((-x * x) / 2) * (x < SPLIT ? nearTail(x) : farTail(x));
	return z > 0 ? 1 - tail : tail;
}

const SPLIT = 7.07106781186547;
const UP = [
	0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
	221.213596169931, 220.206867912376
];
const DOWN = [
	0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
	637.333633378831, 793.826512519948, 440.413735824752
];

function polynomial(factors: readonly number[], x: number): number {
	let sum = 0;
	for (let i = 0; i < factors.length; i++) sum = sum * x + (factors[i] ?? 0);
	return sum;
}

const nearTail = (x: number) => polynomial(UP, x) / polynomial(DOWN, x);

function farTail(x: number): number {
	const fraction = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
	return 1 / fraction / 2.506628274631;
}

/**
 * The normal quantile.
 *
 * @param share 0–1, neither included
 * @returns     standard deviations from the mean, to 1e-9 of them
 * @throws      RangeError outside the unit
 * @see         Acklam's rational approximation, made exact by one step of Halley
 */
export function normalQuantile(share: number): number {
	if (!(share > 0 && share < 1)) throw new RangeError(`No share between 0 and 1: ${share}`);
	const z = nearQuantile(share);
	const miss = (normalBelow(z) - share) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
	return z - miss / (1 + (z * miss) / 2);
}

const A = [
	-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
	2.506628277459239
];
const B = [
	-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
	1
];
const C = [
	-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
	4.374664141464968, 2.938163982698783
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
const LOW = 0.02425;

/**
 * The normal quantile as draws need it, in a third of the time.
 *
 * @param share 0–1, neither included
 * @returns     standard deviations from the mean, within 1.2e-9 of its size
 * @see         Acklam's rational approximation
 */
export function nearQuantile(share: number): number {
	if (share > 1 - LOW) return -nearQuantile(1 - share);
	if (share < LOW) {
		const q = Math.sqrt(-2 * Math.log(share));
		return polynomial(C, q) / polynomial(D, q);
	}
	const q = share - 0.5;
	return (polynomial(A, q * q) * q) / polynomial(B, q * q);
}
