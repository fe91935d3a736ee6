import * as v from 'valibot';
import { WEIGHTS } from '../../model/compare/traits.ts';
import { dictionary } from '../declared.ts';
import { slice } from './slice.ts';

export const MOST_PEERS = 20;

/** How much a trait counts; under `k`, how many kommuner are named. */
export const PEERS_KEY = 'k';

/**
 * How much each trait counts where kommuner are like each other, by the trait; what is not there counts
 * as it begins. One whose figures are not loaded now stays: they may come.
 */
export const traits = slice('traits', () =>
	v.pipe(
		dictionary(v.number()),
		v.check((all) =>
			Object.entries(all).every(([id, is]) =>
				id === PEERS_KEY
					? Number.isSafeInteger(is) && is >= 1 && is <= MOST_PEERS
					: id.length <= 200 && WEIGHTS.some((one) => one === is)
			)
		)
	)
);
