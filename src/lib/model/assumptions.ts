import type { Norm } from '../catalogue/forlop.ts';
import { range, type Range } from '../domain/range.ts';

/** Where a value of an assumption comes from. */
export type Origin = 'default' | 'local' | 'example' | 'unset';

export interface Assumption {
	norm: Norm;
	range: Range | null;
	origin: Origin;
	/** The user's reason for a local value. */
	note?: string;
	/** A municipality's own figure: what each has said, by its code. It is nobody else's. */
	own?: Readonly<Record<string, LocalValue>>;
}

export interface LocalValue {
	range: Range;
	note: string;
	/** The user calculates with the example, and has set nothing: it is marked wherever it has effect. */
	example?: boolean;
}

/** The key of a municipality's own figure among the local values. */
export const ownKey = (kommune: string, norm: string) => `${kommune}:${norm}`;

/** What a municipality has said itself of what is its own; null where it has said nothing. */
export function ownRange(
	assumptions: readonly Assumption[],
	id: string,
	kommune: string
): Range | null {
	return assumptions.find(({ norm }) => norm.id === id)?.own?.[kommune]?.range ?? null;
}

/**
 * The assumptions in force: the municipality's own value first, then the cited default. An example
 * value is used only beside synthetic data, and is marked.
 */
export function assumptionsFrom(
	normer: readonly Norm[],
	local: Readonly<Record<string, LocalValue>>,
	useExamples: boolean
): Assumption[] {
	return normer.map((norm) => {
		if (norm.kommunens) return { norm, range: null, origin: 'unset', own: ownOf(norm, local) };
		const own = local[norm.id];
		if (own)
			return own.example
				? { norm, range: own.range, origin: 'example' }
				: { norm, range: own.range, origin: 'local', note: own.note };
		if (norm.lav !== null && norm.midt !== null && norm.hoy !== null)
			return { norm, range: range(norm.lav, norm.midt, norm.hoy), origin: 'default' };
		if (useExamples && norm.eksempel) {
			const { lav, midt, hoy } = norm.eksempel;
			return { norm, range: range(lav, midt, hoy), origin: 'example' };
		}
		return { norm, range: null, origin: 'unset' };
	});
}

function ownOf({ id }: Norm, local: Readonly<Record<string, LocalValue>>) {
	return Object.fromEntries(
		Object.entries(local).flatMap(([key, value]) => {
			const kommune = key.slice(0, 4);
			return key === ownKey(kommune, id) ? [[kommune, value] as const] : [];
		})
	);
}

/** The example of an assumption as a value to calculate with; null where it has none. */
export function exampleOf({ eksempel }: Pick<Norm, 'eksempel'>): LocalValue | null {
	if (!eksempel) return null;
	const { lav, midt, hoy } = eksempel;
	return { range: range(lav, midt, hoy), note: '', example: true };
}

/** The range of an assumption in force; null where it is not set. */
export function rangeIn(id: string, assumptions: readonly Assumption[]): Range | null {
	return assumptions.find(({ norm }) => norm.id === id)?.range ?? null;
}
