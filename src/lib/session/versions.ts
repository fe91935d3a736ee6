/*
 * What the build was made of, as `vite.config.ts` puts it in; empty where the code runs without a build.
 */

const written = (key: unknown): string => (typeof key === 'string' ? key : '');

/** Of the rules that hide small numbers. */
export const protectionVersion = (): string => written(import.meta.env.METHOD_KEY);

/** Of all that figures and answers follow from beside the files. */
export const figuresVersion = (): string => written(import.meta.env.FIGURES_KEY);

export const appVersion = (): string => written(import.meta.env.APP_VERSION);
