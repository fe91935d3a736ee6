/** How often limits hold what they are limits of, in percent. */
export type Level = 95 | 99.8;

export const LEVELS: readonly Level[] = [95, 99.8];

/** The share that is left outside at each end. */
export const TAIL: Readonly<Record<Level, number>> = { 95: 0.025, 99.8: 0.001 };

/** Standard deviations from the middle to a limit: the normal quantiles of 1 − TAIL. */
export const Z: Readonly<Record<Level, number>> = {
	95: 1.959963984540054,
	99.8: 3.090232306167813
};
