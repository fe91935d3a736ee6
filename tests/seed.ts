/**
 * The seed of every property test, so that a run that failed can be had again. `SEED=7 npm run unit`
 * takes another one.
 */
export const SEED = Number(process.env.SEED ?? 20_261_127);
if (!Number.isSafeInteger(SEED)) throw new RangeError(`SEED must be a whole number, got ${SEED}`);
